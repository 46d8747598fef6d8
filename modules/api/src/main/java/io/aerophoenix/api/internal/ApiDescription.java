package io.aerophoenix.api.internal;

import static java.util.Objects.requireNonNull;

import io.aerophoenix.fleet.Cause;
import io.aerophoenix.fleet.MachineState;
import io.aerophoenix.fleet.Note;
import io.aerophoenix.lifecycle.Health;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/// Completes what the platform finds out about the API by itself: the problems that every operation may answer with,
/// what is asked for in queries, the two ways to read logs, and what lies outside the API's own path.
public class ApiDescription implements OASFilter {
    private static final String JSON = "application/json";

    @Override
    public void filterOpenAPI(OpenAPI api) {
        addWords(api);
        openProblem(api);
        api.getPaths().getPathItems().forEach(ApiDescription::complete);
        api.getPaths()
                .addPathItem(
                        KeysService.FOLDER + KeysService.FILE,
                        OASFactory.createPathItem().GET(keys()));
    }

    private static void addWords(OpenAPI api) {
        var states =
                OASFactory.createSchema().type(Schema.SchemaType.ARRAY).items(ref("MachineState"));
        api.getComponents()
                .addSchema("MachineState", words(MachineState.values(), MachineState::word))
                .addSchema("MachineStates", states)
                .addSchema("Cause", words(Cause.values(), Cause::word))
                .addSchema("NoteKind", words(Note.Kind.values(), Note.Kind::word))
                .addSchema("Verdict", words(Health.Verdict.values(), Health.Verdict::word));
    }

    private static <T> Schema words(T[] values, Function<T, String> word) {
        var schema = text();
        Arrays.stream(values).map(word).forEach(schema::addEnumeration);
        return schema;
    }

    /// The facts of a problem lie beside its other fields, not under one of their own.
    private static void openProblem(OpenAPI api) {
        var errors = OASFactory.createSchema().type(Schema.SchemaType.ARRAY).items(ref("Fault"));
        errors.description("With `invalid_request`: all that is wrong");
        var problem =
                requireNonNull(api.getComponents().getSchemas().get("Problem"), "ApiApplication");
        problem.removeProperty("facts");
        problem.addProperty("errors", errors).additionalPropertiesBoolean(true);
    }

    private static void complete(String path, PathItem item) {
        item.getOperations()
                .forEach((method, operation) -> {
                    complete(operation);
                    HeaderParameters.of(path, method).forEach(operation::addParameter);
                });
    }

    private static void complete(Operation operation) {
        operation
                .getResponses()
                .addAPIResponse(
                        "400",
                        problem("Something in the request is wrong; `errors` names all of it"))
                .addAPIResponse("401", problem("There is no valid token"))
                .addAPIResponse("403", problem("The token lacks the capability that `needs` names"))
                .addAPIResponse("default", problem("It could not be done; `code` says why"));
        QueryParameters.of(operation.getOperationId()).forEach(operation::addParameter);
        if (LogsResource.OPERATION.equals(operation.getOperationId())) {
            describeLogs(operation);
        }
    }

    private static void describeLogs(Operation operation) {
        operation
                .summary("Shows what a machine's workload wrote, or follows it")
                .description(
                        """
                        As JSON, a page of lines. With `Accept: text/event-stream`, events `lines` with the same data \
                        for ever, each with a cursor as its id; it begins after `Last-Event-ID`, else after `after`, \
                        else with the last `tail` lines.\
                        """)
                .addParameter(
                        OASFactory.createParameter()
                                .name(EventsResource.LAST_EVENT_ID)
                                .in(Parameter.In.HEADER)
                                .description(
                                        "The id of the last event seen, for a stream that goes on")
                                .schema(text()));
        operation
                .getResponses()
                .getAPIResponse("200")
                .getContent()
                .addMediaType(
                        EventsResource.STREAM, OASFactory.createMediaType().schema(ref("Logs")));
    }

    private static Operation keys() {
        var schema =
                OASFactory.createSchema()
                        .type(Schema.SchemaType.OBJECT)
                        .addProperty(
                                "keys",
                                OASFactory.createSchema()
                                        .type(Schema.SchemaType.ARRAY)
                                        .items(
                                                OASFactory.createSchema()
                                                        .type(Schema.SchemaType.OBJECT)));
        var response =
                OASFactory.createAPIResponse()
                        .description("A JSON Web Key Set")
                        .content(content(JSON, schema));
        return OASFactory.createOperation()
                .operationId("getKeys")
                .summary("Shows the public keys with which this region's tokens are verified")
                .addTag("tokens")
                .security(List.of())
                .responses(OASFactory.createAPIResponses().addAPIResponse("200", response));
    }

    private static APIResponse problem(String description) {
        return OASFactory.createAPIResponse()
                .description(description)
                .content(content(Problems.TYPE.toString(), ref("Problem")));
    }

    private static Content content(String type, Schema schema) {
        return OASFactory.createContent()
                .addMediaType(type, OASFactory.createMediaType().schema(schema));
    }

    private static Schema text() {
        return OASFactory.createSchema().type(Schema.SchemaType.STRING);
    }

    private static Schema ref(String name) {
        return OASFactory.createSchema().ref(name);
    }
}
