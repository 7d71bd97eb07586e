# What every test file loads: the commands first in PATH, the places of things, the assertions.
bats_require_minimum_version 1.5.0
bats_load_library bats-support
bats_load_library bats-assert

ROOT=$(cd "$BATS_TEST_DIRNAME" && git rev-parse --show-toplevel 2>/dev/null || (cd "$BATS_TEST_DIRNAME/.." && pwd))
BUILD=${BUILD:-$ROOT/build}
SAMPLES=$ROOT/samples/transcripts
PATH=$BUILD/bin:$PATH
export ROOT BUILD SAMPLES PATH
unset HEDDLE_LEXICONS

# The conformance data: $HEDDLE_DATA, else ../shared/data. Without it the test is left out (make test says so once);
# with CI=true it fails.
data_dir() {
	DATA=${HEDDLE_DATA:-$ROOT/../shared/data}
	[ -d "$DATA" ] && return
	[ "${CI:-}" != true ] || fail "conformance data absent: set HEDDLE_DATA"
	skip "no conformance data (HEDDLE_DATA)"
}

# Limits the memory of what follows in this (sub)shell to so many KiB, unless the build is one (AddressSanitizer's) that maps
# more than that from the start.
limit_memory() { # KiB
	if { (ulimit -v "$1" && hd-read -V); } > /dev/null 2>&1; then ulimit -v "$1"; fi
}
