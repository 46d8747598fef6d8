/// The one door: every command and query of every face passes here.
///
/// Below it: `lifecycle`, which does the work, `apps`, which has what else belongs to an app, and `security`, which says who may ask. Above it: the faces (api,
/// console), which translate and decide nothing. What a face cannot express as a [io.aerophoenix.control.Request] it
/// cannot do.
module io.aerophoenix.control {
    requires transitive io.aerophoenix.apps;
    requires transitive io.aerophoenix.fleet;
    requires transitive io.aerophoenix.lifecycle;
    requires transitive io.aerophoenix.security;
    requires org.slf4j;

    exports io.aerophoenix.control;
}
