# make demo   set up and serve the real Bengbu record of 2023 and 示例市, an invented city
# make check  set up and pass every check (exactly what CI runs)

VENV   := .venv
PY     := $(VENV)/bin/python
YINUO  := $(VENV)/bin/yinuo
PORT   ?= 8000
export PORT

.PHONY: setup setup-dev demo demo-reset run check test fmt bench messages lock screens clean

setup: $(VENV)/.ready

$(VENV)/.ready: requirements.lock pyproject.toml
	@sh bin/make-venv $(VENV)
	@$(PY) -m pip install -qq --disable-pip-version-check --require-hashes -r requirements.lock
	@$(PY) -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

setup-dev: $(VENV)/.ready-dev

$(VENV)/.ready-dev: $(VENV)/.ready requirements-dev.lock
	@$(PY) -m pip install -qq --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@touch $@

demo: setup
	@$(YINUO) demo

demo-reset: setup
	@$(YINUO) demo --reset

run: setup
	@$(YINUO) serve

check: setup-dev
	@$(PY) bin/check

test: setup-dev
	@$(PY) -m pytest

fmt: setup-dev
	@$(PY) -m ruff check --fix-only --quiet .
	@$(PY) -m ruff format --quiet .
	@$(PY) -m djlint --reformat --quiet yinuo || true

bench: setup-dev
	@sh bench/all

messages: setup-dev
	@$(YINUO) messages

lock:
	@sh bin/lock

screens: setup-dev
	@$(PY) -m pytest tests/browser -q --keep-screens

clean:
	rm -rf $(VENV) var
