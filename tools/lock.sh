#!/bin/sh
# Pin every package with its hashes for Python 3.11 and later on any platform; no registry address is written,
# so that a village may install from any mirror.
set -eu
lock() {
    uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-emit-find-links --no-header --no-annotate --upgrade "$@"
}
command -v uv >/dev/null || { echo "缺少 uv，请先安装 / uv is missing, install it first:  pipx install uv" >&2; exit 2; }
lock pyproject.toml --extra build -o requirements/run.txt
lock pyproject.toml --extra build --extra dev -c requirements/run.txt -o requirements/dev.txt
lock requirements/oracles.in -o requirements/oracles.txt
