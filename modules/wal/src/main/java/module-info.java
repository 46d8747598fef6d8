/// What makes a region's word good: the journal, and one SQLite file per machine.
///
/// Below it: `fleet`, for the name of a machine; what is stored is bytes to it. Above it: `lifecycle`, which decides what
/// to store and is answered only when the disk has it. No clock of the domain, no network, no container.
module io.aerophoenix.wal {
    requires transitive io.aerophoenix.fleet;
    requires java.management;
    requires java.sql;
    requires jdk.management;
    requires HdrHistogram;
    requires org.slf4j;
    requires org.xerial.sqlitejdbc;

    exports io.aerophoenix.wal;
}
