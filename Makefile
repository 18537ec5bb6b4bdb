# Every target sets up what it needs: a .venv beside this file, made once a change of dependencies.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PEERS := $(VENV)/.peers
ASYNC := .venv-async
JOBS ?= 2

.DEFAULT_GOAL := help
.PHONY: help setup generate check test lint bench prove clean

help: ## Show what there is to make
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(READY) ## Make the virtual environment

$(READY): pyproject.toml constraints.txt
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --upgrade pip
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --editable . --group test
	touch $(READY)

$(PEERS): $(READY)
	$(BIN)/python -m pip install --quiet --constraint constraints.txt --group bench
	touch $(PEERS)

# aiobotocore wants a botocore of its own: what is tested behind it is tested there.
$(ASYNC)/.ready: constraints-async.txt
	$(PYTHON) -m venv $(ASYNC)
	$(ASYNC)/bin/python -m pip install --quiet --requirement constraints-async.txt
	touch $(ASYNC)/.ready

generate: $(READY) ## Write generated/ from specs/
	$(BIN)/shapewright generate

check: $(READY) ## Tell whether generated/ is what specs/ say
	$(BIN)/shapewright check

lint: $(READY) ## Hold our own code to its rules
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/pyright --warnings

test: $(READY) $(ASYNC)/.ready ## Run every test on both cores
	$(BIN)/pytest --numprocesses $(JOBS) --dist worksteal

bench: $(PEERS) ## Measure the budgets, with their limits and peers beside them
	$(BIN)/python -m bench

prove: $(READY) ## Hold the output of all services to black, ruff, mypy and pyright; takes a while
	$(BIN)/python -m bench.prove

clean: ## Remove what the other targets made, generated/ apart
	rm -rf $(VENV) $(ASYNC) .pytest_cache .mypy_cache .ruff_cache .hypothesis dist
