# `make run` and `make test` are all that a fresh machine needs. Both make .venv and install the pinned requirements.
PORT ?= 8000
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$p && break; done)
PY := .venv/bin/python
PIP_INSTALL := $(PY) -m pip install -qq --disable-pip-version-check --no-input --require-hashes
PIP_COMPILE := PIP_CONFIG_FILE=/dev/null PIP_FIND_LINKS= $(PY) -m piptools compile --quiet --generate-hashes --allow-unsafe \
	--strip-extras --no-header --no-annotate --no-emit-index-url --no-emit-find-links --no-emit-trusted-host
ifdef VAR
export VAR
endif

.PHONY: help run test lint types imports fast format pins clean
help:  ## say what can be made
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/'

run: .venv/run.stamp  ## the whole site on http://127.0.0.1:8000 (PORT=8765 and VAR=/some/folder change that)
	@exec $(PY) manage.py start --port $(PORT)

test: .venv/test.stamp lint types imports  ## every check and every test
	@.ci/system chromium
	@$(PY) -m pytest -n 2 --dist loadscope --no-loadscope-reorder

fast: .venv/test.stamp  ## the tests that need neither a browser nor the running site
	@$(PY) -m pytest -n 2 --dist loadscope --no-loadscope-reorder -m "not browser and not stack"

lint: .venv/test.stamp  ## formats and rules of code and templates
	@$(PY) -m ruff format --check .
	@$(PY) -m ruff check .
	@files=$$(find templates -name '*.html'); [ -z "$$files" ] || .venv/bin/djade --check $$files

types: .venv/test.stamp  ## mypy, strict where pyproject.toml says so
	@$(PY) -m mypy

imports: .venv/test.stamp  ## imports point down only
	@$(PY) -c "from importlinter.cli import lint_imports_command as go; go()" --no-logo

format: .venv/test.stamp  ## put code and templates in form
	@$(PY) -m ruff format .
	@$(PY) -m ruff check --fix --quiet . || true
	@files=$$(find templates -name '*.html'); [ -z "$$files" ] || .venv/bin/djade $$files || true

pins: .venv/test.stamp  ## write requirements*.txt anew from pyproject.toml
	@$(PIP_COMPILE) --upgrade --output-file requirements.txt pyproject.toml
	@$(PIP_COMPILE) --upgrade --extra dev --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml

clean:  ## remove .venv and caches; var stays
	@rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .import_linter_cache

.venv/bin/python:
	@[ -n "$(PYTHON)" ] || { echo "Python 3.11 or newer is needed, with its venv module." >&2; exit 1; }
	@echo "Making .venv with $$($(PYTHON) --version) ..."
	@$(PYTHON) -m venv .venv || { rm -rf .venv; echo "The venv module is needed (Debian: apt-get install python3-venv)." >&2; exit 1; }

.venv/run.stamp: requirements.txt | .venv/bin/python
	@echo "Installing what the site needs (once, about a minute) ..."
	@$(PIP_INSTALL) -r requirements.txt
	@.ci/system pango
	@touch $@

.venv/test.stamp: requirements-dev.txt | .venv/bin/python
	@echo "Installing what the tests need (once, one or two minutes) ..."
	@$(PIP_INSTALL) -r requirements-dev.txt
	@.ci/system pango
	@touch $@ .venv/run.stamp
