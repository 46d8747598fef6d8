package io.aerophoenix.api;

import static io.aerophoenix.api.Samples.ID;
import static io.aerophoenix.api.Samples.OTHER;
import static org.assertj.core.api.Assertions.assertThat;

import io.aerophoenix.control.Query;
import io.aerophoenix.control.RegionCommand.RebuildIndex;
import io.aerophoenix.control.RegionView;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.fleet.RegionCode;
import io.aerophoenix.security.Capability;
import io.aerophoenix.wal.RebuildReport;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithRunningApi.class)
class IndexTest {
    private static final String PATH = "/regions/iad/index/rebuild";

    private final RunningApi api;

    IndexTest(RunningApi api) {
        this.api = api;
    }

    @BeforeEach
    void thereIsARegion() {
        var region = new RegionView(new RegionCode("iad"), "ready", 3, List.of());
        api.control().done(Query.ListRegions.class, List.of(region));
    }

    @Test
    void isMadeAnewAndTellsWhatDiffered() {
        var report = new RebuildReport(100, 1, 3, List.of(ID, OTHER), 1, Duration.ofMillis(12_500));
        api.control().done(RebuildIndex.class, report);

        var reply = api.post(PATH);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body())
                .isEqualTo(
                        """
                        {"region":"iad","machines":100,"differed":3,"missing":1,"orphaned":1,"damaged":1,\
                        "seconds":12.5}\
                        """);
    }

    @Test
    void isNotMadeAnewInARegionThatIsNot() {
        api.post("/regions/fra/index/rebuild").isProblem(404, "not_found");
        api.post("/regions/No!/index/rebuild").isProblem(404, "not_found");
        assertThat(api.control().last().request()).isInstanceOf(Query.ListRegions.class);
    }

    @Test
    void tellsWhyItWasNotMadeAnew() {
        api.control()
                .on(
                        RebuildIndex.class,
                        _ -> Answer.refused(ErrorCode.PRECONDITION_FAILED, "the old one stands"));

        api.post(PATH).isProblem(412, "precondition_failed");
    }

    @Test
    void isNotMadeAnewByWhatSaysMore() {
        api.post(PATH, "{\"fast\":true}").isProblem(400, "invalid_request").faults("body");
    }

    @Test
    void isNotMadeAnewForThoseWhoMayOnlyRead() {
        var reply =
                api.send(
                        HttpRequest.newBuilder(api.uri("/api/v1" + PATH))
                                .header(
                                        "Authorization",
                                        "Bearer " + api.token(Capability.MACHINE_READ))
                                .POST(BodyPublishers.noBody()));

        assertThat(reply.isProblem(403, "forbidden").json().get("needs").stringValue())
                .isEqualTo("machine_create");
    }
}
