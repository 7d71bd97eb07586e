#!/usr/bin/env bats
# hd-stem: the column, languages, the supplement, what is said.
load helper

setup() {
	cd "$BATS_TEST_TMPDIR"
}

stems() { # option ... -- word ... : the stems, on one line
	local options=()
	while [ "$1" != -- ]; do options+=("$1"); shift; done
	shift
	printf '%s\n' "$@" | hd-stem "${options[@]}" | cut -f 2 | paste -s -d ' '
}

@test "the stem becomes the second column, other columns and lines pass" {
	printf '%s\n' '<text id="A">' '<u n="1">' '<s n="1" p="0">' $'Meetings\tNNS' '<g/>' . '</s>' '</u>' '</text>' > in
	printf '%s\n' '<text id="A">' '<u n="1">' '<s n="1" p="0">' $'Meetings\tmeet\tNNS' '<g/>' $'.\t.' '</s>' '</u>' '</text>' > want
	hd-stem in | diff want -
}

@test "punctuation and clitics have their folded form for a stem, and escapes stay escapes" {
	run -0 stems -- . '&amp;' '&lt;' "N'T" 'n’t' "'S" ’ve d’ … “ R
	assert_output ". &amp; &lt; n't n't 's 've d' … \" r"
}

@test "what is folded alike is stemmed alike" {
	run -0 stems -- Café $'Cafe\u0301' CAFÉS
	assert_output 'café café café'
}

@test "the supplement makes one of what belongs together, and -p leaves it out" {
	run -0 stems -- organisation organization Organizing staff staffing led lead understood behaviours behavior
	assert_output 'organis organis organis staff staff lead lead understand behaviour behaviour'
	run -0 stems -p -- organisation organization staff staffing led understood
	assert_output 'organis organ staff staf led understood'
	run -0 stems -- will willing organ trust mistrust had has have
	assert_output 'will willing organ trust mistrust had has have'
}

@test "every line of the supplement is needed and does what it says" {
	cut -f 1,2 "$ROOT/lexicons/stems/english.tsv" | sed '1d; s/\*/ing/g' > pairs
	cut -f 1 pairs | hd-stem | cut -f 2 > got
	cut -f 2 pairs | hd-stem -p | cut -f 2 > want
	diff got want
	cut -f 1 pairs | hd-stem -p | cut -f 2 > without
	run -0 bash -c 'paste want without | awk "\$1 == \$2"'
	assert_output ''
	[ "$(wc -l < pairs)" -gt 100 ]
}

@test "every language of libstemmer, by name and code; a wrong one is answered with the list" {
	run -0 stems -l german -- Beziehungen
	assert_output bezieh
	run -0 stems -l de -- Beziehungen
	assert_output bezieh
	run -2 hd-stem -l welsh
	assert_output --partial 'hd-stem: language "welsh": want one of arabic, armenian, '
	for language in $(hd-stem -l welsh 2>&1 | sed 's/.*want one of //; s/, or its.*//; s/,//g'); do
		echo words | hd-stem -l "$language" > out
		[ "$(wc -l < out)" = 1 ]
	done
	run -0 stems -l en -- organization
	assert_output organis
}

@test "a supplement with an error is refused with file and line; German may have one of its own" {
	mkdir -p lexicons/stems
	export HEDDLE_LEXICONS=$PWD/lexicons
	run -2 hd-stem < /dev/null
	assert_output 'hd-stem: stems/english.tsv: not found among the lexicons: set HEDDLE_LEXICONS to their folder'
	printf 'form\tlike\nled\tlead\nled\tlead\n' > lexicons/stems/english.tsv
	run -2 hd-stem < /dev/null
	assert_output --partial 'english.tsv:3: form "led" is listed twice: want it once'
	printf 'form\tlike\nled*\tlead\n' > lexicons/stems/english.tsv
	run -2 hd-stem < /dev/null
	assert_output --partial 'english.tsv:2: only one of form and like ends in *: want both or neither'
	printf 'form\tlike\nled\t\n' > lexicons/stems/english.tsv
	run -2 hd-stem < /dev/null
	assert_output --partial 'english.tsv:2: form or like is empty: want a word in each'
	printf 'form\tas\nled\tlead\n' > lexicons/stems/english.tsv
	run -2 hd-stem < /dev/null
	assert_output --partial '"like"'
	printf 'form\tlike\nging\tgehen\n' > lexicons/stems/german.tsv
	run -0 stems -l german -- ging gehen
	assert_output 'geh geh'
}

@test "more forms than the cache holds are stemmed as they are one by one" {
	awk 'BEGIN { for (i = 0; i < 600000; i++) print "Word" i "s" }' > in
	hd-stem in | awk -F '\t' '$1 != "Word" NR - 1 "s" || $2 != "word" NR - 1 { bad++ } END { exit bad > 0 || NR != 600000 }'
}

@test "hd-stem -h and -V, and what is no option" {
	run -0 --separate-stderr hd-stem -h
	assert_output --partial 'usage: hd-stem [-hpV] [-l language] [file ...]'
	run -0 hd-stem -V
	run -2 hd-stem -x
	run -2 --separate-stderr hd-stem missing
	[[ $stderr == 'hd-stem: missing: '* ]]
}

@test "the examples of hd-stem(1) print what the page says" {
	run -0 "$ROOT/tests/examples" "$ROOT/filters/hd-stem/hd-stem.1"
}
