#!/usr/bin/env bats
# Tokens, sentences, folding and stems against Unicode's and Snowball's own tests; the text comes back from the tokens.
load helper

setup() {
	cd "$BATS_TEST_TMPDIR" || exit
	unicode=/usr/share/unicode # Debian's unicode-data: the version of Debian's ICU
}

@test "words: every line of WordBreakTest.txt" {
	run -0 "$BUILD/tests/segment" words < "$unicode/auxiliary/WordBreakTest.txt"
	assert_output '1823 cases'
}

@test "sentences: every line of SentenceBreakTest.txt" {
	run -0 "$BUILD/tests/segment" sentences < "$unicode/auxiliary/SentenceBreakTest.txt"
	assert_output '502 cases'
}

@test "tokens of random texts differ from the words of the rules by the listed tailorings alone" {
	run -0 "$BUILD/tests/segment" tailored 200000
	assert_output '200000 texts'
}

@test "NFC: every line of NormalizationTest.txt, and every code point that it leaves out" {
	run -0 "$BUILD/tests/fold" nfc < <(bzcat "$unicode/NormalizationTest.txt.bz2")
	assert_output '19074 cases, 1095035 code points'
}

@test "case folding: every line of CaseFolding.txt, and every code point that it leaves out" {
	run -0 "$BUILD/tests/fold" case < "$unicode/CaseFolding.txt"
	assert_output '1530 foldings, 1112064 code points'
}

@test "the test files are those of Unicode 15.0.0, wherever they are" {
	data_dir
	for file in WordBreakTest SentenceBreakTest CaseFolding; do
		cmp "$DATA/ucd-15.0.0/$file.txt" "$(find "$unicode" -name "$file.txt")"
	done
}

@test "stems: all pairs of Snowball's English vocabulary for libstemmer 2.2.0" {
	data_dir
	zcat "$DATA/snowball/english-voc-2.2.0.txt.gz" | hd-stem -p | cut -f 2 > got
	zcat "$DATA/snowball/english-output-2.2.0.txt.gz" > want
	[ "$(wc -l < want)" = 42603 ]
	run -1 diff want got # three apostrophes are no word: they stay as they are
	assert_output $'3c3\n< \'\n---\n> \'\'\''
}

@test "the plain text comes back from the tokens of thousands of random turns, byte for byte" {
	for seed in 1 2 3; do
		"$BUILD/tests/roundtrip" $seed 4000 turns plain
		[ "$(wc -l < plain)" = 4000 ]
		hd-tokenise turns > tokens
		hd-tokenise -d tokens | cmp - plain
		hd-tokenise -d turns | cmp - plain
		hd-stem tokens | hd-tokenise -d | cmp - plain
	done
}

@test "the offset of every sentence is where its first token stands in the plain text" {
	"$BUILD/tests/roundtrip" 4 300 turns plain
	hd-tokenise turns | LC_ALL=C.UTF-8 gawk '
		BEGIN { while ((getline line < "plain") > 0) text = text line "\n" }
		/^<s / { split($3, part, "\""); offset = part[2]; next }
		offset != "" && !/^</ {
			gsub(/&lt;/, "<"); gsub(/&amp;/, "\\&")
			if (substr(text, offset + 1, length($0)) != $0) { print "at " offset ": " $0; bad++ }
			offset = ""; checked++
		}
		END { exit bad > 0 || checked < 500 }'
}

@test "the plain text comes back from the samples" {
	hd-read "$SAMPLES" > turns
	hd-read -p "$SAMPLES" > plain
	hd-tokenise turns | hd-stem | hd-tokenise -d | cmp - plain
	[ "$(wc -w < plain)" -gt 5000 ]
}
