# shellcheck shell=bash
# What the tests need beside a JDK: a browser that the console's tests drive, and Node.js for a client that others wrote.

need_chromium() {
    has_chromium || install_package Chromium 'the test of the console' '--cask chromium' chromium
}

has_chromium() {
    command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null ||
        [ -d /Applications/Chromium.app ] || [ -d '/Applications/Google Chrome.app' ]
}

# Debian packs npm by itself; elsewhere it comes with Node.js.
need_node() {
    has node || install_package Node.js 'the test of an npm client' node nodejs npm
    has npm || install_package npm 'the test of an npm client' node npm
}

has() {
    command -v "$1" >/dev/null
}

# Installs packages of Debian where that can be done, or says what to install.
install_package() {
    local name=$1 purpose=$2 formula=$3
    shift 3
    if [ "$(id -u)" -eq 0 ] && has apt-get; then
        note "Installing $name for $purpose."
        apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@" >/dev/null && return
        fail "$name could not be installed; the messages above say why"
    fi
    fail "$purpose needs $name, which is not on PATH: install it (apt-get install $*, dnf install $*,
  brew install $formula) and run ./aero test again"
}
