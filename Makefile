# Peta Merit: `make run` opens the dashboard, `make test` tests it. Python 3.11 or later and make are enough.
SHELL := /bin/bash
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
VENV ?= .venv
PY := $(VENV)/bin/python
PORT ?= 8501
UV := $(shell command -v uv 2>/dev/null)
PYTHON := $(shell for p in python3 python python3.13 python3.12 python3.11; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && command -v "$$p" && break; done)
export PYTHONUTF8 := 1
# Two files of tests at a time, in their order: what the tests of a file share is made once, and the browser's come first.
# Tests that are marked `alone` run afterwards, with nothing beside them.
TWO_AT_A_TIME := --numprocesses=2 --dist=loadfile --no-loadscope-reorder

.PHONY: help run test check format bench pictures icons lock clean

help:            ## what can be asked for
	@grep -E '^[a-z]+: .*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*## (.*)/make \1\t\2/' | expand -t 16

run: $(VENV)/.installed      ## installs at the first time, then serves the dashboard
	@echo "Peta Merit: http://localhost:$(PORT)  (the first start builds the releases; end it with Ctrl+C)" >&2
	@exec $(VENV)/bin/streamlit run serve.py --server.port $(PORT)

test: $(VENV)/.installed-dev ## all tests; without Chromium those of the browser are named as skipped
ifdef ARGS
	@$(PY) -m pytest $(ARGS)
else
	@status=0; $(PY) -m pytest $(TWO_AT_A_TIME) -m "not alone" || status=1; \
		$(PY) -m pytest -m alone || status=1; exit $$status
endif

check: $(VENV)/.installed-dev ## linter, format and types
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy

format: $(VENV)/.installed-dev ## brings the code into form
	@$(PY) -m ruff check --fix .
	@$(PY) -m ruff format .

bench: $(VENV)/.installed-dev ## timings, as ratios within one run
	@$(PY) -m benchmarks $(ARGS)

pictures: $(VENV)/.installed-dev ## the README's pictures, from the running app
	@$(PY) -m benchmarks.pictures

icons: $(VENV)/.installed-dev ## cuts the icon font down to the icons in use
	@$(PY) -m ui.server.icons

lock: $(VENV)/.installed-dev ## writes the locked requirement files anew
	@$(PY) -m uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --annotation-style line \
		--no-emit-index-url --no-emit-find-links --quiet requirements.in --output-file requirements.txt
	@$(PY) -m uv pip compile --universal --python-version 3.11 --generate-hashes --no-header --annotation-style line \
		--no-emit-index-url --no-emit-find-links --quiet requirements-dev.in --constraint requirements.txt \
		--output-file requirements-dev.txt

clean:           ## removes what was installed and built, the releases too
	rm -rf $(VENV) var build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(PY):
ifneq ($(UV),)
	@uv venv --quiet --python '>=3.11' $(VENV)
else
	@test -n "$(PYTHON)" || { echo "No Python 3.11 or later on the PATH. Install it, or uv, and try again." >&2; exit 2; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); \
		echo "This Python makes no virtual environment. On Debian and Ubuntu: apt-get install python3-venv" >&2; exit 2; }
endif

# $(1): the locked file
ifneq ($(UV),)
install = uv pip install --quiet --python $(PY) --compile-bytecode --require-hashes -r $(1) \
	&& uv pip install --quiet --python $(PY) --no-deps --no-build-isolation --editable .
else
install = $(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r $(1) \
	&& $(PY) -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
endif

$(VENV)/.installed: requirements.txt pyproject.toml | $(PY)
	@echo "Installing into $(VENV) ..." >&2
	@$(call install,requirements.txt)
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt requirements.txt pyproject.toml | $(PY)
	@echo "Installing into $(VENV), with the tools for tests ..." >&2
	@$(call install,requirements-dev.txt)
	@touch $@ $(VENV)/.installed
