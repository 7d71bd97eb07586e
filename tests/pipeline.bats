#!/usr/bin/env bats
# The filters together: round trip, order and split, faults in every stage.
load helper

setup() {
	cd "$BATS_TEST_TMPDIR"
}

code() { # path ... : the coded stream
	hd-read -t '{site}/{role}-{group}-{n}.txt' -b "$SAMPLES" "$@" | hd-tokenise | hd-stem | hd-match -l enablers-challenges | hd-context | hd-code
}

@test "the plain text of every sample comes back byte for byte from the coded tokens" {
	hd-read -p "$SAMPLES" > plain
	hd-read "$SAMPLES" | hd-tokenise | hd-stem | hd-match -a -l enablers-challenges | hd-context | hd-code -a | hd-tokenise -d > back
	run -0 cmp plain back
	[ "$(wc -l < plain)" -gt 300 ]
}

@test "any division of the folder, run apart and merged, gives the byte-identical matrix" {
	code "$SAMPLES"/*/* > whole.vrt
	hd-tally whole.vrt > whole.tsv
	hd-matrix whole.tsv > whole.txt
	for seed in 1 2 3 4 5 6 7 8; do
		rm -f part.* counts.part.*
		for file in "$SAMPLES"/*/*; do echo "$file"; done |
			awk -v seed=$seed 'BEGIN { srand(seed) } { print > ("part." int(rand() * 4)) }'
		for part in part.*; do
			mapfile -t files < "$part"
			code "${files[@]}" | hd-tally > "counts.$part"
		done
		# merged in two steps, in an order of its own
		mapfile -t parts < <(printf '%s\n' counts.part.* | sort -R --random-source=<(yes $seed))
		hd-tally "${parts[@]:0:2}" > step.tsv
		hd-tally step.tsv "${parts[@]:2}" > merged.tsv
		cmp whole.tsv merged.tsv
		hd-matrix merged.tsv | cmp whole.txt -
	done
}

@test "the order in which transcripts are named changes no byte of counts and matrix" {
	code "$SAMPLES"/*/* | hd-tally > a
	mapfile -t files < <(printf '%s\n' "$SAMPLES"/*/* | tac)
	code "${files[@]}" | hd-tally > b
	run -0 cmp a b
}

@test "neither the locale nor the order of the environment shows in the output" {
	code "$SAMPLES/LA01"/* > a
	LC_ALL=C TZ=Asia/Tokyo code "$SAMPLES/LA01"/* > b
	LC_ALL=tr_TR.UTF-8 code "$SAMPLES/LA01"/* > c
	cmp a b
	cmp a c
}

@test "streams concatenate: cat of two coded halves counts as their sum" {
	code "$SAMPLES"/LA0[1-3]/* > a
	code "$SAMPLES"/LA0[4-7]/* > b
	cat a b | hd-tally > both
	code "$SAMPLES"/*/* | hd-tally > whole
	run -0 cmp both whole
}

@test "a full disk stops every filter with a message and exit 2" {
	hd-read "$SAMPLES/LA01" > read.vrt
	hd-tokenise read.vrt > tokenise.vrt
	hd-stem tokenise.vrt > stem.vrt
	hd-match -l enablers-challenges stem.vrt > match.vrt
	hd-context match.vrt > context.vrt
	hd-code context.vrt > code.vrt
	hd-tally code.vrt > counts.tsv
	full() {
		run -2 bash -c '"$@" > /dev/full' - "$@"
		assert_output --regexp "^$1: cannot write standard output: "
	}
	full hd-read "$SAMPLES/LA01"
	full hd-tokenise read.vrt
	full hd-stem tokenise.vrt
	full hd-match -l enablers-challenges stem.vrt
	full hd-context match.vrt
	full hd-code context.vrt
	full hd-tally code.vrt
	full hd-matrix counts.tsv
	full hd-kwic code.vrt
}

@test "a closed pipe ends every filter silently" {
	for i in {1..30}; do cat "$SAMPLES"/*/*; done > long.txt
	hd-read long.txt > read.vrt
	hd-tokenise read.vrt > tokenise.vrt
	hd-stem tokenise.vrt > stem.vrt
	hd-match -a -l enablers-challenges stem.vrt > match.vrt
	hd-context match.vrt > context.vrt
	closed() {
		run -141 bash -c 'set -o pipefail; "$@" 2> err | head -c 1 > /dev/null' - "$@"
		[ ! -s err ] || fail "$(cat err)"
	}
	closed hd-read long.txt
	closed hd-tokenise read.vrt
	closed hd-stem tokenise.vrt
	closed hd-match -a -l enablers-challenges stem.vrt
	closed hd-context match.vrt
	closed hd-code -a context.vrt
	closed hd-kwic -f tsv match.vrt
}

@test "a missing file is named by every filter, exit 2" {
	for filter in hd-read hd-tokenise hd-stem 'hd-match -l enablers-challenges' hd-context hd-code hd-tally hd-matrix hd-kwic; do
		run -2 $filter no-such-file
		assert_output --regexp "^${filter%% *}: no-such-file: "
	done
}

@test "a stream cut off in mid-turn is said by every filter that reads it, exit 1" {
	hd-read "$SAMPLES/LA01" | hd-tokenise | hd-stem | hd-match -l enablers-challenges | hd-context | hd-code > whole.vrt
	head -c 5000 whole.vrt > cut.vrt
	for filter in hd-tokenise hd-stem 'hd-match -l enablers-challenges' hd-context hd-code hd-tally hd-kwic; do
		run -1 --separate-stderr $filter cut.vrt
		[[ $stderr == *"${filter%% *}: cut.vrt:"* ]] || fail "$filter: $stderr"
	done
}

# Turns of all sizes: none, a line, such as end at every place of a block of bytes, and three larger than the buffer of 256 KiB.
turns() {
	awk 'BEGIN {
		for (n = 1; n <= 300; n++) {
			print "<u n=\"" n "\" part=\"respondent\">"
			lines = n % 100 == 50 ? 40000 : n % 7 ? n : 0
			if (lines) print "<s n=\"1\" p=\"0\">"
			for (i = 0; i < lines; i++) print substr("abcdefgh", 1, 1 + i % 8) "\tstem" (i % 3 ? "" : "/u")
			if (lines) print "</s>"
			print "</u>"
		}
	}'
}

@test "the line that a message names is exact behind turns of any size, however the bytes come" {
	{ echo '<text id="A">'; turns; echo '</text>'; } > before
	so_far=$(wc -l < before)
	said() { # file, line and message, command ...
		want=$1
		shift
		run -1 --separate-stderr "$@"
		[[ $stderr == *"$want"* ]] || fail "$*: $stderr: want $want"
		LD_PRELOAD=$BUILD/tests/faults.so FAULT_SHORT=1 run -1 --separate-stderr "$@"
		[[ $stderr == *"$want"* ]] || fail "$* by pieces: $stderr: want $want"
	}
	{ cat before; printf '<text>\n</text>\n'; } > nameless
	said "nameless:$((so_far + 1)): a <text> without an id" hd-tally nameless
	{ cat before; printf '<text id="B" turn="1">\n</text>\n'; } > taken
	said "taken:$((so_far + 1)): attribute" hd-kwic -f tsv taken
	{ cat before; printf '<text id="B">\n<u n="1">\nab\377\n</u>\n</text>\n'; } > broken
	said "broken:$((so_far + 4)): the turn that ends here is not all UTF-8" hd-tokenise broken
	{ cat before; printf '<text id="B">\n</text>\nstray\n'; } > stray
	said "stray:$((so_far + 3)): text outside a turn" hd-tokenise stray
	for cut in '<text id="B">' '<text id="B">\n<u n="1">' '<text id="B">\n<u n="1">\n' '<text id="B">\n<u n="1">\n<s n="1" p="0">\na\n</s>\n</u'; do
		{ cat before; printf "$cut"; } > cut
		within=text
		[[ $cut != *'<u '* ]] || within=u
		for filter in hd-tokenise hd-stem 'hd-match -l enablers-challenges' hd-context hd-code hd-tally hd-kwic; do
			said "${filter%% *}: cut:$((so_far + $(printf "$cut\n" | grep -c .))): ends inside a <$within>" $filter cut
		done
	done
	{ cat before; printf '<text id="B">\n'; turns; } | sed '$d' > large # its last turn, of 300 lines, is open
	said "hd-stem: large:$((2 * so_far - 2)): ends inside a <u>" hd-stem large
}

@test "a token without its stem is named by its line, in a turn larger than the buffer too" {
	{ echo '<text id="A">'; turns; echo '</text>'; } > before
	awk -v at=70000 'NR >= at && /^abc\t/ && !done { print "abc"; done = NR; print done > "line"; next } { print }' before > bare
	run -2 --separate-stderr hd-match -l enablers-challenges bare
	assert_equal "$stderr" "hd-match: bare:$(cat line): a token without its stem: want what hd-stem writes"
}

@test "messages hold no transcript text" {
	printf 'I: So?\nR: Our SECRETWORD \377\376 was never told.\n' > bad.txt
	head -c 3000 "$SAMPLES/LA01/carer-asd-02.txt" | gzip | head -c 900 > cut.txt.gz
	run hd-read bad.txt cut.txt.gz
	run bash -c 'hd-read bad.txt cut.txt.gz 2>&1 > /dev/null'
	refute_output --partial SECRETWORD
	assert_output --partial 'cut.txt.gz'
}
