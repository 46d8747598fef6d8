# shellcheck shell=bash
# The other commands.

command_down() {
    local region='' all=no data stopped=0
    while [ $# -gt 0 ]; do
        case "$1" in
            --all) all=yes && shift && continue ;;
            --region) region=$(value_of "$@") ;;
            *) usage "down does not know '$1'; see ./aero help down" ;;
        esac
        shift 2
    done
    if [ "$all" = yes ]; then
        while IFS= read -r data; do
            stop_region "$data"
            stopped=$((stopped + 1))
        done < <(running_regions)
        [ "$stopped" -gt 0 ] || say 'No region runs here.'
        return
    fi
    data=$(data_of "$region")
    if is_running "$data"; then
        stop_region "$data"
    else
        say "No region ${region:+$region }runs here."
    fi
}

stop_region() {
    local name pid
    name=$(fact "$1" region)
    pid=$(fact "$1" pid)
    kill -TERM "$pid" || fail "region $name (pid $pid) cannot be stopped by you"
    await_end "$pid" || fail "region $name (pid $pid) is still stopping; its log is $1/region.log"
    say "Region $name has stopped; its machines go on."
}

command_status() {
    local output=table
    while [ $# -gt 0 ]; do
        case "$1" in
            -o | --output) output=$(value_of "$@") ;;
            *) usage "status does not know '$1'; see ./aero help status" ;;
        esac
        shift 2
    done
    case "$output" in
        table) status_as_table ;;
        json) status_as_json ;;
        *) usage "--output is table or json, not '$output'" ;;
    esac
}

status_as_table() {
    local data none=yes
    while IFS= read -r data; do
        [ "$none" = no ] || status_row REGION PID API CONSOLE 'READY MS' 'RSS MB'
        none=no
        status_row "$(fact "$data" region)" "$(fact "$data" pid)" "$(fact "$data" api)" "$(fact "$data" console)" \
            "$(fact "$data" readyMillis)" "$(resident_mb_of "$(fact "$data" pid)")"
    done < <(running_regions)
    [ "$none" = no ] || say 'No region runs here. Start one: ./aero up'
}

status_row() {
    printf '%-10s %8s   %-28s %-28s %9s %8s\n' "$@"
}

status_as_json() {
    local data comma=''
    printf '['
    while IFS= read -r data; do
        printf '%s\n  {"region":"%s","pid":%s,"api":"%s","console":"%s","readyMillis":%s,"rssMb":%s}' "$comma" \
            "$(fact "$data" region)" "$(fact "$data" pid)" "$(fact "$data" api)" "$(fact "$data" console)" \
            "$(fact "$data" readyMillis)" "$(resident_mb_of "$(fact "$data" pid)")"
        comma=,
    done < <(running_regions)
    [ -z "$comma" ] || printf '\n'
    printf ']\n'
}

command_bench() {
    find_java
    build region benchmarks
    # From the class path alone: some of what we are compared with has one package in two jars.
    exec "$JAVA_HOME/bin/java" "${jvm_log[@]}" "${bench_flags[@]}" -cp "$(build_of benchmarks)/app/*" \
        io.aerophoenix.benchmarks.Main --root "$root" --app "$(build_of region)/app" "$@"
}

command_test() {
    find_java
    need_chromium
    need_node
    maven -B -ntp verify "$@"
}

command_soak() {
    local minutes=10 seed=''
    while [ $# -gt 0 ]; do
        case "$1" in
            --minutes) minutes=$(value_of "$@") ;;
            --seed) seed=$(value_of "$@") ;;
            *) usage "soak does not know '$1'; see ./aero help soak" ;;
        esac
        shift 2
    done
    case "$minutes" in
        '' | *[!0-9]* | 0*) usage "--minutes wants a number from 1 on, not '$minutes'" ;;
    esac
    find_java
    maven -B -ntp verify -pl modules/region -am -Dtest='FailpointIT#losesNothingWhereverChance*' \
        -Dsurefire.failIfNoSpecifiedTests=false -Daero.soak.seconds=$((minutes * 60)) \
        ${seed:+-Daero.crash.seed=$seed}
}

command_format() {
    find_java
    maven -q spotless:apply "$@"
}
