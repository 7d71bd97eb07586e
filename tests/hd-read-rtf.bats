#!/usr/bin/env bats
# hd-read: RTF.
load helper
load turns

setup() {
	cd "$BATS_TEST_TMPDIR"
}

rtf() { # body ... : a.rtf
	{ printf '%s' '{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\froman\fcharset0 Times;}{\f1\fcharset204 Cyr;}{\f2\fcharset2 Symbol;}}{\stylesheet{\s0 Normal;}{\s3\b heading 1;}}'
		printf '%s\n' "$@"
		printf '}'; } > a.rtf
}

@test "samples written as RTF by pandoc read as the txt" { same_turns markdown rtf pandoc -s -f markdown -t rtf; }

@test "rtf: characters of every kind" {
	rtf "I: It\\'92s \\ldblquote us\\rdblquote  \\endash  \\'a35 caf\\u233\\'65 na\\u239 ?ve {\\f1 \\'c4\\'e0} \\u-10179?\\u-8704?\\par" 'R: a\\b\~c a\~b c\_d e\line f\tab g\par'
	run -0 turns a.rtf
	assert_output $'I|It’s “us” – £5 café naïve Да 😀\nR|a\\b c a b c‑d e f g'
}

@test "rtf: a fallback of several characters, or none, after \\u" {
	rtf 'I: {\uc2 \u8217\'"'"'c2\'"'"'92}s {\uc0\u8217 t} \uc1\u8217?t\par'
	run -0 hd-read -p a.rtf
	assert_output '’s ’t ’t'
}

@test "rtf: deleted, moved, hidden and unknown text is left out, headers and fields' instructions too" {
	rtf '{\header Running}{\footer\pard 3\par}{\info{\title T}}I: We {\deleted never }{\revised always }meet{\v  secretly}{\*\unknown x}{\mvf  gone} {\field{\*\fldinst HYPERLINK "http://x"}{\fldrslt here}}.\par' \
		'{\pict\wmetafile8 0102\bin4 }}{{}{\object{\*\objdata 00}{\result shown}}\par {\listtext 1.\tab}R: Yes.\par'
	run -0 hd-read -p a.rtf
	assert_output $'We always meet here. shown\nYes.'
}

@test "rtf: a bold label without a sign is a label" {
	rtf '{\b Interviewer} What helps?\par {\b Respondent} We meet.\par {\b Interviewer} And?\par {\b Respondent} Cake.\par'
	run -0 turns a.rtf
	assert_output $'Interviewer|What helps?\nRespondent|We meet.\nInterviewer|And?\nRespondent|Cake.'
}

@test "rtf: a table of speaker and text" {
	rtf '\trowd\cellx100\cellx900\pard\intbl I\cell What helps?\par And how?\cell\row' '\trowd\cellx100\cellx900\pard\intbl R\cell We meet.\cell\row' \
		'\trowd\cellx100\cellx900\pard\intbl I\cell And?\cell\row' '\trowd\cellx100\cellx900\pard\intbl R\cell Cake.\cell\row\pard After.\par'
	run -0 turns a.rtf
	assert_output --partial $'I|What helps? And how?\nR|We meet.\nI|And?\nR|Cake.'
}

@test "rtf: text boxes are read once, where they stand" {
	rtf 'I: Before {\shp{\*\shpinst\shptop0{\sp{\sn shapeType}{\sv 202}}{\shptxt\pard Boxed.\par}}{\shprslt{\*\do{\dptxbx{\dptxbxtext\pard Boxed.\par}}}}}after.\par'
	run -0 hd-read -p a.rtf
	[ "$(grep -o Boxed <<< "$output" | wc -l)" -eq 1 ] || fail "$output"
	assert_output --partial 'Before after.'
}

@test "rtf: footnotes are marks when asked for, else left out" {
	rtf 'I: We meet{\super\chftn{\footnote\pard\plain \chftn  Not often.}} weekly.\par R: Yes.\par'
	run -0 hd-read -p a.rtf
	assert_output $'We meet weekly.\nYes.'
}

@test "an RTF file called .doc is known by its content" {
	rtf 'I: We meet.\par R: Do we?\par'
	mv a.rtf a.doc
	run -0 hd-read -p a.doc
	assert_output $'We meet.\nDo we?'
}

@test "rtf: one cut off is refused, one too deep too" {
	printf '{\\rtf1 {\\b I: We meet' > a.rtf
	run -2 hd-read a.rtf
	assert_output 'hd-read: a.rtf: cut off: 2 groups are open at its end'
	{ printf '{\\rtf1 '; head -c 100000 /dev/zero | tr '\0' '{'; } > a.rtf
	run -2 hd-read a.rtf
	assert_output 'hd-read: a.rtf: groups more than 2000 deep'
}

@test "rtf: a length that lies, and half a control word, are no harm" {
	rtf 'I: We meet.\par R: Yes.\par\bin99999999 '
	run -2 hd-read a.rtf
	assert_output --partial 'cut off'
	printf '{\\rtf1 I: We.\\par R: No.\\par}\\' > a.rtf
	run -0 hd-read -p a.rtf
	assert_output $'We.\nNo.'
}
