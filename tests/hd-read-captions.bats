#!/usr/bin/env bats
# hd-read: captions (.vtt, .srt) and Praat's TextGrids.
load helper
load turns

setup() {
	cd "$BATS_TEST_TMPDIR"
}

vtt() { # line ... : a file a.vtt of these lines behind its first
	printf '%s\n' WEBVTT '' "$@" > a.vtt
}

@test "each vtt.js case gives its expected cues" {
	data_dir
	tar xzf "$DATA/subtitles/vttjs-tests.tar.gz"
	local json cases=0
	for json in $(find tests -name '*.json' ! -name '*-proc.json' | LC_ALL=C sort); do
		[ -f "${json%.json}.vtt" ] || continue
		case $json in
		*/integration/cue-content.json) continue ;;	# of another file: its text lacks the end of the .vtt's
		*/integration/id.json) continue ;;	# vtt.js drops the cue below an identifier "-->"; the W3C's parser, step 6.1.3.4, takes it
		esac
		jq -r '(if type == "object" then .cues else . end)[] |
			["cue", (.startTime * 1000 | round), (.endTime * 1000 | round), .id, (.text | gsub("\n"; "\\n"))] | map(tostring) | join("\t")' "$json" > want
		"$BUILD/tests/cues" "${json%.json}.vtt" | grep '^cue' > got || true
		diff want got || fail "$json"
		cases=$((cases + 1))
	done
	[ "$cases" -eq 149 ] || fail "$cases cases"
}

@test "each vtt.js case gives the text that is shown" {
	data_dir
	tar xzf "$DATA/subtitles/vttjs-tests.tar.gz"
	local json vtt cases=0
	for json in $(find tests -name '*-proc.json' | LC_ALL=C sort); do
		vtt=${json%-proc.json}.vtt
		[ -f "$vtt" ] || continue
		[ "$(cat "$json")" != null ] || continue
		case $json in
		*/integration/cue-content-proc.json | */integration/id-proc.json) continue ;;	# as above
		*/file-layout/header-no-new-line-proc.json) continue ;;	# a cue on the second line: vtt.js drops it, the W3C's parser takes it
		esac
		jq -r '.[] | .textContent | gsub("\n"; "\\n")' "$json" > want
		"$BUILD/tests/cues" "$vtt" 2>/dev/null | awk -F '\t' '/^cue/ { if (n++) print s; s = "" } /^say/ { s = s $3 } END { if (n) print s }' > got
		diff want got || fail "$json"
		cases=$((cases + 1))
	done
	[ "$cases" -eq 201 ] || fail "$cases cases"
}

@test "the same interview as vtt and srt has the same words, all of them" {
	data_dir
	for form in vtt srt; do
		hd-read "$DATA/subtitles/hitsave-goodboy.$form" > $form.vrt
		hd-read -p "$DATA/subtitles/hitsave-goodboy.$form" > $form
		[ $(($(wc -w < $form) + $(grep -c '^<mark' $form.vrt))) -eq 6189 ]	# one mark, of one word
	done
	cmp vtt srt
}

@test "samples written as vtt with voices read as the txt" { same_turns vtt vtt; }
@test "samples written as vtt with labels read as the txt" { same_turns vtt-label vtt; }
@test "samples written as srt read as the txt" { same_turns srt srt; }
@test "samples written as a long TextGrid read as the txt" { same_turns textgrid TextGrid; }
@test "samples written as a short TextGrid read as the txt" { same_turns textgrid-short TextGrid; }

@test "cues of one voice are one turn, with the time of the first" {
	vtt 00:01.000\ --\>\ 00:02.000 '<v Ann>We meet</v>' '' 00:02.000\ --\>\ 00:03.000 '<v Ann>weekly.</v>' '' 1:00:03.500\ --\>\ 1:00:04.000 '<v.loud.x Bob  Smith>No <i>way</i>!'
	run -0 turns a.vtt
	assert_output $'Ann|We meet weekly.\nBob Smith|No way!'
	run -0 hd-read a.vtt
	assert_line --partial 't="00:00:01"'
	assert_line --partial 't="01:00:03"'
}

@test "a cue without a voice goes on with the voice before; two voices of one cue are two turns" {
	vtt '00:01.000 --> 00:02.000' '<v Ann>We meet' '' '00:02.000 --> 00:03.000' 'every week.' '' '00:04.000 --> 00:05.000' '<v Ann>Do you?</v>' '<v Bob>I do.</v>'
	run -0 turns a.vtt
	assert_output $'Ann|We meet every week. Do you?\nBob|I do.'
}

@test "notes, styles, regions and settings are not said" {
	vtt 'STYLE' '::cue { color: red }' '' 'REGION' 'id:fred' '' 'NOTE' 'two lines' 'of note' '' 'an identifier' '00:01.000 --> 00:02.000 region:fred align:left' '<v I>Said.' '' 'NOTE one line'
	run -0 --separate-stderr hd-read -p a.vtt
	assert_output 'Said.'
	[ -z "$stderr" ] || fail "$stderr"
}

@test "lines outside any cue are said to be there and kept" {
	vtt '00:01.000 --> 00:02.000' '<v I>One.' '' 'Two.' '' '00:03.000 --> 00:04.000' '<v R>Three.'
	run -0 --separate-stderr hd-read -p a.vtt
	assert_output $'One. Two.\nThree.'
	[ "$stderr" = 'hd-read: a.vtt:6: 1 block of lines with no times above: taken as said, in their place' ] || fail "$stderr"
}

@test "times that cannot be read are said" {
	vtt '00:01 --> 00:02' 'One.' '' '00:03.000 --> 00:04.000' 'Three.'
	run -1 --separate-stderr hd-read -p a.vtt
	[[ "$stderr" == *'a.vtt:3: 1 line with --> but no times that can be read: want 00:00:00.000 --> 00:00:00.000'* ]] || fail "$stderr"
	assert_output --partial 'Three.'
}

@test "cues out of order are read in the order of time" {
	vtt '00:05.000 --> 00:06.000' '<v B>Second.' '' '00:01.000 --> 00:02.000' '<v A>First.'
	run -0 turns a.vtt
	assert_output $'A|First.\nB|Second.'
}

@test "Zoom's names in cue identifiers are speakers" {
	vtt '1 "Ann O'\''Lee" (12345)' '00:01.000 --> 00:02.000' 'Hello.' '' '2 "Bob" (678)' '00:02.000 --> 00:03.000' 'Hi.'
	run -0 turns a.vtt
	assert_output $'Ann O\'Lee|Hello.\nBob|Hi.'
}

@test "Google Meet's names in brackets on lines of their own are speakers" {
	vtt '00:08.000 --> 00:12.000' '(Dan Fisher)' 'I wanted to start. Um' '' '00:12.000 --> 00:16.000' '(Dan Fisher)' 'what is your' '' '00:16.000 --> 00:20.000' '(Dan Fisher)' 'background?' '-' ' ' \
		'(Dana Bell)' 'Work wise' '' '00:20.000 --> 00:24.000' '(Dana Bell)' 'or school?' '(laughs)'
	run -0 turns a.vtt
	assert_output $'Dan Fisher|I wanted to start. Um what is your background?\nDana Bell|Work wise or school?'
	run -0 hd-read a.vtt
	assert_line --partial 'text="(laughs)"'
	vtt '00:01.000 --> 00:02.000' '(Applause)' 'Thank you.' '' '00:02.000 --> 00:03.000' 'Well.' '' '00:03.000 --> 00:04.000' 'So.'
	run -0 turns a.vtt
	assert_output --partial 'Thank you. Well. So.'
}

@test "labels in the text are read as in any transcript, a cue without one goes on" {
	printf '%s\r\n' 1 '00:00:01,000 --> 00:00:02,000' 'INTERVIEWER: What helps?' '' 2 '00:00:02,500 --> 00:00:03,000' 'So tell me.' '' 3 '00:00:04,000 --> 00:00:05,000' 'RESPONDENT: We meet' 'weekly.' > a.srt
	run -0 turns a.srt
	assert_output $'INTERVIEWER|What helps? So tell me.\nRESPONDENT|We meet weekly.'
}

@test "dashes and chevrons say that somebody else speaks" {
	printf '%s\n' 1 '00:00:01,000 --> 00:00:02,000' '- Do you?' '- I do.' '' 2 '00:00:02,000 --> 00:00:03,000' 'Every week.' '' 3 '00:00:03,000 --> 00:00:04,000' '&gt;&gt; Really?' '' 4 '00:00:04,000 --> 00:00:05,000' '-5 degrees' > a.srt
	run -0 turns a.srt
	assert_output $'|Do you?\n|I do. Every week.\n|Really? -5 degrees'
}

@test "srt: mark-up goes, what is no mark-up stays" {
	printf '%s\n' 1 '00:00:01,000 --> 00:00:02,000 X1:10 X2:20' '{\an8}<font color="red">We <b>meet</b></font> <Yeah> {i}5 < 6{/i}' 'R&amp;D<br>now' > a.srt
	run -0 hd-read a.srt
	assert_output --partial $'We meet'
	assert_output --partial 'Yeah'
	assert_output --partial '5 &lt; 6 R&amp;D now'
	refute_output --partial 'an8'
	refute_output --partial 'red'
}

@test "srt: empty lines within a cue, missing numbers and numbers that are said lose nothing" {
	printf '%s\n' 1 '00:00:01,000 --> 00:00:02,000' 'One.' '' 'Two.' '' 2 '0:0:3.5 --> 0:0:4' '42' '' '00:00:05,000 --> 00:00:06,000' 'Three.' > a.srt
	run -0 --separate-stderr hd-read -p a.srt
	assert_output 'One. Two. 42 Three.'
}

@test "rolling captions are taken once" {
	vtt '00:01.000 --> 00:02.000' ' ' 'we<00:01.100><c> meet</c>' '' '00:02.000 --> 00:02.010' 'we meet' ' ' '' '00:02.010 --> 00:03.000' 'we meet' 'every<00:02.500><c> week</c>' '' '00:03.000 --> 00:03.010' 'every week' '' '00:03.010 --> 00:04.000' 'every week' 'we<00:03.500><c> meet</c>' '' '00:04.000 --> 00:05.000' 'we meet' 'and talk'
	run -0 --separate-stderr hd-read -p a.vtt
	assert_output 'we meet every week we meet and talk'
}

@test "captions that grow word by word are taken once" {
	vtt '00:01.000 --> 00:02.000' 'We' '' '00:02.000 --> 00:03.000' 'We meet' '' '00:03.000 --> 00:04.000' 'We meet every' '' '00:04.000 --> 00:05.000' 'We meet every week.' '' '00:05.000 --> 00:06.000' 'So' '' '00:06.000 --> 00:07.000' 'So we do.'
	run -0 --separate-stderr hd-read -p a.vtt
	assert_output 'We meet every week. So we do.'
}

@test "what is said twice in captions that do not roll is read twice" {
	vtt '00:01.000 --> 00:02.000' 'No.' '' '00:02.000 --> 00:03.000' 'No.' '' '00:03.000 --> 00:04.000' 'Never.' '' '00:04.000 --> 00:05.000' 'Not once.' '' '00:05.000 --> 00:06.000' 'Well.' '' '00:06.000 --> 00:07.000' 'Perhaps.'
	run -0 --separate-stderr hd-read -p a.vtt
	assert_output 'No. No. Never. Not once. Well. Perhaps.'
}

@test "captions in UTF-16 and windows-1252 are read" {
	printf '1\n00:00:01,000 --> 00:00:02,000\nIt’s “us” – £5.\n' > utf8.srt
	iconv -f UTF-8 -t UTF-16 utf8.srt > wide.srt
	iconv -f UTF-8 -t WINDOWS-1252 utf8.srt > narrow.srt
	for file in wide narrow; do
		run -0 --separate-stderr hd-read -p $file.srt
		assert_output 'It’s “us” – £5.'
	done
}

@test "a caption file is known without its name" {
	vtt '00:01.000 --> 00:02.000' '<v Ann>We meet.'
	run -0 --separate-stderr hd-read -p < a.vtt
	assert_output 'We meet.'
	printf '\n1\n00:00:01,000 --> 00:00:02,000\nWe meet.\n' > a.txt
	run -0 --separate-stderr hd-read -p a.txt
	assert_output 'We meet.'
}

grid() { # lines: a TextGrid of these items
	printf '%s\n' 'File type = "ooTextFile"' 'Object class = "TextGrid"' '' 'xmin = 0' 'xmax = 9' 'tiers? <exists>' "$@" > a.TextGrid
}

@test "TextGrid: intervals of all tiers in the order of time, points and alignments passed over and said" {
	grid 'size = 4' '"IntervalTier" "Ann" 0 9 3 ! a comment "x"' '0 2 "What ""helps""?"' '2 5.5 ""' '5.5 9 "And?"' \
		'"TextTier" "bell" 0 9 1' '1 "ring"' '"IntervalTier" "Bob" 0 9 2' '0 2 "  "' '2e0 5.5 "We' 'meet."' '"IntervalTier" "Bob - phones" 0 9 1' '0 9 "w"'
	sed -i 's/2e0/2/' a.TextGrid
	run -0 turns a.TextGrid
	assert_output $'Ann|What "helps"?\nBob|We meet.\nAnn|And?'
	run -0 --separate-stderr hd-read -s Ann=interviewer -s Bob=respondent a.TextGrid
	[ "$stderr" = $'hd-read: a.TextGrid:12: tier 2 of points passed over\nhd-read: a.TextGrid:18: tier 4 of what is not said passed over' ] || fail "$stderr"
}

@test "TextGrid: words of an aligner are the speaker's turns" {
	grid 'size = 2' '"IntervalTier" "Ann - words" 0 9 3' '0 1 "we"' '1 2 "meet"' '2 9 ""' '"IntervalTier" "Ann - phones" 0 9 1' '0 9 "w"'
	run -0 --separate-stderr turns a.TextGrid
	assert_output 'Ann|we meet'
}

@test "TextGrid: the chronological form" {
	printf '%s\n' '"Praat chronological TextGrid text file"' '0 9   ! Time domain.' '2   ! Number of tiers.' '"IntervalTier" "Ann" 0 9' '"IntervalTier" "Bob" 0 9' '! Bob:' '2 0 3' '"We meet."' '! Ann:' '1 3 9' '"Yes."' > a.TextGrid
	run -0 turns a.TextGrid
	assert_output $'Bob|We meet.\nAnn|Yes.'
}

@test "TextGrid: one cut off is refused, and a binary one" {
	grid 'size = 1' '"IntervalTier" "Ann" 0 9 2' '0 2 "What hel'
	run -2 hd-read a.TextGrid
	assert_output 'hd-read: a.TextGrid:10: not as a TextGrid has it, or cut off'
	printf 'ooBinaryFile\010TextGridxxxxxxxxx' > b.TextGrid
	run -2 hd-read b.TextGrid
	assert_output 'hd-read: b.TextGrid: a binary TextGrid: want it saved as a text file (Praat: Save as text file)'
}

@test "TextGrid: a count that lies takes no memory" {
	grid 'size = 999999999' '"IntervalTier" "Ann" 0 9 999999999' '0 2 "What"'
	(limit_memory 262144; run -2 hd-read a.TextGrid; assert_output --partial 'cut off')
}
