# The commands are in tools/ (plain Python); here are only their names. `make help` lists them.

PYTHON3 ?= python3
export ADDON ARGS MEMBERS DB PORT HTTPS HTTPS_PORT NEW

.PHONY: help run test lint shell seed bench check clean stop template

help:  ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 20

run:  ## the co-op on http://localhost:8069 (PORT=8070, HTTPS=1 for tablets)
	@$(PYTHON3) -m tools run

test:  ## all tests (ADDON=coop_base: one addon's; ARGS="-k name": for pytest)
	@$(PYTHON3) -m tools test

lint:  ## what every file must keep to
	@$(PYTHON3) -m tools lint

shell:  ## Odoo's shell in the demo database (DB=name for another)
	@$(PYTHON3) -m tools shell

seed:  ## a large co-op: MEMBERS=1000000 DB=name
	@$(PYTHON3) -m tools seed

bench:  ## measure, each against a named peer in the same run (ARGS=name for one)
	@$(PYTHON3) -m tools bench

check:  ## what is wrong with this machine and server, with remedies (DB=name)
	@$(PYTHON3) -m tools check

template:  ## prepare the databases that run and test copy
	@$(PYTHON3) -m tools template

stop:  ## stop the embedded PostgreSQL
	@$(PYTHON3) -m tools stop

clean:  ## remove the environment, databases and logs of this clone (not the shared cache)
	@$(PYTHON3) -m tools clean
