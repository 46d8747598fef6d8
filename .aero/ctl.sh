# shellcheck shell=bash
# aeropctl and its token.

everything=machine_read,machine_create,machine_destroy,machine_migrate
everything=$everything,chaos_inject,chaos_heal,scaling_read,scaling_write,admin_kill_switch

# Shorter than a token lives, so that one never ends between two commands.
token_file_minutes=600

command_ctl() {
    find_java
    build cli
    local argument data
    for argument in "$@"; do
        case "$argument" in
            --) break ;;
            # This region's token is nobody else's business.
            --api | --api=*) cli_java "$@" ;;
        esac
    done
    if [ -n "${AEROPHOENIX_API:-}" ]; then
        cli_java "$@"
    fi
    data=$(data_of)
    if is_running "$data"; then
        aim_at "$data"
    fi
    cli_java "$@"
}

# Makes aeropctl speak to one region, with a token that may do everything.
aim_at() {
    ensure_token "$1"
    AEROPHOENIX_API=$(fact "$1" api)
    AEROPHOENIX_TOKEN_FILE=$1/ctl.token
    export AEROPHOENIX_API AEROPHOENIX_TOKEN_FILE
}

# Runs aeropctl and comes back: aeropctl_for DATA ARGUMENTS...
aeropctl_for() {
    (
        aim_at "$1"
        shift
        cli_java "$@"
    )
}

ensure_token() {
    local file=$1/ctl.token
    if [ ! -s "$file" ] || [ -z "$(find "$file" -mmin "-$token_file_minutes")" ]; then
        (umask 077 && mint_token "$1" "$(id -un)" "$everything" >"$file.new") || fail "no token could be made for $1"
        mv "$file.new" "$file"
    fi
}

command_token() {
    local subject='' capabilities=$everything region=''
    while [ $# -gt 0 ]; do
        case "$1" in
            --subject) subject=$(value_of "$@") ;;
            --capabilities) capabilities=$(value_of "$@") ;;
            --region) region=$(value_of "$@") ;;
            *) usage "token does not know '$1'; see ./aero help token" ;;
        esac
        shift 2
    done
    find_java
    [ -d "$(build_of region)" ] || build region
    local data
    data=$(data_of "$region")
    [ -d "$data" ] || fail "there is no region in $data yet; start it with ./aero up"
    mint_token "$data" "${subject:-$(id -un)}" "$capabilities"
}

mint_token() {
    (
        cache_to_write=''
        region_java TokenMain --data "$1" --subject "$2" --capabilities "$3"
    )
}
