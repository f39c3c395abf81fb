# The commands of this repository. Each sees to what it needs; see Scripts/.

# From nothing a debug build takes half as long as a release build, and after `make test` it is there already.
CONFIGURATION ?= debug
# Options for the server, such as ARGS="--port 5000 --data-dir state".
ARGS ?=
# The release of botocore that the API model is taken from.
BOTOCORE ?= 1.44.8

# What `make parity` draws its queries from; without one, the last commit's hash.
SEED ?=

# Where `make install` puts things.
PREFIX ?= /usr/local

# The benchmarks to run, of those that Benchmarks/rows.py has; all without it.
ROWS ?=

# RECORD=1 writes the checksums of the conformance suite anew, or the table of the benchmarks.
export RECORD

SOURCES = Sources Tests Benchmarks Package.swift

# How many texts `make fuzz` makes.
RUNS ?= 200000

# The parts of `make torture` to run; all without it. How often it kills the server, how many requests it mutates, how many it draws, how many steps,
# how many data directories it starts on, and how many states it mutates.
ONLY ?=
ROUNDS ?= 200
MUTATIONS ?= 1000000
STEPS ?= 100000
REQUESTS ?= 2000000
DIRECTORIES ?= 2000
STATES ?= 100000

# The files of cases that `make record-rows` writes anew.
CASES ?= Tests/ExecutionTests/Cases/*.txt

.PHONY: help run test test-all console-tests pictures torture conformance bench fuzz sqlbench format lint docs model model-check install uninstall dist deb wheel image workflows libraries python spark parity record-rows fuzz-files fuzz-rows record-files spark-parity

help:
	@echo "make run      build the server and start it on 127.0.0.1:4566 (ARGS=\"--port 5000\" passes options)"
	@echo "make test     run the Swift tests, then boto3 and the AWS CLI against the server"
	@echo "make test-all run the heavier suites: the console in a browser, all of it"
	@echo "make pictures make README's pictures of the console anew"
	@echo "make torture  attack it: crashes, full disks, hostile HTTP, races, other accounts (ONLY=crash runs one part)"
	@echo "make conformance  hold every operation against the API model, and print a table (RECORD=1 writes the checksums anew)"
	@echo "make bench    measure a release build beside a bare server, nginx and moto_server (RECORD=1 keeps the table, ROWS=\"get list\" picks rows)"
	@echo "make fuzz     let libFuzzer break the reader and the judge of SQL (RUNS=$(RUNS) texts)"
	@echo "make fuzz-files  let libFuzzer break the readers of files under the address sanitizer (RUNS=$(RUNS) files)"
	@echo "make fuzz-rows  let libFuzzer break queries that run on rows under the address sanitizer (RUNS=$(RUNS) queries)"
	@echo "make sqlbench measure how long the verdict on a query takes"
	@echo "make install  install the program, its man pages and completions below PREFIX=$(PREFIX) (make uninstall takes them away)"
	@echo "make deb      make the Debian package, and as root try it in a fresh Debian"
	@echo "make parity   hold the analysis of drawn queries against Spark's (RUNS=2000, SEED=text)"
	@echo "make spark    set up Spark 3.5.3 in the build folder, which rows are recorded from and --engine spark runs on"
	@echo "make record-rows  write the answers in Tests/ExecutionTests/Cases anew, as Spark gives them (CASES=file)"
	@echo "make record-files  write the files in Tests/TablesTests/Files anew, with the libraries that people use and with Spark"
	@echo "make spark-parity  ask Spark and the embedded engine the same random queries (RUNS=5000 SEED=1)"
	@echo "make dist     make the archive to install from: program, man pages, completions, checksum"
	@echo "make wheel    make the wheel for pip with the program and the plugin of pytest, and test it in fresh environments"
	@echo "make image    build the container's image and hold the client suite's walkthroughs against it (as root)"
	@echo "make workflows  check the syntax of .github/workflows"
	@echo "make format   format the sources"
	@echo "make lint     check the format of the sources"
	@echo "make docs     write docs/options.md anew, from the program's own help"
	@echo "make model    take the API model from botocore $(BOTOCORE) and generate its Swift"
	@echo "make model-check  ask PyPI whether there is a newer botocore, and whether its model is another"

run: libraries
	@swift build --configuration $(CONFIGURATION) --product cleanrooms-local
	@[ -n "$$CLEANROOMS_SPARK_PYTHON" ] || [ ! -x .build/spark/bin/python ] || export CLEANROOMS_SPARK_PYTHON="$$PWD/.build/spark/bin/python"; \
		exec .build/$(CONFIGURATION)/cleanrooms-local serve $(ARGS)

test: libraries
	@Scripts/run-tests

# What takes too long for every change; CI runs it after `test`.
test-all: libraries python
	@Scripts/run-tests-all

console-tests: libraries
	@swift build --product cleanrooms-local
	@Scripts/run-console-tests

pictures: libraries
	@swift build --product cleanrooms-local
	@Scripts/ensure-browser
	@.build/console-venv/bin/python -B Scripts/make-pictures

torture: libraries
	@CONFIGURATION=$(CONFIGURATION) Scripts/run-torture --rounds $(ROUNDS) --mutations $(MUTATIONS) --requests $(REQUESTS) --steps $(STEPS) \
		--directories $(DIRECTORIES) --states $(STATES) $(ONLY)

# Its table of operations comes before the tests' own lines.
conformance: libraries
	@swift test --disable-xctest --filter ConformanceTests

bench: libraries
	@Scripts/ensure-benchmarks
	@Scripts/run-benchmarks $(ROWS)

fuzz: libraries
	@Scripts/fuzz-sql $(RUNS)

fuzz-files: libraries
	@Scripts/fuzz-files $(RUNS)

fuzz-rows: libraries
	@Scripts/fuzz-rows $(RUNS)

sqlbench: libraries
	@swift run --configuration release sqlbench

spark:
	@Scripts/ensure-spark

parity: libraries spark
	@swift build --product cleanrooms-local
	@SPARK_LOCAL_IP=127.0.0.1 .build/spark/bin/python -B Scripts/analysis-parity --runs $(if $(filter file,$(origin RUNS)),2000,$(RUNS)) $(if $(SEED),--seed $(SEED))

record-rows: spark
	@SPARK_LOCAL_IP=127.0.0.1 .build/spark/bin/python Scripts/record-rows $(CASES)

record-files: spark
	@Scripts/ensure-files
	@find Tests/TablesTests/Files -type f ! -name requirements.txt -delete
	@.build/files/bin/python Scripts/record-files Tests/TablesTests/Files
	@Scripts/ensure-spark 4
	@SPARK_LOCAL_IP=127.0.0.1 TZ=UTC .build/spark/bin/python Scripts/record-files --spark Tests/TablesTests/Files
	@SPARK_LOCAL_IP=127.0.0.1 TZ=UTC .build/spark4/bin/python Scripts/record-files --spark Tests/TablesTests/Files
spark-parity: RUNS = 5000
spark-parity: spark libraries
	@swift build --product rowanswers
	@SPARK_LOCAL_IP=127.0.0.1 .build/spark/bin/python -B Scripts/spark-parity .build/debug/rowanswers --runs $(RUNS) --seed $(or $(SEED),1)

format:
	@swift format --in-place --parallel --recursive $(SOURCES)

lint:
	@swift format lint --strict --parallel --recursive $(SOURCES)

# By way of another file, so that a page stays whole if the program cannot say it.
docs: libraries
	@swift build --product cleanrooms-local
	@Scripts/options-page .build/debug/cleanrooms-local >.build/options.md
	@mv .build/options.md docs/options.md

model: libraries python
	@Scripts/update-model $(BOTOCORE)

install: libraries
	@PREFIX=$(PREFIX) DESTDIR=$(DESTDIR) Scripts/install-program

uninstall:
	@PREFIX=$(PREFIX) DESTDIR=$(DESTDIR) Scripts/install-program --remove

deb: libraries
	@Scripts/make-deb

# It needs the network and its answer changes by itself, so that no test asks it.
model-check: python
	@Scripts/check-model $(BOTOCORE)

dist: libraries
	@Scripts/make-dist

wheel: libraries
	@Scripts/ensure-python package
	@Scripts/make-wheel

image:
	@.ci/try-image

libraries:
	@Scripts/ensure-libraries

python:
	@Scripts/ensure-python

# Not run here: what publishes a release. Its syntax is checked, and what it calls is what the other commands run.
workflows:
	@Scripts/check-workflows
