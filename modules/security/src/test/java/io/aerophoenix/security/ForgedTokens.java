package io.aerophoenix.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Tokens as an attacker would put them together.
final class ForgedTokens {
    private ForgedTokens() {}

    static String unsigned(String claims) {
        return part("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + part(claims) + ".";
    }

    static String unsigned(String keyId, String claims) {
        return part("{\"alg\":\"none\",\"kid\":\"" + keyId + "\"}") + "." + part(claims) + ".";
    }

    static String signedByHmac(byte[] secret, String keyId, String claims)
            throws GeneralSecurityException {
        var header = part("{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"" + keyId + "\"}");
        var content = header + "." + part(claims);
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret, "HmacSHA256"));
        return content + "." + base64(mac.doFinal(content.getBytes(StandardCharsets.US_ASCII)));
    }

    static String withClaims(String token, String claims) {
        var parts = token.split("\\.", -1);
        return parts[0] + "." + part(claims) + "." + parts[2];
    }

    static String claimsOf(String token) {
        var bytes = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String part(String json) {
        return base64(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
