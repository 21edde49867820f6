# 两条命令 / two commands:  git clone ... && make site
.DEFAULT_GOAL := help
.NOTPARALLEL:
BIN := .venv/bin
RUN := .venv/run.stamp
DEV := .venv/dev.stamp
ORACLES := .venv-oracles/oracles.stamp
INPUTS := pyproject.toml hzpub/__init__.py tools/venv.sh
.PHONY: help site setup test bench phone oracles mutate lock clean

help: ## 显示本说明 · show this
	@awk -F ' ## ' '/^[a-z]+:.* ## / { split($$1, name, ":"); printf "  make %-8s %s\n", name[1], $$2 }' Makefile

site: $(RUN) ## 把演示互助社的公示网站建到 site/ · build the demonstration fund's site into site/
	$(BIN)/hzpub build

setup: $(DEV) ## 只装好开发环境 .venv · only set up .venv for development

test: $(DEV) ## 全部检查与测试 · every check and test
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	sh tools/system.sh chromium $(BIN)/pytest -n auto

bench: $(DEV) $(ORACLES) ## 测速：与同类工具和下限相比 · measure against peers and floors
	PATH="$(CURDIR)/$(BIN):$(CURDIR)/.venv-oracles/bin:$$PATH" $(BIN)/python -m bench

phone: $(DEV) site ## 便宜手机、慢网上：每类页面多重、多快，Lighthouse 几分 · the heaviest page of each type on a cheap phone and a slow line
	@command -v npm >/dev/null && node -e 'process.exit(parseInt(process.versions.node) < 18 ? 1 : 0)' || { echo "缺少 Node 20 和 npm / Node 20 and npm are missing" >&2; exit 2; }
	sh tools/npm.sh .venv-oracles/node requirements/npm
	sh tools/system.sh chromium $(BIN)/python -m bench.phone $(if $(ONLY),--only $(ONLY))

oracles: $(DEV) $(ORACLES) ## 请别人写的工具来复核 · the slow jury: tools nobody here wrote
	PATH="$(CURDIR)/$(BIN):$(CURDIR)/.venv-oracles/bin:$$PATH" sh tools/system.sh chromium sh tools/system.sh age sh tools/system.sh ledgers sh tools/system.sh logs sh tools/system.sh office sh tools/system.sh validators $(BIN)/pytest tests/oracles

mutate: $(DEV) ## 改坏一处，看测试发现不发现 · change one place at a time and see whether a test notices (SAMPLE=200: a quick look)
	nice -n 19 $(BIN)/python tools/mutate.py $(if $(SAMPLE),--sample $(SAMPLE)) $(if $(ONLY),--only $(ONLY))

lock: $(DEV) ## 重新锁定依赖（需要 uv）· pin the newest dependencies anew (needs uv)
	sh tools/lock.sh

clean: ## 删除建出来的一切 · remove everything that was built
	rm -rf .venv .venv-oracles site build dist bench/out .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	find . -name __pycache__ -prune -exec rm -rf {} +

$(RUN): requirements/run.txt $(INPUTS)
	sh tools/venv.sh .venv requirements/run.txt --with-hzpub
	@touch $@

$(DEV): requirements/dev.txt $(INPUTS)
	sh tools/venv.sh .venv requirements/dev.txt --with-hzpub
	@touch $@ $(RUN)

$(ORACLES): requirements/oracles.txt tools/venv.sh
	sh tools/venv.sh .venv-oracles requirements/oracles.txt
	@touch $@
