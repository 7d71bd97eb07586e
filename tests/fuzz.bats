#!/usr/bin/env bats
# The readers under inputs that nobody would write: the targets of tests/fuzz with changed seeds, the same every time. make fuzz
# looks for new ones with libFuzzer.
load helper

changed() { # target
	run -0 "$BUILD/fuzz/$1" -n 20000 "$ROOT"/tests/fuzz/seeds/*
	assert_output '20005 inputs'
}

@test "tags, attributes and escapes come back from any bytes" {
	changed tag
}

@test "tables of any bytes are read within their bounds" {
	changed table
}

@test "streams of any bytes give all their lines, and whole turns" {
	changed stream
}

@test "turns of any bytes become tokens that join to their text" {
	changed tokens
}

@test "commands get through any bytes: exit 0, 1 or 2, and one line a message" {
	cd "$BATS_TEST_TMPDIR"
	for seed in 1 2 3 4 5 6 7 8; do
		cat "$ROOT"/tests/fuzz/seeds/* | awk -v seed=$seed 'BEGIN { srand(seed) } { if (rand() < .3) next; print; if (rand() < .2) print substr($0, 1 + rand() * length($0)) }' > in
		tail -c +$((seed * 1000)) "$BUILD/bin/hd-stem" | head -c $((seed * 97)) >> in
		for command in 'hd-tokenise' 'hd-tokenise -d' 'hd-stem' 'hd-match -l enablers-challenges' 'hd-context' 'hd-code' 'hd-code -t' 'hd-tally' 'hd-kwic -f tsv'; do
			# shellcheck disable=SC2086 # words
			run --separate-stderr $command in
			[ "$status" -le 2 ] || fail "$command: status $status"
			while IFS= read -r said; do
				[ -z "$said" ] || [[ $said == "${command%% *}: "* ]] || fail "$command said: $said"
			done <<< "$stderr"
		done
	done
}
