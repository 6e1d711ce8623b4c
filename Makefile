# Woonsaldo: what can be done with it. `make` alone tells what there is.
#
# Stamp files in .venv make a second run start at once: packages are installed again only when the
# list of requirements changed.

VENV := .venv
PY := $(VENV)/bin/python
PORT ?= 8050
export PORT
export PIP_DISABLE_PIP_VERSION_CHECK = 1
export PYTHONUNBUFFERED = 1
# Where it is set, each of the hundreds of processes and apps of the tests compiles all modules anew:
# a quarter of the time of a small test file.
export PYTHONDONTWRITEBYTECODE =

ZEG = @printf '== %s\n'

.DEFAULT_GOAL := help
.PHONY: help run test lint types tests chromium nginx soak bench lock sbom clean

help:  ## Toon wat er kan
	@printf 'Woonsaldo. Wat u kunt doen:\n'
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{printf "%-14s %s\n", $$1, $$2}'

run: $(VENV)/run.stempel  ## Start Woonsaldo op 127.0.0.1:8050 (PORT=... voor een andere poort)
	$(ZEG) 'Cijfers: de stand bouwen als die niet bij het archief hoort'
	@$(PY) -m loaders build --indien-nodig
	$(ZEG) 'Server starten'
	@exec $(VENV)/bin/gunicorn

# Style and types run beside the tests; what they say comes after, so that the two do not mix.
test: export WOONSALDO_HOME :=
test: chromium nginx  ## Draai alle controles en tests
	@$(MAKE) --no-print-directory lint types > $(VENV)/controles.txt 2>&1 & controles=$$!; \
	$(MAKE) --no-print-directory tests; goed=$$?; \
	wait $$controles || goed=1; cat $(VENV)/controles.txt; exit $$goed
	$(ZEG) 'Alles is goed'

lint: $(VENV)/test.stempel  ## Controleer stijl en importregels
	$(ZEG) 'Stijl (ruff)'
	@$(VENV)/bin/ruff check .
	@$(VENV)/bin/ruff format --check .
	$(ZEG) 'Importregels (import-linter)'
	@$(VENV)/bin/lint-imports --no-cache

types: $(VENV)/test.stempel
	$(ZEG) 'Typen (mypy)'
	@$(VENV)/bin/mypy

chromium: $(VENV)/test.stempel
	$(ZEG) 'Browser voor de tests'
	@$(PY) -m scripts.browser --installeer

nginx: $(VENV)/test.stempel
	$(ZEG) 'Proxy voor de tests'
	@$(PY) -m scripts.nginx --installeer

tests: $(VENV)/test.stempel
	$(ZEG) 'Tests (een paar minuten)'
	@$(PY) -m pytest -m 'not soak' -n 2 --dist worksteal

# What `make test` tries with 25 examples of hypothesis is tried here with each test's own number.
soak: chromium nginx  ## Draai de lange tests: veel kills, veel foute bestanden, veel kijkers
	$(ZEG) 'Lange tests (een half uur of langer)'
	@WOONSALDO_HOME= $(PY) -m pytest -m 'soak or hypothesis' --hypothesis-profile soak

bench: chromium  ## Meet snelheid, geheugen en gewicht van de pagina
	@for bestand in $$(grep -l __main__ tests/bench/*.py); do \
	  naam=$$(basename $$bestand .py); \
	  printf '== Meting: %s\n' $$naam; \
	  WOONSALDO_HOME= $(PY) -m tests.bench.$$naam || exit 1; \
	done

# Hashes of every file of each version; which index they came from stands nowhere.
lock: $(VENV)/python.stempel  ## Zet de versies van alle pakketten vast, met hun hashes
	$(ZEG) 'requirements.txt en requirements-dev.txt maken (een paar minuten)'
	@$(PY) -m venv $(VENV)/slot && $(VENV)/slot/bin/python -m pip install -qq pip-tools==7.6.2
	@for naam in requirements requirements-dev; do \
	  CUSTOM_COMPILE_COMMAND='make lock' $(VENV)/slot/bin/pip-compile -q --generate-hashes --allow-unsafe \
	    --strip-extras --no-annotate --no-emit-options \
	    $$naam.in -o $$naam.txt || exit 1; \
	done

sbom: $(VENV)/run.stempel  ## Maak de stuklijst en de lijst van licenties
	$(ZEG) 'Stuklijst (CycloneDX) en licenties'
	@$(PY) -m scripts.stuklijst

clean:  ## Verwijder de virtuele omgeving; cijfers (var/) blijven staan
	@rm -rf $(VENV)

$(VENV)/python.stempel:
	$(ZEG) 'Virtuele omgeving maken in .venv'
	@python=$$(scripts/python.sh) && "$$python" -m venv $(VENV)
	@touch $@

$(VENV)/run.stempel: $(VENV)/python.stempel requirements.txt
	$(ZEG) 'Pakketten installeren uit requirements.txt'
	@$(PY) -m pip install -qq -r requirements.txt
	@touch $@

$(VENV)/test.stempel: $(VENV)/run.stempel requirements-dev.txt
	$(ZEG) 'Pakketten installeren uit requirements-dev.txt'
	@$(PY) -m pip install -qq -r requirements-dev.txt
	@touch $@
