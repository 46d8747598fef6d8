/// What belongs to an app beside its machines: that it exists, its volumes, its secrets.
///
/// Below it: `fleet`, for names, and one SQLite file. Above it: `control`, which opens it to the faces, and `region`, which
/// hands volumes and secrets to workloads. No HTTP, no container, and no machine: who uses a volume is an id to it.
module io.aerophoenix.apps {
    requires static transitive org.jspecify;
    requires transitive io.aerophoenix.fleet;
    requires java.sql;
    requires org.slf4j;
    requires org.xerial.sqlitejdbc;

    exports io.aerophoenix.apps;
}
