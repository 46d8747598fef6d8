package io.aerophoenix.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What proves to the region who asks. Never printed.
record Token(String value) {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9._~+/=-]+");
    private static final long MAX_FILE_BYTES = 16 * 1024;

    Token {
        if (!SHAPE.matcher(value).matches()) {
            throw Failure.usage(
                    "The token has characters that no token has. Was a file name meant? Then use --token-file.");
        }
    }

    /// The first of: the option, the named file, AEROPHOENIX_TOKEN, AEROPHOENIX_TOKEN_FILE, and the file where a token
    /// is kept for good, `aerophoenix/token` in the user's configuration folder.
    static Optional<Token> find(
            @Nullable String option, @Nullable Path file, Map<String, String> environment) {
        if (option != null) {
            return Optional.of(new Token(option.strip()));
        }
        if (file != null) {
            return Optional.of(read(file));
        }
        var text = environment.getOrDefault("AEROPHOENIX_TOKEN", "").strip();
        if (!text.isEmpty()) {
            return Optional.of(new Token(text));
        }
        var named = environment.getOrDefault("AEROPHOENIX_TOKEN_FILE", "");
        if (!named.isEmpty()) {
            return Optional.of(read(Path.of(named)));
        }
        return keptFile(environment).filter(Files::isReadable).map(Token::read);
    }

    private static Optional<Path> keptFile(Map<String, String> environment) {
        var configuration = environment.getOrDefault("XDG_CONFIG_HOME", "");
        if (!configuration.isEmpty()) {
            return Optional.of(Path.of(configuration, "aerophoenix", "token"));
        }
        return Optional.ofNullable(environment.get("HOME"))
                .map(home -> Path.of(home, ".config", "aerophoenix", "token"));
    }

    private static Token read(Path file) {
        try {
            if (Files.size(file) > MAX_FILE_BYTES) {
                throw Failure.usage("%s is too large for a token.".formatted(file));
            }
            return new Token(Files.readString(file).strip());
        } catch (IOException e) {
            throw Failure.usage(
                    "Cannot read the token file %s. Make one with `./aero token > %s`."
                            .formatted(file, file));
        }
    }

    @Override
    public String toString() {
        return "Token[hidden]";
    }
}
