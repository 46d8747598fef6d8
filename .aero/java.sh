# shellcheck shell=bash
# Finds a JDK, wherever people keep theirs.

oldest_release=25

# Sets and exports JAVA_HOME, or says what to install.
find_java() {
    local home
    for home in "${JAVA_HOME:-}" "$(home_on_path)" /usr/lib/jvm/* ~/.sdkman/candidates/java/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home; do
        if is_new_enough "$home"; then
            export JAVA_HOME=$home
            return
        fi
    done
    note "aero: no JDK of release $oldest_release or newer was found, neither by JAVA_HOME nor on PATH"
    note "  nor in /usr/lib/jvm, ~/.sdkman or /Library/Java. Install one, such as Eclipse Temurin:"
    note "  https://adoptium.net/temurin/releases/?version=$oldest_release"
    exit 1
}

is_new_enough() {
    local release
    [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] || return 1
    release=$(release_of "$1")
    [ "${release:-0}" -ge "$oldest_release" ]
}

# Reads what every JDK says of itself; asking java itself would take longer than the rest of this script.
release_of() {
    [ -r "$1/release" ] && sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

# The JDK of the first java on PATH, through all links.
home_on_path() {
    local java target
    java=$(command -v java) || return 0
    while [ -L "$java" ]; do
        target=$(readlink "$java")
        case "$target" in
            /*) java=$target ;;
            *) java=$(dirname "$java")/$target ;;
        esac
    done
    dirname "$(dirname "$java")"
}
