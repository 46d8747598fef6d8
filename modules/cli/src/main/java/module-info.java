/// `aeropctl`: the operator's command line.
///
/// Below it: nothing of ours. It knows a region only by its REST API, so it works against any region, near or far, of
/// any build. Above it: nothing; `./aero ctl` starts it. No module of the control plane may ever come in here, nor
/// anything that makes it start slowly.
module io.aerophoenix.cli {
    requires info.picocli;
    requires java.net.http;
    requires static org.jspecify;
    requires tools.jackson.databind;

    // picocli fills the options' fields by reflection.
    opens io.aerophoenix.cli to
            info.picocli;
}
