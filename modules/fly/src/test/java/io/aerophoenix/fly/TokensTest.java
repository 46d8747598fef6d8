package io.aerophoenix.fly;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.security.Capability;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithRunningFly.class)
class TokensTest {
    private final RunningFly fly;

    TokensTest(RunningFly fly) {
        this.fly = fly;
    }

    @Test
    void saysWhoseTheTokenIs() {
        var current = fly.go().get("/tokens/current").is(200);

        Documents.check("CurrentTokenResponse", current.json());
        assertThat(current.text("/tokens/0/user")).isEqualTo(RunningFly.SUBJECT);
        assertThat(current.text("/tokens/0/org_slug")).isEqualTo("personal");
        fly.go().withToken("worthless").get("/tokens/current").isError(401, "Authenticate");
    }

    @Test
    void saysWhetherATokenIsWorthAnything() {
        var token = fly.token(Capability.MACHINE_READ);

        for (var header : new String[] {token, "Bearer " + token, "FlyV1 " + token}) {
            var verified =
                    fly.go()
                            .post(
                                    "/tokens/authenticate",
                                    """
                                    {"header":"%s"}\
                                    """
                                            .formatted(header))
                            .is(200);

            Documents.check("[VerifiedToken]", verified.json());
            assertThat(verified.text("/0/header")).isEqualTo(header);
        }
        fly.go()
                .post(
                        "/tokens/authenticate",
                        """
                        {"header":"Bearer worthless"}\
                        """)
                .isError(400, "header: this is not a token");
        fly.go().post("/tokens/authenticate", "{}").isError(400, "header: is required");
    }
}
