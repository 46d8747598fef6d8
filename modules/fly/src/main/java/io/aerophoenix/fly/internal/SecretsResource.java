package io.aerophoenix.fly.internal;

import io.aerophoenix.apps.Secrets;
import io.aerophoenix.control.SecretCommand;
import io.aerophoenix.control.SecretQuery;
import io.aerophoenix.fleet.AppName;
import io.aerophoenix.fleet.ErrorCode;
import io.aerophoenix.http.QueryReader;
import io.aerophoenix.http.RefusedException;
import io.aerophoenix.http.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// The secrets of an app.
@RequestScoped
@Path("/apps/{app_name}/secrets")
@Produces(MediaType.APPLICATION_JSON)
public class SecretsResource {
    private static final int MOST = 256;
    private static final int LONGEST_VALUE = 64 * 1024;

    private final Visitor visitor;

    @Inject
    SecretsResource(Visitor visitor) {
        this.visitor = visitor;
    }

    @GET
    public Response list(@PathParam("app_name") String app, @Context UriInfo uri) {
        return Response.ok(SecretsDocument.of(asked(Segments.app(app), uri))).build();
    }

    @POST
    public Response update(
            @PathParam("app_name") String app, @Context ContainerRequestContext request) {
        var set = new LinkedHashMap<String, String>();
        var remove = new LinkedHashSet<String>();
        Input.of(request)
                .values("values", MOST, LONGEST_VALUE)
                .forEach((name, value) ->
                        value.ifPresentOrElse(it -> set.put(name, it), () -> remove.add(name)));
        var changed = visitor.ask(new SecretCommand.ChangeSecrets(Segments.app(app), set, remove));
        return Response.ok(SecretsDocument.ofChanged(changed)).build();
    }

    @GET
    @Path("{secret_name}")
    public Response show(
            @PathParam("app_name") String app,
            @PathParam("secret_name") String name,
            @Context UriInfo uri) {
        var secret = named(name, asked(Segments.app(app), uri));
        return Response.ok(SecretDocument.of(secret)).build();
    }

    @POST
    @Path("{secret_name}")
    public Response set(
            @PathParam("app_name") String app,
            @PathParam("secret_name") String name,
            @Context ContainerRequestContext request) {
        var value = Input.of(request).requiredValue("value", LONGEST_VALUE);
        var changed =
                visitor.ask(
                        new SecretCommand.ChangeSecrets(
                                Segments.app(app), Map.of(name, value), Set.of()));
        var secret = named(name, changed);
        return Response.status(201)
                .entity(ChangedSecretDocument.ofSet(secret, changed.version()))
                .build();
    }

    @DELETE
    @Path("{secret_name}")
    public Response delete(
            @PathParam("app_name") String app, @PathParam("secret_name") String name) {
        var owner = Segments.app(app);
        named(name, visitor.ask(new SecretQuery.ListSecrets(owner, false)));
        var changed = visitor.ask(new SecretCommand.ChangeSecrets(owner, Map.of(), Set.of(name)));
        return Response.ok(ChangedSecretDocument.ofRemoved(changed.version())).build();
    }

    private Secrets asked(AppName app, UriInfo uri) {
        var query = new QueryReader(uri);
        boolean reveal = query.on("show_secrets");
        int least = query.whole("min_version", 0, Integer.MAX_VALUE, 0);
        query.faults().refuseIfAny();
        var secrets = visitor.ask(new SecretQuery.ListSecrets(app, reveal));
        if (secrets.version() < least) {
            throw RefusedException.of(
                    ErrorCode.PRECONDITION_FAILED,
                    "min_secrets_version %d is not yet available; they are at %d"
                            .formatted(least, secrets.version()));
        }
        return secrets;
    }

    private static Secrets.Secret named(String name, Secrets secrets) {
        return secrets.all().stream()
                .filter(secret -> secret.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        RefusedException.of(
                                ErrorCode.NOT_FOUND,
                                "the app has no secret of this name; list them to see which there are"));
    }
}
