#!/bin/sh
# Make DIR a virtual environment that holds exactly what LOCK pins; every download is checked against its hash.
#   tools/venv.sh DIR LOCK [--with-hzpub]
# A tool that is missing: exit 2 and one line that says what installs it.
set -eu
dir=$1 lock=$2 with_hzpub=${3-}

missing() {
    echo "缺少 $1，请先安装 / $1 is missing, install it first:  $2" >&2
    exit 2
}

python=
for candidate in ${PYTHON-} python3 python3.13 python3.12 python3.11; do
    if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        python=$candidate
        break
    fi
done
[ -n "$python" ] || missing "Python 3.11+" "apt-get install -y python3 python3-venv"
"$python" -c 'import ensurepip, venv' 2>/dev/null || missing "Python venv" "apt-get install -y python3-venv"
command -v git >/dev/null || missing "git" "apt-get install -y git"
command -v ssh-keygen >/dev/null || missing "ssh-keygen" "apt-get install -y openssh-client"

if ! "$dir/bin/python" -c '' 2>/dev/null; then
    "$python" -m venv --clear "$dir"
fi
"$dir/bin/python" -m pip install -qq --disable-pip-version-check --require-hashes -r "$lock"
if [ "$with_hzpub" = --with-hzpub ]; then
    "$dir/bin/python" -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
fi
