# shellcheck shell=bash
# Builds modules that run, and only when a source has changed since.

# The jars that a module runs from: its own and those it needs.
app_of() {
    printf '%s/modules/%s/target/app' "$root" "$1"
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

# A stamp is written before the build with its time, so a source that changes meanwhile counts as changed.
run_build() {
    local modules=$1 module
    shift
    for module in "$@"; do
        rm -rf "$(app_of "$module")" "$(stamp_of "$module")"
        mkdir -p "$root/modules/$module/target"
        sources_of "$module" | cksum >"$(stamp_of "$module").new"
    done
    maven -q -DskipTests -pl "$modules" -am package || fail 'the build failed; the messages above say why'
    for module in "$@"; do
        mv "$(stamp_of "$module").new" "$(stamp_of "$module")"
    done
}

stamp_of() {
    printf '%s/modules/%s/target/built' "$root" "$1"
}

# True if the same files are there as at the last build, and none has been written since.
is_built() {
    local stamp
    stamp=$(stamp_of "$1")
    [ -f "$stamp" ] && [ -d "$(app_of "$1")" ] || return 1
    [ "$(sources_of "$1" | cksum)" = "$(cat "$stamp")" ] || return 1
    [ -z "$(sources_of "$1" -newer "$stamp")" ]
}

# Lists what a module is built from; more arguments narrow the list as in find. The command line depends on no other
# module, so that a change elsewhere never makes it slow.
sources_of() {
    local module=$1 modules='*'
    shift
    [ "$module" != cli ] || modules=cli
    # The console's frontend folder is written by its build.
    # shellcheck disable=SC2086 # the module pattern is to expand
    (cd "$root" && find pom.xml .mvn modules/$modules/pom.xml modules/$modules/src/main \
        -name frontend -prune -o -type f "$@" -print | LC_ALL=C sort)
}

maven() {
    (cd "$root" && ./mvnw "$@")
}
