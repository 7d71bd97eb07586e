#!/usr/bin/env bats
# hd-kwic: the concordance, the flat table, what is filtered and sorted, what is said.
load helper

setup() {
	golden=$BATS_TEST_DIRNAME/golden/hd-kwic
	small=$BATS_TEST_DIRNAME/golden/hd-tally/small.vrt
	coded=$BATS_TEST_DIRNAME/golden/hd-tally/coded.vrt
	cd "$BATS_TEST_TMPDIR"
}

same_as() { # file
	[ "$output" = "$(cat "$1")" ] || fail "$(diff <(echo "$output") "$1")"
}

# AddressSanitizer's own addresses do not fit into any limit: then none is set.
within_64_mib() {
	limit_memory 65536
}

column() { # name : that column of a TSV on standard input
	awk -F '\t' -v name="$1" 'NR == 1 { for (i = 1; i <= NF; i++) if ($i == name) at = i; next } { print $at }'
}

@test "the concordance of the small stream is as it was read and approved" {
	run -0 hd-kwic -v "$small"
	same_as "$golden/small.txt"
}

@test "the flat table is as it was read and approved, as TSV, CSV and JSON Lines" {
	for format in tsv csv jsonl; do
		run -0 --separate-stderr hd-kwic -f $format "$small"
		same_as "$golden/small.$format"
		[ -z "$stderr" ]
	done
}

@test "a match in the flat table is what stands at its offsets in the plain text" {
	hd-kwic -f tsv "$small" > flat
	while IFS=$'\t' read -r start end match; do
		[ $((end - start)) -eq "${#match}" ] || fail "$start $end $match"
	done < <(paste <(column start < flat) <(column end < flat) <(column match < flat))
}

@test "ruled out hits are in the flat table with their reason, and in the concordance with -v alone" {
	hd-kwic -f tsv "$small" > flat
	run -0 grep -c $'\thypothetical\t' flat
	assert_output 1
	run -0 hd-kwic "$small"
	refute_output --partial '|met|'
	run -0 hd-kwic -v "$small"
	assert_output --partial 'hypothetical'
}

@test "matches stand one below the other, whatever the script" {
	stream() { # word word : a transcript with these before the match
		printf '<text id="X">\n<u n="1" part="respondent">\n<s n="1" p="0">\n%s\n%s\noffice\n' "$@"
		printf '<hit lexicon="l" theme="t" side="enabler" from="3" to="3" start="0" end="1" pattern="p"/>\n</s>\n</u>\n</text>\n'
	}
	accent=$(printf '\314\201') # combining
	stream 再び "cafe$accent" | hd-kwic | sed "s/再び/wide/; s/$accent//" > wide
	stream wide cafe | hd-kwic | cmp wide -
	stream 再び "cafe$accent" | hd-kwic -w 62 | sed "s/再び/wide/; s/$accent//" > cut
	stream wide cafe | hd-kwic -w 62 | cmp cut -
	grep -q 'wide cafe |office|' wide
}

@test "no line is wider than -w, and -c gives so many characters on each side" {
	for width in 60 80 132; do
		run -0 hd-kwic -w $width "$coded"
		longest=$(LC_ALL=C.UTF-8 awk '{ if (length($0) > n) n = length($0) } END { print n }' <<< "$output")
		[ "$longest" -le $width ] || fail "$longest columns for $width"
	done
	run -0 hd-kwic -c 5 -t funding "$small"
	assert_line --index 0 --regexp '   = \|Money\|\.$'
}

@test "-s sorts by the left context, the right context, or the theme" {
	hd-kwic -s right -w 200 "$coded" | sed 's/^[^|]*|//; s/|//' | tr 'A-Z' 'a-z' > right
	# The first words of the match decide: compare their letters alone.
	sed 's/[^a-z].*//' right | LC_ALL=C sort -c
	hd-kwic -s left -t communication -w 200 "$coded" | sed 's/|.*//; s/ *$//; s/.* //' | tr 'A-Z' 'a-z' > left
	LC_ALL=C sort -c left
	hd-kwic -s theme -f text -w 200 "$coded" | awk '{ print $3 }' > theme
	LC_ALL=C sort -c theme
	[ "$(wc -l < left)" -gt 15 ]
}

@test "-t, -a keep what they name: theme, side, transcript, attribute, with * and !=" {
	hd-kwic -f tsv -t 'co*' "$coded" > a
	run -0 bash -c "$(declare -f column); column theme < a | sort -u"
	assert_output $'co-location\ncommitment\ncommon-language\ncommunication'
	hd-kwic -f tsv -a side=enabler -a text='LA01/*' -a role!=carer "$coded" > a
	run -0 bash -c "$(declare -f column); column text < a | sort -u; column side < a | sort -u"
	assert_output $'LA01/manager-lac-01\nenabler'
	hd-kwic -f tsv -a void= "$coded" > a
	run -0 bash -c "$(declare -f column); column void < a | sort -u"
	assert_output ''
	run -0 hd-kwic -a void=hypothetical -t communication "$small"
	assert_output --partial '|met|'
	[ "${#lines[@]}" -eq 1 ]
	run -1 --separate-stderr hd-kwic -a rôle=x "$small"
	[ "$stderr" = 'hd-kwic: -a rôle: no transcript has this attribute' ]
}

@test "-u sentence and -u turn give one row a theme and side of each" {
	run -0 hd-kwic -f tsv -u sentence -t communication -a void= "$small"
	assert_line --index 1 --regexp $'\t16\t46\t.*\ttalk to; talk\ttalk to; talk\tWe don\'t trust &amp; talk to them\\.\t'
	[ "${#lines[@]}" -eq 2 ]
	run -0 hd-kwic -f tsv -u turn -t co-location "$small"
	assert_line --index 1 --regexp $'\t200\t249\t.*\t=office\toffice\tThe office helps. The office again, multi-agency.\t'
	[ "${#lines[@]}" -eq 2 ]
	# A turn's rows are its codes where nothing was ruled out or outweighed.
	hd-kwic -f tsv -u turn -a void= "$coded" | tail -n +2 | wc -l > rows
	grep -c '^<code' "$coded" | cmp rows -
}

@test "attributes of all transcripts make the header, even when the last one brings a new one" {
	{ cat "$small"; printf '<text id="Z" year="2008">\n</text>\n'; } > more.vrt
	run -0 hd-kwic -f tsv more.vrt
	assert_line --index 0 --regexp $'^text\tsite\trole\tgroup\tyear\tturn\t'
	assert_line --index 1 --regexp $'^A/manager-1\tA\tmanager\t\t\t1\t'
}

@test "a table larger than memory's share goes by way of a file in TMPDIR, to the same bytes" {
	for i in {1..450}; do sed "s/^<text id=\"/&$i-/" "$coded"; done > large.vrt
	mkdir tmp
	(within_64_mib; TMPDIR=$PWD/tmp hd-kwic -f tsv large.vrt) > large.tsv
	hd-kwic -f tsv "$coded" | tail -n +2 > one
	tail -n +2 large.tsv | sed -n "1,$(wc -l < one)p" | sed 's/^1-//' | cmp - one
	[ "$(wc -l < large.tsv)" -eq $((450 * $(wc -l < one) + 1)) ]
	run -0 ls tmp
	assert_output ''
	run -2 --separate-stderr env TMPDIR=missing hd-kwic -f tsv large.vrt
	[[ $stderr == 'hd-kwic: missing: cannot make a temporary file: '* ]] || fail "$stderr"
}

@test "each row has its own quote: shared, empty, the same in the next transcript, long, escaped" {
	hit='<hit lexicon="l" theme="t" side="enabler" from="1" to="1" start="0" end="1" pattern="p"/>'
	turn() { # token ...
		printf '<u n="1" part="respondent">\n<s n="1" p="0">\n'
		printf '%s\tx\n' "$@"
		printf '%s\n' "$hit" "$hit" '</s>' '<s n="2" p="9">' "$hit" '</s>' '</u>'
	}
	long=$(printf 'Donaudampfschifffahrtsgesellschaft%.0s' {1..9})
	{
		turn before any text
		for text in A B C; do
			printf '<text id="%s" at%s="1 &amp; &lt;2&gt;">\n' $text $text
			turn the same
			turn the same
			[ $text = A ] || turn R '&amp;' D '&lt;' x exactly8 sixteen-bytes-.. "$long" "&amp;$long"
			echo '</text>'
		done
	} > in
	hd-kwic -f jsonl in | jq -r '[.text, .turn, .quote, .match] | @tsv' > want
	unescape() { sed 's/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g'; }
	columns() { awk -F "$1" 'NR == 1 { for (i = 1; i <= NF; i++) at[$i] = i; next } { print $at["text"] "\t" $at["turn"] "\t" $at["quote"] "\t" $at["match"] }'; }
	hd-kwic -f tsv in | columns '\t' | unescape | diff want -
	hd-kwic -f csv in | columns , | diff want -
	[ "$(wc -l < want)" -eq 27 ]
	hd-kwic -f tsv -u turn in | columns '\t' | unescape > by-turn
	[ "$(wc -l < by-turn)" -eq 9 ]
	grep -c "R & D < x exactly8 sixteen-bytes-.. $long &$long" by-turn
}

@test "in CSV text that a spreadsheet would take for a formula gets an apostrophe; TSV and JSON Lines are exact" {
	run -0 hd-kwic -f csv -t funding "$small"
	assert_output --partial "\"'= Money.\""
	run -0 hd-kwic -f tsv -t funding "$small"
	assert_output --partial $'\t= Money.\t'
	run -0 hd-kwic -f jsonl -t funding "$small"
	assert_output --partial '"quote":"= Money."'
}

@test "-B puts a byte order mark before CSV, and before nothing else" {
	run -0 bash -c 'hd-kwic -B -f csv "$1" | head -c 7 | od -An -tx1' - "$small"
	assert_output ' ef bb bf 74 65 78 74'
	run -2 hd-kwic -B -f tsv "$small"
	assert_output 'hd-kwic: -B: want it with -f csv alone'
}

@test "--colour=always colours by side; never, a pipe and NO_COLOR do not" {
	run -0 hd-kwic --colour=always "$small"
	assert_output --partial $'\033[1;31mtrust\033[0m'
	assert_output --partial $'\033[1;32moffice\033[0m'
	assert_output --partial $'\033[1;34mThe office helps\033[0m'
	run -0 hd-kwic --color=never "$small"
	refute_output --partial $'\033'
	run -0 hd-kwic "$small"
	refute_output --partial $'\033'
	if command -v script > /dev/null; then
		run -0 script -qec "hd-kwic '$small'" /dev/null
		assert_output --partial $'\033[1;31m'
		run -0 env NO_COLOR=1 script -qec "hd-kwic '$small'" /dev/null
		refute_output --partial $'\033'
	fi
}

@test "nothing in a stream reaches the terminal as a control character" {
	printf '<text id="a\033[31m">\n<u n="1" who="R" part="respondent">\n<s n="1" p="0">\nbad\033]0;x\007\n\342\200\256word\n<hit lexicon="l" theme="t\033" side="enabler" from="1" to="1" start="0" end="1" pattern="a"/>\n</s>\n</u>\n</text>\n' > evil.vrt
	run -0 hd-kwic evil.vrt
	refute_output --regexp $'[\033\007\u202e]'
}

@test "token numbers outside the sentence, and a hit without any, are drawn into it" {
	printf '<text id="a">\n<u n="1" part="respondent">\n<s n="1" p="0">\none\ntwo\n<hit theme="t" side="enabler" from="2" to="99"/>\n<hit theme="t" side="enabler"/>\n</s>\n<s n="2" p="8">\n<hit theme="t" side="enabler" from="1" to="1"/>\n</s>\n</u>\n</text>\n' > odd.vrt
	run -0 hd-kwic -f tsv odd.vrt
	assert_line --index 1 --regexp $'\ttwo\tone two\t$'
	assert_line --index 2 --regexp $'\tone\tone two\t$'
	assert_line --index 3 --regexp $'\t2\t0\t0\t\tt\tenabler\t\t\t\t\t$'
	run -0 hd-kwic -u turn odd.vrt
}

@test "an attribute called like a column of hits is said and left out" {
	sed 's/role=/turn=/' "$small" > odd.vrt
	run -1 --separate-stderr hd-kwic -f tsv odd.vrt
	[[ $stderr == *'hd-kwic: odd.vrt:3: attribute "turn" has the name of a column of hits: left out: call it something else'* ]] || fail "$stderr"
	[[ ${lines[0]} == $'text\tsite\tgroup\tturn\t'* ]]
}

@test "wrong options are named with what is wanted, exit 2" {
	check() { # message option ...
		local message=$1
		shift
		run -2 hd-kwic "$@" "$small"
		assert_output "hd-kwic: $message"
	}
	check '-f "xml": want text, tsv, csv or jsonl' -f xml
	check '-s "size": want text, left, right or theme' -s size
	check '-u "word": want passage, sentence or turn' -u word
	check '--colour "blue": want auto, always or never' --colour=blue
	check '-w "9": want a number from 60 to 10000' -w 9
	check '-c "0": want a number from 1 to 10000' -c 0
	check '-a "role": want NAME=VALUE or NAME!=VALUE' -a role
	check '-v: want it with the concordance alone (-f text)' -v -f tsv
	check '-w: want it with the concordance alone (-f text)' -f csv -w 80
	check '-s: want it with the concordance alone (-f text)' -s left -f tsv
}

@test "an empty stream gives the header alone, a missing one exit 2 and nothing" {
	run -0 hd-kwic -f tsv /dev/null
	assert_output $'text\tturn\tpart\tsentence\tstart\tend\tlexicon\ttheme\tside\tvoid\tpattern\tmatch\tquote\twhy'
	run -2 --separate-stderr hd-kwic -f tsv missing
	assert_output ''
}
