#!/usr/bin/env bats
# hd-code: from evidence to codes.
load helper

setup() {
	golden=$BATS_TEST_DIRNAME/golden/hd-code
	cd "$BATS_TEST_TMPDIR"
}

# A turn of one respondent: each argument is a sentence, given as its hits "theme/side[/was[/why]]" divided by blanks.
turn() {
	local sentence hit theme side was why
	echo '<text id="T">'
	echo '<u n="1" who="R" part="respondent">'
	for sentence; do
		printf '<s n="1" p="0">\nword\tword\n'
		for hit in $sentence; do
			IFS=/ read -r theme side was why <<< "$hit"
			printf '<hit lexicon="l" theme="%s" side="%s" from="1" to="1" start="0" end="4" pattern="word"%s%s/>\n' \
				"$theme" "$side" "${was:+ was=\"$was\"}" "${why:+ why=\"$why\"}"
		done
		echo '</s>'
	done
	printf '</u>\n</text>\n'
}
codes() { hd-code -t "$@" | awk -F '\t' 'NR > 1 { print $4 "/" $5 }' | paste -sd ' '; }

@test "a theme and side is coded once a turn, in the order of names" {
	turn "b/enabler a/challenge" "b/enabler a/challenge b/challenge" > in
	run -0 codes in
	assert_output "a/challenge b/challenge b/enabler"
}

@test "mentions, traps and void hits are no codes" {
	turn "a/mention b/trap c/enabler" | sed '/theme="c"/s,/>, void="hypothetical"/>,' > in
	run -0 hd-code -t in
	assert_output $'text\tturn\tlexicon\ttheme\tside\tcoder\tquote'
}

@test "both sides of a theme stand, in one sentence or in two" {
	turn "a/enabler/mention/praise a/challenge" > in
	run -0 codes in
	assert_output "a/challenge a/enabler"
	turn "a/enabler/mention/praise" "a/challenge" > in
	run -0 codes in
	assert_output "a/challenge a/enabler"
}

@test "the code rests on the best of its hits, of these on the first" {
	turn "a/enabler/mention/praise" "a/enabler//plain" "a/enabler//later" > in
	run -0 hd-code in
	assert_line --regexp '^<code .* why="plain"/>$'
}

@test "what was only asked stands when nothing else is said of the theme" {
	turn "a/enabler/mention/asked" "b/enabler" > in
	run -0 codes in
	assert_output "a/enabler b/enabler"
	turn "a/enabler/mention/asked" "a/challenge/mention/complaint" > in
	run -0 codes in
	assert_output "a/challenge"
}

@test "what is said in passing is not coded where three themes are" {
	turn "a/enabler b/enabler" > in
	run -0 codes in
	assert_output "a/enabler b/enabler"
	turn "a/enabler b/enabler c/enabler" > in
	run -0 codes in
	assert_output ""
	turn "a/enabler b/enabler c/enabler" | sed '/theme="b"/p' > in
	run -0 codes in
	assert_output "" # the same words twice are one place
	turn "a/enabler b/enabler c/enabler" | sed '/theme="b"/{p;s/end="4"/end="9"/}' > in
	run -0 codes in
	assert_output "b/enabler"
}

@test "what is said in passing is not coded where the turn speaks of what was asked" {
	ask() { printf '<text id="T">\n<u n="1" who="I" part="interviewer">\n<s n="1" p="0">\nword\tword\n<hit lexicon="l" theme="%s" side="mention" from="1" to="1" start="0" end="4" pattern="word" void="interviewer"/>\n</s>\n</u>\n' "$1"; turn "$2" | sed 1d; }
	ask a "a/enabler b/enabler" > in
	run -0 codes in
	assert_output "a/enabler"
	ask c "a/enabler b/enabler" > in
	run -0 codes in
	assert_output ""
	ask a "a/enabler/mention/asked b/enabler" > in
	run -0 codes in
	assert_output "a/enabler"
	ask a "a/enabler b/enabler" | sed 's/part="interviewer"/part="other"/' > in
	run -0 codes in
	assert_output "a/enabler b/enabler"
}

@test "a question is forgotten at the next one and at a new transcript" {
	{ printf '<text id="S">\n<u n="1" who="I" part="interviewer">\n<s n="1" p="0">\nword\tword\n<hit lexicon="l" theme="a" side="mention" from="1" to="1" start="0" end="4" pattern="word" void="interviewer"/>\n</s>\n</u>\n</text>\n'
	turn "a/enabler b/enabler"; } > in
	run -0 codes in
	assert_output "a/enabler b/enabler"
}

@test "the stream keeps what it had, loses the sentences without evidence and gains codes" {
	run -0 hd-code "$golden/turns.vrt"
	[ "$output" = "$(cat "$golden/coded.vrt")" ] || fail "$(diff <(echo "$output") "$golden/coded.vrt")"
}

@test "-a leaves no sentence out" {
	run -0 hd-code -a "$golden/turns.vrt"
	assert_equal "$(grep -v '^<code' <<< "$output")" "$(cat "$golden/turns.vrt")"
}

@test "coded once more, the stream stays as it is" {
	hd-code "$golden/turns.vrt" > once
	hd-code once > twice
	cmp once twice
}

@test "-t writes the coding table, its quotes as they were written, its cells escaped" {
	run -0 hd-code -t -c "me & you" "$golden/turns.vrt"
	assert_line --index 1 $'A/one\t2\tjoint\tfunding\tchallenge\tme &amp; you\tNo.'
	assert_line --index 2 $'A/one\t3\tjoint\ttraining\tchallenge\tme &amp; you\tBut no training on that.'
	assert_line --index 3 $'A/one\t3\tjoint\ttraining\tenabler\tme &amp; you\tThe training \'s good.'
	assert_equal "${#lines[@]}" 4
}

@test "several lexicons are coded side by side" {
	turn "a/enabler a/challenge" | sed '/challenge/s/"l"/"m"/' > in
	run -0 hd-code -t in
	assert_line --partial $'\tl\ta\tenabler\t'
	assert_line --partial $'\tm\ta\tchallenge\t'
}

@test "a stream that was cut off and a missing file are said" {
	head -n 30 "$golden/turns.vrt" > cut
	run -1 --separate-stderr hd-code cut
	[[ $stderr == *cut* ]] || fail "$stderr"
	run -2 --separate-stderr hd-code nowhere
	[[ $stderr == "hd-code: nowhere: "* ]] || fail "$stderr"
}

@test "hd-code: usage, version, a wrong option, a full disk" {
	run -0 hd-code -h
	assert_output "usage: hd-code [-ahtV] [-c coder] [file ...]"
	run -0 hd-code -V
	run -2 hd-code -z
	run -2 bash -c 'hd-code "$1" > /dev/full' - "$golden/turns.vrt"
}

@test "hd-code: the page is well formed and its examples are true" {
	run -0 mandoc -T lint -W warning "$ROOT/filters/hd-code/hd-code.1"
	run -0 "$ROOT/tests/examples" "$ROOT/filters/hd-code/hd-code.1"
}
