# The commands are in tools/ (plain Python); here are only their names. `make help` lists them.

export PYTHON3 ADDON ARGS JOBS MEMBERS DB PORT HTTPS HTTPS_PORT NEW

.PHONY: help run test lint shell seed bench check clean stop template pictures booth screenshots welsh

help:  ## this list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 20

run:  ## the co-op on http://localhost:8069 (PORT=8070, HTTPS=1 for tablets)
	@sh tools/start.sh run

test:  ## all tests (ADDON=coop_base: one addon's; ARGS="-k name": for pytest; JOBS=1)
	@sh tools/start.sh test

lint:  ## what every file must keep to
	@sh tools/start.sh lint

shell:  ## Odoo's shell in the demo database (DB=name for another)
	@sh tools/start.sh shell

seed:  ## a large co-op: MEMBERS=1000000 DB=name
	@sh tools/start.sh seed

bench:  ## measure, each against a named peer in the same run (ARGS=name for one)
	@sh tools/start.sh bench

check:  ## what is wrong with this machine and server, with remedies (DB=name)
	@sh tools/start.sh check

template:  ## prepare the databases that run and test copy
	@sh tools/start.sh template

pictures:  ## renew the open pictures for Easy Read from the npm package
	@sh tools/start.sh pictures

booth:  ## build the scripts of sealed voting and the opening kit from npm packages
	@sh tools/start.sh booth

welsh:  ## words of the screens: how many are in Welsh, how many a speaker has read
	@sh tools/start.sh welsh
screenshots:  ## take the pictures of docs/images anew (ARGS="lesson sign-in": some)
	@sh tools/start.sh screenshots

stop:  ## stop the embedded PostgreSQL
	@sh tools/start.sh stop

clean:  ## remove the environment, databases and logs of this clone (not the shared cache)
	@sh tools/start.sh clean
