# heddle: one Makefile, not recursive. A new folder filters/hd-x/ with hd-x.c and hd-x.1 is a new command: no edit here.
# Variants by variable: make SAN=address,undefined; make CC=clang; make BUILD=somewhere. `make help` lists the targets.

VERSION = 0.1.0
PREFIX  = /usr/local
BUILD   = build
CC      = cc
CFLAGS  = -O2 -g
WARN    = -Wall -Wextra -Werror -Wshadow -Wstrict-prototypes -Wmissing-prototypes -Wwrite-strings
LIBS    = -lstemmer -lpcre2-8 -licuuc -licudata -lz -lm
SAN     =
SANITISE = $(if $(SAN),-fsanitize=$(SAN) -fno-sanitize-recover=all -fno-omit-frame-pointer)

bindir = $(DESTDIR)$(PREFIX)/bin
mandir = $(DESTDIR)$(PREFIX)/share/man
sharedir = $(DESTDIR)$(PREFIX)/share/heddle

COMMANDS = $(notdir $(wildcard filters/hd-*))
SCRIPTS  = $(filter-out %.mk %.1 %.5 %.7,$(wildcard pipelines/*))
PAGES    = $(wildcard filters/hd-*/*.[1-9] filters/lib/*.[1-9] pipelines/*.[1-9])
LIB_OBJECTS = $(patsubst %.c,$(BUILD)/%.o,$(wildcard filters/lib/*.c))
BINARIES = $(COMMANDS:%=$(BUILD)/bin/%)
TESTS    = $(wildcard tests/*.bats tests/*/*.bats)

all: $(BINARIES) $(SCRIPTS:pipelines/%=$(BUILD)/bin/%)

# A command is every .c in its folder and what it needs of the library.
define COMMAND
$(BUILD)/bin/$(1): $(patsubst %.c,$(BUILD)/%.o,$(wildcard filters/$(1)/*.c)) $(BUILD)/libheddle.a
	@mkdir -p $$(@D)
	$$(CC) $$(CFLAGS) $$(SANITISE) $$(LDFLAGS) -o $$@ $$^ $$(LIBS)
endef
$(foreach c,$(COMMANDS),$(eval $(call COMMAND,$(c))))

$(BUILD)/libheddle.a: $(LIB_OBJECTS)
	rm -f $@
	ar rcs $@ $^

# The flags are a prerequisite: another SAN, CC or CFLAGS compiles anew.
$(BUILD)/%.o: %.c $(BUILD)/flags
	@mkdir -p $(@D)
	$(CC) -std=c11 -D_XOPEN_SOURCE=700 -D_DEFAULT_SOURCE -DVERSION='"$(VERSION)"' $(WARN) $(CFLAGS) $(SANITISE) -MMD -MP -Ifilters/lib -c -o $@ $<

FLAGS = $(CC) $(CFLAGS) $(WARN) $(SAN) $(VERSION)
$(BUILD)/flags: FORCE
	@mkdir -p $(@D)
	@echo '$(FLAGS)' | cmp -s - $@ || echo '$(FLAGS)' > $@

$(BUILD)/bin/%: pipelines/%
	@mkdir -p $(@D)
	install -m 755 $< $@

-include $(LIB_OBJECTS:.o=.d) $(foreach c,$(COMMANDS),$(patsubst %.c,$(BUILD)/%.d,$(wildcard filters/$(c)/*.c)))

# Test programs: tests/conformance/x.c -> build/tests/x
PROGRAMS = $(patsubst tests/conformance/%.c,$(BUILD)/tests/%,$(wildcard tests/conformance/*.c))
$(BUILD)/tests/%: $(BUILD)/tests/conformance/%.o $(BUILD)/libheddle.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(SANITISE) $(LDFLAGS) -o $@ $^ $(LIBS)

test: deps
	$(MAKE) all tests
	BUILD=$(abspath $(BUILD)) tests/run

# What the tests run, built: without running them.
tests: all $(PROGRAMS)

# Packages of Debian 12: to build and run; to test.
NEEDS = gcc libc6-dev make pkg-config libpcre2-dev libstemmer-dev zlib1g-dev libicu-dev
NEEDS_TEST = bats bats-assert bats-support bats-file parallel mandoc shellcheck cppcheck clang valgrind unicode-data gawk git file bsdextrautils time

deps:
	@.ci/install $(NEEDS) $(NEEDS_TEST)

FORCE:
.PHONY: all deps test tests FORCE
.DELETE_ON_ERROR:
.SUFFIXES:
