# Every target makes its own .venv from the lock; nothing but python3 with venv and pip is needed.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help run test check bench bench-lookup bench-scan soak words schema lock fresh

help: ## Show what can be made.
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

$(READY): requirements/dev.txt pyproject.toml
	@echo "Setting up .venv, once: this takes a minute or two. 正在准备运行环境，只需一次，要一两分钟。"
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.txt
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

run: $(READY) ## Open the live call screen.
	@$(BIN)/callassist live

test: $(READY) ## Run the tests, in parallel and in random order.
	@PYTHONDONTWRITEBYTECODE= $(BIN)/python -m pytest -q

check: $(READY) ## Lint, types, stairs between rooms, and the content itself.
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/callassist check
	$(BIN)/callassist test

bench: $(READY) ## Measure speed beside peers and floors in one run; writes docs/benchmarks.md.
	$(BIN)/python -m benchmarks

bench-lookup: $(READY) ## Only finding: speed and quality beside other ways to search.
	$(BIN)/python -m benchmarks --only lookup

bench-scan: $(READY) ## Only scanning: lines a second, phrases found, false alarms.
	$(BIN)/python -m benchmarks --only scan

soak: $(READY) ## The reliability figures at full numbers (long).
	$(BIN)/python -m benchmarks.soak

words: $(READY) ## Bring the translation catalogues up to date with the code.
	$(BIN)/python tools/words.py

schema: $(READY) ## Renew the JSON Schemas of the content files.
	@$(BIN)/callassist schema --write scripts/schema

lock: $(READY) ## Renew the lock from pyproject.toml.
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --upgrade --universal --generate-hashes --python-version 3.11 --group dev pyproject.toml -o requirements/dev.txt --no-header --no-annotate -q

fresh: ## Throw the environment away.
	rm -rf $(VENV)
