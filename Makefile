# make demo   set up, build and read the example reports: stories on screen and a page to open
# make test   set up, build and run all tests
# make check  clang-tidy over the C++ sources
# make bench  build and run the benchmarks
# Everything goes to build/. PRESET=asan make test runs the tests under sanitizers (see CMakePresets.json).
PRESET ?= release
BUILD := build/$(PRESET)
JOBS ?= $(shell nproc)

.PHONY: demo test configure build check bench clean

demo:
	@tools/setup.sh build
	@test -f $(BUILD)/build.ninja || $(MAKE) --no-print-directory configure
	@$(MAKE) --no-print-directory build TARGET=synoptic_cli
	@$(BUILD)/synoptic read examples --format html --output build/demo.html --quiet
	@$(BUILD)/synoptic read examples --quiet
	@echo
	@echo "The same as a page: $(CURDIR)/build/demo.html"

test:
	@tools/setup.sh build test
	@$(MAKE) --no-print-directory configure build TARGET=all
	@echo "test:  running"
	@ctest --test-dir $(BUILD) --output-on-failure --no-tests=error -j $(JOBS)

configure:
	@echo "build: configuring $(PRESET)"
	@mkdir -p build && cmake --preset $(PRESET) -Wno-dev > build/configure.log 2>&1 || { cat build/configure.log; exit 1; }

build:
	@echo "build: $(PRESET), a few minutes the first time"
	@cmake --build --preset $(PRESET) --target $(TARGET) -j $(JOBS) -- --quiet

check:
	@tools/setup.sh build test check
	@tools/check.sh

bench:
	@tools/setup.sh build test bench
	@$(MAKE) --no-print-directory configure build PRESET=bench TARGET=all
	@for b in build/bench/bench/bench_*; do $$b; done

clean:
	rm -rf build
