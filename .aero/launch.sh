# shellcheck shell=bash
# How a module is run: from its own jars, with a cache that makes it start fast.
#
# The cache holds classes as they are after a training run (JEP 483, 514, 515). The JVM refuses one that was made by another
# JDK, from other jars or with other flags, and then starts as if there were none: a stale cache is slow, never wrong.

region_flags=(
    --enable-native-access=org.xerial.sqlitejdbc
    --add-modules ALL-MODULE-PATH
    -XX:+UseCompactObjectHeaders
)
# A command that lives for a moment gains nothing from the big compiler or from parallel collection.
cli_flags=(-XX:TieredStopAtLevel=1 -XX:+UseSerialGC)

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
    local module=$1 cache
    shift
    cache=$(cache_of "$module")
    if [ -n "$cache_to_write" ]; then
        exec "$JAVA_HOME/bin/java" -XX:AOTCacheOutput="$cache_to_write" -p "$(app_of "$module")" "$@"
    elif [ -f "$cache" ]; then
        exec "$JAVA_HOME/bin/java" -XX:AOTCache="$cache" -p "$(app_of "$module")" "$@"
    else
        exec "$JAVA_HOME/bin/java" -p "$(app_of "$module")" "$@"
    fi
}

cache_of() {
    printf '%s/modules/%s/target/start.aot' "$root" "$1"
}

# Makes both caches by a short life of a region and one question to it: prepare_caches ARGUMENTS_OF_THE_REGION...
prepare_caches() {
    if is_cached region && is_cached cli; then
        return
    fi
    note 'Preparing fast starts; this is done once after each build.'
    local data=$root/modules/region/target/training
    rm -rf "$data" "$(cache_of region)" "$(cache_of cli)"
    mkdir -p "$data"
    if train "$data" "$@" && jdk_mark >"$(cache_of region).jdk" && jdk_mark >"$(cache_of cli).jdk"; then
        rm -rf "$data"
    else
        note "That did not work out (see $data/region.log); starts will be slower."
    fi
}

train() {
    local data=$1
    shift
    cache_to_write=$(cache_of region) launch_region "$data/region.log" "$@" --data "$data"
    if await_ready "$data"; then
        aeropctl_for "$data" machine list >/dev/null 2>&1 || true
        cache_to_write=$(cache_of cli) aeropctl_for "$data" region list >/dev/null 2>&1 || true
    fi
    kill -TERM "$region_pid" 2>/dev/null || true
    wait "$region_pid" || true
    [ -f "$(cache_of region)" ] && [ -f "$(cache_of cli)" ]
}

is_cached() {
    local cache
    cache=$(cache_of "$1")
    [ -f "$cache" ] && [ -f "$cache.jdk" ] || return 1
    [ "$(cat "$cache.jdk")" = "$(jdk_mark)" ] && [ -z "$(find "$(app_of "$1")" -newer "$cache")" ]
}

jdk_mark() {
    printf '%s ' "$JAVA_HOME"
    cksum <"$JAVA_HOME/release"
}
