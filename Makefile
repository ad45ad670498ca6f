# `make demo` and `make test` need nothing but make and Python 3.11 or later: each sets its environment up by itself.
PYTHON ?= python3
VENV ?= .venv

RUN := "$(VENV)/bin/python" -m
INSTALL := $(RUN) pip install --quiet --disable-pip-version-check
PGT := "$(VENV)/bin/pgt"
SECONDS ?= 60
TRIES ?= 2000
EXAMPLES := zhangjiakou-2021 shanhaiguan-2020

.DEFAULT_GOAL := help
.PHONY: help demo test lint types layers format test-editor test-slow fuzz bench bench-diff peers gallery rules-gallery clean

help:  ## this list
	@sed -n 's/^\([a-z-]*\):.*  ## \(.*\)/make \1\t\2/p' Makefile | expand -t 20

demo: $(VENV)/.pgt  ## validate the examples, sum them, write their workbooks to out/
	@echo "== pgt validate --summary examples"
	@$(PGT) validate --summary examples; status=$$?; \
	    test $$status -le 1 || exit $$status; \
	    echo "(exit status $$status: 1 means findings, and the published tables do have mistakes)"
	@echo; echo "== pgt validate examples/zhangjiakou-2021/2021/762"
	@$(PGT) validate examples/zhangjiakou-2021/2021/762
	@echo; echo "== pgt sum examples/zhangjiakou-2021"
	@$(PGT) sum examples/zhangjiakou-2021
	@mkdir -p out
	@for example in $(EXAMPLES); do \
	    echo; echo "== pgt export-xlsx examples/$$example -o out/$$example.xlsx"; \
	    rm -f out/$$example.xlsx; \
	    $(PGT) export-xlsx examples/$$example -o out/$$example.xlsx || exit; \
	done

test: lint types layers  ## everything that CI runs: lint, types, import layers, tests, the wheel
	$(RUN) pytest -n 2 -m "not slow and not editor"

lint: $(VENV)/.pgt-dev
	$(RUN) ruff check
	$(RUN) ruff format --check

types: $(VENV)/.pgt-dev
	$(RUN) mypy

layers: $(VENV)/.pgt-dev
	"$(VENV)/bin/lint-imports" --no-logo

format: $(VENV)/.pgt-dev  ## lay the code out, and fix what can be fixed
	$(RUN) ruff check --fix
	$(RUN) ruff format

test-editor: $(VENV)/.pgt-dev $(VENV)/editor/.installed  ## the schemas in the YAML language server that editors run; wants Node.js and npm
	$(RUN) pytest -n 0 -m editor tests/editor

test-slow: $(VENV)/.pgt-dev  ## the tests that take their time
	$(RUN) pytest -n 2 -m slow

fuzz: $(VENV)/.pgt-dev $(VENV)/.pgt-fuzz  ## bytes made up by atheris, SECONDS=60 a target; then the property tests, TRIES=2000 each
	$(RUN) tests.fuzz.run --seconds $(SECONDS)
	PGT_FUZZ_TRIES=$(TRIES) $(RUN) pytest -n 2 -m hypothesis --hypothesis-profile fuzz

bench: $(VENV)/.pgt-bench  ## pgt beside check-jsonschema, ajv-cli, sourcemeta's jsonschema and a bare YAML load; some minutes
	@test -e "$(VENV)/peers/.installed" || $(MAKE) --no-print-directory peers || echo "(no npm: without ajv-cli and sourcemeta's jsonschema)"
	$(RUN) tests.bench.run

bench-diff: $(VENV)/.pgt-bench  ## pgt diff beside DeepDiff and Graphtage, 1,000 against 1,000 tables; some minutes
	$(RUN) tests.bench.diff

peers:
	npm install --silent --no-audit --no-fund --prefix "$(VENV)/peers" ajv-cli@5 @sourcemeta/jsonschema@16
	@touch "$(VENV)/peers/.installed"

gallery: $(VENV)/.pgt  ## draw every form as pictures for docs/gallery; wants LibreOffice and poppler
	"$(VENV)/bin/python" docs/gallery/make.py

rules-gallery: $(VENV)/.pgt  ## write docs/rules: every rule, what breaks it and what does not
	"$(VENV)/bin/python" docs/rules/make.py

clean:  ## remove what was made, but not the environment
	rm -rf build dist out .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find src tests -name __pycache__ -prune -exec rm -rf {} +

# A stamp is as old as the last installation: a newer pyproject.toml installs again.
$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("pgt needs Python 3.11 or later, this is %d.%d: make PYTHON=python3.12 ..." % sys.version_info[:2])'
	$(PYTHON) -m venv "$(VENV)"

$(VENV)/.pgt: pyproject.toml | $(VENV)/bin/python
	$(INSTALL) --editable .
	@touch "$@"

$(VENV)/editor/.installed: | $(VENV)/bin/python
	npm install --silent --no-audit --no-fund --prefix "$(VENV)/editor" yaml-language-server@1.25
	@touch "$@"

$(VENV)/.pgt-%: pyproject.toml | $(VENV)/bin/python
	$(INSTALL) --editable ".[$*]"
	@touch "$@" "$(VENV)/.pgt"
