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

require_name() {
    local LC_ALL=C
    [[ $2 =~ ^[a-z]([a-z0-9-]{0,61}[a-z0-9])?$ ]] ||
        usage "$1 wants lower-case letters, digits and inner hyphens, at most 63, starting with a letter; not '$2'"
}

require_port() {
    { [[ $2 =~ ^[0-9]{1,5}$ ]] && [ "$2" -le 65535 ]; } || usage "$1 wants a number from 0 to 65535, not '$2'"
}

require_size() {
    [[ $2 =~ ^[1-9][0-9]{0,6}[kKmMgG]$ ]] || usage "$1 wants a size such as 512m or 1g, not '$2'"
}

# A path as seen from where the caller stands.
absolute() {
    case "$1" in
        /*) printf '%s' "$1" ;;
        *) printf '%s/%s' "$PWD" "$1" ;;
    esac
}
