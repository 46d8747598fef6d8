package io.aerophoenix.security;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /// With our key, as another program that has it could.
    static String signed(LocalKeys keys, String claims) {
        var key = keys.signingKey();
        var header = "{\"alg\":\"ES256\",\"kid\":\"" + key.keyId() + "\"}";
        var content = part(header) + "." + part(claims);
        var signature = key.sign(content.getBytes(StandardCharsets.US_ASCII));
        return content + "." + base64(signature);
    }

    /// Claims of which one is not what it should be; all else is in order, also today.
    static Stream<String> oddClaims() {
        return """
        exp "soon"
        exp "4000000000"
        exp 1e17
        exp 1e400
        exp -1
        exp null
        exp []
        exp true
        nbf "soon"
        nbf 1e17
        nbf {}
        iat "soon"
        iat 1e17
        iat [1]
        sub 7
        sub ""
        sub "  "
        sub "%s"
        sub null
        sub {}
        sub ["ada"]
        aud 7
        aud {}
        aud [7]
        aud [[]]
        aud null
        aud true
        aud []
        iss 7
        iss null
        iss ["aerophoenix"]
        zoneinfo "nowhere"
        picture "::"
        """
                .formatted("x".repeat(256))
                .lines()
                .map(claim -> claim.split(" ", 2))
                .map(claim -> claimsWith(claim[0], claim[1]));
    }

    private static String claimsWith(String name, String value) {
        var claims = new TreeMap<String, String>();
        claims.put("iss", "\"aerophoenix\"");
        claims.put("aud", "\"aerophoenix\"");
        claims.put("sub", "\"ada\"");
        claims.put("exp", "4000000000");
        claims.put(name, value);
        return claims.entrySet().stream()
                .map(claim -> "\"" + claim.getKey() + "\":" + claim.getValue())
                .collect(Collectors.joining(",", "{", "}"));
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
