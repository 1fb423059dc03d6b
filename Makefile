# The two commands: `make demo` shows usegolib at work, `make test` runs every check there is.
#
# Both need Rust, Python 3.11 to 3.14 and the network. Everything else, Go and a C compiler
# included where they are missing, is put into .env/ inside this checkout and nowhere else.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

# The interpreter for all environments: the newest suitable one, or the one you name.
PYTHON ?= $(shell scripts/find-python)
# More arguments for pytest: make test-python PYTEST="-k fork"
PYTEST ?=
# How many processes run the Python tests, which mostly wait for compilers: make test WORKERS=0
WORKERS ?= 3
# What the corpus run is told; nothing for all of it.
CORPUS ?=

TOOLS := .env/tools/bin
TEST := .env/test/bin
export PATH := $(CURDIR)/.env/bin:$(PATH)
# The extension module is abi3: any interpreter serves to build it, so take the one we know.
export PYO3_PYTHON := $(CURDIR)/$(TOOLS)/python
export PIP_DISABLE_PIP_VERSION_CHECK := 1

WHEEL_SOURCES := Cargo.toml Cargo.lock README.md LICENSE $(wildcard pyproject.toml) \
    $(shell find generator runtime templates -type f -not -path '*/__pycache__/*')
PYTHON_SOURCES := runtime/python tests/python tests/corpus examples benches
# Go modules of our own with code to test; the fixtures are tested by being built and called.
GO_MODULES = $(dir $(shell find generator templates -name go.mod))

say = @printf '\n== %s\n' "$(1)"

.PHONY: help demo test toolchain wheel clean \
    check-rust test-rust check-go test-go check-python check-types test-python corpus instructions

help:
	@echo "make demo    generate, build and call two real Go modules from Python"
	@echo "make test    every check: Rust, Go, Python, types, end to end"
	@echo "make corpus  measure real modules, compare calls with Go, write docs/coverage.md (long)"
	@echo "make clean   remove .env/ (cargo clean removes target/)"

demo: .env/demo.stamp
	$(call say,demo: two Go modules from the module proxy called from Python)
	@.env/demo/bin/python examples/demo.py .env/demo/app

test: check-rust test-rust check-go test-go check-python check-types test-python
	$(call say,make test: every check passed)

# -- environments ---------------------------------------------------------------------------------

.env/tools.stamp: requirements/tools.txt requirements/toolchain.txt
	$(call say,tools: the build environment .env/tools)
	@python="$(PYTHON)"; test -n "$$python"; rm -rf .env/tools .env/bin; "$$python" -m venv .env/tools
	$(TOOLS)/python -m pip install --quiet --requirement requirements/tools.txt
	touch $@

toolchain: .env/tools.stamp
	@scripts/provide-toolchain

wheel: .env/wheel.stamp

.env/wheel.stamp: $(WHEEL_SOURCES) | toolchain
	$(call say,wheel: compiling usegolib in release mode (a minute or two))
	rm -rf .env/dist
	$(TOOLS)/maturin build --release --locked --out .env/dist
	touch $@

.env/test.stamp: .env/wheel.stamp requirements/tests.txt
	$(call say,test environment: a fresh .env/test with the wheel)
	rm -rf .env/test
	$(TOOLS)/python -m venv .env/test
	$(TEST)/python -m pip install --quiet --requirement requirements/tests.txt .env/dist/*.whl
	touch $@

.env/demo.stamp: .env/wheel.stamp
	$(call say,demo environment: a fresh .env/demo with the wheel and nothing else)
	rm -rf .env/demo
	$(TOOLS)/python -m venv .env/demo
	.env/demo/bin/python -m pip install --quiet .env/dist/*.whl
	touch $@

# -- checks ---------------------------------------------------------------------------------------

check-rust: toolchain
	$(call say,Rust: format and lints)
	cargo fmt --all --check
	cargo clippy --workspace --all-targets --locked -- -D warnings

test-rust: toolchain
	$(call say,Rust: tests)
	cargo test --workspace --locked

check-go: toolchain
	$(call say,Go: format and vet)
	unformatted=$$(gofmt -l generator templates tests/modules tests/corpus); echo "$$unformatted"; test -z "$$unformatted"
	for module in $(GO_MODULES); do (cd $$module && go vet ./...); done

test-go: toolchain
	$(call say,Go: tests)
	for module in $(GO_MODULES); do (cd $$module && go test ./...); done

check-python: .env/tools.stamp
	$(call say,Python: format and lints)
	$(TOOLS)/ruff check $(PYTHON_SOURCES)
	$(TOOLS)/ruff format --check $(PYTHON_SOURCES)

check-types: .env/test.stamp
	$(call say,Python: types of the installed package)
	$(TEST)/mypy --strict --package usegolib
	$(TEST)/pyright --pythonpath $(TEST)/python runtime/python

test-python: .env/test.stamp
	$(call say,Python: end to end on the installed wheel)
	$(TEST)/pytest tests/python -n $(WORKERS) --dist loadfile $(PYTEST)

# Not part of `make test`: it fetches about ninety modules and builds well over a hundred libraries.
# Only some of the calls, and no page: make corpus CORPUS="--calls humanize strings"
corpus: .env/test.stamp
	$(call say,corpus: real modules measured and compared with Go)
	$(TEST)/python tests/corpus/run.py $(CORPUS)

# Not part of `make test`: it needs valgrind and some minutes. Only some: make instructions CALLS="add echo"
CALLS ?=
instructions: .env/test.stamp
	$(call say,instructions of one call counted by callgrind)
	$(TEST)/python -B benches/instructions.py $(CALLS)

clean:
	rm -rf .env
