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

@test "messages hold no transcript text" {
	printf 'I: So?\nR: Our SECRETWORD \377\376 was never told.\n' > bad.txt
	head -c 3000 "$SAMPLES/LA01/carer-asd-02.txt" | gzip | head -c 900 > cut.txt.gz
	run hd-read bad.txt cut.txt.gz
	run bash -c 'hd-read bad.txt cut.txt.gz 2>&1 > /dev/null'
	refute_output --partial SECRETWORD
	assert_output --partial 'cut.txt.gz'
}
