package io.aerophoenix.control;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.security.Caller;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SealedNonceTest {
    private static final String NONCE = "0123456789abcdef0123456789abcdef";
    private static final Caller ADA = new Caller("ada", Set.of());

    @Test
    void isOpenedByTheSameCallerWithTheSameKeyOnly() {
        var sealed = new SealedNonce(ADA, "key").of(NONCE);

        assertThat(sealed).isNotEqualTo(NONCE);
        assertThat(new SealedNonce(ADA, "key").opened(sealed)).isEqualTo(NONCE);
        assertThat(new SealedNonce(ADA, "other").opened(sealed)).isNotEqualTo(NONCE);
        assertThat(new SealedNonce(new Caller("bob", Set.of()), "key").opened(sealed))
                .isNotEqualTo(NONCE);
    }
}
