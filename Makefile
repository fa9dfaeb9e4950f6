# sharecard: `make help` lists what can be made.
#
# CFLAGS, CPPFLAGS, LDFLAGS and LDLIBS are yours; the project's own flags are in ALL_*. Nothing
# here runs pkg-config before a recipe needs it, so `make demo` works before anything is installed.

VERSION = 0.1.0
BUILD ?= release
B = build/$(BUILD)

prefix ?= /usr/local
bindir ?= $(prefix)/bin
datadir ?= $(prefix)/share
docdir ?= $(datadir)/doc/sharecard
INSTALL ?= install
PKG_CONFIG ?= pkg-config
export CC

# `make V=1` shows whole commands, otherwise only what each is about.
ifneq ($(V),1)
SAY = @echo '  $(1)  $(2)';
endif

# ---- flags ---------------------------------------------------------------------------------------

WARNINGS = -Wall -Wextra -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes -Wvla \
    -Wformat=2
ifneq ($(filter true,$(CI))$(filter 1,$(WERROR)),)
WARNINGS += -Werror
endif

ifeq ($(BUILD),release)
CFLAGS ?= -O2 -g
MODE_CPPFLAGS = -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3
else ifeq ($(BUILD),debug)
CFLAGS ?= -Og -g3
MODE_CPPFLAGS = -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3
else ifeq ($(BUILD),san)
CFLAGS ?= -O1 -g
MODE_CFLAGS = -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
else
$(error BUILD=$(BUILD): use release, debug or san)
endif

# Control-flow protection exists on x86 only.
ifneq ($(filter x86_64 i%86,$(shell uname -m)),)
CET = -fcf-protection
endif
# Nothing looks at errno or the processor's flags after arithmetic; loops over numbers can be made
# vector code only where that is known.
ARITHMETIC = -fno-math-errno -fno-trapping-math
HARDENING = -fstack-protector-strong -fstack-clash-protection -fPIE $(CET)
HARDENING_LD = -pie -Wl,-z,relro -Wl,-z,now -Wl,-z,noexecstack

# Each is asked for once, when first used.
LIB_CFLAGS = $(eval LIB_CFLAGS := $(shell $(PKG_CONFIG) --cflags $$(.ci/setup modules build loaded)))$(LIB_CFLAGS)
LIB_LIBS = $(eval LIB_LIBS := $(shell $(PKG_CONFIG) --libs $$(.ci/setup modules build)) -lm)$(LIB_LIBS)
TEST_CFLAGS = $(eval TEST_CFLAGS := $(shell $(PKG_CONFIG) --cflags $$(.ci/setup modules test)))$(TEST_CFLAGS)
TEST_LIBS = $(eval TEST_LIBS := $(shell $(PKG_CONFIG) --libs $$(.ci/setup modules test)))$(TEST_LIBS)

ALL_CPPFLAGS = -D_GNU_SOURCE -DSC_VERSION='"$(VERSION)"' -Isrc $(MODE_CPPFLAGS) $(CPPFLAGS)
ALL_CFLAGS = -std=c11 $(WARNINGS) $(HARDENING) $(ARITHMETIC) $(MODE_CFLAGS) $(LIB_CFLAGS) $(CFLAGS)
ALL_LDFLAGS = $(HARDENING_LD) $(MODE_CFLAGS) $(LDFLAGS)
ALL_LDLIBS = $(LIB_LIBS) $(LDLIBS)
COMPILE = $(CC) $(ALL_CPPFLAGS) $(ALL_CFLAGS) -MMD -MP

# ---- what there is -------------------------------------------------------------------------------

PROGRAM = $(B)/sharecard
LIBRARY = $(B)/libsharecard.a
MAIN = $(wildcard src/cli/main.c)
SOURCES = $(filter-out src/cli/main.c,$(sort $(wildcard src/*/*.c)))
BUILTINS = layouts fonts_conf words
OBJECTS = $(SOURCES:%.c=$(B)/%.o) $(BUILTINS:%=$(B)/builtin/%.o)
LAYOUTS = $(sort $(wildcard layouts/*.yaml))
FONTS_CONF = $(wildcard fonts/fonts.conf)
WORDS = src/text/words/khmer.txt src/text/words/lao.txt

TEST_LIBRARY = $(B)/libtest.a
TEST_LIB_SOURCES = $(sort $(wildcard tests/lib/*.c))
TEST_SOURCES = $(sort $(wildcard tests/unit/*/test_*.c))
# Programs that test scripts and the demo use: tests/<folder>/<name>.c, each with its own main.
TOOL_SOURCES = $(filter-out tests/lib/%,$(sort $(wildcard tests/*/*.c)))
TESTS = $(TEST_SOURCES:%.c=$(B)/%)
TOOLS = $(TOOL_SOURCES:%.c=$(B)/%)
# Fuzz harnesses: with the main of tests/lib/replay.c they are tools, with libFuzzer's `make fuzz`.
HARNESSES = $(sort $(wildcard tests/fuzz/*.c))
TEST_OBJECTS = $(TEST_LIB_SOURCES:%.c=$(B)/%.o) $(TEST_SOURCES:%.c=$(B)/%.o) \
    $(TOOL_SOURCES:%.c=$(B)/%.o)

C_FILES = $(sort $(wildcard src/*/*.[ch] tests/*/*.[ch] tests/*/*/*.[ch]))

NODE_FOLDERS = tests/consumers tests/editor tests/malformed tests/integrations/eleventy

.PHONY: all demo packages schemas test test-unit test-san test-consumers test-integrations node-packages \
    test-programs fuzz fuzz-programs lint format bench gallery browser-paint browser-text golden-update install uninstall dist clean help \
    check-packages check-test-packages FORCE
.DELETE_ON_ERROR:
.SECONDARY:

all: $(if $(MAIN),$(PROGRAM),$(LIBRARY))

# ---- building ------------------------------------------------------------------------------------

check-packages:
	@.ci/setup check build loaded

check-test-packages:
	@.ci/setup check test

# Rewritten only when the command changes, so that other flags, or an upgraded library's, rebuild.
$(B)/compile-command: FORCE | check-packages
	@mkdir -p $(@D)
	@printf '%s\n' '$(subst ','\'',$(COMPILE) $(ALL_LDFLAGS) $(ALL_LDLIBS))' >$@.new
	@cmp -s $@.new $@ && rm $@.new || mv $@.new $@

# The same for lists of files: one taken away is newer than nothing.
$(B)/object-list: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' $(OBJECTS) >$@.new
	@cmp -s $@.new $@ && rm $@.new || mv $@.new $@

$(B)/layout-list: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' $(LAYOUTS) $(FONTS_CONF) >$@.new
	@cmp -s $@.new $@ && rm $@.new || mv $@.new $@

$(B)/src/%.o: src/%.c $(B)/compile-command | check-packages
	@mkdir -p $(@D)
	$(call SAY,cc   ,$<)$(COMPILE) -c -o $@ $<

$(B)/builtin/%.o: $(B)/builtin/%.c $(B)/compile-command | check-packages
	$(call SAY,cc   ,$<)$(COMPILE) -c -o $@ $<

$(B)/builtin/layouts.c: .ci/embed $(LAYOUTS) $(B)/layout-list
	@mkdir -p $(@D)
	$(call SAY,embed,$@).ci/embed layouts $(LAYOUTS) >$@

$(B)/builtin/fonts_conf.c: .ci/embed $(FONTS_CONF) $(B)/layout-list
	@mkdir -p $(@D)
	$(call SAY,embed,$@).ci/embed fonts_conf $(FONTS_CONF) >$@

$(B)/builtin/words.c: .ci/embed $(WORDS)
	@mkdir -p $(@D)
	$(call SAY,embed,$@).ci/embed words $(WORDS) >$@

$(LIBRARY): $(OBJECTS) $(B)/object-list
	@rm -f $@
	$(call SAY,ar   ,$@)$(AR) rcs $@ $(OBJECTS)

$(PROGRAM): $(B)/src/cli/main.o $(LIBRARY)
	$(call SAY,ld   ,$@)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(ALL_LDLIBS)

# ---- testing -------------------------------------------------------------------------------------

$(B)/tests/%.o: tests/%.c $(B)/compile-command | check-packages check-test-packages
	@mkdir -p $(@D)
	$(call SAY,cc   ,$<)$(COMPILE) -Itests $(TEST_CFLAGS) -c -o $@ $<

$(TEST_LIBRARY): $(TEST_LIB_SOURCES:%.c=$(B)/%.o)
	@rm -f $@
	$(call SAY,ar   ,$@)$(AR) rcs $@ $^

$(TESTS): %: %.o $(TEST_LIBRARY) $(LIBRARY)
	$(call SAY,ld   ,$@)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(TEST_LIBS) $(ALL_LDLIBS)

$(TOOLS): %: %.o $(TEST_LIBRARY) $(LIBRARY)
	$(call SAY,ld   ,$@)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -o $@ $^ $(ALL_LDLIBS)

$(B)/fuzz/%: $(B)/tests/fuzz/%.o $(LIBRARY)
	@mkdir -p $(@D)
	$(call SAY,ld   ,$@)$(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS) -fsanitize=fuzzer -o $@ $^ $(ALL_LDLIBS)

fuzz-programs: $(HARNESSES:tests/fuzz/%.c=$(B)/fuzz/%)

# SECONDS_EACH=600 runs each for ten minutes; what is found is left in $(B)/fuzz.
fuzz:
	@.ci/setup check fuzz
	@$(MAKE) --no-print-directory BUILD=san B=$(B)/with-clang CC=clang \
	    CFLAGS='-O1 -g -fsanitize=fuzzer-no-link' fuzz-programs
	@tests/fuzz/fuzz $(HARNESSES:tests/fuzz/%.c=$(B)/with-clang/fuzz/%)

test-programs: all $(TESTS) $(TOOLS)

test: test-programs
	@BUILD=$(BUILD) B=$(B) SHARECARD=$(PROGRAM) tests/run $(TESTS) $(sort $(wildcard tests/*/run))

test-unit: test-programs
	@BUILD=$(BUILD) B=$(B) SHARECARD=$(PROGRAM) tests/run $(TESTS)

test-san:
	@$(MAKE) --no-print-directory BUILD=san test

# Tests with other people's programs. `make test` runs them too, as far as the programs are there;
# these install them first.
node-packages:
	@for folder in $(NODE_FOLDERS); do \
	    (cd $$folder && npm ci --no-audit --no-fund --ignore-scripts) || exit 1; \
	done

test-consumers: all node-packages
	@BUILD=$(BUILD) B=$(B) SHARECARD=$(PROGRAM) tests/run tests/consumers/run

test-integrations: all $(B)/tests/demo/photo node-packages
	@.ci/setup install integration
	@BUILD=$(BUILD) B=$(B) SHARECARD=$(PROGRAM) tests/run tests/nginx/run tests/integrations/run

# Rewrites the goldens; look at the diff before committing it.
golden-update: test-programs
	@UPDATE_GOLDEN=1 BUILD=$(BUILD) B=$(B) SHARECARD=$(PROGRAM) tests/run \
	    $(sort $(wildcard tests/golden/run tests/scene/run tests/type/run))

# Asks Chromium for the px of boxes; test_browser_paint holds ours against them.
browser-paint:
	@tests/browser-paint/record

# Asks Chromium for the lines of headlines; test_browser holds ours against them.
browser-text:
	@tests/browser-text/record
	@tests/browser-text/record-styles

# Every shipped layout with many articles, on one page to look at.
gallery: all $(B)/tests/demo/photo $(B)/tests/gallery/person
	@B=$(B) SHARECARD=$(PROGRAM) tests/gallery/gallery

bench: all $(TOOLS)
	@BUILD=$(BUILD) B=$(B) SHARECARD=$(PROGRAM) tests/bench/measure

# What the tables say of the languages, for editors and readers; `make lint` compares.
schemas: all
	@tests/lint/schemas write

lint: all
	@.ci/setup check lint
	@BUILD=$(BUILD) B=$(B) tests/run tests/lint/lint tests/lint/selftest

format:
	clang-format -i $(C_FILES)

# ---- the demo, packages, installing --------------------------------------------------------------

packages:
	@.ci/setup install $(or $(GROUPS),build loaded fonts test)

demo: packages
	@$(MAKE) --no-print-directory all $(B)/tests/demo/photo
	@B=$(B) SHARECARD=$(PROGRAM) tests/demo/demo

install: all
	$(INSTALL) -d '$(DESTDIR)$(bindir)' '$(DESTDIR)$(docdir)'
	$(INSTALL) -m 755 $(PROGRAM) '$(DESTDIR)$(bindir)/sharecard'
	$(INSTALL) -m 644 README.md CHANGELOG.md LICENSE '$(DESTDIR)$(docdir)'

uninstall:
	rm -f '$(DESTDIR)$(bindir)/sharecard'
	rm -f $(addprefix '$(DESTDIR)$(docdir)'/,README.md CHANGELOG.md LICENSE)
	-rmdir '$(DESTDIR)$(docdir)'

dist:
	@mkdir -p build
	git archive --prefix=sharecard-$(VERSION)/ -o build/sharecard-$(VERSION).tar.gz HEAD
	@echo build/sharecard-$(VERSION).tar.gz

clean:
	rm -rf build

help:
	@echo 'make                build $(PROGRAM)'
	@echo 'make demo           install what is missing, build, render the demo article'
	@echo 'make packages       install what is missing (GROUPS="build fonts test lint")'
	@echo 'make test           every test; test-unit: only the unit tests'
	@echo 'make test-san       every test under the address and undefined-behaviour sanitizers'
	@echo 'make test-consumers     what parsers and browsers make of the tags (npm)'
	@echo 'make test-integrations  nginx, Hugo, Eleventy, Jekyll'
	@echo 'make fuzz           look for inputs that break the harnesses in tests/fuzz (clang)'
	@echo 'make lint           form, layers, symbols; make format puts the form right'
	@echo 'make bench          processor time and memory of one card set'
	@echo 'make golden-update  rewrite the expected pictures and texts'
	@echo 'make gallery        every shipped layout with twelve articles, on a page to look at'
	@echo 'make browser-paint  record how Chromium paints boxes (needs chromium, npm)'
	@echo 'make browser-text   record how Chromium breaks headlines (needs chromium, npm)'
	@echo 'make schemas         write the JSON Schemas and the reference of properties anew'
	@echo 'make install        into prefix=$(prefix), beneath DESTDIR; make uninstall'
	@echo 'make dist           a source archive; make clean removes build/'
	@echo
	@echo 'BUILD=release|debug|san, WERROR=1, CC, CFLAGS, CPPFLAGS, LDFLAGS, LDLIBS'

-include $(OBJECTS:.o=.d) $(B)/src/cli/main.d $(TEST_OBJECTS:.o=.d)
