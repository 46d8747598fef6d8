# shellcheck shell=bash
# Words for people, and the parsing of options.

say() {
    printf '%s\n' "$*"
}

# For what is said while another program may be reading standard output.
note() {
    printf '%s\n' "$*" >&2
}

fail() {
    note "aero: $*"
    exit 1
}

usage() {
    note "aero: $*"
    exit 2
}

# Prints the value of an option, or ends: value_of OPTION [VALUE]
# An empty one comes from a variable that is not set, and would mean some folder or name that nobody chose.
value_of() {
    [ $# -ge 2 ] || usage "$1 needs a value"
    [ -n "$2" ] || usage "the value of $1 is empty"
    printf '%s' "$2"
}

# A path as seen from where the caller stands.
absolute() {
    case "$1" in
        /*) printf '%s' "$1" ;;
        *) printf '%s/%s' "$PWD" "$1" ;;
    esac
}
