# make demo   a site with a made-up organisation on http://localhost:8000
# make test   everything that is checked before a change is taken
# `make help` lists the rest.

SHELL := /bin/bash
VENV := .venv
BIN := $(VENV)/bin
RUN := $(BIN)/fairhearing
PIP := $(BIN)/python -m pip --disable-pip-version-check --no-input -qq
WHEEL := build/wheel
PYTEST := PYTHONPATH=$(CURDIR)/$(WHEEL) $(BIN)/pytest --quiet
POSTGRESQL := PYTHONPATH=$(CURDIR)/$(WHEEL) $(BIN)/python -m tests.scripts.cluster
QUIET := -m 'not browser and not kill'
KILLED := -n 2 --dist loadfile -m kill
SAY := @printf '\n== %s\n'

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help demo demo-reset test lint types contracts format system wheel tests bench soak dist lock docs messages pictures clean

help:
	@sed -n 's/^#: //p' $(MAKEFILE_LIST)

#: make demo        install what is locked, make the sample data, start the site
demo: $(VENV)/.site
	$(SAY) "Starting the demo (stop it with Ctrl-C; its data stay in var/demo)"
	@$(RUN) demo

#: make demo-reset  throw the demo's data away; the next `make demo` begins anew
demo-reset: $(VENV)/.site
	@$(RUN) demo reset --yes

#: make test        lint, types, import contracts and all tests, in stages
test: system $(VENV)/.dev
	@.ci/together "$(MAKE) --no-print-directory types" "$(MAKE) --no-print-directory lint contracts"
	@$(MAKE) --no-print-directory tests
	$(SAY) "All checks passed"

#: make lint        ruff: rules and format
lint: $(VENV)/.dev
	$(SAY) "Rules and format"
	@$(BIN)/ruff check --quiet . && $(BIN)/ruff format --quiet --check .

#: make types       mypy, strict
types: $(VENV)/.dev
	$(SAY) "Types"
	@$(BIN)/mypy --no-error-summary

#: make contracts   who may import whom
contracts: $(VENV)/.dev
	$(SAY) "Import contracts"
	@$(BIN)/lint-imports --no-cache | tail -n 8; exit $${PIPESTATUS[0]}

#: make format      let ruff put things straight
format: $(VENV)/.dev
	@$(BIN)/ruff check --quiet --fix . ; $(BIN)/ruff format --quiet .

wheel: $(VENV)/.dev
	$(SAY) "Building the wheel that the tests run against"
	@rm -rf $(WHEEL) && $(PIP) install --no-deps --no-build-isolation --no-index --target $(WHEEL) .

tests: wheel
	$(SAY) "Rooms and procedures, every branch below the web covered; beside them, pages in a browser"
	@.ci/together "$(PYTEST) -n 2 --cov $(QUIET) tests/unit tests/procedures" "$(PYTEST) -m browser tests"
	$(SAY) "Properties, house, promises and site; beside them, processes killed at random moments"
	@.ci/together "$(PYTEST) -n 2 $(QUIET) tests --ignore=tests/unit --ignore=tests/procedures" "$(PYTEST) $(KILLED) tests"
	$(SAY) "On PostgreSQL: promises and site; beside them, processes killed at random moments"
	@.ci/together "$(POSTGRESQL) --hasty $(BIN)/pytest --quiet -n 2 $(QUIET) tests/promises tests/web" \
		"$(POSTGRESQL) $(BIN)/pytest --quiet $(KILLED) tests/promises tests/web"

#: make bench       the claims about speed, each beside its peer
bench: system $(VENV)/.dev
	@.ci/bench $(BIN)/python

#: make soak        people in all roles on a site that is killed, filled and cut off, for an hour (SOAK="--minutes 2")
soak: system $(VENV)/.dev
	@$(BIN)/python -m tests.soak $(SOAK)

#: make dist        build the wheel for an installation, and what it needs with hashes, into dist/
dist: $(VENV)/.site
	@rm -rf dist && $(PIP) wheel --no-deps --no-build-isolation --no-index --wheel-dir dist .
	@cp locks/site.txt dist/requirements.txt && cp -r contrib dist/
	@ls dist

#: make docs        write the reference pages that follow from the code
docs: $(VENV)/.dev
	@$(BIN)/python docs/generate.py

#: make messages    gather every sentence that a page can show into the catalogues, and compile them
messages: $(VENV)/.dev
	@$(BIN)/python -m catalogues

#: make pictures    take the README's pictures anew, in Chromium
pictures: system $(VENV)/.dev
	@$(BIN)/python docs/pictures.py

#: make lock        resolve the dependencies anew, with hashes and without hosts
lock: $(VENV)/.dev
	@$(PIP) install uv
	@$(BIN)/uv pip compile --generate-hashes --no-header --universal --python-version 3.11 --no-annotate -q \
		pyproject.toml --extra build -o locks/site.txt
	@$(BIN)/uv pip compile --generate-hashes --no-header --universal --python-version 3.11 --no-annotate -q \
		pyproject.toml --extra build --extra dev --extra pdf --extra postgres -o locks/dev.txt

#: make clean       remove what can be made again (the demo's data stay)
clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage*

system:
	@.ci/system-packages chromium age 'postgresql=/usr/lib/postgresql/*/bin/initdb'

$(VENV)/bin/python:
	$(SAY) "Making the environment in $(VENV)"
	@.ci/make-venv $(VENV)

# the locks name every package, so nothing is resolved anew: a resolver asks for what came out since
$(VENV)/.site: locks/site.txt pyproject.toml | $(VENV)/bin/python
	$(SAY) "Installing the $$(grep -c == locks/site.txt) locked packages (a minute or two, the first time only)"
	@$(PIP) install --require-hashes --no-deps --only-binary :all: -r locks/site.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: locks/dev.txt $(VENV)/.site
	$(SAY) "Installing the tools for testing"
	@$(PIP) install --require-hashes --no-deps --only-binary :all: -r locks/dev.txt
	@touch $@
