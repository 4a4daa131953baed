# Two commands matter: `make map` builds maps/index.html from seeds/, `make test` proves it. Each does all the set-up that it needs.
# On a system without make, read the recipes: they are plain Python commands.

PYTHON ?= python3
VENV := .venv
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
else
BIN := $(VENV)/bin
endif
RUNTIME := $(VENV)/.runtime-ready
DEV := $(VENV)/.dev-ready
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: map test lint bench bench-map eval docs page lock clean

map: $(RUNTIME)
	$(BIN)/geomap build .

test: $(DEV) lint
	$(BIN)/python scripts/run_tests.py

lint: $(DEV)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(DEV)
	$(BIN)/python -m pytest tests/bench -q -s -m bench -p no:xdist

bench-map: $(DEV)
	$(BIN)/python tests/bench/bench_map.py

eval: $(DEV)
	$(BIN)/python scripts/evaluate.py
	$(BIN)/python scripts/evaluate_incidents.py

docs: $(DEV)
	$(BIN)/python scripts/write_cli_docs.py

# Needs Node: bundles the page's JavaScript after a change of its sources.
page: $(DEV)
	$(BIN)/python scripts/build_page.py

# Needs uv: resolves the dependencies again. Lock files carry hashes and no hosts.
lock:
	uv pip compile pyproject.toml --extra documents --extra excel --extra languages --group build --universal --python-version 3.11 --generate-hashes --no-header --quiet --output-file requirements.lock
	uv pip compile pyproject.toml --all-extras --group build --group dev --constraint requirements.lock --universal --python-version 3.11 --generate-hashes --no-header --quiet --output-file requirements-dev.lock

clean:
	rm -rf $(VENV) .cache .geomap

$(VENV)/pyvenv.cfg:
	$(PYTHON) -c "import sys; v = sys.version_info; v >= (3, 11) or sys.exit(f'geomap needs Python 3.11 or newer, and {sys.executable} is {v[0]}.{v[1]}; try: make PYTHON=python3.12')"
	$(PYTHON) -m venv $(VENV)

$(RUNTIME): requirements.lock pyproject.toml $(VENV)/pyvenv.cfg
	$(PIP) --require-hashes -r requirements.lock
	$(PIP) --no-deps --no-build-isolation --editable .
	$(BIN)/python -c "from pathlib import Path; Path('$(RUNTIME)').touch()"

$(DEV): $(RUNTIME) requirements-dev.lock
	$(PIP) --require-hashes -r requirements-dev.lock
	$(BIN)/python -c "from pathlib import Path; Path('$(DEV)').touch()"
