# shellcheck shell=bash
# Starting a region.

max_start_seconds=90
max_stop_seconds=60

command_up() {
    local region='' data='' api_port=8080 console_port=8081 background=no value more=()
    while [ $# -gt 0 ]; do
        case "$1" in
            --background) background=yes && shift && continue ;;
            --region) region=$(value_of "$@") ;;
            --data) data=$(value_of "$@"); data=$(absolute "$data") ;;
            --api-port) api_port=$(value_of "$@") ;;
            --console-port) console_port=$(value_of "$@") ;;
            --open-files | --trim-seconds | --kept-entries | --fly-driver | --fly-rates)
                value=$(value_of "$@")
                more+=("$1" "$value") ;;
            *) usage "up does not know '$1'; see ./aero help up" ;;
        esac
        shift 2
    done
    require_name --region "${region:-iad}"
    require_port --api-port "$api_port"
    require_port --console-port "$console_port"
    require_size AEROPHOENIX_HEAP "$heap"
    data=${data:-$regions_home/${region:-iad}}
    if is_running "$data"; then
        [ "${region:-$(fact "$data" region)}" = "$(fact "$data" region)" ] ||
            fail "$data belongs to region $(fact "$data" region), which is up; choose another --data for region $region"
        find_java
        build cli
        say "Region $(fact "$data" region) is already up."
        greet "$data"
        return
    fi
    region=${region:-iad}
    find_java
    build region cli
    prepare_caches
    # For its owner alone, as the region itself would make it: its log comes first.
    mkdir -p -m 700 "$data"
    remember_folder "$data"
    start_region "$data" --region "$region" --data "$data" --api-port "$api_port" --console-port "$console_port" \
        ${more[@]+"${more[@]}"}
    say "Region $region is up, ready after $(fact "$data" readyMillis) ms."
    greet "$data"
    [ "$background" = yes ] || stay_until_interrupted "$data"
}

# Starts a region and waits until it is ready: start_region DATA ARGUMENTS... Sets region_pid.
#
# Only the region process finds out whether the folder is free, by its lock. Until then nothing here is changed but a log
# that only this start writes: region.json and region.log may be another's.
start_region() {
    local data=$1 log=$1/region.log.$$
    shift
    launch_region "$log" "$@"
    if await_ready "$data"; then
        keep_log "$data" "$log"
    elif grep -q 'is in use by another region process' "$log"; then
        rm -f "$log"
        fail "a region in $data is being started or already up; ./aero status lists those that are ready"
    else
        keep_log "$data" "$log"
        fail_to_start "$data"
    fi
}

# The region writes on into the same file, under its new name.
keep_log() {
    [ ! -f "$1/region.log" ] || mv "$1/region.log" "$1/region.log.1"
    mv "$2" "$1/region.log"
}

# In a process group of its own, so that a Ctrl-C in this terminal reaches neither it nor the machines' processes.
launch_region() {
    local log=$1
    shift
    set -m
    region_java Main "$@" </dev/null >"$log" 2>&1 &
    region_pid=$!
    set +m
}

await_ready() {
    local tick
    for ((tick = 0; tick < max_start_seconds * 10; tick++)); do
        [ "$(fact "$1" pid)" != "$region_pid" ] || return 0
        kill -0 "$region_pid" 2>/dev/null || return 1
        sleep 0.1
    done
    return 1
}

fail_to_start() {
    note 'aero: the region did not start. Its log ends with:'
    # Where in the code it happened is in the log, for those who want it.
    { grep -v -e '^[[:space:]]*at ' -e '^[[:space:]]*\.\.\. ' -e ' WARN' "$1/region.log" || true; } |
        tail -n 8 | sed 's/^/  /' >&2
    if grep -q 'Address already in use' "$1/region.log"; then
        note 'A port is taken. See ./aero status, or choose others with --api-port and --console-port.'
    fi
    kill "$region_pid" 2>/dev/null || true
    fail "the whole log is $1/region.log"
}

greet() {
    local data=$1 ctl='./aero ctl'
    [ "$(running_regions | wc -l)" -le 1 ] || ctl="AERO_REGION=$(fact "$data" region) $ctl"
    say
    say "  API       $(fact "$data" api)"
    say "  Console   $(aeropctl_for "$data" sign-in)"
    say "            (the link signs you in once; $ctl sign-in prints another)"
    say
    say "Try: $ctl machine create --app demo --name clock -- sh -c 'while :; do date; sleep 1; done'"
    say "     $ctl machine logs -f demo/clock"
}

stay_until_interrupted() {
    say
    say 'Ctrl-C stops the region; its machines go on.'
    trap 'trap "" INT TERM HUP; kill -TERM "$region_pid" 2>/dev/null || true' INT TERM HUP
    # A signal ends the first wait early; the second one sees the region to its end.
    wait "$region_pid" || true
    trap - INT TERM HUP
    await_end "$region_pid" || fail "the region is still stopping (pid $region_pid); its log is $1/region.log"
    [ -f "$1/region.json" ] && fail "the region ended without a farewell; its log is $1/region.log"
    say 'The region has stopped.'
}

await_end() {
    local tick
    for ((tick = 0; tick < max_stop_seconds * 10; tick++)); do
        is_a_region "$1" || return 0
        sleep 0.1
    done
    return 1
}
