# Copydesk: `make demo` shows it at work, `make test` runs every test there is.
# Both install the Debian packages they need when one is missing.

SWIFT ?= swift
PREFIX ?= /usr/local
OUT ?= out

# libicu-dev: word rules, code pages, detection.  libsimdjson-dev: JSON records.  zlib1g-dev: gzip.
# pkg-config: finds them.
BUILD_PACKAGES = libicu-dev libsimdjson-dev zlib1g-dev pkg-config
# unicode-data: the UCD's break tests.  patch: applies our patches.  python3: the fixture and record checks.
TEST_PACKAGES = $(BUILD_PACKAGES) unicode-data patch python3 binutils procps util-linux

SUDO = $(shell [ "$$(id -u)" = 0 ] || echo sudo)

.PHONY: demo test build bench model lint check-linkage install clean packages-build packages-test

demo: packages-build
	$(SWIFT) build -c release --product copydesk
	@mkdir -p $(OUT)
	"$$($(SWIFT) build -c release --show-bin-path)/copydesk" clean seeds \
	  --output $(OUT)/cleaned --edits $(OUT)/edits.jsonl --report $(OUT)/report.html --report $(OUT)/report.txt
	@echo
	@echo "cleaned text  $(OUT)/cleaned/"
	@echo "ledger        $(OUT)/edits.jsonl"
	@echo "HTML report   $(OUT)/report.html"
	@echo "text report   $(OUT)/report.txt"

test: packages-test
	$(SWIFT) build --build-tests
	$(SWIFT) test

build: packages-build
	$(SWIFT) build -c release

bench: packages-build
	$(SWIFT) build -c release --product copydesk-bench
	"$$($(SWIFT) build -c release --show-bin-path)/copydesk-bench"

lint:
	$(SWIFT) format lint --strict --recursive Package.swift Sources Tests

check-linkage: packages-build
	.ci/check-linkage

install: packages-build
	$(SWIFT) build -c release --product copydesk
	install -d "$(PREFIX)/bin"
	install "$$($(SWIFT) build -c release --show-bin-path)/copydesk" "$(PREFIX)/bin/copydesk"

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

clean:
	rm -rf .build $(OUT)

packages-build:
	@.ci/install-packages $(BUILD_PACKAGES)

packages-test:
	@.ci/install-packages $(TEST_PACKAGES)
