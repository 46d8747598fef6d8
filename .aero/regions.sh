# shellcheck shell=bash
# The regions that run on this computer. A region that is ready keeps region.json in its data folder.

regions_home=$root/var

# Prints the data folder of every region that runs, one per line.
running_regions() {
    local data
    while IFS= read -r data; do
        ! is_running "$data" || printf '%s\n' "$data"
    done < <(data_folders)
}

# Every folder that has ever been a data folder: those in var, and those that --data named.
data_folders() {
    {
        printf '%s\n' "$regions_home"/*
        [ ! -f "$regions_home/elsewhere" ] || cat "$regions_home/elsewhere"
    } | LC_ALL=C sort -u
}

remember_folder() {
    mkdir -p "$regions_home"
    case "$1" in
        "$regions_home"/*) ;;
        *) printf '%s\n' "$1" >>"$regions_home/elsewhere" ;;
    esac
}

# A region that was killed leaves its region.json behind, and its pid may belong to somebody else by now.
is_running() {
    local pid
    [ -f "$1/region.json" ] || return 1
    pid=$(fact "$1" pid)
    [ -n "$pid" ] && is_a_region "$pid"
}

is_a_region() {
    case "$(command_line_of "$1")" in
        *io.aerophoenix.region*) return 0 ;;
        *) return 1 ;;
    esac
}

command_lines_of_regions() {
    local data
    while IFS= read -r data; do
        command_line_of "$(fact "$data" pid)"
    done < <(running_regions)
}

# Small systems have no ps, and macOS has no /proc.
command_line_of() {
    if [ -r "/proc/$1/cmdline" ]; then
        tr '\0' ' ' 2>/dev/null <"/proc/$1/cmdline" || true
    else
        ps -o command= -p "$1" 2>/dev/null || true
    fi
}

resident_mb_of() {
    local kb
    if [ -r "/proc/$1/status" ]; then
        kb=$(sed -n 's/^VmRSS:[^0-9]*\([0-9]*\).*/\1/p' "/proc/$1/status")
    else
        kb=$(ps -o rss= -p "$1")
    fi
    printf '%s' $((kb / 1024))
}

# One fact of a region's region.json: fact DATA NAME
fact() {
    sed -n 's/.*"'"$2"'"[[:space:]]*:[[:space:]]*"\{0,1\}\([^",}]*\).*/\1/p' "$1/region.json" 2>/dev/null
}

# The data folder of the region that is meant: the named one, else the only one that runs, else iad.
data_of() {
    local name=${1:-${AERO_REGION:-}} data only='' count=0
    while IFS= read -r data; do
        [ -n "$data" ] || continue
        count=$((count + 1))
        only=$data
        if [ "$(fact "$data" region)" = "$name" ]; then
            printf '%s' "$data"
            return
        fi
    done < <(running_regions)
    if [ -n "$name" ]; then
        printf '%s/%s' "$regions_home" "$name"
    elif [ "$count" -gt 1 ]; then
        usage "$count regions run here; choose one with AERO_REGION=CODE (./aero status lists them)"
    else
        printf '%s' "${only:-$regions_home/iad}"
    fi
}
