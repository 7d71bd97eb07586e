#!/usr/bin/env bats
# hd-tally: what is counted, how counts merge, what is said.
load helper

setup() {
	golden=$BATS_TEST_DIRNAME/golden/hd-tally
	cd "$BATS_TEST_TMPDIR"
	head=$'text\tsite\twords\tturns_all\tlexicon\ttheme\tside\thits\tsentences\tturns'
}

table() { # row ... : a table of counts whose cells are separated by blanks
	printf '%s\n' "$head"
	printf '%s\n' "$@" | tr ' ' '\t'
}

text() { # id line ... : a transcript of the stream
	printf '<text id="%s" site="S">\n<u n="1" who="R" part="respondent">\n' "$1"
	shift
	printf '%s\n' "$@" '</u>' '</text>'
}
hit='<hit lexicon="l" theme="t" side="enabler" from="1" to="1" start="0" end="1" pattern="a"/>'
code='<code lexicon="l" theme="t" side="enabler" start="0" end="1"/>'

@test "hd-tally counts a stream as was counted by hand" {
	run -0 --separate-stderr hd-tally "$golden/small.vrt"
	[ "$output" = "$(cat "$golden/small.tsv")" ] || fail "$(diff <(echo "$output") "$golden/small.tsv")"
	[ -z "$stderr" ] || fail "$stderr"
}

@test "a transcript with nothing coded has one row of dashes" {
	hd-tally "$golden/small.vrt" > counts
	run -0 grep -c '^C/nobody' counts
	assert_output 1
	run -0 grep '^C/nobody' counts
	assert_output --partial $'\t-\t-\t-\t0\t0\t0'
}

@test "a void hit, a mention and an interviewer's turn count nowhere" {
	text X '<s n="1" p="0">' one "${hit/\/>/ void=\"trap\"/>}" "${hit/enabler/mention}" '</s>' | sed 's/respondent/interviewer/' > a
	text Y '<s n="1" p="0">' one "${hit/\/>/ void=\"trap\"/>}" "${hit/enabler/mention}" "$hit" '</s>' "$code" > b
	run -0 hd-tally a b
	assert_line $'X\tS\t0\t0\t-\t-\t-\t0\t0\t0'
	assert_line $'Y\tS\t1\t1\tl\tt\tenabler\t1\t1\t1'
}

@test "skipped words and sentences with several hits are counted as what they are" {
	text X '<s n="1" p="0">' do '<g/>' "n't" '<g/>' . "$hit" "$hit" '</s>' '<skip s="2" w="40"/>' '<s n="4" p="9">' a "$hit" '</s>' "$code" > a
	run -0 hd-tally a
	assert_line $'X\tS\t42\t1\tl\tt\tenabler\t3\t2\t1'
}

@test "an escaped sign is no word" {
	text X '<s n="1" p="0">' A '&amp;' '&lt;' E '</s>' > a
	run -0 hd-tally a
	assert_line $'X\tS\t2\t1\t-\t-\t-\t0\t0\t0'
}

@test "a clitic is no word, whichever letter it begins with" {
	text X '<s n="1" p="0">' "d'" '<g/>' you "Y’" '<g/>' know do '<g/>' "n't" I '<g/>' "'d" say '</s>' > in
	run -0 hd-tally in
	assert_output --partial $'X\tS\t5\t1\t-'
	text X '<skip s="1" w="5"/>' > left-out
	hd-tally left-out | cmp - <(hd-tally in)
}

@test "a side that was outweighed in every turn leaves no row" {
	text X '<s n="1" p="0">' one "$hit" "${hit/enabler/challenge}" '</s>' "$code" > a
	run -0 hd-tally a
	refute_output --partial challenge
}

@test "counts of counts are the same counts" {
	hd-tally "$golden/coded.vrt" > counts
	run -0 hd-tally counts
	[ "$output" = "$(cat counts)" ]
	[ "$(wc -l < counts)" -gt 150 ]
}

@test "any division of a stream, merged in any order and in any steps, gives the same bytes" {
	hd-tally "$golden/coded.vrt" "$golden/small.vrt" > whole
	for seed in 1 2 3 4 5 6 7 8 9 10; do
		rm -f part.*
		cat "$golden/coded.vrt" "$golden/small.vrt" | awk -v seed=$seed '
			BEGIN { srand(seed); part = "part.0" }
			/^<text / { part = "part." int(rand() * 5) }
			/^<lexicon / { next }
			{ print > part }'
		for part in part.?; do hd-tally "$part" > "$part.tsv"; done
		mapfile -t parts < <(printf '%s\n' part.?.tsv | sort -R --random-source=<(yes $seed))
		hd-tally "${parts[@]:0:2}" > step
		hd-tally "${parts[@]:2}" step > merged
		cmp whole merged
		hd-tally "${parts[@]:2:1}" part.? 2> said > again || true
		cmp whole again
		cat step "${parts[@]:2}" | hd-tally > merged
		cmp whole merged
	done
}

@test "attributes stand in the order of their first appearance, transcripts taken by name, in any division" {
	printf '<text id="b" y="1" x="2">\n</text>\n' > 1
	printf '<text id="a" x="3">\n</text>\n' > 2
	printf '<text id="c" w="4" y="5">\n</text>\n' > 3
	hd-tally 1 2 3 > whole
	run -0 head -n 2 whole
	assert_output $'text\tx\ty\tw\twords\tturns_all\tlexicon\ttheme\tside\thits\tsentences\tturns\na\t3\t\t\t0\t0\t-\t-\t-\t0\t0\t0'
	for order in '1 3 2' '3 2 1' '2 3 1'; do
		read -r x y z <<< "$order"
		hd-tally "$x" "$y" > step
		hd-tally "$z" step | cmp whole -
	done
}

@test "a stream and counts mix, as files and by cat, with CSV, a byte order mark and repeated headers" {
	table 'P A 10 1 l t enabler 1 1 1' > tab
	{ printf '\357\273\277text,site,words,turns_all,lexicon,theme,side,hits,sentences,turns\r\n'; printf '"Q, ""x""\ny",A,20,2,l,t,enabler,2,2,2\r\n'; } > csv
	text R '<s n="1" p="0">' one "$hit" '</s>' "$code" > vrt
	hd-tally tab csv vrt > files
	run -0 cat files
	assert_output "$head"$'\nP\tA\t10\t1\tl\tt\tenabler\t1\t1\t1\nQ, "x"&#10;y\tA\t20\t2\tl\tt\tenabler\t2\t2\t2\nR\tS\t1\t1\tl\tt\tenabler\t1\t1\t1'
	cat vrt tab csv | hd-tally | cmp files -
	cat tab vrt tab 2>&1 | hd-tally 2> said > twice || true
	grep -q 'transcript "P" once more' said
	cat csv vrt tab | hd-tally | cmp files -
}

@test "the same transcript twice is counted once, and said with both places" {
	run -1 --separate-stderr hd-tally "$golden/small.vrt" "$golden/small.vrt"
	[ "$output" = "$(cat "$golden/small.tsv")" ]
	[[ $stderr == *"hd-tally: $golden/small.vrt:3: transcript \"A/manager-1\" once more, first in $golden/small.vrt:3: it is counted once"* ]] || fail "$stderr"
	[[ $stderr == *'"C/nobody" once more'* ]] || fail "$stderr"
	table 'P A 10 1 l t enabler 1 1 1' > tab
	run -1 hd-tally tab tab
	assert_output 'hd-tally: tab:2: transcript "P" once more, first in tab:2: it is counted once
'"$(cat tab)"
}

@test "counts of one transcript by two lexicons are joined, and nothing is said" {
	table 'P A 10 1 l t enabler 1 1 1' > a
	table 'P A 10 1 m t better 1 1 1' > b
	table 'P A 10 1 - - - 0 0 0' > c
	run -0 hd-tally c b a
	assert_output "$(table 'P A 10 1 l t enabler 1 1 1' 'P A 10 1 m t better 1 1 1')"
}

@test "copies of a transcript that differ are said with both places; the greater stands, in any order" {
	table 'P A 10 1 l t enabler 1 1 1' > a
	table 'P A 12 1 l t enabler 1 1 1' > b
	table 'P B 10 1 l u enabler 1 1 1' > c
	table 'P A 10 1 l t enabler 3 2 1' > d
	table 'P A 10 2 l t enabler 1 1 1' > e
	for other in 'b words' 'c attribute site' 'd counts' 'e turns_all'; do
		file=${other%% *}
		run -1 hd-tally a "$file"
		assert_line "hd-tally: $file:2: transcript \"P\": other ${other#* } than in a:2: want one version of it; the greater stands"
		hd-tally a "$file" > 1 2> said || true
		hd-tally "$file" a > 2 2> said || true
		cmp 1 2
	done
	hd-tally a b c d e > 1 2> said || true
	{ hd-tally e c > 2; hd-tally d 2 a b > 3; } 2> said || true
	cmp 1 3
}

@test "many transcripts given twice are said twenty times and then as a number" {
	for i in {1..30}; do text "T$i" word; done > a
	run -1 --separate-stderr hd-tally a a
	[ "$(grep -c 'once more' <<< "$stderr")" -eq 20 ]
	[[ $stderr == *'hd-tally: 10 more transcripts that are given twice or differ'* ]] || fail "$stderr"
}

@test "what is no row is said with its line and passed over" {
	table 'P A 10 1 l t enabler 1 1 1' 'Q A x 1 l t enabler 1 1 1' 'R A 1 1 l t enabler 1 1 -1' 'S A 1 1 l t enabler 1 1 1 9' ' A 1 1 l t enabler 1 1 1' > bad
	printf 'T\tA\xff\t1\t1\tl\tt\tenabler\t1\t1\t1\n' >> bad
	run -1 hd-tally bad
	assert_line 'hd-tally: bad:3: words is no whole number from 0: row passed over'
	assert_line 'hd-tally: bad:4: turns is no whole number from 0: row passed over'
	assert_line 'hd-tally: bad:5: more cells than the 10 columns of the header: row passed over'
	assert_line 'hd-tally: bad:6: no name in the column text: row passed over'
	assert_line 'hd-tally: bad:7: not UTF-8: row passed over'
	assert_line "$(table 'P A 10 1 l t enabler 1 1 1' | tail -n 1)"
	refute_line --regexp '^[QRST]	'
}

@test "what is neither a stream nor counts is refused" {
	echo 'a,b,c' > other
	run -2 hd-tally other
	assert_output 'hd-tally: other:1: no column "text": want a stream, or a table of counts with its header line'
}

@test "a quotation mark left open is said" {
	printf '%s\n"open,A,1,1,l,t,enabler,1,1,1\n' "${head//$'\t'/,}" > open
	run -1 --separate-stderr hd-tally open
	[ "$stderr" = 'hd-tally: open:2: a quotation mark is left open: row passed over' ]
}

@test "a stream that hd-code has not seen is said" {
	text X '<s n="1" p="0">' one "$hit" '</s>' > a
	run -1 --separate-stderr hd-tally a
	[ "$stderr" = 'hd-tally: a:7: hits and nowhere a code: want what hd-code writes' ] || fail "$stderr"
	[ "${lines[1]}" = $'X\tS\t1\t1\t-\t-\t-\t0\t0\t0' ]
}

@test "a stream cut off is said, and what follows is counted" {
	head -n 20 "$golden/small.vrt" > cut
	text Y '<s n="1" p="0">' one "$hit" '</s>' "$code" > whole
	run -1 hd-tally cut whole
	assert_line --regexp '^hd-tally: cut:[0-9]+: ends inside a <u>'
	assert_line $'Y\tS\t\t1\t1\tl\tt\tenabler\t1\t1\t1'
	{ printf '<text id="X">\n'; cat whole; } > glued
	run -1 hd-tally glued
	assert_line 'hd-tally: glued:2: a <text> before the end of the one before: what wrote that was cut off, it is not whole'
	assert_line $'Y\tS\t1\t1\tl\tt\tenabler\t1\t1\t1'
}

@test "a transcript without an id, a turn outside one, an attribute called like a column: said and left out" {
	text '' word > a
	run -1 hd-tally a
	assert_line 'hd-tally: a:1: a <text> without an id: left out: want id="..."'
	text X word | sed 1d > b
	run -1 --separate-stderr hd-tally b
	[[ $stderr == 'hd-tally: b:'*': a turn outside a <text>: left out, as all such turns' ]] || fail "$stderr"
	text X word | sed 's/site/words/' > c
	run -1 hd-tally c
	assert_line 'hd-tally: c:1: attribute "words" has the name of a column of counts: left out: call it something else'
	assert_line $'X\t1\t1\t-\t-\t-\t0\t0\t0'
}

@test "an empty input gives the header alone; no input at all exits 2" {
	run -0 hd-tally /dev/null
	assert_output $'text\twords\tturns_all\tlexicon\ttheme\tside\thits\tsentences\tturns'
	run -2 --separate-stderr hd-tally missing
	assert_output ''
	[[ $stderr == 'hd-tally: missing: '* ]]
}

@test "memory grows with transcripts and keys, not with the length of what is read" {
	for i in {1..400}; do cat "$golden/small.vrt"; done > long
	# AddressSanitizer's own addresses do not fit into any limit: then none is set.
	limit_memory 65536
	hd-tally long 2> said | cmp - "$golden/small.tsv"
}
