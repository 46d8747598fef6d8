package io.aerophoenix.api.internal;

import java.math.BigDecimal;
import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;

/// What each operation takes in its query, described for the readers of the API.
final class QueryParameters {
    private static final String STATES =
            "States, with commas between them, such as running,stopped";

    private QueryParameters() {}

    static List<Parameter> of(String operation) {
        return switch (operation) {
            case "listMachines" ->
                    List.of(
                            text("app", "Machines of this app"),
                            text("region", "Machines in this region"),
                            text("state", STATES),
                            text("q", "Part of a name, an id or an app"),
                            labels(),
                            text("after", "`next` of the page before"),
                            whole(
                                    "limit",
                                    1,
                                    MachinesResource.MAX_PAGE,
                                    MachinesResource.DEFAULT_PAGE));
            case "createMachine" -> List.of(on("start", true));
            case "releaseLease" ->
                    List.of(
                            on("force", false),
                            text("reason", "Why it is broken; required with `force`"));
            case "destroyMachine" -> List.of(on("force", false));
            case "awaitState" ->
                    List.of(
                            text(
                                            "state",
                                            STATES
                                                    + "; or settled: any that lasts, with nothing under way")
                                    .required(true),
                            text(
                                    "since",
                                    "A version: what the machine was at it, and before, does not count; what it was for a moment after it does"),
                            whole(
                                            "timeout",
                                            0,
                                            WaitReader.MAX_TIMEOUT_SECONDS,
                                            WaitReader.DEFAULT_TIMEOUT_SECONDS)
                                    .description("Seconds"));
            case "followChanges" ->
                    List.of(
                            text("machine", "Changes of this machine only"),
                            text("app", "Changes of machines of this app only"));
            case LogsResource.OPERATION ->
                    List.of(
                            text("after", "`next` of the page before"),
                            text(
                                    "tail",
                                    "How many of the last lines of each stream to begin with, 512 KiB of each at most, when `after` is not given"),
                            whole("limit", 1, LogsResource.MAX_LINES, LogsResource.DEFAULT_LINES)
                                    .description(
                                            "Lines per page, by default all that `tail` begins with; at most 1 MiB of text"));
            default -> List.of();
        };
    }

    private static Parameter text(String name, String description) {
        return query(name, Schema.SchemaType.STRING).description(description);
    }

    private static Parameter labels() {
        var parameter = query("label", Schema.SchemaType.ARRAY);
        parameter.getSchema().items(OASFactory.createSchema().type(Schema.SchemaType.STRING));
        return parameter
                .style(Parameter.Style.FORM)
                .explode(true)
                .description(
                        "Machines with this label, as name:value; repeatable, and all must match");
    }

    private static Parameter on(String name, boolean otherwise) {
        var parameter = query(name, Schema.SchemaType.BOOLEAN);
        parameter.getSchema().defaultValue(otherwise);
        return parameter;
    }

    private static Parameter whole(String name, int least, int most, int otherwise) {
        var parameter = query(name, Schema.SchemaType.INTEGER);
        parameter
                .getSchema()
                .minimum(BigDecimal.valueOf(least))
                .maximum(BigDecimal.valueOf(most))
                .defaultValue(otherwise);
        return parameter;
    }

    private static Parameter query(String name, Schema.SchemaType type) {
        return OASFactory.createParameter()
                .name(name)
                .in(Parameter.In.QUERY)
                .schema(OASFactory.createSchema().type(type));
    }
}
