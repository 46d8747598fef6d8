#!/bin/sh
# Runs one command beside a workload: under its limits, in its folder, and with its environment, which is this script's.
#
#   beside.sh hold   LIMITS FAILED INPUT CWD PATH COMMAND [ARGUMENT...]   waits beside the command
#   beside.sh launch LIMITS FAILED INPUT CWD PATH COMMAND [ARGUMENT...]   becomes the command
#
# LIMITS says which limits to take on; FAILED is the file for the reason when the command could not be started; the
# command reads INPUT. This script leads a process group of its own, and holds a lifeline: its standard input, whose other
# end the control plane holds and never writes to. When that ends, however it ends, the group is killed.
#
# The long names are there since the workload's environment may have any others.
set -u

beside_stage=$1
beside_limits=$2
beside_failed=$3
beside_input=$4
shift 4

beside_fail() {
    trap - EXIT
    echo "$1" >"$beside_failed"
    exit 1
}

beside_take_on_limits() {
    while read -r beside_key beside_value; do
        case $beside_key in
        group) echo "$$" >"$beside_value/cgroup.procs" || beside_fail limits ;;
        data) ulimit -d "$beside_value" || beside_fail limits ;;
        esac
    done <"$beside_limits"
}

beside_hold_lifeline() {
    read -r beside_word <&3
    kill -s KILL 0
}

beside_launch() {
    cd "$1" || beside_fail cwd
    PATH=$2
    shift 2
    # When exec fails, some shells end with the trap and some (asked by execfail) go on.
    trap 'beside_fail exec' EXIT
    shopt -s execfail 2>/dev/null
    exec "$@"
    beside_fail exec
}

beside_hold() {
    # What a shell says when a command was killed is not for whoever reads the command's own errors.
    exec 3<&0 4>&2 2>/dev/null
    beside_take_on_limits
    beside_hold_lifeline >/dev/null 4>&- &
    beside_lifeline=$!
    (exec /bin/sh "$0" launch "$beside_limits" "$beside_failed" "$beside_input" "$@") \
        <"$beside_input" 2>&4 3<&- 4>&-
    beside_status=$?
    kill -s KILL "$beside_lifeline"
    exit "$beside_status"
}

"beside_$beside_stage" "$@"
