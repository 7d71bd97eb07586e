#!/usr/bin/env bats
# What seldom goes wrong: no memory, full disk, I/O errors, interrupted and short reads and writes, closed pipes; in every filter.
load helper

setup_file() {
	cd "$BATS_FILE_TMPDIR" || exit
	hd-read "$ROOT/samples/transcripts/LA01" > turns
	hd-tokenise turns > tokens
	hd-stem tokens > stems
	hd-match -l enablers-challenges stems > hits
	hd-context hits > decided
	hd-code decided > codes
	hd-tally codes > counts
}

setup() {
	cd "$BATS_FILE_TMPDIR" || exit
	shim=$BUILD/tests/faults.so
	commands=(
		"hd-read $ROOT/samples/transcripts/LA01" 'hd-tokenise turns' 'hd-tokenise -d tokens' 'hd-stem tokens' 'hd-match -l enablers-challenges stems'
		'hd-context hits' 'hd-code decided' 'hd-code -t decided' 'hd-tally codes' 'hd-matrix counts' 'hd-matrix -f tsv counts' 'hd-kwic -f tsv codes'
		"hd-agree -b 50 -u $ROOT/samples/turns.tsv $ROOT/samples/coding-A.tsv $ROOT/samples/coding-B.tsv"
	)
}

# Runs a command with one fault: its status in $status, its output in out, its messages in said.
with_fault() { # NAME=value command
	status=0
	# shellcheck disable=SC2086 # a command line
	env LD_PRELOAD="$shim" "$1" $2 > out 2> said || status=$?
}

# A message is a line of the command's own; a status above 2 is a crash.
check_end() { # command
	[ "$status" -le 2 ] || fail "$1: status $status with $fault: $(cat said)"
	while IFS= read -r line; do
		[[ $line == "${1%% *}: "* ]] || fail "$1 said with $fault: $line"
	done < said
	[ "$status" -eq 0 ] || [ -s said ] || fail "$1: status $status with $fault, and nothing said"
}

@test "interrupted, short reads and writes change nothing" {
	for command in "${commands[@]}"; do
		$command > want 2> /dev/null || true
		fault=FAULT_SHORT=1
		with_fault $fault "$command"
		check_end "$command"
		cmp want out || fail "$command"
	done
}

@test "without memory a command says so and gives no other output for the true one, wherever it happens" {
	for command in "${commands[@]}"; do
		$command > want 2> /dev/null || true
		for ((n = 1, refused = 0; n < 1000000; n += 1 + n / 6)); do
			fault=FAULT_MEMORY=$n
			with_fault $fault "$command"
			check_end "$command"
			[ "$status" -ne 0 ] || break
			refused=$((refused + 1))
		done
		cmp want out || fail "$command with $fault: another output, and nothing said"
		[ "$refused" -ge 3 ] || fail "$command: only $refused refused"
	done
}

@test "an I/O error when reading is said, and the status is not 0" {
	for command in "${commands[@]}"; do
		fault=FAULT_READ=1
		with_fault $fault "$command"
		check_end "$command"
		[ "$status" -ne 0 ] || fail "$command"
	done
}

@test "a disk that is full, at once or later, is said, and the status is 2" {
	for command in "${commands[@]}"; do
		fault=FAULT_WRITE=1
		with_fault $fault "$command"
		check_end "$command"
		[ "$status" -eq 2 ] || fail "$command: status $status"
		grep -q 'cannot write standard output: No space left on device' said || fail "$command: $(cat said)"
		status=0
		$command > /dev/full 2> said || status=$?
		[ "$status" -eq 2 ] || fail "$command > /dev/full: status $status"
	done
	for i in 1 2 3 4 5 6 7 8; do cat tokens; done > many
	fault=FAULT_WRITE=3
	with_fault $fault 'hd-stem many'
	check_end hd-stem
	[ "$status" -eq 2 ]
}

@test "standard output that is closed is said; a closed pipe ends a command by SIGPIPE" {
	for command in "${commands[@]}"; do
		status=0
		$command >&- 2> said || status=$?
		[ "$status" -eq 2 ] || fail "$command >&-: status $status"
	done
	for i in {1..40}; do cat tokens; done > many
	set +e
	hd-stem many | head -n 1 > out
	status=${PIPESTATUS[0]}
	set -e
	[ "$status" -eq 141 ]
}
