# The commands of this repository. Each sees to what it needs; see Scripts/.

# From nothing a debug build takes half as long as a release build, and after `make test` it is there already.
CONFIGURATION ?= debug
# Options for the server, such as ARGS="--port 5000 --data-dir state".
ARGS ?=
# The release of botocore that the API model is taken from.
BOTOCORE ?= 1.44.5

# Where `make install` puts things.
PREFIX ?= /usr/local

# The benchmarks to run, of those that Benchmarks/rows.py has; all without it.
ROWS ?=

# RECORD=1 writes the checksums of the conformance suite anew, or the table of the benchmarks.
export RECORD

SOURCES = Sources Tests Benchmarks Package.swift

# How many texts `make fuzz` makes.
RUNS ?= 200000

# The parts of `make torture` to run; all without it. How often it kills the server, how many requests it mutates, how many steps it draws.
ONLY ?=
ROUNDS ?= 200
MUTATIONS ?= 1000000
STEPS ?= 100000

.PHONY: help run test torture conformance bench fuzz sqlbench format lint model install uninstall dist deb wheel image workflows libraries python

help:
	@echo "make run      build the server and start it on 127.0.0.1:4566 (ARGS=\"--port 5000\" passes options)"
	@echo "make test     run the Swift tests, then boto3 and the AWS CLI against the server"
	@echo "make torture  attack it: crashes, full disks, hostile HTTP, races, other accounts (ONLY=crash runs one part)"
	@echo "make conformance  hold every operation against the API model, and print a table (RECORD=1 writes the checksums anew)"
	@echo "make bench    measure a release build beside a bare server, nginx and moto_server (RECORD=1 keeps the table, ROWS=\"get list\" picks rows)"
	@echo "make fuzz     let libFuzzer break the reader and the judge of SQL (RUNS=$(RUNS) texts)"
	@echo "make sqlbench measure how long the verdict on a query takes"
	@echo "make install  install the program, its man pages and completions below PREFIX=$(PREFIX) (make uninstall takes them away)"
	@echo "make deb      make the Debian package, and as root try it in a fresh Debian"
	@echo "make dist     make the archive to install from: program, man pages, completions, checksum"
	@echo "make wheel    make the wheel for pip with the program and the plugin of pytest, and test it in fresh environments"
	@echo "make image    build the container's image and hold the client suite's walkthroughs against it (as root)"
	@echo "make workflows  check the syntax of .github/workflows"
	@echo "make format   format the sources"
	@echo "make lint     check the format of the sources"
	@echo "make model    take the API model from botocore $(BOTOCORE) and generate its Swift"

run: libraries
	@swift build --configuration $(CONFIGURATION) --product cleanrooms-local
	@exec .build/$(CONFIGURATION)/cleanrooms-local serve $(ARGS)

test: libraries python
	@Scripts/ensure-python package
	@Scripts/run-tests

torture: libraries
	@CONFIGURATION=$(CONFIGURATION) Scripts/run-torture --rounds $(ROUNDS) --mutations $(MUTATIONS) --steps $(STEPS) $(ONLY)

# Its table of operations comes before the tests' own lines.
conformance: libraries
	@swift test --disable-xctest --filter ConformanceTests

bench: libraries
	@Scripts/ensure-benchmarks
	@Scripts/run-benchmarks $(ROWS)

fuzz: libraries
	@Scripts/fuzz-sql $(RUNS)

sqlbench: libraries
	@swift run --configuration release sqlbench

format:
	@swift format --in-place --parallel --recursive $(SOURCES)

lint:
	@swift format lint --strict --parallel --recursive $(SOURCES)

model: libraries python
	@Scripts/update-model $(BOTOCORE)

install: libraries
	@PREFIX=$(PREFIX) DESTDIR=$(DESTDIR) Scripts/install-program

uninstall:
	@PREFIX=$(PREFIX) DESTDIR=$(DESTDIR) Scripts/install-program --remove

deb: libraries
	@Scripts/make-deb

dist: libraries
	@Scripts/make-dist

wheel: libraries python
	@Scripts/make-wheel

image:
	@docker/try-image

libraries:
	@Scripts/ensure-libraries

python:
	@Scripts/ensure-python

# Not run here: what publishes a release. Its syntax is checked, and what it calls is what the other commands run.
workflows:
	@Scripts/check-workflows
