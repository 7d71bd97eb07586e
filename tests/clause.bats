#!/usr/bin/env bats
# Clauses of a sentence: filters/lib/clause.h.
load helper

@test "sentences are divided into clauses as was done by hand" {
	golden=$BATS_TEST_DIRNAME/golden/clause/sentences.txt
	sed 's/ | / /g; s/\[[a-z]*\] //g' "$golden" | "$BUILD/tests/clause" > "$BATS_TEST_TMPDIR/out"
	run -0 diff "$golden" "$BATS_TEST_TMPDIR/out"
}

@test "clauses lie end to end and leave nothing out, whatever the tokens" {
	cd "$BATS_TEST_TMPDIR"
	awk 'BEGIN { srand(7); n = split("but , . and i we because if - though it it despite so then which the x y mind you having said that", word, " ")
		for (line = 0; line < 3000; line++) { s = ""; for (i = int(rand() * 20); i >= 0; i--) s = s (s == "" ? "" : " ") word[1 + int(rand() * n)]; print s } }' > in
	"$BUILD/tests/clause" < in | sed 's/ | / /g; s/\[[a-z]*\] //g' > out
	cmp in out
}
