#!/usr/bin/env bats
# hd-suggest: phrases that mark a theme, and what was coded that no pattern hit.
load helper

setup() {
	cd "$BATS_TEST_TMPDIR"
	mkdir lex
	printf 'theme\tside\ntalk\tgood\ntalk\tbad\nplace\tgood\n' > lex/codebook.tsv
	printf 'theme\tside\tpattern\ntalk\tgood\tring each other|colleague\ntalk\ttrap\tbell ring\ntalk\tmention\tring\n' > lex/patterns.tsv
}

turns() { # id turn ... : a transcript of respondent's turns
	printf '<text id="%s">\n' "$1"
	shift
	n=0
	for said; do printf '<u n="%d" part="respondent">\n%s\n</u>\n' $((++n)) "$said"; done
	echo '</text>'
}

stems() { hd-tokenise "$@" | hd-stem; }

coding() { # row ... : a coding table whose cells are divided by |
	printf 'text\tturn\ttheme\tside\tquote\n'
	printf '%s\n' "$@" | tr '|' '\t'
}

cells() { # column ... : these columns of the table on standard input
	awk -F '\t' -v wanted="$*" '
		NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; n = split(wanted, want, " ") }
		NR > 1 { for (i = 1; i <= n; i++) printf "%s%s", $at[want[i]], i < n ? "|" : "\n" }'
}

# Four turns of two transcripts that speak of the phone, and others.
phone() {
	turns A 'We pick up the phone now.' 'The office is cold.' 'They picked up a phone, mostly.' 'Nobody pays.'
	turns B 'She picks up the phone.' 'It was a cold day.' 'We have a phone.'
}
phone_coding() { coding 'A|1|talk|good|pick up the phone' 'A|3|talk|good|picked up' 'B|1|talk|good|She picks up the phone'; }

@test "G2 and the log ratio are those of the published example: 52 of 50,000 words against 57 of 75,000" {
	# 52 of 50,000 words against 57 of 75,000: Rayson's calculator gives LL + 2.65; log2(104 / 76) is 0.45.
	awk 'function turn(n, words, hits,   i) {
			printf "<u n=\"%d\" part=\"respondent\">\n<s n=\"1\" p=\"0\">\n", n
			for (i = 0; i < words; i++) print i < hits ? "word\tword" : "of\tof"
			print "</s>\n</u>"
		}
		BEGIN { print "<text id=\"T\">"; turn(1, 50000, 52); turn(2, 75000, 57); print "</text>" }' > in
	coding 'T|1|t|s|' > coding
	hd-suggest -g 0 -x 1 -w 1 -c coding in > out
	run -0 cells phrase n elsewhere g2 log_ratio < out
	assert_output 'word|52|57|2.65|0.45'
}

@test "a frequency of 0 elsewhere is taken as 0.5 by the log ratio" {
	{ turns A 'alpha beta' 'gamma delta'; } | stems > in
	coding 'A|1|t|s|' > coding
	hd-suggest -g 0 -x 1 -n 1 -c coding in > out
	# 1 of 2 words against 0.5 of 2: log2 2; G2 = 2 ln 2
	run -0 cells phrase n elsewhere g2 log_ratio < out
	assert_output 'alpha beta|1|0|1.39|1.00'
}

@test "phrases are told by stems, shown in their commonest form, counted in turns and transcripts" {
	phone | stems > in
	phone_coding > coding
	hd-suggest -g 0 -n 2 -c coding in > out
	run -0 cells theme side phrase stems n elsewhere turns texts < out
	assert_line 'talk|good|pick up the phone|pick up the phone|2|0|2|2'
	assert_line 'talk|good|phone|phone|3|1|3|2'
	assert_line 'talk|good|pick|pick|3|0|3|2'
}

@test "a part that is never said without the whole is left out" {
	phone | stems > in
	phone_coding > coding
	hd-suggest -g 0 -n 2 -c coding in > out
	run -0 cells phrase < out
	refute_line 'up the phone'
	refute_line 'pick up'
}

@test "no phrase crosses a sentence, a comma or an unheard word; hyphens, quotation marks, pauses and hesitations are crossed" {
	{ turns A 'red. Cow' 'red, cow' 'red [x] cow' 'red-cow' '"red" cow' 'red er cow' 'red [p] cow' 'dull'; turns B 'red; cow' 'dull'; } |
	    stems | sed -e "s/^x	x$/<mark kind=\"unheard\" text=\"x\"\/>/; s/^p	p$/<mark kind=\"pause\" text=\"p\"\/>/; /^[][]/d" > in
	coding 'A|'{1..7}'|t|s|' 'B|1|t|s|' > coding
	hd-suggest -g 0 -n 1 -x 1 -c coding in > out
	run -0 cells phrase n turns < out
	assert_line 'red cow|4|4'
}

@test "no phrase begins or ends in a function word, but for an auxiliary that is negated" {
	{ turns A "They won't share the keys." "We won't share the keys."; turns B 'They share of it.' 'of the and'; } | stems > in
	coding 'A|1|t|s|' 'A|2|t|s|' > coding
	hd-suggest -g 0 -n 1 -x 1 -N 0 -c coding in > out
	run -0 cells phrase stems < out
	assert_line "won't share the keys|wo n't share the key"
	refute_line --regexp '^(the|they|we|n.t|of|it) '
	refute_line --regexp ' (the|of|it|and)[|]'
}

@test "covered counts what a hit of the theme touches; what it mostly has is left out without -a" {
	{ turns A 'We ring each colleague daily.' 'Ring each colleague, weekly.' 'Dull talk here.'; turns B 'They ring each colleague.' 'Other matters.'; } |
	    stems | hd-match -a -l ./lex > in
	coding 'A|1|talk|good|' 'A|2|talk|good|' 'B|1|talk|good|' 'B|2|place|good|' > coding
	hd-suggest -a -g 0 -c coding in > all
	run -0 cells phrase n covered < all
	assert_line 'ring each colleague|3|3'
	hd-suggest -g 0 -c coding in > new
	run -0 grep -c 'ring' new || true
	assert_output 0
}

@test "without a table the codes of the stream stand for it; -j joins sides" {
	code='<code lexicon="l" theme="t" side="SIDE" start="0" end="1"/>'
	{ turns A 'blue door' 'blue door' 'nothing'; turns B 'blue door' 'nothing'; } | stems |
	    awk -v code="$code" '/^<u/ { u++ } /^<\/u/ && (u == 1 || u == 2 || u == 4) { c = code; sub(/SIDE/, u == 2 ? "bad" : "good", c); print c } { print }' > in
	hd-suggest -g 0 -n 2 in > out
	run -0 cells theme side phrase n elsewhere < out
	assert_output 't|good|blue door|2|1'
	hd-suggest -j -g 0 in > out
	run -0 cells theme phrase n elsewhere < out
	assert_output 't|blue door|3|0'
	run -0 head -n 1 out
	refute_output --partial side
}

@test "interviewers' turns count nowhere" {
	{ turns A 'blue door' 'blue door' 'nothing'; turns B 'blue door' 'nothing'; } | stems > in
	coding 'A|1|t|s|' 'B|1|t|s|' > coding
	sed '/^<u n="2"/s/respondent/interviewer/' in > asked
	hd-suggest -g 0 -n 2 -c coding asked > out
	run -0 cells phrase n elsewhere < out
	assert_output 'blue door|2|0'
}

@test "the order of transcripts and of the coding's rows shows nowhere" {
	hd-read -b "$SAMPLES" "$SAMPLES" | stems > in
	hd-suggest -g 0 -n 2 -N 0 -c "$ROOT/samples/coding-A.tsv" in > whole
	[ "$(wc -l < whole)" -gt 300 ]
	awk '/^<text / { part = sprintf("part%03d", 999 - n++) } { print > part }' in
	{ head -n 1 "$ROOT/samples/coding-A.tsv"; sed 1d "$ROOT/samples/coding-A.tsv" | sort -r; } > coding
	hd-suggest -g 0 -n 2 -N 0 -c coding part??? | cmp whole -
}

@test "the samples' phrases are as they were read" {
	hd-read -b "$SAMPLES" "$SAMPLES" | stems | hd-suggest -N 2 -c "$ROOT/samples/coding-A.tsv" > out
	run -0 diff "$BATS_TEST_DIRNAME/golden/hd-suggest/samples.tsv" out
}

@test "-m lists what was coded and not hit: the quote, why a hit there is void, hits elsewhere in the turn" {
	{ turns A 'We ring each other. The bell rings late. Erm, their door is, you know, open.' 'We never met.' 'They ring each other.'; } |
	    stems | hd-match -a -l ./lex > in
	coding 'A|1|talk|good|We ring each other' 'A|1|talk|bad|the bell rings' 'A|1|talk|good|Their door is, you know, open' \
	    'A|2|talk|bad|somebody else said' 'A|3|talk|good|' 'A|3|place|good|They' > coding
	run -0 hd-suggest -m -c coding in
	assert_output "$(printf '%s\n' 'text|turn|theme|side|quote|place|void|elsewhere' 'A|1|talk|bad|the bell rings|quote|trap|1' \
	    'A|1|talk|good|Their door is, you know, open|quote||1' 'A|2|talk|bad|somebody else said|turn||0' 'A|3|place|good|They|quote||0' | tr '|' '\t')"
}

@test "a side that was taken over from the question is no pattern's find" {
	hit='<hit lexicon="lex" theme="talk" side="good" from="1" to="2" start="0" end="9" pattern="x" why="asked; yes: Yes"/>'
	turns A 'Yes indeed.' | stems | sed "s|^</s>|$hit\n&|" > in
	coding 'A|1|talk|good|Yes indeed' > coding
	hd-suggest -m -c coding in > out
	run -0 cells theme quote < out
	assert_output 'talk|Yes indeed'
}

@test "themes, length and number of phrases can be chosen, and the format" {
	hd-read -b "$SAMPLES" "$SAMPLES" | stems > in
	hd-suggest -g 0 -n 2 -t 'co*' -N 3 -w 1 -c "$ROOT/samples/coding-A.tsv" in > out
	run -0 cells theme < out
	refute_line --regexp '^[^c]'
	cells theme side < out | sort | uniq -c | awk '$1 > 3 { exit 1 }'
	cells stems < out | grep ' ' && fail 'longer than -w 1'
	hd-suggest -f csv -N 1 -c "$ROOT/samples/coding-A.tsv" in | head -n 1 | grep -q '^theme,side,phrase,'
	hd-suggest -f jsonl -N 1 -c "$ROOT/samples/coding-A.tsv" in | jq -es 'all(.g2 >= 6.63)' > /dev/null
	hd-suggest -f markdown -N 1 -c "$ROOT/samples/coding-A.tsv" in | head -n 1 | grep -q '^| theme '
}

@test "a coding without sides gives a table without sides" {
	{ turns A 'blue door' 'nothing'; turns B 'blue door' 'nothing'; } | stems > in
	printf 'text,turn,theme\nA,1,t\nB,1,t\nB,2,-\n' > coding
	run -0 hd-suggest -g 0 -n 2 -c coding in
	assert_line --index 0 $'theme\tphrase\tstems\tn\telsewhere\tturns\ttexts\tg2\tlog_ratio\tcovered'
	assert_line --index 1 --regexp $'^t\tblue door\tblue door\t2\t0\t2\t2\t'
}

@test "rows of the coding that cannot be used are said with their line" {
	turns A 'blue door' | stems > in
	coding 'A|x|t|s|' '|1|t|s|' 'A|1||s|' 'A|7|t|s|' 'Z|1|t|s|' 'A|1|t|s|' > coding
	run -1 --separate-stderr hd-suggest -c coding in
	[ "$stderr" = 'hd-suggest: coding:2: row passed over: want a text, the number of a turn and a theme
hd-suggest: coding:3: row passed over: want a text, the number of a turn and a theme
hd-suggest: coding:4: row passed over: want a text, the number of a turn and a theme
hd-suggest: coding:5: turn 7 of "A" is not in the stream, or is the interviewer'\''s: passed over
hd-suggest: coding:6: turn 1 of "Z" is not in the stream, or is the interviewer'\''s: passed over' ] || fail "$stderr"
}

@test "a stream that was cut down, or has no codes, no hits or no stems, is said" {
	turns A 'blue door' | hd-tokenise > bare
	run -2 hd-suggest bare
	assert_output 'hd-suggest: bare:7: no stems in this turn: want what hd-stem writes'
	hd-stem bare > in
	run -1 --separate-stderr hd-suggest in
	[ "$stderr" = 'hd-suggest: nothing is coded in the stream: want -c with a table of codes, or what hd-code writes' ] || fail "$stderr"
	coding 'A|1|t|s|blue door' > coding
	run -1 --separate-stderr hd-suggest -m -c coding in
	[ "$stderr" = 'hd-suggest: no hit in the stream: every quote is missed: want what hd-match writes' ] || fail "$stderr"
	hd-match -l ./lex in > cut
	run -1 --separate-stderr hd-suggest -c coding cut
	[ "$stderr" = 'hd-suggest: sentences were left out of the stream: the figures are of the rest: want hd-match -a and hd-code -a' ] || fail "$stderr"
}

@test "wrong options, tables and files are refused" {
	for wrong in '-f xml:-f "xml": want tsv, csv, jsonl or markdown' '-g x:-g "x": want a log-likelihood, a number from 0' \
	    '-w 6:-w "6": want a number from 1 to 5' '-n 0:-n "0": want a number from 1 to 1000000000' \
	    "-m:-m: want the coding with -c: heddle's own codes rest on hits"; do
		run -2 hd-suggest ${wrong%%:*} /dev/null
		assert_output "hd-suggest: ${wrong#*:}"
	done
	echo 'a,b' > table
	run -2 hd-suggest -c table /dev/null
	assert_output --regexp '^hd-suggest: table:1: no column "text"'
	run -2 hd-suggest -c missing /dev/null
	run -2 hd-suggest missing
	mkdir stops
	printf 'word\tuse\nthe\tend\n' > stops/stopwords.tsv
	HEDDLE_LEXICONS=$PWD/stops run -2 hd-suggest /dev/null
	assert_output --regexp 'stopwords.tsv:2:5: use: want edge or skip$'
	run -0 hd-suggest /dev/null
	assert_output $'theme\tside\tphrase\tstems\tn\telsewhere\tturns\ttexts\tg2\tlog_ratio\tcovered'
}

@test "a full disk is said" {
	[ -w /dev/full ] || skip 'no /dev/full'
	run -2 bash -c 'hd-suggest /dev/null > /dev/full'
	assert_output --partial 'hd-suggest: '
}
