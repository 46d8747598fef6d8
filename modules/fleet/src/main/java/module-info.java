/// The words that every other module shares: machines, their states and specs, regions, changes.
///
/// Pure values without behaviour of their own beyond checking themselves. Below it: nothing. No
/// clock, no disk, no network and no framework may come in here.
module io.aerophoenix.fleet {
    requires static transitive org.jspecify;

    exports io.aerophoenix.fleet;
}
