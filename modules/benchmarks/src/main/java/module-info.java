/// What the system can do, in figures: every number that we promise is measured here, beside what else one could do, in
/// the same run and on the same disk.
///
/// Below it: whatever is measured. Above it: nothing; `./aero bench` starts it. Nothing here decides whether a build
/// passes: a figure depends on the computer, a test must not.
module io.aerophoenix.benchmarks {
    requires io.aerophoenix.simulator;
    requires HdrHistogram;
    requires pekko.actor;
    requires pekko.actor.typed;
    requires pekko.persistence;
    requires pekko.persistence.typed;
    requires scala.library;
    requires typesafe.config;
    requires java.management;
    requires java.net.http;
    requires java.sql;
    requires jdk.management;
    requires tools.jackson.databind;

    // Reports are written as JSON by their records' components.
    opens io.aerophoenix.benchmarks to
            tools.jackson.databind;
}
