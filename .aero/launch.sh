# shellcheck shell=bash
# How a module is run: from its own jars, with a cache that makes it start fast.
#
# The cache holds classes as they are after a training run (JEP 483, 514, 515). The JVM refuses one that was made by
# another JDK, from other jars or with other flags, and starts as if there were none: a stale one is slow, never wrong.

# What a region's objects may take in memory; its threads, code and files come on top, some 200 MB.
heap=${AEROPHOENIX_HEAP:-1g}

region_flags=(
    '--enable-native-access=org.xerial.sqlitejdbc,io.aerophoenix.driver.process'
    --add-modules ALL-MODULE-PATH
    -XX:+UseCompactObjectHeaders
    "-Xmx$heap"
    # A quiet region gives back what a busy one took.
    -XX:G1PeriodicGCInterval=60000
)
# The last is for Pekko, as long as it says nothing else.
bench_flags=(--enable-native-access=ALL-UNNAMED -XX:+UseCompactObjectHeaders --sun-misc-unsafe-memory-access=allow)
# A command that lives for a moment gains nothing from the big compiler or from parallel collection.
cli_flags=(-XX:TieredStopAtLevel=1 -XX:+UseSerialGC)

# The JVM writes its warnings to standard output, where they would mix with what a program says.
jvm_log=(-Xlog:disable '-Xlog:all=warning,aot*=off:stderr')

# Set while a training run is wanted: the run then writes this cache when it ends.
cache_to_write=''

region_java() {
    exec_java region "${region_flags[@]}" -m "io.aerophoenix.region/io.aerophoenix.region.$1" "${@:2}"
}

cli_java() {
    exec_java cli "${cli_flags[@]}" -m io.aerophoenix.cli/io.aerophoenix.cli.Main "$@"
}

# Becomes the program: exec_java MODULE FLAGS... -m MAIN ARGUMENTS...
exec_java() {
    local build
    build=$(build_of "$1")
    shift
    if [ -n "$cache_to_write" ]; then
        exec "$JAVA_HOME/bin/java" "${jvm_log[@]}" -XX:AOTCacheOutput="$cache_to_write" -p "$build/app" "$@"
    elif [ -f "$build/start.aot" ]; then
        exec "$JAVA_HOME/bin/java" "${jvm_log[@]}" -XX:AOTCache="$build/start.aot" -p "$build/app" "$@"
    else
        exec "$JAVA_HOME/bin/java" "${jvm_log[@]}" -p "$build/app" "$@"
    fi
}

# Makes the caches by a short life of a region, at any free ports, and some questions to it.
prepare_caches() {
    if is_cached region && is_cached cli; then
        return
    fi
    note 'Preparing fast starts; this is done once after each build.'
    local data
    data=$(build_of region)/training
    mkdir -p "$data"
    if train "$data" "$(build_of region)" "$(build_of cli)"; then
        rm -rf "$data"
    else
        note "That did not work out (see $data/region.log); starts will be slower."
    fi
}

train() {
    local data=$1 region=$2 cli=$3
    rm -f "$region/start.aot" "$cli/start.aot"
    cache_to_write=$region/start.aot launch_region "$data/region.log" \
        --region training --data "$data" --api-port 0 --console-port 0
    if await_ready "$data"; then
        aeropctl_for "$data" machine list >/dev/null 2>&1 || true
        cache_to_write=$cli/start.aot aeropctl_for "$data" region list >/dev/null 2>&1 || true
    fi
    kill -TERM "$region_pid" 2>/dev/null || true
    await_end "$region_pid" || kill -KILL "$region_pid"
    wait "$region_pid" || true
    [ -f "$region/start.aot" ] && [ -f "$cli/start.aot" ] || return 1
    jdk_mark >"$region/start.jdk"
    jdk_mark >"$cli/start.jdk"
}

# The cache belongs to one build; another JDK needs another cache.
is_cached() {
    local build
    build=$(build_of "$1")
    [ -f "$build/start.aot" ] && [ -f "$build/start.jdk" ] && [ "$(cat "$build/start.jdk")" = "$(jdk_mark)" ]
}

jdk_mark() {
    printf '%s ' "$JAVA_HOME"
    cksum <"$JAVA_HOME/release"
}
