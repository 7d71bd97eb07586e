#!/usr/bin/env bats
# pipelines/heddle.mk: a make-based analysis is incremental, parallel and exact.
load helper

setup() {
	cd "$BATS_TEST_TMPDIR"
	cp -r "$SAMPLES" in
	cp -r "$ROOT/lexicons" lexicons
	cat > Makefile <<-END
	all: matrix hits counts
	TRANSCRIPTS = in
	TEMPLATE = {site}/{role}-{group}-{n}.txt
	LEXICON = lexicons/enablers-challenges
	OUT = out
	HEDDLE_BIN = $BUILD/bin
	include $ROOT/pipelines/heddle.mk
	END
	export HEDDLE_LEXICONS=$PWD/lexicons
	unset MAKEFLAGS MAKELEVEL
}

@test "make gives the matrix that heddle gives, byte for byte, and so does make -j" {
	make -s
	mv out one
	make -s -j 4
	run -0 diff -r one out
	heddle -q -o front -l lexicons/enablers-challenges -t '{site}/{role}-{group}-{n}.txt' in
	for table in matrix.tsv counts.tsv hits.tsv; do cmp "out/$table" "front/$table"; done
}

@test "make twice does nothing the second time" {
	make -s
	run -0 make
	assert_output "make: Nothing to be done for 'all'."
}

@test "a changed transcript re-reads only itself" {
	make -s
	touch -d '2001-01-01' stamp
	find out -exec touch -r stamp {} +
	find in lexicons -exec touch -d '2000-01-01' {} +
	touch "in/LA01/carer-asd-02.txt"
	make -s
	run -0 find out/stems out/codes -type f -newer stamp
	assert_equal "$(sort <<< "$output")" $'out/codes/LA01+2Fcarer-asd-02.txt.vrt\nout/stems/LA01+2Fcarer-asd-02.txt.vrt'
	[ out/matrix.tsv -nt stamp ]
}

@test "an edited lexicon re-matches all and re-reads none" {
	make -s
	touch -d '2001-01-01' stamp
	find out -exec touch -r stamp {} +
	find in lexicons -exec touch -d '2000-01-01' {} +
	touch lexicons/enablers-challenges/patterns.tsv
	make -s
	run find out/stems -type f -newer stamp
	assert_output ''
	run find out/codes -type f ! -newer stamp
	assert_output ''
}

@test "a transcript that goes, goes out of the matrix; one that comes, comes in" {
	make -s
	before=$(cksum < out/counts.tsv)
	mv in/LA07/carer-lac-02.txt .
	make -s
	run grep -c 'LA07/carer-lac-02' out/counts.tsv
	assert_output 0
	mv carer-lac-02.txt in/LA07
	make -s
	assert_equal "$(cksum < out/counts.tsv)" "$before"
}

@test "names with spaces, quotes, brackets, dollars, colons and hashes are made like any other" {
	mkdir 'in/Essex (final)'
	name="in/Essex (final)/Int 4: mum's [v3] \$5 #2 50% 日.txt"
	cp in/LA01/manager-lac-01.txt "$name"
	make -s
	run -0 grep -c "mum's \[v3\]" out/counts.tsv
	heddle -q -o front -l lexicons/enablers-challenges -t '{site}/{role}-{group}-{n}.txt' in || [ $? -eq 1 ]
	cmp out/counts.tsv front/counts.tsv
	run -0 make
	assert_output "make: Nothing to be done for 'all'."
}

@test "a transcript that cannot be read stops the matrix and names the file" {
	printf 'I: well\0\1\2\3\4' > in/LA01/broken.txt
	run -2 make
	assert_output --partial 'in/LA01/broken.txt'
	[ ! -e out/matrix.tsv ]
}

@test "no transcripts, no lexicon: said, nothing made" {
	mkdir empty
	run -2 make TRANSCRIPTS=empty
	assert_output --partial 'TRANSCRIPTS empty: no transcripts there'
	run -2 make LEXICON=nowhere
	assert_output --partial 'LEXICON nowhere: no such folder'
}

@test "the worked example in samples/analysis works" {
	run -0 make -C "$ROOT/samples/analysis" OUT="$BATS_TEST_TMPDIR/analysis" HEDDLE_BIN="$BUILD/bin"
	[ -s analysis/matrix.tsv ] && [ -s analysis/by-role.md ] && [ -s analysis/quotes.csv ]
}
