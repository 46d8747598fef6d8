# shellcheck shell=bash
# Builds modules that run, and only when a source has changed since.
#
# Maven leaves the jars of a module in its target/app. They are run from a copy, so that neither the next build nor a
# test run pulls the jars from under a region. The folder of a build: app/ its jars, sources a checksum of what it was
# built from, start.aot and start.jdk what makes its start fast.

builds=$root/var/builds

# The folder of a module's newest build.
build_of() {
    local id=none
    [ ! -f "$builds/$1/newest" ] || read -r id <"$builds/$1/newest"
    printf '%s/%s/%s' "$builds" "$1" "$id"
}

# Builds the named modules in one go, if any of them is out of date.
build() {
    local module list='' stale=no
    for module in "$@"; do
        [ -d "$root/modules/$module" ] || fail "this source tree has no module '$module'"
        list=$list,modules/$module
        is_built "$module" || stale=yes
    done
    if [ "$stale" = yes ]; then
        note 'Building; the first time takes some minutes.'
        run_build "${list#,}" "$@"
    fi
}

run_build() {
    local modules=$1 module id
    id=$(date +%Y%m%d%H%M%S)-$$
    shift
    for module in "$@"; do
        rm -rf "$root/modules/$module/target/app"
        mkdir -p "$builds/$module/$id"
        # Written before the build, so that a source that changes meanwhile counts as changed.
        sources_of "$module" | cksum >"$builds/$module/$id/sources"
    done
    maven -q -DskipTests -pl "$modules" -am package || fail 'the build failed; the messages above say why'
    for module in "$@"; do
        cp -R "$root/modules/$module/target/app" "$builds/$module/$id/app"
        printf '%s\n' "$id" >"$builds/$module/newest"
        drop_old_builds "$module"
    done
}

drop_old_builds() {
    local folder used
    used="$(build_of "$1") $(command_lines_of_regions)"
    for folder in "$builds/$1"/*/; do
        case "$used" in
            *"${folder%/}"*) ;;
            *) rm -rf "$folder" ;;
        esac
    done
}

# True if the same files are there as at the last build, and none has been written since.
is_built() {
    local stamp
    stamp=$(build_of "$1")/sources
    [ -f "$stamp" ] || return 1
    [ "$(sources_of "$1" | cksum)" = "$(cat "$stamp")" ] || return 1
    [ -z "$(sources_of "$1" -newer "$stamp")" ]
}

# Lists what a module is built from; more arguments narrow the list as in find. The command line depends on no other
# module, so that a change elsewhere never makes it slow.
sources_of() {
    local folder folders=modules/cli paths='pom.xml .mvn'
    [ "$1" = cli ] || folders=$(sed -n 's:.*<module>\(.*\)</module>.*:\1:p' "$root/pom.xml")
    shift
    for folder in $folders; do
        paths="$paths $folder/pom.xml $folder/src/main"
    done
    # The console's frontend folder is written by its build. A module without sources of its own is no fault.
    # shellcheck disable=SC2086 # the paths are several words, and have no spaces
    (cd "$root" && find $paths -path console/src/main/frontend -prune -o -type f "$@" -print 2>/dev/null |
        LC_ALL=C sort) || true
}

maven() {
    (cd "$root" && ./mvnw "$@")
}
