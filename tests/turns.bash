# What tests of hd-read's formats share: streams made comparable, the samples written in other formats.

normal() { # a stream's turns with their marks, one line a run of text; times, which turns.awk makes up, and page marks left out
	awk '/^<u / { inside = 1; sub(/ t="[^"]*"/, "") } !inside || /^<mark kind="page"/ { next } !/^</ { run = run (run == "" ? "" : " ") $0; next }
		run != "" { print run; run = "" } { print } /^<\/u>/ { inside = 0 }'
}

same_turns() { # format extension [command ...]: every sample, written by turns.awk (and the command), reads as its .txt does
	local to=$1 extension=$2 sample
	shift 2
	[ $# -gt 0 ] || set -- cat
	for sample in "$SAMPLES"/*/*.txt; do
		hd-read "$sample" > txt.vrt
		awk -v to="$to" -f "$BATS_TEST_DIRNAME/turns.awk" txt.vrt | "$@" > "sample.$extension"
		hd-read "sample.$extension" > other.vrt
		normal < txt.vrt > txt
		normal < other.vrt > other
		diff txt other || fail "$sample as $to"
	done
}

turns() { # file ... : "who|text" of each turn, marks, times and messages left out
	hd-read "$@" 2>/dev/null | awk '
		/^<u / { who = match($0, / who="[^"]*"/) ? substr($0, RSTART + 6, RLENGTH - 7) : ""; said = ""; next }
		/^<\/u>/ { print who "|" said; next }
		!/^</ { said = said (said == "" ? "" : " ") $0 }'
}
