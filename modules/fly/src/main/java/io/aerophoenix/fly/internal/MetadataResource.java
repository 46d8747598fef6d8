package io.aerophoenix.fly.internal;

import io.aerophoenix.control.ConfigurationCommand;
import io.aerophoenix.control.Precondition;
import io.aerophoenix.fleet.Answer;
import io.aerophoenix.fleet.Machine;
import io.aerophoenix.http.Faults;
import io.aerophoenix.http.Texts;
import io.aerophoenix.http.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The metadata of a machine, whole or by the key. Changes leave its workload alone.
@RequestScoped
@Path("/apps/{app}/machines/{machine}/metadata")
@Produces(MediaType.APPLICATION_JSON)
public class MetadataResource {
    private static final String METADATA = "metadata";

    private final Visitor visitor;

    @Inject
    MetadataResource(Visitor visitor) {
        this.visitor = visitor;
    }

    @GET
    public MetadataDocument show(@PathParam("app") String app, @PathParam("machine") String id) {
        return MetadataDocument.of(MachineDoor.of(visitor, app).find(id).spec().metadata());
    }

    /// The map, in place of the one that is there.
    @PUT
    public void replace(
            @PathParam("app") String app,
            @PathParam("machine") String id,
            @Context ContainerRequestContext request) {
        var door = MachineDoor.of(visitor, app);
        var body = MachineBody.required(request);
        var change = MetadataChange.of(body.within(METADATA));
        var machine = door.find(id);
        var others = new HashSet<>(machine.spec().metadata().keySet());
        others.removeAll(change.put().keySet());
        change(door, machine, new MetadataChange(change.put(), others), body, request);
    }

    /// What the map says, beside what is there.
    @PATCH
    public void merge(
            @PathParam("app") String app,
            @PathParam("machine") String id,
            @Context ContainerRequestContext request) {
        var door = MachineDoor.of(visitor, app);
        var body = MachineBody.required(request);
        var change = MetadataChange.of(body.within(METADATA));
        change(door, door.find(id), change, body, request);
    }

    private static void change(
            MachineDoor door,
            Machine machine,
            MetadataChange change,
            ConfigFields body,
            ContainerRequestContext request) {
        var expected = body.text("machine_version");
        var answer =
                new MachineExpectation(door, "machine_version", expected)
                        .hold(machine, version -> change.of(machine, version, request));
        if (answer instanceof Answer.Refused<Machine>(var refusal)) {
            throw MachineDoor.refused(machine.id(), refusal);
        }
    }

    @GET
    @Path("{key}")
    public MetadataDocument.Value showOne(
            @PathParam("app") String app,
            @PathParam("machine") String id,
            @PathParam("key") String key) {
        var value = MachineDoor.of(visitor, app).find(id).spec().metadata().get(key);
        if (value == null) {
            throw MachineDoor.error(404, "metadata key not found");
        }
        return new MetadataDocument.Value(value);
    }

    @POST
    @Path("{key}")
    public void putOne(
            @PathParam("app") String app,
            @PathParam("machine") String id,
            @PathParam("key") String key,
            @Context ContainerRequestContext request) {
        var door = MachineDoor.of(visitor, app);
        Texts.objection(key)
                .ifPresent(objection -> {
                    throw Faults.refusal("key", objection);
                });
        var value = MachineBody.required(request).text("value", "");
        var change =
                value.isEmpty()
                        ? new MetadataChange(Map.of(), Set.of(key))
                        : new MetadataChange(Map.of(key, value), Set.of());
        var machine = door.find(id);
        door.ask(machine.id(), change.of(machine, null, request));
    }

    @DELETE
    @Path("{key}")
    public void removeOne(
            @PathParam("app") String app,
            @PathParam("machine") String id,
            @PathParam("key") String key,
            @Context ContainerRequestContext request) {
        var door = MachineDoor.of(visitor, app);
        var machine = door.find(id);
        var change = new MetadataChange(Map.of(), Set.of(key));
        door.ask(machine.id(), change.of(machine, null, request));
    }

    /// What is put, and what is removed.
    private record MetadataChange(Map<String, String> put, Set<String> remove) {
        /// Nothing, and an empty text, remove what was there.
        static MetadataChange of(ConfigFields map) {
            var put = new HashMap<String, String>();
            var remove = new HashSet<String>();
            for (var key : map.json().propertyNames()) {
                var value = map.text(key);
                if (value == null) {
                    remove.add(key);
                } else {
                    put.put(key, value);
                }
            }
            return new MetadataChange(put, remove);
        }

        ConfigurationCommand.LabelMachine of(
                Machine machine, @Nullable Long version, ContainerRequestContext request) {
            var given = new Precondition(version, MachineDoor.nonce(request));
            return new ConfigurationCommand.LabelMachine(machine.id(), put, remove, given);
        }
    }
}
