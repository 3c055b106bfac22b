# Two commands: `make course` builds the flagship course, `make test` runs everything that CI runs.
COURSE := machine-learning-engineer
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := $(shell command -v uv 2>/dev/null)
# Where Linux finds PyTorch's build for graphics cards only: the index of the CPU build (README, "Two commands").
TORCH_INDEX ?=
# `make course TORCH=any` takes that large build all the same.
TORCH ?= cpu

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
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile

serve: $(VENV)/.course
	$(BIN)/course serve $(COURSE)

bench: $(VENV)/.test
	@for script in tests/bench/*.py; do echo "== $$script"; $(BIN)/python $$script; done

# The tests need what the course needs, so both use one environment.
$(VENV)/.course: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(torch)
	$(call install,.[course])
	$(compiled)
	@touch $@

$(VENV)/.test: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(torch)
	$(call install,.[course$(comma)test])
	$(compiled)
	@touch $@ $(VENV)/.course

comma := ,
# Many containers set PYTHONDONTWRITEBYTECODE; then every process would compile again what it imports.
compiled = $(BIN)/python -m compileall -q builder
pip := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
# pip takes PyTorch first, because uv looks in fewer places; then every later package finds it installed.
define torch
@if [ $(TORCH) = cpu ] && $(BIN)/python -m pip install --disable-pip-version-check --constraint constraints.txt \
  $(if $(TORCH_INDEX),--index-url $(TORCH_INDEX)) --dry-run torch 2>/dev/null | grep -q nvidia; then \
  echo "Only PyTorch's build for graphics cards was found here, several gigabytes."; \
  echo "Name the index of the CPU build: make $(MAKECMDGOALS) TORCH_INDEX=ADDRESS (the README says where it stands),"; \
  echo "or take the large build: make $(MAKECMDGOALS) TORCH=any"; exit 1; fi
$(pip) $(if $(TORCH_INDEX),--index-url $(TORCH_INDEX)) torch
endef
ifdef UV
# pip compiles what it installs by itself.
install = $(UV) pip install --quiet --compile-bytecode --python $(BIN)/python --constraint constraints.txt --editable '$(1)'
else
install = $(pip) --editable '$(1)'
endif

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or later is needed; call make PYTHON=/path/to/python3.11"; exit 1; }
ifdef UV
	$(UV) venv --quiet --seed --python $(PYTHON) $(VENV)
else
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || \
	  { echo "Python's venv is missing; on Debian run: apt-get install python3-venv"; exit 1; }
	$(PYTHON) -m venv $(VENV)
endif

# Writes the versions that are installed now as the ones that everybody gets.
lock:
	$(BIN)/python -m pip freeze --exclude-editable --exclude pip --exclude setuptools --exclude wheel | sed 's|+cpu||' > constraints.txt

clean:
	rm -rf _build
