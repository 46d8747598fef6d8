package io.aerophoenix.fly;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(WithRunningFly.class)
class ScopeTest {
    private final RunningFly fly;

    ScopeTest(RunningFly fly) {
        this.fly = fly;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /apps/shop/deploy_token",
                "GET /apps/shop/certificates?limit=5",
                "POST /apps/shop/certificates/acme",
                "POST /apps/shop/certificates/custom",
                "GET /apps/shop/certificates/example.org",
                "DELETE /apps/shop/certificates/example.org",
                "DELETE /apps/shop/certificates/example.org/acme",
                "DELETE /apps/shop/certificates/example.org/custom",
                "POST /apps/shop/certificates/example.org/check",
                "GET /apps/shop/ip_assignments",
                "POST /apps/shop/ip_assignments",
                "DELETE /apps/shop/ip_assignments/fd00::1",
                "GET /apps/shop/secretkeys",
                "GET /apps/shop/secretkeys/k",
                "POST /apps/shop/secretkeys/k",
                "DELETE /apps/shop/secretkeys/k",
                "POST /apps/shop/secretkeys/k/decrypt",
                "POST /apps/shop/secretkeys/k/encrypt",
                "POST /apps/shop/secretkeys/k/generate",
                "POST /apps/shop/secretkeys/k/sign",
                "POST /apps/shop/secretkeys/k/verify",
                "POST /tokens/authorize",
                "POST /tokens/kms",
                "POST /tokens/oidc"
            })
    void doesNotReachAsFarAsTheOriginals(String operation) {
        var methodAndPath = operation.split(" ", 2);
        fly.go().send(methodAndPath[0], methodAndPath[1], null).isError(501, "unimplemented: ");
    }

    @Test
    void isNotWhatNobodyEverHeardOf() {
        fly.go().get("/apps/shop/unicorns").isError(404, "");
        fly.go().get("/unicorns").isError(404, "");
        fly.go().send("PATCH", "/apps/shop/certificates", "{}").isError(404, "");
        fly.go().get("/tokens/kms").isError(404, "");
        fly.go().post("/platform/regions", "{}").isError(405, "");
    }

    @Test
    void isToldToThoseWithATokenOnly() {
        fly.go().withToken("worthless").post("/tokens/kms").isError(401, "Authenticate");
    }
}
