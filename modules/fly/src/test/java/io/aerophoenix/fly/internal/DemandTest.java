package io.aerophoenix.fly.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.fly.RateLimits;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DemandTest {
    private static final RateLimits LIMITS = RateLimits.DOCUMENTED;

    private static Optional<Demand> find(String method, String path) {
        return Demand.of(method, List.of(path.split("/", -1)), LIMITS);
    }

    private static Demand demand(String method, String path) {
        return find(method, path).orElseThrow();
    }

    @Test
    void isOfOneActionOnOneMachine() {
        var start = demand("POST", "apps/shop/machines/m-1/start");

        assertThat(start.rate()).isEqualTo(LIMITS.actions());
        assertThat(start).isEqualTo(demand("POST", "apps/shop/machines/m-1/start"));
        assertThat(start).isNotEqualTo(demand("POST", "apps/shop/machines/m-1/stop"));
        assertThat(start).isNotEqualTo(demand("POST", "apps/shop/machines/m-2/start"));
        assertThat(start).isNotEqualTo(demand("POST", "apps/bank/machines/m-1/start"));
        assertThat(demand("PUT", "apps/shop/machines/m-1/memory"))
                .isNotEqualTo(demand("GET", "apps/shop/machines/m-1/memory"));
    }

    @Test
    void isOfTheAppWhereThePathNamesNoMachine() {
        assertThat(demand("POST", "apps/shop/machines").rate()).isEqualTo(LIMITS.actions());
        assertThat(demand("POST", "apps/shop/machines"))
                .isNotEqualTo(demand("GET", "apps/shop/machines"));
        assertThat(demand("GET", "apps/shop").rate()).isEqualTo(LIMITS.actions());
    }

    @Test
    void isGenerousWithLooksAtAMachine() {
        assertThat(demand("GET", "apps/shop/machines/m-1").rate()).isEqualTo(LIMITS.machineReads());
        assertThat(demand("HEAD", "apps/shop/machines/m-1"))
                .isEqualTo(demand("GET", "apps/shop/machines/m-1"));
        assertThat(demand("GET", "apps/shop/machines/m-1/events").rate())
                .isEqualTo(LIMITS.actions());
        assertThat(demand("GET", "apps/shop/volumes/vol_1").rate()).isEqualTo(LIMITS.actions());
    }

    @Test
    void countsDeletionsOfAllAppsTogether() {
        var deletion = demand("DELETE", "apps/shop");

        assertThat(deletion.rate()).isEqualTo(LIMITS.appDeletions());
        assertThat(deletion).isEqualTo(demand("DELETE", "apps/bank"));
    }

    @Test
    void countsKeysOfOneMachinesMetadataTogether() {
        assertThat(demand("GET", "apps/shop/machines/m-1/metadata/a"))
                .isEqualTo(demand("GET", "apps/shop/machines/m-1/metadata/b"));
    }

    @Test
    void isNothingWhereThePathNamesNoApp() {
        assertThat(find("GET", "apps")).isEmpty();
        assertThat(find("GET", "platform/regions")).isEmpty();
        assertThat(find("GET", "orgs/personal/machines")).isEmpty();
        assertThat(Demand.of("GET", List.of(), LIMITS)).isEmpty();
    }

    @Test
    void remembersNoEndlessNames() {
        assertThat(demand("GET", "apps/" + "a".repeat(10_000)).bucket()).hasSizeLessThan(100);
    }
}
