# heddle: one Makefile, not recursive. A new folder filters/hd-x/ with hd-x.c and hd-x.1 is a new command: no edit here.
# Variants by variable: make SAN=address,undefined; make CC=clang; make BUILD=elsewhere; make V=1 shows each command run.

VERSION = 0.1.0
PREFIX  = /usr/local
BUILD   = build
CC      = cc
CFLAGS  = -O2 -g
WARN    = -Wall -Wextra -Werror -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wwrite-strings
INCLUDE = -Ifilters/lib -isystem /usr/include/libxml2
LIBS    = -lstemmer -lpcre2-8 -licuuc -licudata -lz -lm
LIBS_hd-read = -larchive -lexpat -lxml2 -lyaml
SAN     =
SANITISE = $(if $(SAN),-fsanitize=$(SAN) -fno-sanitize-recover=all -fno-omit-frame-pointer)
V       =
Q       = $(if $(V),,@)

bindir   = $(DESTDIR)$(PREFIX)/bin
mandir   = $(DESTDIR)$(PREFIX)/share/man
sharedir = $(DESTDIR)$(PREFIX)/share/heddle

COMMANDS = $(notdir $(wildcard filters/hd-*))
SCRIPTS  = $(filter-out %.mk %.awk %.1 %.5 %.7,$(notdir $(wildcard pipelines/*)))
PAGES    = $(wildcard filters/*/*.[157] pipelines/*.[157])
LEXICONS = $(shell find lexicons -type f)
BINARIES = $(COMMANDS:%=$(BUILD)/bin/%)
LIB_OBJECTS = $(patsubst %.c,$(BUILD)/%.o,$(wildcard filters/lib/*.c))
OBJECTS  = $(patsubst %.c,$(BUILD)/%.o,$(wildcard filters/*/*.c))

# Packages of Debian 12: to build and run; to test besides; to bench besides.
NEEDS = gcc libc6-dev libpcre2-dev libstemmer-dev zlib1g-dev libicu-dev libarchive-dev libexpat1-dev libxml2-dev libyaml-dev poppler-utils
NEEDS_TEST = bzip2 bats bats-assert bats-support bats-file parallel mandoc shellcheck cppcheck clang valgrind unicode-data gawk git file bsdextrautils jq groff pandoc zip
NEEDS_BENCH = ripgrep mawk time r-base-core r-cran-tidytext r-cran-dplyr

all: $(BINARIES) $(SCRIPTS:%=$(BUILD)/bin/%) $(BUILD)/share/heddle/lexicons ## builds the commands into build/bin, from where they run

# A command is every .c in its folder and what it needs of the library.
define COMMAND
$(BUILD)/bin/$(1): $(patsubst %.c,$(BUILD)/%.o,$(wildcard filters/$(1)/*.c)) $(BUILD)/libheddle.a | $(BUILD)/share/heddle/lexicons
	@mkdir -p $$(@D)
	@echo "  LD $$@"
	$$(Q)$$(CC) $$(CFLAGS) $$(SANITISE) $$(LDFLAGS) -o $$@ $$^ $$(LIBS_$(1)) $$(LIBS)
endef
$(foreach c,$(COMMANDS),$(eval $(call COMMAND,$(c))))

$(BUILD)/libheddle.a: $(LIB_OBJECTS)
	@rm -f $@
	@echo "  AR $@"
	$(Q)ar rcs $@ $^

# The flags are a prerequisite: another SAN, CC or CFLAGS compiles anew.
$(BUILD)/%.o: %.c $(BUILD)/flags
	@mkdir -p $(@D)
	@echo "  CC $<"
	$(Q)$(CC) -std=c11 -D_XOPEN_SOURCE=700 -D_DEFAULT_SOURCE -DVERSION='"$(VERSION)"' $(WARN) $(CFLAGS) $(SANITISE) -MMD -MP $(INCLUDE) -c -o $@ $<

FLAGS = $(CC) $(CFLAGS) $(WARN) $(SAN) $(VERSION)
$(BUILD)/flags: FORCE
	@mkdir -p $(@D)
	@echo '$(FLAGS)' | cmp -s - $@ || echo '$(FLAGS)' > $@

$(BUILD)/bin/%: pipelines/%
	@mkdir -p $(@D)
	$(Q)install -m 755 $< $@

# Below build things stand as they will below PREFIX, so that a command finds its lexicons by one rule.
$(BUILD)/share/heddle/lexicons:
	@mkdir -p $(@D)
	@ln -sfn $(abspath lexicons) $@

# Test programs: tests/conformance/x.c -> build/tests/x
PROGRAMS = $(patsubst tests/conformance/%.c,$(BUILD)/tests/%,$(wildcard tests/conformance/*.c))
$(BUILD)/tests/%: $(BUILD)/tests/conformance/%.o $(BUILD)/libheddle.a
	@mkdir -p $(@D)
	@echo "  LD $@"
	$(Q)$(CC) $(CFLAGS) $(SANITISE) $(LDFLAGS) -o $@ $(filter %.o,$^) $(filter %.a,$^) $(LIBS)
# It looks into a command.
$(BUILD)/tests/cues: $(BUILD)/filters/hd-read/cue.o $(BUILD)/filters/hd-read/payload.o
.PRECIOUS: $(BUILD)/tests/conformance/%.o $(BUILD)/tests/fuzz/%.o

# Fuzz targets: tests/fuzz/x.c -> build/fuzz/x, which replays files; and by clang build/fuzz/x.libfuzzer, which looks for new ones.
FUZZERS = $(patsubst tests/fuzz/%.c,$(BUILD)/fuzz/%,$(wildcard tests/fuzz/*.c))
FUZZ_SUPPORT = tests/fuzz/support/say.c
FUZZ_FLAGS = -std=c11 -D_XOPEN_SOURCE=700 -D_DEFAULT_SOURCE -DVERSION='"$(VERSION)"' $(INCLUDE) -Ifilters/hd-tokenise -Itests/fuzz/support
FUZZ_SECONDS = 60
$(BUILD)/tests/fuzz/%.o: INCLUDE += -Ifilters/hd-tokenise -Itests/fuzz/support
$(BUILD)/fuzz/%: $(BUILD)/tests/fuzz/%.o $(BUILD)/tests/fuzz/support/say.o $(BUILD)/tests/fuzz/support/replay.o $(BUILD)/filters/hd-tokenise/plain.o $(BUILD)/libheddle.a
	@mkdir -p $(@D)
	@echo "  LD $@"
	$(Q)$(CC) $(CFLAGS) $(SANITISE) $(LDFLAGS) -o $@ $^ $(LIBS)
$(BUILD)/fuzz/%.libfuzzer: tests/fuzz/%.c $(FUZZ_SUPPORT) $(wildcard filters/lib/*.c filters/hd-tokenise/plain.c tests/fuzz/support/*.h filters/lib/*.h)
	@mkdir -p $(@D)
	@echo "  FUZZ $@"
	$(Q)clang -O1 -g -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all $(FUZZ_FLAGS) -o $@ $< $(FUZZ_SUPPORT) \
		$(filter-out filters/lib/say.c,$(wildcard filters/lib/*.c)) filters/hd-tokenise/plain.c $(LIBS)

-include $(OBJECTS:.o=.d) $(PROGRAMS:$(BUILD)/tests/%=$(BUILD)/tests/conformance/%.d)

# What makes calls fail in a command under test: tests/faults.bats.
$(BUILD)/tests/faults.so: tests/faults/shim.c $(BUILD)/flags
	@mkdir -p $(@D)
	@echo "  LD $@"
	$(Q)$(CC) -std=c11 $(WARN) -O2 -g -fPIC -shared -o $@ $<

demo: deps ## installs what is missing, builds, and reads the sample interviews into a matrix
	@$(MAKE) --no-print-directory all
	@$(BUILD)/bin/heddle -o $(BUILD)/demo samples/transcripts
	@echo 'The matrix and every step from it back to the sentence are in $(BUILD)/demo (see heddle(1)).'

test: deps-test ## installs what the tests need, builds, and runs every test
	@$(MAKE) --no-print-directory tests
	BUILD=$(abspath $(BUILD)) tests/run

# What the tests run, built, without running them.
tests: all $(PROGRAMS) $(FUZZERS) $(BUILD)/tests/faults.so

bench: deps-bench ## times each filter and the whole pipe against wc -w, ripgrep, mawk and tidytext
	@$(MAKE) --no-print-directory all
	BUILD=$(abspath $(BUILD)) tests/bench/run

memory: deps-bench ## shows the most memory that each filter takes for 1,000 MB of interviews
	@$(MAKE) --no-print-directory all
	BUILD=$(abspath $(BUILD)) tests/bench/memory

agree: all ## codes the samples and shows how far heddle and the two people who coded them agree
	@BUILD=$(abspath $(BUILD)) tests/agree

fuzz: $(FUZZERS:=.libfuzzer) ## lets libFuzzer look for inputs that break the readers, FUZZ_SECONDS=60 each; needs clang
	$(Q)for fuzzer in $(FUZZERS); do \
		mkdir -p $$fuzzer.corpus $(BUILD)/fuzz/found; \
		ASAN_OPTIONS=detect_leaks=0 $$fuzzer.libfuzzer -max_total_time=$(FUZZ_SECONDS) -timeout=10 -max_len=4096 -print_final_stats=1 \
			-artifact_prefix=$(BUILD)/fuzz/found/ $$fuzzer.corpus tests/fuzz/seeds > $$fuzzer.log 2>&1 || { tail -n 40 $$fuzzer.log; exit 1; }; \
		echo "  $$fuzzer: $$(sed -n 's/^stat::number_of_executed_units: *//p' $$fuzzer.log) inputs in $(FUZZ_SECONDS) s, none broke it"; \
	done

deps: ## installs the packages that building needs (Debian's)
	@.ci/install $(NEEDS)

deps-test:
	@.ci/install $(NEEDS) $(NEEDS_TEST)

deps-bench:
	@.ci/install $(NEEDS) $(NEEDS_BENCH)

install: all ## copies commands, man pages and lexicons below DESTDIR PREFIX
	install -d $(bindir) $(sharedir) $(foreach s,$(sort $(patsubst .%,%,$(suffix $(PAGES)))),$(mandir)/man$(s)) $(sort $(dir $(LEXICONS:%=$(sharedir)/%)))
	install -m 755 $(BINARIES) $(SCRIPTS:%=$(BUILD)/bin/%) $(bindir)
	$(Q)for page in $(PAGES); do install -m 644 $$page $(mandir)/man$${page##*.}; done
	$(Q)for file in $(LEXICONS); do install -m 644 $$file $(sharedir)/$$file; done
	install -m 644 pipelines/heddle.mk pipelines/heddle-rules.awk $(sharedir)

uninstall: ## removes what install copied, and no more
	rm -f $(COMMANDS:%=$(bindir)/%) $(SCRIPTS:%=$(bindir)/%) $(sharedir)/heddle.mk $(sharedir)/heddle-rules.awk
	$(Q)for page in $(notdir $(PAGES)); do rm -f $(mandir)/man$${page##*.}/$$page; done
	$(Q)rm -f $(LEXICONS:%=$(sharedir)/%)
	$(Q)for dir in $(sort $(dir $(LEXICONS))); do echo $(sharedir)/$$dir; done | sort -r | xargs rmdir
	rmdir $(sharedir)

dist: ## packs the committed tree as build/heddle-VERSION.tar.gz
	@mkdir -p $(BUILD)
	git archive --prefix=heddle-$(VERSION)/ HEAD | gzip -9n > $(BUILD)/heddle-$(VERSION).tar.gz

clean: ## removes everything made
	rm -rf $(BUILD)

help: ## lists these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-10s %s\n", $$1, $$2 }' Makefile

FORCE:
.PHONY: all demo test tests bench memory agree fuzz deps deps-test deps-bench install uninstall dist clean help FORCE
.DELETE_ON_ERROR:
.SUFFIXES:
