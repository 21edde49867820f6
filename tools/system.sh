#!/bin/sh
# Run COMMAND once the machine has WHAT; on Debian, root installs it, everybody else is told what is missing.
#   tools/system.sh chromium COMMAND...   browser tests; without a browser they are left out, loudly (never in CI)
#   tools/system.sh fonts COMMAND...      a Chinese font, for setting paper; without one: exit 2
#   tools/system.sh age COMMAND...        the backup's jury (age)
#   tools/system.sh ledgers COMMAND...    the ledgers' jury (hledger and ledger)
#   tools/system.sh logs COMMAND...       the log's jury (Go and its note and tlog packages)
#   tools/system.sh office COMMAND...     the workbooks' jury (LibreOffice Calc)
#   tools/system.sh validators COMMAND... the pages' and the proofs' jury (Node, Java, and what requirements/npm pins)
# A jury that is missing: COMMAND runs without it, which HZPUB_WITHOUT tells it, loudly; in CI: exit 2.
set -eu
what=$1
shift

have_browser() { command -v chromium || command -v chromium-browser || command -v google-chrome; }
have_chinese_font() { fc-list :lang=zh family 2>/dev/null | grep -q . || ls /usr/share/fonts/truetype/wqy; }
have() {
    case $what in
        chromium) have_browser && have_chinese_font ;;
        fonts) have_chinese_font ;;
        ledgers) command -v hledger && command -v ledger ;;
        office) command -v soffice ;;
        logs) command -v go && ls /usr/share/gocode/src/golang.org/x/mod/sumdb/tlog ;;
        validators) command -v java && command -v node && sh tools/npm.sh .venv-oracles/node requirements/npm ;;
        *) command -v "$what" ;;
    esac >/dev/null 2>&1
}
case $what in
    chromium) packages="chromium fonts-wqy-microhei" ;;
    fonts) packages="fonts-noto-cjk" ;;
    ledgers) packages="hledger ledger" ;;
    office) packages="libreoffice-calc-nogui" ;;
    logs) packages="golang-go golang-golang-x-mod-dev" ;;
    validators) # only what is not there: another maker's nodejs brings its own npm and refuses Debian's
        packages=
        command -v java >/dev/null || packages="$packages default-jre-headless"
        command -v node >/dev/null || packages="$packages nodejs"
        command -v npm >/dev/null || packages="$packages npm" ;;
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
[ "$what" != validators ] || echo "缺少 / missing: requirements/npm    ->    sh tools/npm.sh .venv-oracles/node requirements/npm" >&2
[ -z "${CI-}" ] || exit 2
case $what in
    chromium)
        echo "!!! 浏览器测试没有运行 / THE BROWSER TESTS DO NOT RUN (pytest counts them as deselected) !!!" >&2
        exec "$@" -m "not browser" ;;
    age | ledgers | logs | office | validators)
        echo "!!! 没有评判 / DOES NOT JUDGE: $what !!!" >&2
        export HZPUB_WITHOUT="${HZPUB_WITHOUT-} $what"
        exec "$@" ;;
esac
exit 2
