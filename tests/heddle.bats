#!/usr/bin/env bats
# The front door: what it leaves, what it refuses, that nobody sees half a run.
load helper

setup() {
	cd "$BATS_TEST_TMPDIR"
}

@test "heddle prints the matrix and leaves every step of it in OUT" {
	run -0 --separate-stderr heddle -o out "$SAMPLES"
	assert_output --partial 'Communication'
	assert_output --partial 'WORKING RELATIONSHIPS'
	run -0 ls out
	assert_output $'counts.tsv\nhits.tsv\nhits.vrt\nmatrix.tsv\nprovenance.tsv'
}

@test "heddle says nothing on standard error when that is no terminal and all is well" {
	heddle -o out "$SAMPLES" > /dev/null 2> err
	[ ! -s err ] || fail "$(cat err)"
}

@test "heddle -q prints nothing at all" {
	run -0 heddle -q -o out "$SAMPLES/LA01"
	assert_output ''
}

@test "two runs of one folder leave the same bytes" {
	heddle -q -o a "$SAMPLES"
	heddle -q -o b "$SAMPLES"
	run -0 diff -r a b
}

@test "every figure of the matrix is one step from a sentence: interviews in hits.tsv are those in matrix.tsv" {
	heddle -q -o out "$SAMPLES"
	column() { awk -F '\t' -v name="$2" 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == name) print i }' "$1"; }
	counts=$(awk -F '\t' -v t="$(column out/counts.tsv theme)" -v s="$(column out/counts.tsv side)" -v n="$(column out/counts.tsv turns)" \
		'NR > 1 && $n > 0 { print $1, $t, $s }' out/counts.tsv | sort -u)
	hits=$(awk -F '\t' -v t="$(column out/hits.tsv theme)" -v s="$(column out/hits.tsv side)" -v v="$(column out/hits.tsv void)" \
		'NR > 1 && $v == "" { print $1, $t, $s }' out/hits.tsv | sort -u)
	# Every coded cell has its evidence.
	run -0 comm -23 <(echo "$counts") <(echo "$hits")
	assert_output ''
}

@test "a folder that heddle did not make is never replaced" {
	mkdir precious
	touch precious/thesis.docx
	run -2 heddle -o precious "$SAMPLES"
	assert_output 'heddle: precious: not made by heddle: name another folder with -o'
	[ -f precious/thesis.docx ]
}

@test "a second run replaces the first, whole" {
	heddle -q -o out "$SAMPLES"
	heddle -q -o out "$SAMPLES/LA01"
	run -0 grep -c LA07 out/counts.tsv out/hits.tsv out/provenance.tsv || true
	refute_output --regexp ':[1-9]'
	run -0 ls
	assert_output out
}

@test "a run that fails leaves the run before as it was and exits 2" {
	heddle -q -o out "$SAMPLES/LA01"
	cp -r out before
	run -2 heddle -q -o out -l no-such-lexicon "$SAMPLES"
	assert_output --partial 'no-such-lexicon'
	assert_output --partial 'heddle: out: not written: hd-match (exit status 2) failed'
	run -0 diff -r out before
	run -0 ls
	assert_output $'before\nout'
}

@test "a run that skipped a transcript is published, says which, and exits 1" {
	mkdir in
	cp "$SAMPLES"/LA01/* in
	printf 'I: well\0\1\2\3\4\5\6' > in/broken.txt
	run -1 heddle -q -o out in
	assert_output --partial 'broken.txt'
	[ -s out/matrix.tsv ]
}

@test "no transcripts at all: a message, exit 2, nothing written" {
	mkdir empty
	run -2 heddle -o out empty
	[ ! -e out ]
	run -2 heddle -o out missing
	assert_output --partial 'missing'
	[ ! -e out ]
	[ ! -e out.work ]
}

@test "an interrupted run leaves nothing behind" {
	mkfifo slow
	heddle -q -o out slow &
	pid=$!
	for _ in {1..50}; do [ ! -d out.work ] || break; sleep 0.1; done
	[ -d out.work ]
	kill -TERM $pid
	exec 9> slow
	exec 9>&-
	status=0
	wait $pid || status=$?
	assert_equal $status 143
	[ ! -e out ]
	[ ! -e out.work ]
}

@test "a second run of the same OUT is refused while the first is alive, and not after it was cut off" {
	mkdir out.work
	echo $$ > out.work/pid
	run -2 heddle -q -o out "$SAMPLES/LA01"
	assert_output 'heddle: out: another run is writing it: wait for it to end'
	bash -c 'echo $$' > out.work/pid
	run -0 heddle -q -o out "$SAMPLES/LA01"
	[ -s out/matrix.tsv ]
}

@test "what heddle writes can be read by its owner alone" {
	heddle -q -o out "$SAMPLES/LA01"
	run -0 stat -c %a out out/hits.tsv
	assert_output $'700\n600'
}

@test "names with spaces, quotes and brackets are read like any other" {
	mkdir "Essex (final)"
	cp "$SAMPLES/LA01/manager-lac-01.txt" "Essex (final)/Int 4 - mum's [v3].txt"
	run -0 heddle -q -o "my out" "Essex (final)"
	run -0 grep -c "mum's" "my out/counts.tsv" 
}

@test "provenance names version, lexicon, options and every transcript with its checksum" {
	heddle -q -o out -t '{site}/{role}-{group}-{n}.txt' "$SAMPLES/LA01"
	run -0 cat out/provenance.tsv
	assert_line --index 0 $'what\tname\tvalue'
	assert_line --regexp $'^program\theddle\t[0-9.]+$'
	assert_line $'option\ttemplate\t{site}/{role}-{group}-{n}.txt'
	assert_line --regexp $'^lexicon\t.*/patterns.tsv\t[0-9a-f]{64}$'
	sum=$(sha256sum < "$SAMPLES/LA01/carer-asd-02.txt" | cut -c 1-64)
	assert_line --partial $'carer-asd-02.txt\t'"$sum"
}

@test "a full disk: exit 2 and a message" {
	[ -w /dev/full ]
	run -2 bash -c "hd-read '$SAMPLES/LA01' > /dev/full"
	assert_output --regexp '^hd-read: cannot write standard output: .*(space|full)'
}

@test "wrong usage: each is named, exit 2" {
	run -2 heddle
	assert_output --partial 'usage: heddle'
	run -2 heddle -x "$SAMPLES"
	assert_output --partial 'heddle: -x: no such option'
	run -2 heddle -o
	assert_output --partial 'heddle: -o: wants a value'
	run -2 heddle -o . "$SAMPLES"
	assert_output 'heddle: -o: wants the name of a folder to make'
}
