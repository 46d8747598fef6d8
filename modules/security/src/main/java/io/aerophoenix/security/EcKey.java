package io.aerophoenix.security;

import io.helidon.security.jwt.JwtException;
import io.helidon.security.jwt.jwk.JwkEC;
import io.helidon.security.jwt.jwk.JwkKeys;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.StringReader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/// A P-256 key in the form of a JWK.
///
/// @param jwk with its private part `d`
record EcKey(JsonObject jwk) {
    private static final int COORDINATE_BYTES = 32;

    static EcKey fresh() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var pair = generator.generateKeyPair();
            return of((ECPublicKey) pair.getPublic(), (ECPrivateKey) pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has P-256", e);
        }
    }

    private static EcKey of(ECPublicKey publicKey, ECPrivateKey privateKey)
            throws GeneralSecurityException {
        var x = base64(publicKey.getW().getAffineX());
        var y = base64(publicKey.getW().getAffineY());
        return new EcKey(
                publicPart(thumbprint(x, y), x, y).add("d", base64(privateKey.getS())).build());
    }

    /// @param file only for the message
    /// @throws KeyFileException when it is no such key, or its parts do not belong together
    static EcKey parse(String json, Path file) {
        try (var reader = Json.createReader(new StringReader(json))) {
            var key = new EcKey(reader.readObject());
            key.proveItself();
            return key;
        } catch (JsonException | JwtException | ClassCastException | NullPointerException e) {
            throw new KeyFileException(
                    """
                    The signing key %s is damaged: it is not a P-256 key in JWK form. \
                    Restore it from a copy, or delete it: a new key is made at the next start, \
                    and tokens signed with the old one are no longer accepted.\
                    """
                            .formatted(file),
                    e);
        }
    }

    private void proveItself() {
        var probe = "probe".getBytes(StandardCharsets.US_ASCII);
        var verifying = verifying().keys().getFirst();
        if (!verifying.verifySignature(probe, signing().sign(probe))) {
            throw new JwtException("the public part belongs to another private part");
        }
    }

    JwkEC signing() {
        return JwkEC.create(jwk);
    }

    JwkKeys verifying() {
        return JwkKeys.create(publicSet());
    }

    String privateJson() {
        return jwk + "\n";
    }

    String publicJson() {
        return publicSet() + "\n";
    }

    private JsonObject publicSet() {
        var key = publicPart(jwk.getString("kid"), jwk.getString("x"), jwk.getString("y"));
        return Json.createObjectBuilder().add("keys", Json.createArrayBuilder().add(key)).build();
    }

    private static JsonObjectBuilder publicPart(String keyId, String x, String y) {
        return Json.createObjectBuilder()
                .add("kty", "EC")
                .add("crv", "P-256")
                .add("alg", JwkEC.ALG_ES256)
                .add("use", "sig")
                .add("kid", keyId)
                .add("x", x)
                .add("y", y);
    }

    /// The key's name, made from the key itself as RFC 7638 says.
    private static String thumbprint(String x, String y) throws GeneralSecurityException {
        var canonical =
                "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"%s\",\"y\":\"%s\"}".formatted(x, y);
        var digest = MessageDigest.getInstance("SHA-256");
        return base64(digest.digest(canonical.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String base64(BigInteger number) {
        var bytes = number.toByteArray();
        var fixed = new byte[COORDINATE_BYTES];
        int length = Math.min(bytes.length, COORDINATE_BYTES);
        System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE_BYTES - length, length);
        return base64(fixed);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /// Says nothing of the private part.
    @Override
    public String toString() {
        return "EcKey[" + jwk.getString("kid", "?") + "]";
    }
}
