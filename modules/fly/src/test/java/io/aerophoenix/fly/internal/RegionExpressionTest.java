package io.aerophoenix.fly.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.fleet.RegionCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegionExpressionTest {
    @ParameterizedTest
    @CsvSource({
        "iad, iad, true",
        "lhr, iad, false",
        "'lhr,iad', iad, true",
        "'lhr, any', iad, true",
        "us, iad, true",
        "usa, iad, true",
        "na, iad, true",
        "na, yyz, true",
        "us, yyz, false",
        "eu, fra, true",
        "eu, iad, false",
        "apac, syd, true",
        "sa, gru, true",
        "eu, here, false",
        "here, here, true",
        "any, here, true",
        "'', jnb, false"
    })
    void admitsRegionsByCodeAliasOrAny(String expression, String region, boolean admitted) {
        assertThat(RegionExpression.admits(expression, new RegionCode(region))).isEqualTo(admitted);
    }
}
