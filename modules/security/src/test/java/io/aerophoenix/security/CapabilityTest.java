package io.aerophoenix.security;

import static io.aerophoenix.security.Capability.ADMIN_KILL_SWITCH;
import static io.aerophoenix.security.Capability.CHAOS_HEAL;
import static io.aerophoenix.security.Capability.CHAOS_INJECT;
import static io.aerophoenix.security.Capability.MACHINE_CREATE;
import static io.aerophoenix.security.Capability.MACHINE_DESTROY;
import static io.aerophoenix.security.Capability.MACHINE_MIGRATE;
import static io.aerophoenix.security.Capability.MACHINE_READ;
import static io.aerophoenix.security.Capability.SCALING_READ;
import static io.aerophoenix.security.Capability.SCALING_WRITE;
import static io.aerophoenix.security.Capability.SECRET_READ;
import static io.aerophoenix.security.Capability.SECRET_WRITE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CapabilityTest {
    private static final Map<Capability, Set<Capability>> IMPLIED =
            Map.ofEntries(
                    Map.entry(MACHINE_READ, Set.of()),
                    Map.entry(MACHINE_CREATE, Set.of(MACHINE_READ)),
                    Map.entry(MACHINE_DESTROY, Set.of(MACHINE_READ)),
                    Map.entry(MACHINE_MIGRATE, Set.of(MACHINE_READ)),
                    Map.entry(SECRET_READ, Set.of(MACHINE_READ)),
                    Map.entry(SECRET_WRITE, Set.of(MACHINE_READ)),
                    Map.entry(CHAOS_INJECT, Set.of(MACHINE_READ, CHAOS_HEAL)),
                    Map.entry(CHAOS_HEAL, Set.of(MACHINE_READ)),
                    Map.entry(SCALING_READ, Set.of()),
                    Map.entry(SCALING_WRITE, Set.of(SCALING_READ)),
                    Map.entry(ADMIN_KILL_SWITCH, Set.of(MACHINE_READ, MACHINE_DESTROY)));

    @Test
    void impliesWhatTheProductPromisesAndNothingMore() {
        assertThat(IMPLIED).containsOnlyKeys(Capability.values());

        IMPLIED.forEach((capability, others) -> {
            assertThat(capability.implied()).contains(capability).containsAll(others);
            assertThat(capability.implied()).hasSize(others.size() + 1);
        });
    }

    @Test
    void impliesAllThatTheImpliedOnesImply() {
        for (var capability : Capability.values()) {
            for (var implied : capability.implied()) {
                assertThat(capability.implied()).containsAll(implied.implied());
            }
        }
    }

    @Test
    void isHeldByACallerWhoWasGrantedOneThatImpliesIt() {
        var caller = new Caller("ada", Set.of(CHAOS_INJECT));

        assertThat(caller.holds(CHAOS_HEAL)).isTrue();
        assertThat(caller.holds(MACHINE_READ)).isTrue();
        assertThat(caller.holds(MACHINE_CREATE)).isFalse();
    }

    @Test
    void isNotHeldInReverse() {
        var caller = new Caller("ada", Set.of(CHAOS_HEAL));

        assertThat(caller.holds(CHAOS_INJECT)).isFalse();
    }

    @Test
    void passesOverWordsThatItDoesNotKnow() {
        var words = List.of("machine_read", "MACHINE_CREATE", "root", "", "machine_read ");

        assertThat(Capability.ofWords(words)).containsExactly(MACHINE_READ);
    }
}
