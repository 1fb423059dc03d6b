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
# More arguments for pytest: make test-python PYTEST="tests/python/calls -k fork"
PYTEST ?=
# How many processes run the Python tests, which mostly wait for compilers: make test WORKERS=0
WORKERS ?= 3
# What the corpus run is told; nothing for all of it.
CORPUS ?=
# How long `make fuzz` searches, for each of its targets.
FUZZTIME ?= 1m

ACTIONLINT := github.com/rhysd/actionlint/cmd/actionlint@v1.7.12

TOOLS := .env/tools/bin
TEST := .env/test/bin
export PATH := $(CURDIR)/.env/bin:$(PATH)
# The extension module is abi3: any interpreter serves to build it, so take the one we know.
export PYO3_PYTHON := $(CURDIR)/$(TOOLS)/python
export PIP_DISABLE_PIP_VERSION_CHECK := 1

WHEEL_SOURCES := Cargo.toml Cargo.lock README.md LICENSE $(wildcard pyproject.toml) \
    $(shell find generator runtime templates -type f -not -path '*/__pycache__/*')
PYTHON_SOURCES := runtime/python tests/python tests/corpus tests/readmes examples benches
# Go modules of our own with code to test; the fixtures are tested by being built and called.
GO_MODULES = $(dir $(shell find generator templates -name go.mod))

say = @printf '\n== %s\n' "$(1)"

.PHONY: help demo test quick check stress toolchain wheel dist clean \
    check-rust test-rust check-go test-go check-python check-types test-python \
    check-dependencies check-workflows check-advisories check-msrv \
    test-oldest-go test-modules fuzz corpus instructions figures figures-bundle

help:
	@echo "make demo    generate, build and call three real Go modules from Python"
	@echo "make test    every check: Rust, Go, Python, types, end to end"
	@echo "make quick   those that need no wheel: what to run on every save"
	@echo "make test-modules  do what the READMEs of real modules show, in Python and in Go (long)"
	@echo "make corpus  measure real modules, compare calls with Go, write docs/coverage.md (long)"
	@echo "make clean   remove .env/ (cargo clean removes target/)"

demo: .env/demo.stamp
	$(call say,demo: three Go modules from the module proxy called from Python)
	@.env/demo/bin/python examples/demo.py .env/demo/app

test: check test-rust test-go check-types test-python
	$(call say,make test: every check passed)

quick: check test-rust test-go
	$(call say,make quick: passed; make test also checks the installed wheel)

# Formats and lints.
check: check-rust check-go check-python check-dependencies check-workflows

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

# The wheel and the sdist of a release. On Linux the wheel is linked by zig against an old glibc, so
# that it runs on any distribution of the last years, not only on those as new as this machine.
dist: .env/tools.stamp
	$(call say,dist: the wheel of a release and the sdist)
	rm -rf dist
	if test "$$(uname -s)" = Linux; then \
	    $(TOOLS)/python -m pip install --quiet --constraint requirements/toolchain.txt ziglang; \
	    set -- --zig --compatibility manylinux2014; \
	fi; \
	PATH="$(CURDIR)/$(TOOLS):$$PATH" maturin build --release --locked --out dist "$$@"
	$(TOOLS)/maturin sdist --out dist

# -- checks ---------------------------------------------------------------------------------------

check-rust: toolchain
	$(call say,Rust: format and lints)
	cargo fmt --all --check
	cargo clippy --workspace --all-targets --locked -- -D warnings

test-rust: toolchain
	$(call say,Rust: tests)
	cargo test --workspace --locked

# Licences, sources and doubles among the crates we link; see deny.toml.
check-dependencies: .env/tools.stamp toolchain
	$(call say,Rust: dependencies)
	$(TOOLS)/cargo-deny --locked check bans licenses sources

# For the nightly workflow, as are the next ones: asks the network for known vulnerabilities.
check-advisories: .env/tools.stamp toolchain
	$(TOOLS)/cargo-deny --locked check advisories

# Compiles with the oldest Rust that Cargo.toml promises; rustup fetches it.
check-msrv:
	rust=$$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml); \
	rustup toolchain install --profile minimal "$$rust"; \
	RUSTUP_TOOLCHAIN=$$rust cargo check --workspace --locked

# Searches for bytes that the shim's reader mistakes.
fuzz: toolchain
	cd templates/shim/wire; for target in $$(sed -n 's/^func \(Fuzz[A-Za-z]*\).*/\1/p' *_test.go); do \
	    go test -run '^$$' -fuzz "^$$target$$" -fuzztime $(FUZZTIME); \
	done

check-workflows: toolchain
	$(call say,GitHub workflows: actionlint)
	go run $(ACTIONLINT)

check-go: toolchain
	$(call say,Go: format and vet)
	unformatted=$$(gofmt -l generator templates tests/modules tests/corpus tests/readmes); echo "$$unformatted"; test -z "$$unformatted"
	for module in $(GO_MODULES); do (cd $$module && go vet ./...); done

test-go: toolchain
	$(call say,Go: tests)
	for module in $(GO_MODULES); do (cd $$module && go test ./...); done
	cd templates/shim; go test -race ./object

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
	$(TEST)/pytest -n $(WORKERS) --dist loadfile $(PYTEST)

# What a Go as old as OLDEST_GO says can do: most fixtures of ours are too new for it.
test-oldest-go: .env/test.stamp
	cd templates/shim; go test ./...
	$(TEST)/pytest -n $(WORKERS) tests/python/artifacts/test_probe.py tests/python/artifacts/test_c_inputs.py \
	    tests/python/commands/test_partial_modules.py

# Not part of `make test`: it fetches about ninety modules and builds well over a hundred libraries.
# Only some of the calls, and no page: make corpus CORPUS="--calls humanize strings"
corpus: .env/test.stamp
	$(call say,corpus: real modules measured and compared with Go)
	$(TEST)/python tests/corpus/run.py $(CORPUS)

# Not part of `make test`: it fetches, builds and checks some fifty modules, and takes long. Only some of
# them: make test-modules JOBS="cron otp"
JOBS ?=
test-modules: .env/test.stamp
	$(call say,test-modules: what READMEs show, in Python and in Go)
	$(TEST)/python tests/readmes/run.py $(JOBS)

# Not part of `make test`: objects that many threads make, use, pass on and drop while Go collects, for
# minutes; through Python, and under Go's race detector in a test program of Go's.
STRESS_SECONDS ?= 120
stress: .env/test.stamp
	$(call say,stress: objects for $(STRESS_SECONDS) s, then as long under the race detector)
	STRESS_SECONDS=$(STRESS_SECONDS) $(TEST)/pytest tests/python/values/test_object_lifetime.py
	STRESS_SECONDS=$(STRESS_SECONDS) cargo test --locked --test shim -- --ignored --nocapture many_goroutines

# Not part of `make test`: it needs valgrind and some minutes. Only some: make instructions CALLS="add echo"
CALLS ?=
instructions: .env/test.stamp
	$(call say,instructions of one call counted by callgrind)
	$(TEST)/python -B benches/instructions.py $(CALLS)

# Not part of `make test`: what objects, records, maps and large packages cost. Best on an idle machine.
figures: .env/test.stamp
	$(call say,figures of objects, of many classes, of records and maps)
	$(TEST)/python -B benches/objects.py
	$(TEST)/python -B benches/classes.py
	$(TEST)/python -B benches/imports.py
	$(TEST)/python -B benches/data.py

# The same of five published modules in one library, beside five libraries; they come from the module proxy.
figures-bundle: .env/test.stamp
	$(call say,figures of a bundle of five modules)
	$(TEST)/python -B benches/bundles.py

clean:
	rm -rf .env
