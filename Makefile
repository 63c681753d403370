# The course in four commands; `make help` lists all of them.

PORT ?= 8000
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PY := $(BIN)/python

.DEFAULT_GOAL := help
.PHONY: help course test lab book derive translate bench lint goals clean

help: ## list the commands
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{ printf "  make %-10s %s\n", $$1, $$2 }'

course: $(VENV)/learner ## build the course and serve it (PORT=8000)
	@$(PY) tools/ports.py $(PORT)
	@$(PY) tools/build_site.py
	@$(PY) tools/serve.py --port $(PORT)

lab: $(VENV)/learner ## open the notebooks in JupyterLab
	@$(BIN)/jupyter lab --notebook-dir=notebooks

book: $(VENV)/learner ## build the site into _build/site without serving it
	@$(PY) tools/build_site.py

test: $(VENV)/tester ## everything that must pass
	@$(PY) tools/check.py

lint: $(VENV)/tester ## style, types and spelling
	@$(PY) tools/check.py lint

derive: $(VENV)/tester ## write again every file that is derived from another
	@$(PY) tools/derive.py

translate: $(VENV)/tester ## extract and update the message catalogs, and compile them
	@$(PY) tools/translate.py

bench: $(VENV)/tester ## measure import, sliders, start-up and builds against their peers
	@$(PY) tools/bench.py

goals: $(VENV)/tester ## F1 of the goal check, per criterion and language
	@$(PY) tools/goal_scores.py

clean: ## forget everything that was built
	rm -rf _build $(VENV)

$(VENV)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "Python 3.11 or newer is needed, and $(PYTHON) is not: install it, or name another with PYTHON=..."; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { echo "Python's venv module is needed: on Debian and Ubuntu, install python3-venv"; exit 1; }
	@touch $@

$(VENV)/learner: requirements.txt constraints.txt pyproject.toml | $(VENV)/python
	@echo "Installing the course's packages (a minute or two, once) …"
	@$(PY) -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/tester: $(VENV)/learner
	@echo "Installing what the tests need …"
	@$(PY) -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test]'
	@touch $@
