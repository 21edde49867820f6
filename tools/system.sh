#!/bin/sh
# Run COMMAND once the machine has WHAT; on Debian, root installs it, everybody else is told what is missing.
#   tools/system.sh chromium COMMAND...   browser tests; without a browser they are left out, loudly (never in CI)
#   tools/system.sh ledgers COMMAND...    the ledgers' jury (hledger and ledger); without them: exit 2
#   tools/system.sh logs COMMAND...       the log's jury (Go and its note and tlog packages); without them: exit 2
set -eu
what=$1
shift

have_browser() { command -v chromium || command -v chromium-browser || command -v google-chrome; }
have_chinese_font() { fc-list :lang=zh family 2>/dev/null | grep -q . || ls /usr/share/fonts/truetype/wqy; }
have() {
    case $what in
        chromium) have_browser && have_chinese_font ;;
        ledgers) command -v hledger && command -v ledger ;;
        logs) command -v go && ls /usr/share/gocode/src/golang.org/x/mod/sumdb/tlog ;;
        *) command -v "$what" ;;
    esac >/dev/null 2>&1
}
case $what in
    chromium) packages="chromium fonts-wqy-microhei" ;;
    ledgers) packages="hledger ledger" ;;
    logs) packages="golang-go golang-golang-x-mod-dev" ;;
    *) packages=$what ;;
esac

if ! have && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "正在安装 / installing: $packages"
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086  # a list of packages
    { apt-get -qq -o Acquire::Retries=3 update &&
        apt-get -qq -o Acquire::Retries=3 install -y --no-install-recommends $packages; } >/dev/null || true
fi
have && exec "$@"

echo "缺少 / missing: $packages    ->    sudo apt-get install -y --no-install-recommends $packages" >&2
if [ "$what" = chromium ] && [ -z "${CI-}" ]; then
    echo "!!! 浏览器测试没有运行 / THE BROWSER TESTS DO NOT RUN (pytest counts them as deselected) !!!" >&2
    exec "$@" -m "not browser"
fi
exit 2
