# Two commands do everything: `make demo` and `make test`. Each sets up what it needs, in .venv.

PYTHON ?= python3
BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install -qq --no-compile --disable-pip-version-check

.PHONY: demo test lint special faults mutate benchmark benchmark-open-cases lock contract histories clean

demo: .venv/ready ## run one request from receipt to close, in virtual time
	@$(BIN)/dueprocess demo

test: .venv/ready-to-test ## the tests, in two processes
	@$(BIN)/python -m pytest -n 2 --dist worksteal -m "not special"

lint: .venv/ready-to-lint ## style, types and the direction of imports
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/pyright

special: .venv/ready-to-test ## too slow for every run: all tests, which branches they reach, and the wheels as strangers get them
	@$(BIN)/python -m pytest -q -n 2 --dist worksteal --cov --cov-branch --cov-report= --cov-fail-under=90
	@$(BIN)/coverage report --skip-covered --include='*/dueprocess/law/*,*/dueprocess/case/*' --fail-under=100
	@.ci/wheel

KILLS ?= 100
SEED ?=
faults: .venv/ready-to-test ## kill processes while cases run, and break whatever else can break; under half an hour; KILLS= in each of two set-ups, SEED=
	@$(BIN)/python -c 'import sys; sys.path.insert(0, "tests"); from postgres import find_programs; find_programs()' || \
		{ echo "make faults needs PostgreSQL on this machine (Debian: apt-get install postgresql)."; exit 1; }
	@FAULTS_KILLS=$(KILLS) FAULTS_SEED=$(SEED) FAULTS_REPORT=out/faults \
		$(BIN)/python -m pytest tests/faults -s -o timeout=300 -o faulthandler_timeout=2400

mutate: .venv/ready-to-mutate ## change the law one piece at a time and see the tests fail; the better part of an hour
	@.ci/mutate

benchmark: .venv/ready-to-benchmark ## what counting days, running cases, making letters and asking institutions cost; about two minutes
	@$(BIN)/python -m benchmarks.working_days
	@echo
	@$(BIN)/python -m benchmarks.cases
	@echo
	@$(BIN)/python -m benchmarks.letters
	@echo
	@$(BIN)/python -m benchmarks.hooks

benchmark-open-cases: .venv/ready ## ten thousand open cases: what memory and disk each takes; about ten minutes
	@$(BIN)/python -m benchmarks.open_cases --cases 10000

lock: .venv/ready ## write the requirements files afresh
	@$(INSTALL) uv
	@$(BIN)/python requirements/lock.py

contract: .venv/ready ## write the JSON Schemas of every message to docs/contract
	@$(BIN)/python -m dueprocess.client.contract docs/contract

histories: .venv/ready-to-test ## record the histories of a release, for every later one to replay: RELEASE=0.1.0
	@cd tests && ../$(BIN)/python -m workflows.recording $(RELEASE)

clean: ## remove what the other targets made
	rm -rf .venv out dist

.venv/ready: requirements/all.txt requirements/build.txt pyproject.toml plugins/leeds/pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or later is needed: make PYTHON=...")'
	@echo "Setting up .venv"
	@$(PYTHON) -m venv --clear .venv
	@$(INSTALL) --require-hashes -r requirements/all.txt -r requirements/build.txt
	@$(INSTALL) --no-build-isolation --no-deps --editable . --editable plugins/leeds
	@touch $@

.venv/ready-to-test: .venv/ready requirements/test.txt
	@echo "Adding what the tests need"
	@$(INSTALL) --require-hashes -r requirements/test.txt
	@touch $@

.venv/ready-to-benchmark: .venv/ready requirements/benchmark.txt
	@echo "Adding what the benchmarks need"
	@$(INSTALL) --require-hashes -r requirements/benchmark.txt
	@touch $@

.venv/ready-to-mutate: .venv/ready-to-test requirements/mutate.txt
	@echo "Adding what makes mutants"
	@$(INSTALL) --require-hashes -r requirements/mutate.txt
	@touch $@

.venv/ready-to-lint: .venv/ready-to-test requirements/lint.txt
	@echo "Adding what the linters need"
	@$(INSTALL) --require-hashes -r requirements/lint.txt
	@touch $@
