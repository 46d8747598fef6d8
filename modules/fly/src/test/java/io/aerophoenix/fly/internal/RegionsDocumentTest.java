package io.aerophoenix.fly.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.fleet.RegionCode;
import org.junit.jupiter.api.Test;

class RegionsDocumentTest {
    @Test
    void hasTheRegionThatAnswersAlsoWhereNobodyKnowsIt() {
        var document = RegionsDocument.around(new RegionCode("here"));

        assertThat(document.nearest()).isEqualTo("here");
        assertThat(document.regions()).hasSize(PublicRegion.ALL.size() + 1);
        assertThat(document.regions().getFirst().code()).isEqualTo("here");
        assertThat(document.regions().getFirst().latitude()).isNull();
    }

    @Test
    void hasTheRegionThatAnswersOnce() {
        var document = RegionsDocument.around(new RegionCode("fra"));

        assertThat(document.regions()).hasSize(PublicRegion.ALL.size());
        assertThat(document.regions()).filteredOn(it -> it.code().equals("fra")).hasSize(1);
    }
}
