#!/usr/bin/env bats
# The shared library: what no single command shows.
load helper

@test "the map, slices, escapes and tables keep their promises (tests/conformance/lib.c)" {
	run -0 "$BUILD/tests/lib"
	assert_output --regexp '^[0-9]+ checks$'
}
