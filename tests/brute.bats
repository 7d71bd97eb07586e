#!/usr/bin/env bats
# hd-match against a matcher that tries everything everywhere.
load helper

@test "hd-match finds what a brute-force matcher finds: 1,000 random lexicons, 30,000 sentences" {
	cd "$BATS_TEST_TMPDIR"
	mkdir -p lex lexicons
	ln -s "$ROOT/lexicons/stems" lexicons
	printf 'filler\ner\nreally\nyou know\n' > lexicons/fillers.tsv
	export HEDDLE_LEXICONS=$PWD/lexicons
	hits=0
	for seed in $(seq 1000); do
		"$BUILD/tests/brute" "$seed" .
		# Why a trap stands in the way is told by the row of the first one; brute tells only that one does.
		hd-match -a -l ./lex in.vrt | sed 's/ why="trap: [^"]*"//' > out.vrt
		cmp -s out.vrt want.vrt || fail "seed $seed: $(cat lex/patterns.tsv; diff out.vrt want.vrt | head -n 20)"
		hits=$((hits + $(grep -c '^<hit' want.vrt)))
	done
	[ "$hits" -gt 100000 ] || fail "only $hits hits: too few to tell anything"
}

@test "what the matcher has learnt changes nothing: forgotten all the time, it finds the same (tests/conformance/matcher.c)" {
	run -0 "$BUILD/tests/matcher" "$ROOT/lexicons/fillers.tsv"
	assert_output --partial matches
}
