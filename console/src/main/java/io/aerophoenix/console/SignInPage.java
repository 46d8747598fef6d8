package io.aerophoenix.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// What a stranger sees.
final class SignInPage {
    private static final String FILE = "sign-in.html";
    private static final String PLACE_FOR_A_PROBLEM = "<!-- problem -->";

    private final String template;

    private SignInPage(String template) {
        this.template = template;
    }

    static SignInPage load() {
        try (var file = SignInPage.class.getResourceAsStream(FILE)) {
            var bytes = Objects.requireNonNull(file, FILE).readAllBytes();
            return new SignInPage(new String(bytes, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The sign-in page cannot be read from the console's jar", e);
        }
    }

    String html() {
        return template;
    }

    /// @param problem one of our own sentences, never what the visitor sent
    String html(String problem) {
        return template.replace(
                PLACE_FOR_A_PROBLEM,
                "<p class=\"problem\" role=\"alert\" data-testid=\"sign-in-problem\">"
                        + problem
                        + "</p>");
    }
}
