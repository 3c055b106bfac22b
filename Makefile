# Two commands: `make course` builds the flagship course, `make test` runs everything that CI runs.
COURSE := machine-learning-engineer
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := $(shell command -v uv 2>/dev/null)

.PHONY: course test serve bench clean lock

course: $(VENV)/.course
	$(BIN)/course build $(COURSE)
	@echo
	@echo "Open _build/$(COURSE)/site/index.html in a browser,"
	@echo "or run 'make serve' to see the site change while you edit lessons."

test: $(VENV)/.test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

serve: $(VENV)/.course
	$(BIN)/course serve $(COURSE)

bench: $(VENV)/.test
	@for script in tests/bench/*.py; do echo "== $$script"; $(BIN)/python $$script; done

# The tests need what the course needs, so both use one environment.
$(VENV)/.course: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(call install,.[course])
	@touch $@

$(VENV)/.test: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(call install,.[course$(comma)test])
	@touch $@ $(VENV)/.course

comma := ,
ifdef UV
install = $(UV) pip install --quiet --python $(BIN)/python --constraint constraints.txt --editable '$(1)'
else
install = $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '$(1)'
endif

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or later is needed; call make PYTHON=/path/to/python3.11"; exit 1; }
ifdef UV
	$(UV) venv --quiet --python $(PYTHON) $(VENV)
else
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || \
	  { echo "Python's venv is missing; on Debian run: apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)
endif

# Writes the versions that are installed now as the ones that everybody gets.
lock:
	$(BIN)/python -m pip freeze --exclude-editable --exclude pip --exclude setuptools --exclude wheel > constraints.txt

clean:
	rm -rf _build
