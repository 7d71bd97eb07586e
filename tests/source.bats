#!/usr/bin/env bats
# The source itself: compilers, checkers, sanitizers, the tree.
load helper

@test "the top level holds what the design names and nothing else" {
	cd "$ROOT"
	run -0 bash -c "git ls-files | cut -d / -f 1 | sort -u | grep -v '^\.' | tr '\n' ' '"
	assert_output --regexp '^(LICENSE )?Makefile README.md filters lexicons pipelines samples tests $'
}

@test "make twice does nothing the second time" {
	run -0 make -C "$ROOT" BUILD="$BUILD" all
	run -0 make -C "$ROOT" BUILD="$BUILD" all
	refute_output --regexp '^  (CC|LD|AR)'
}

@test "clang compiles every file without a warning" {
	run -0 make -C "$ROOT" BUILD="$BUILD/clang" CC=clang tests
}

@test "cppcheck has nothing to say" {
	run -0 cppcheck --quiet --std=c11 --enable=warning,portability,performance --inline-suppr --error-exitcode=1 \
		--suppress=missingIncludeSystem -D__linux__ -DVERSION='"0"' -I "$ROOT/filters/lib" "$ROOT/filters"
	assert_output ''
}

@test "shellcheck has nothing to say about any script" {
	run -0 shellcheck -x $(grep -lE '^#!/bin/sh|^#!/usr/bin/env bash' "$ROOT"/pipelines/* "$ROOT"/tests/* "$ROOT"/tests/*/* "$ROOT"/.ci/* 2>/dev/null)
}

@test "every command's tests pass under AddressSanitizer and UndefinedBehaviorSanitizer" {
	run -0 make -C "$ROOT" BUILD="$BUILD/san" SAN=address,undefined tests
	cd "$ROOT"
	BUILD="$BUILD/san" ASAN_OPTIONS=detect_leaks=0 run bats --formatter tap tests/hd-*.bats tests/lib.bats
	[ "$status" -eq 0 ] || fail "$(grep -v "^ok" <<< "$output")"
}

@test "valgrind finds no error in the whole pipe" {
	cd "$ROOT"
	set -o pipefail
	grind="valgrind -q --error-exitcode=99"
	$grind hd-read samples/transcripts/LA01 | $grind hd-tokenise | $grind hd-stem | $grind hd-match -l enablers-challenges |
		$grind hd-context | $grind hd-code > "$BATS_TEST_TMPDIR/hits.vrt"
	$grind hd-kwic -f tsv "$BATS_TEST_TMPDIR/hits.vrt" > "$BATS_TEST_TMPDIR/hits.tsv"
	$grind hd-tally "$BATS_TEST_TMPDIR/hits.vrt" | $grind hd-matrix -q "$BATS_TEST_TMPDIR/hits.tsv" > "$BATS_TEST_TMPDIR/matrix"
	[ -s "$BATS_TEST_TMPDIR/matrix" ]
}
