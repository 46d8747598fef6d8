package io.aerophoenix.apps;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.ErrorCode;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AppRegisterTest extends StoreOnTrial {
    private Answer<App> create(String network, Origin origin) {
        return store.register().create(SHOP, "personal", network, origin);
    }

    @Test
    void keepsAppsThroughARestart() {
        var shop = done(create("default", ada(null)));
        var bank = done(store.register().create(BANK, "money", "inner", ada(null)));

        reopen();

        assertThat(done(store.register().list())).containsExactly(bank, shop);
        assertThat(done(store.register().find(SHOP))).contains(shop);
        assertThat(shop).isEqualTo(new App(SHOP, "personal", "default", now));
    }

    @Test
    void answersARepeatWithTheFirstAnswerAndRefusesAllElse() {
        var first = done(create("default", ada("key-1")));
        now = now.plusSeconds(5);

        assertThat(done(create("default", ada("key-1")))).isEqualTo(first);
        assertThat(codeOf(create("other", ada("key-1")))).isEqualTo(ErrorCode.IDEMPOTENCY_CONFLICT);
        assertThat(codeOf(create("default", ada("key-2")))).isEqualTo(ErrorCode.NAME_TAKEN);
        assertThat(codeOf(create("default", ada(null)))).isEqualTo(ErrorCode.NAME_TAKEN);
        assertThat(codeOf(create("default", new Origin("bob", "key-1"))))
                .isEqualTo(ErrorCode.NAME_TAKEN);
    }

    @Test
    void neverTakesTwoCreationsWithoutAKeyForTheSame() {
        done(create("default", ada(null)));

        assertThat(codeOf(create("default", ada(null)))).isEqualTo(ErrorCode.NAME_TAKEN);
    }

    @Test
    void keepsWhatIsKnownAndMakesKnownWhatIsNot() {
        var seen = new App(SHOP, "personal", "default", now.minusSeconds(60));

        assertThat(done(store.register().keep(seen, ada(null)))).isEqualTo(seen);
        var other = new App(SHOP, "personal", "default", now);
        assertThat(done(store.register().keep(other, ada(null)))).isEqualTo(seen);
    }

    @Test
    void forgetsAnAppWithItsSecrets() {
        done(create("default", ada(null)));
        set("KEY", "value");

        assertThat(done(store.register().delete(SHOP))).isTrue();

        assertThat(done(store.register().find(SHOP))).isEqualTo(Optional.empty());
        assertThat(values()).isEmpty();
        assertThat(done(store.register().delete(SHOP))).isFalse();
    }
}
