#!/usr/bin/env bats
# The cues of heddle on the worked sentences of the field notes: what each is coded with, by themes named in plain words.
load helper

# Each sentence as a transcript of its own, behind its question if it has one.
sentences() {
	awk -F '\t' '
		function escaped(s) { gsub(/&/, "\\&amp;", s); gsub(/</, "\\&lt;", s); return s }
		NR > 1 {
			printf "<text id=\"%s\">\n", $1
			if ($2 != "-") printf "<u n=\"1\" who=\"I\" part=\"interviewer\">\n%s\n</u>\n", escaped($2)
			printf "<u n=\"2\" who=\"R\" part=\"respondent\">\n%s\n</u>\n</text>\n", escaped($3)
		}' "$1"
}

# "n codes" of a coding table, sorted, one line a sentence.
codes() {
	awk -F '\t' 'NR > 1 { code[$1] = code[$1] (code[$1] == "" ? "" : " ") $4 "/" $5 } END { for (n in code) print n "\t" code[n] }' | sort -n
}

@test "the worked sentences are coded as they should be, but for the exceptions with their reasons" {
	golden=$BATS_TEST_DIRNAME/golden/hd-context
	cd "$BATS_TEST_TMPDIR"
	sentences "$golden/worked.tsv" | hd-tokenise | hd-stem | hd-match -l "$golden/joint" | hd-context | hd-code -t | codes > got
	awk -F '\t' 'NR > 1 && $6 == "" && $4 != "none" { print $1 "\t" $4 }' "$golden/worked.tsv" | sort -n > want
	awk -F '\t' 'NR > 1 && $6 != "" { print $1 }' "$golden/worked.tsv" > exceptions
	awk -F '\t' 'NR == FNR { except[$1]; next } !($1 in except)' exceptions got > got.checked
	diff want got.checked
	assert_equal "$(awk -F '\t' 'NR > 1' "$golden/worked.tsv" | wc -l)" 88
	[ "$(wc -l < exceptions)" -le 2 ]
}
