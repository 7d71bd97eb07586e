#!/usr/bin/env bats
# The lexicons that come with heddle: sentences made by hand for each theme, side and trap, through the whole pipe at once.
# A row of golden/lexicon/*.tsv: theme, side (or none: a trap, or said of something else), sentence, question, note.
load helper

setup() {
	golden=$BATS_TEST_DIRNAME/golden/lexicon
	cd "$BATS_TEST_TMPDIR"
}

# The sentences of a table as transcripts of one question and one answer, numbered by the table's rows.
interviews() {
	awk -F '\t' '
		function escaped(s) { gsub(/&/, "\\&amp;", s); gsub(/</, "\\&lt;", s); return s }
		FNR == 1 { for (i = 1; i <= NF; i++) column[$i] = i; next }
		{
			printf "<text id=\"%s:%d\">\n", table, FNR
			if ($column["question"] != "")
				printf "<u n=\"1\" who=\"I\" part=\"interviewer\">\n%s\n</u>\n", escaped($column["question"])
			printf "<u n=\"2\" who=\"R\" part=\"respondent\">\n%s\n</u>\n</text>\n", escaped($column["sentence"])
		}' table="$(basename "$1" .tsv)" "$1"
}

# The stream without the hits of other themes than each row's own: a sentence is about one, whatever else it touches, and in
# a turn of many themes hd-code leaves out what is said in passing.
own_theme() {
	awk -F '\t' '
		FILENAME != "-" {
			if (FNR == 1) { table = FILENAME; sub(/.*\//, "", table); sub(/\.tsv$/, "", table) }
			theme[table ":" FNR] = $1
			next
		}
		/^<text / { split($0, part, "\""); own = " theme=\"" theme[part[2]] "\"" }
		!/^<hit / || index($0, own)' "$golden"/*.tsv -
}

# Rows whose theme is not coded with the side wanted, and that side alone: place, wanted, found, sentence.
differences() {
	awk -F '\t' '
		FNR == 1 { for (i = 1; i <= NF; i++) column[FILENAME, $i] = i; next }
		FILENAME == "codes" {
			key = $column[FILENAME, "text"] SUBSEP $column[FILENAME, "theme"]
			side = $column[FILENAME, "side"]
			found[key] = key in found ? found[key] "+" side : side
			next
		}
		{
			table = FILENAME; sub(/.*\//, "", table); sub(/\.tsv$/, "", table)
			theme = $column[FILENAME, "theme"]; want = $column[FILENAME, "side"]
			key = table ":" FNR SUBSEP theme
			got = key in found ? found[key] : "none"
			if (got != want)
				printf "%s:%d: %s: want %s, found %s: %s\n", table, FNR, theme, want, got, $column[FILENAME, "sentence"]
		}' codes "$golden"/*.tsv
}

@test "each sentence made for a theme, a side or a trap is coded as it says" {
	for table in "$golden"/*.tsv; do interviews "$table"; done > sentences
	hd-tokenise sentences | hd-stem | hd-match -l enablers-challenges -l impact-levels -l outcomes | hd-context |
		own_theme | hd-code -t > codes
	run -0 differences
	assert_output ""
}

@test "a theme with sentences has them for each of its sides, and traps" {
	awk -F '\t' 'FNR > 1 && !seen[$1]++ { print $1 }' "$golden"/*.tsv | while read -r theme; do
		for side in $(awk -F '\t' -v theme="$theme" '$1 == theme { print $4 }' "$ROOT"/lexicons/*/codebook.tsv) none; do
			awk -F '\t' -v theme="$theme" -v side="$side" '$1 == theme && $2 == side { n++ } END { exit n == 0 }' "$golden"/*.tsv ||
				echo "$theme: no sentence for $side"
		done
	done > missing
	run cat missing
	assert_output ""
}

@test "patterns stand in the order of their codebook's themes and of the sides, each once" {
	for lexicon in "$ROOT"/lexicons/*/codebook.tsv; do
		lexicon=$(dirname "$lexicon")
		awk -F '\t' '
			FNR == 1 { next }
			FILENAME ~ /codebook/ { if (!($1 in theme)) theme[$1] = ++themes; if (!($4 in side)) side[$4] = ++sides; next }
			{
				if (!("mention" in side)) { side["mention"] = ++sides; side["trap"] = ++sides }
				place = ($1 == "*" ? 0 : theme[$1]) * 100 + side[$2]
				if (!($2 in side) || !($1 in theme || $1 == "*"))
					print FNR ": unknown " $1 "/" $2
				if (place < last)
					print FNR ": " $1 "/" $2 " out of order"
				if (seen[$1, $2, $3]++)
					print FNR ": again: " $3
				last = place
			}' "$lexicon/codebook.tsv" "$lexicon/patterns.tsv"
	done > wrong
	run cat wrong
	assert_output ""
}

@test "enablers-challenges: thirty patterns or more for a theme and side, and traps for each theme" {
	run -0 awk -F '\t' '
		FNR == 1 { next }
		FILENAME ~ /codebook/ { theme[$1]; next }
		{ n[$1, $2]++ }
		END {
			for (t in theme)
				if (n[t, "enabler"] < 30 || n[t, "challenge"] < 30 || n[t, "trap"] < 5)
					print t, n[t, "enabler"] + 0, n[t, "challenge"] + 0, n[t, "trap"] + 0
		}' "$ROOT/lexicons/enablers-challenges/codebook.tsv" "$ROOT/lexicons/enablers-challenges/patterns.tsv"
	assert_output ""
}

@test "a row is short enough to be read: 120 characters, regular expressions aside" {
	run -0 awk -F '\t' 'FNR > 1 && $3 !~ /^\// && length($3) > 120 { print FILENAME ":" FNR ": " length($3) " characters" }' \
		"$ROOT"/lexicons/*/patterns.tsv
	assert_output ""
}
