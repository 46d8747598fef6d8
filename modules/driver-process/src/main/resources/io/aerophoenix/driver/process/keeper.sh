#!/bin/sh
# Keeps one life of one machine: starts its command once, waits for it, and writes down how it ended.
#
# It outlives the control plane that started it, so that an exit code is known also when nobody was there to see the end.
#
#   keeper.sh keep   RUN EXIT STDOUT STDERR CWD PATH COMMAND [ARGUMENT...]   waits beside the command
#   keeper.sh launch RUN EXIT STDOUT STDERR CWD PATH COMMAND [ARGUMENT...]   becomes the command
#
# In the folder RUN: `claim` is made by whoever decides first whether this life begins, a keeper or a fence; `limits`
# says which limits to take on; `pid` says which process it is; `failed` says why there is none. EXIT is the file for the
# exit status. The workload inherits this environment, which is its own: hence the long names here, and hence the
# workload's PATH comes as an argument.
set -u

keeper_tools=$PATH
keeper_stage=$1
keeper_run=$2
keeper_exit=$3
keeper_stdout=$4
keeper_stderr=$5
shift 5

keeper_fail() {
    trap - EXIT
    PATH=$keeper_tools
    echo "$1" >"$keeper_run/failed.new"
    mv "$keeper_run/failed.new" "$keeper_run/failed"
    exit 1
}

keeper_take_on_limits() {
    while read -r keeper_key keeper_value; do
        case $keeper_key in
        group) echo "$$" >"$keeper_value/cgroup.procs" || keeper_fail limits ;;
        data) ulimit -d "$keeper_value" || keeper_fail limits ;;
        esac
    done <"$keeper_run/limits"
}

# The start time is field 22 of /proc/PID/stat, and the 20th after the name of the program, which may hold anything.
keeper_read_start_time() {
    read -r keeper_stat <"/proc/$$/stat"
    # Unquoted, so that its fields become arguments.
    keeper_pick_start_time ${keeper_stat##*) }
}

keeper_pick_start_time() {
    keeper_start_time=${20}
}

# From its end on the life counts as begun: whoever finds neither `pid` nor a keeper at work knows that nothing runs.
keeper_sign() {
    keeper_read_start_time
    read -r keeper_boot </proc/sys/kernel/random/boot_id
    echo "$$ $keeper_start_time $keeper_boot $PPID" >"$keeper_run/pid.new"
    mv "$keeper_run/pid.new" "$keeper_run/pid" || keeper_fail disk
}

keeper_launch() {
    cd "$1" || keeper_fail cwd
    keeper_take_on_limits
    keeper_sign
    PATH=$2
    shift 2
    # When exec fails, some shells end with the trap and some (asked by execfail) go on.
    trap 'keeper_fail exec' EXIT
    shopt -s execfail 2>/dev/null
    exec "$@"
    keeper_fail exec
}

# What the command left behind in its process group or its cgroups ends with it.
keeper_end_leftovers() {
    read -r keeper_pid keeper_rest <"$keeper_run/pid" &&
        kill -s KILL -- "-$keeper_pid" 2>/dev/null
    while read -r keeper_key keeper_value; do
        [ "$keeper_key" = group ] || continue
        while read -r keeper_left; do kill -s KILL "$keeper_left" 2>/dev/null; done <"$keeper_value/cgroup.procs"
    done <"$keeper_run/limits"
}

keeper_remove_groups() {
    while read -r keeper_key keeper_value; do
        [ "$keeper_key" = group ] && rmdir "$keeper_value"
    done <"$keeper_run/limits"
}

keeper_keep() {
    mkdir "$keeper_run/claim" || exit
    # Handled, not ignored: the command would inherit that. The shell sees to it when the command has ended.
    trap : HUP INT TERM
    # In the foreground: a shell lets its background commands ignore SIGINT and SIGQUIT.
    setsid /bin/sh "$0" launch "$keeper_run" "$keeper_exit" "$keeper_stdout" "$keeper_stderr" "$@" \
        >>"$keeper_stdout" 2>>"$keeper_stderr"
    keeper_status=$?
    keeper_end_leftovers
    if [ ! -e "$keeper_run/failed" ]; then
        echo "$keeper_status" >"$keeper_run/exit.new" && mv "$keeper_run/exit.new" "$keeper_exit"
    fi
    keeper_remove_groups
}

"keeper_$keeper_stage" "$@"
