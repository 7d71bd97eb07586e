# heddle.mk: heddle inside a make-based analysis: incremental, and parallel with -j. See heddle(1), MAKE.
#
#	TRANSCRIPTS = interviews
#	LEXICON     = enablers-challenges
#	OUT         = out
#	include /usr/local/share/heddle/heddle.mk
#
# gives the targets matrix, hits and counts, for $(OUT)/matrix.tsv, hits.tsv (with hits.vrt) and counts.tsv.
# A changed transcript is read anew, alone; a changed lexicon matches all anew and reads none.
# Optional: METADATA (a table), TEMPLATE (of paths), SPEAKERS (a table), HEDDLE_BIN (the commands' folder, if not in PATH).

TRANSCRIPTS ?= transcripts
LEXICON     ?= enablers-challenges
OUT         ?= heddle-out
HEDDLE_BIN  ?= $(patsubst %/,%,$(dir $(shell command -v hd-read)))

heddle_here := $(dir $(lastword $(MAKEFILE_LIST)))
# The lexicon: a folder, or the name of one that came with heddle.
heddle_shared := $(or $(HEDDLE_LEXICONS),$(HEDDLE_BIN)/../share/heddle/lexicons)
heddle_lexicon := $(firstword $(wildcard $(LEXICON)/patterns.tsv $(heddle_shared)/$(LEXICON)/patterns.tsv))
$(if $(heddle_lexicon),,$(error heddle.mk: LEXICON $(LEXICON): no such folder, and none of that name came with heddle))
heddle_patterns := $(wildcard $(dir $(heddle_lexicon))*.tsv $(heddle_shared)/*.tsv $(heddle_shared)/*/english.tsv $(heddle_shared)/context/*.tsv)

# A rule a transcript: its $(OUT)/stems/NAME.vrt, and its path quoted for the shell as heddle_source.
heddle_stems :=
$(shell mkdir -p '$(OUT)/stems' '$(OUT)/codes' && find '$(TRANSCRIPTS)' -type f ! -name '.*' ! -name '~*' | LC_ALL=C sort | \
	LC_ALL=C awk -f $(heddle_here)heddle-rules.awk folder='$(TRANSCRIPTS)' out='$(OUT)' > '$(OUT)/rules.new'; \
	cmp -s '$(OUT)/rules.new' '$(OUT)/rules.mk' && rm '$(OUT)/rules.new' || mv '$(OUT)/rules.new' '$(OUT)/rules.mk')
include $(OUT)/rules.mk
$(if $(heddle_stems),,$(error heddle.mk: TRANSCRIPTS $(TRANSCRIPTS): no transcripts there))
heddle_codes := $(heddle_stems:$(OUT)/stems/%=$(OUT)/codes/%)

matrix: $(OUT)/matrix.tsv
hits: $(OUT)/hits.tsv
counts: $(OUT)/counts.tsv
.PHONY: matrix hits counts

# A stage that fails fails its pipe; what it left is removed.
$(heddle_stems) $(heddle_codes): SHELL := bash
$(heddle_stems) $(heddle_codes): .SHELLFLAGS := -o pipefail -c
.DELETE_ON_ERROR:

$(heddle_stems): $(METADATA) $(SPEAKERS)
	@$(HEDDLE_BIN)/hd-read -b '$(TRANSCRIPTS)' $(if $(METADATA),-m '$(METADATA)') $(if $(TEMPLATE),-t '$(TEMPLATE)') \
		$(if $(SPEAKERS),-s '$(SPEAKERS)') -- $(heddle_source) | $(HEDDLE_BIN)/hd-tokenise | $(HEDDLE_BIN)/hd-stem > $@

$(heddle_codes): $(OUT)/codes/%: $(OUT)/stems/% $(heddle_patterns)
	@$(HEDDLE_BIN)/hd-match -l $(LEXICON) $< | $(HEDDLE_BIN)/hd-context | $(HEDDLE_BIN)/hd-code > $@

# rules.mk changes when a transcript comes or goes.
$(OUT)/hits.vrt: $(heddle_codes) $(OUT)/rules.mk
	@sed -n "s|^heddle_stems += $(OUT)/stems/|$(OUT)/codes/|p" $(OUT)/rules.mk | xargs cat > $@

$(OUT)/counts.tsv: $(OUT)/hits.vrt
	@$(HEDDLE_BIN)/hd-tally $< > $@

$(OUT)/hits.tsv: $(OUT)/hits.vrt
	@$(HEDDLE_BIN)/hd-kwic -f tsv $< > $@

$(OUT)/matrix.tsv: $(OUT)/counts.tsv $(OUT)/hits.tsv
	@$(HEDDLE_BIN)/hd-matrix -f tsv -q $(OUT)/hits.tsv $< > $@
