package io.aerophoenix.fly.internal;

import io.aerophoenix.apps.Volume;
import io.aerophoenix.control.VolumeCommand;
import io.aerophoenix.control.VolumeQuery;
import io.aerophoenix.fly.FlyConfig;
import io.aerophoenix.http.Visitor;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// The volumes of an app.
@RequestScoped
@Path("/apps/{app_name}/volumes")
@Produces(MediaType.APPLICATION_JSON)
public class VolumesResource {
    private final Visitor visitor;
    private final FlyConfig config;

    @Inject
    VolumesResource(Visitor visitor, FlyConfig config) {
        this.visitor = visitor;
        this.config = config;
    }

    @GET
    public Response list(@PathParam("app_name") String app) {
        var volumes = visitor.ask(new VolumeQuery.ListVolumes(Segments.app(app)));
        return Response.ok(volumes.stream().map(VolumeDocument::of).toList()).build();
    }

    @POST
    public Response create(
            @PathParam("app_name") String app, @Context ContainerRequestContext request) {
        var sources = new VolumeSources(visitor, Segments.app(app));
        var order = VolumeOrders.order(Input.of(request), config.region(), sources);
        return shown(visitor.ask(new VolumeCommand.CreateVolume(order, RequestKeys.of(request))));
    }

    @GET
    @Path("{volume_id}")
    public Response show(@PathParam("app_name") String app, @PathParam("volume_id") String volume) {
        return shown(
                visitor.ask(new VolumeQuery.GetVolume(Segments.app(app), Segments.volume(volume))));
    }

    @PUT
    @Path("{volume_id}")
    public Response update(
            @PathParam("app_name") String app,
            @PathParam("volume_id") String volume,
            @Context ContainerRequestContext request) {
        return shown(
                visitor.ask(
                        new VolumeCommand.AmendVolume(
                                Segments.app(app),
                                Segments.volume(volume),
                                VolumeOrders.amendment(Input.of(request)))));
    }

    @DELETE
    @Path("{volume_id}")
    public Response destroy(
            @PathParam("app_name") String app, @PathParam("volume_id") String volume) {
        var destroyed =
                visitor.ask(
                        new VolumeCommand.DestroyVolume(
                                Segments.app(app), Segments.volume(volume)));
        return Response.ok(VolumeDocument.ofDestroyed(destroyed)).build();
    }

    @PUT
    @Path("{volume_id}/extend")
    public Response extend(
            @PathParam("app_name") String app,
            @PathParam("volume_id") String volume,
            @Context ContainerRequestContext request) {
        long size = Input.of(request).requiredWhole("size_gb", 1, Volume.LARGEST_GB);
        var extended =
                visitor.ask(
                        new VolumeCommand.ExtendVolume(
                                Segments.app(app), Segments.volume(volume), size));
        return Response.ok(new ExtensionDocument(false, VolumeDocument.of(extended))).build();
    }

    @GET
    @Path("{volume_id}/snapshots")
    public Response snapshots(
            @PathParam("app_name") String app, @PathParam("volume_id") String volume) {
        var snapshots =
                visitor.ask(
                        new VolumeQuery.ListSnapshots(Segments.app(app), Segments.volume(volume)));
        return Response.ok(snapshots.stream().map(SnapshotDocument::of).toList()).build();
    }

    /// The original answers without a body; whoever reads one hears of what was made.
    @POST
    @Path("{volume_id}/snapshots")
    public Response snapshot(
            @PathParam("app_name") String app, @PathParam("volume_id") String volume) {
        var snapshot =
                visitor.ask(
                        new VolumeCommand.SnapshotVolume(
                                Segments.app(app), Segments.volume(volume)));
        return Response.ok(SnapshotDocument.of(snapshot)).build();
    }

    private static Response shown(Volume volume) {
        return Response.ok(VolumeDocument.of(volume)).build();
    }
}
