#!/usr/bin/env bats
# hd-read: PDF.
load helper
load turns

setup() {
	cd "$BATS_TEST_TMPDIR"
}

flat() { # every word of a stream: labels, marks, text; one a line
	awk 'function plain(s) { gsub(/&lt;/, "<", s); gsub(/&gt;/, ">", s); gsub(/&quot;/, "\"", s); gsub(/&amp;/, "\\&", s); return s }
		/^<u / { if (match($0, / who="[^"]*"/)) print plain(substr($0, RSTART + 6, RLENGTH - 7)); next }
		/^<mark/ { sub(/.* text="/, ""); sub(/"\/>$/, ""); print plain($0); next } /^</ { next } { print plain($0) }' | tr -cs '[:alnum:]' '\n'
}

roff() { # roff requests ... : a.pdf of them
	printf '%s\n' "$@" | groff -ms -k -Tpdf > a.pdf
}

pdf() { # content stream: a.pdf with one page of it
	printf '%s\n' '%PDF-1.4' '1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj' '2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj' \
		'3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <</Font <</F 5 0 R>>>>>> endobj' \
		"4 0 obj <</Length ${#1}>> stream" "$1" endstream endobj '5 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Times-Roman>> endobj' \
		'trailer <</Root 1 0 R>>' '%%EOF' > a.pdf
}

@test "samples set as PDF, justified, with headers and page numbers, read as the txt" { same_turns roff pdf groff -ms -k -Tpdf; }

@test "the Kerrigan interviews: two speakers, all words but the numbers and the lines that are printed twice" {
	data_dir
	for pdf in "$DATA"/transcripts/kerrigan-P?.pdf; do
		hd-read "$pdf" > a.vrt 2> twice
		run -0 awk '/^<u / { match($0, / who=.* part="[^"]*"/); who[substr($0, RSTART + 1, RLENGTH - 1)] } END { for (w in who) print w }' a.vrt
		[ "$(sort <<< "$output")" = $'who="Dan" part="interviewer"\nwho="Participant" part="respondent"' ] || fail "$pdf: $output"
		flat < a.vrt | grep -v '^[0-9]*$' | sort | uniq -c > got
		pdftotext -layout "$pdf" - | tr -cs '[:alnum:]' '\n' | grep -v '^[0-9]*$' | sort | uniq -c > want
		lines=$(sed -n 's/.*: \([0-9]*\) lines that are printed on two pages taken once/\1/p' twice)
		# Every word of the file is there, and what is missing is no more than those lines hold.
		awk 'NR == FNR { got[$2] = $1; next } $1 > got[$2] { missing += $1 - got[$2] } $1 < got[$2] { print "more of " $2; bad = 1 }
			END { if (missing > 26 * lines || missing < 8 * lines) { print missing " missing, " lines " lines"; bad = 1 } exit bad }' lines="${lines:-0}" got want || fail "$pdf"
	done
}

@test "words divided at a line's end are joined where the text has them whole" {
	roff '.ll 6c' '.nr LL 6c' '.LP' 'I: The responsibility, responsibilities and understanding of everybody?' '.LP' 'R: Understanding responsibilities without understanding responsibilities, understanding responsibility, understanding. Responsibility.'
	pdftotext -layout a.pdf - | grep -q -- '-$'
	run -0 hd-read -p a.pdf
	assert_line 'Understanding responsibilities without understanding responsibilities, understanding responsibility, understanding. Responsibility.'
}

@test "labels alone on their lines are known among wrapped lines" {
	words=$(for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do echo 'we meet every week and talk about it'; done)
	roff '.nr HY 0' .nf .LP Interviewer1 .LP .fi "So $words" .LP Interviewee .br "Well $words" .LP 'Interviewee: No.' .LP Interviewer1 .br "And $words?" .LP Interviewee .br "Yes $words" .LP Interviewer1 .br "So $words"
	run -0 hd-read a.pdf
	[ "$(grep -c 'who="Interviewer1" part="interviewer"' <<< "$output")" -eq 3 ] || fail "$output"
	[ "$(grep -c 'who="Interviewee" part="respondent"' <<< "$output")" -eq 3 ] || fail "$output"
}

@test "line numbers down the left are no text" {
	page='BT /F 11 Tf '
	for i in 1 2 3 4 5 6 7 8; do
		[ $((i % 2)) = 1 ] && who='I:' || who='R:'
		page+="1 0 0 1 40 $((800 - i * 14)) Tm ($i) Tj 1 0 0 1 70 $((800 - i * 14)) Tm ($who We meet 2 or 3 times) Tj "
	done
	pdf "$page ET"
	run -0 hd-read -p a.pdf
	[ "$(sort -u <<< "$output")" = 'We meet 2 or 3 times' ]
}

@test "pages of two columns are read column by column" {
	{ printf '%s\n' '.ds LH Study' '.ds RH Confidential' '.nr HY 0' .2C
		for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24; do
			printf '%s\n' .LP 'I: What helps you to work with other services in this area of the county these days?' .LP \
				'R: We meet every week and we talk, and it goes on for a very long time, and then there is cake.'
		done; } | groff -ms -Tpdf > a.pdf
	hd-read -p a.pdf | sort | uniq -c | sed 's/^ *//' > got
	printf '%s\n' '24 We meet every week and we talk, and it goes on for a very long time, and then there is cake.' \
		'24 What helps you to work with other services in this area of the county these days?' | diff - got
}

@test "a label in a column of its own is a label" {
	pdf 'BT /F 11 Tf 1 0 0 1 70 760 Tm (I) Tj 1 0 0 1 120 760 Tm (What helps you to work together?) Tj 1 0 0 1 70 730 Tm (R) Tj 1 0 0 1 120 730 Tm (We meet weekly.) Tj 1 0 0 1 120 716 Tm (With everybody.) Tj 1 0 0 1 70 690 Tm (I) Tj 1 0 0 1 120 690 Tm (And then?) Tj 1 0 0 1 70 660 Tm (R) Tj 1 0 0 1 120 660 Tm (Cake.) Tj ET'
	run -0 hd-read a.pdf
	assert_output --partial $'<u n="2" who="R" part="respondent">\nWe meet weekly.'
	assert_output --partial 'With everybody.'
	assert_output --partial '<u n="4" who="R"'
}

@test "small print, such as codes below passages, is marks" {
	page='BT '
	for i in 1 2 3 4; do
		page+="/F 12 Tf 1 0 0 1 70 $((800 - i * 80)) Tm (I: What helps you to work with the other services in the area?) Tj "
		page+="1 0 0 1 70 $((770 - i * 80)) Tm (R: We meet every single week, and then we talk a good deal.) Tj "
	done
	pdf "$page /F 9 Tf 1 0 0 1 70 430 Tm (Code-meeting) Tj ET"
	run -0 --separate-stderr hd-read a.pdf
	assert_line '<mark kind="note" text="Code-meeting"/>'
	[ "$(grep -c '^<u' <<< "$output")" -eq 8 ] || fail "$output"
}

@test "upright text in a margin is left out and said" {
	pdf 'BT /F 11 Tf 0 1 -1 0 20 300 Tm (Printed by somebody) Tj 1 0 0 1 70 760 Tm (I: What helps?) Tj 1 0 0 1 70 730 Tm (R: We meet.) Tj ET'
	run -0 --separate-stderr hd-read -p a.pdf
	assert_output $'What helps?\nWe meet.'
	[ "$stderr" = 'hd-read: a.pdf: 3 words that stand upright in a margin left out' ] || fail "$stderr"
}

@test "a PDF without text is said to be scanned" {
	pdf '1 0 0 rg 10 10 100 100 re f'
	run -2 hd-read a.pdf
	assert_output 'hd-read: a.pdf: 1 page without text: scanned? want text, by optical character recognition'
}

@test "an encrypted PDF is said to be" {
	pdf 'BT ET'
	sed -i 's,^trailer.*,trailer <</Root 1 0 R /ID [(aaaaaaaaaaaaaaaa) (aaaaaaaaaaaaaaaa)] /Encrypt <</Filter /Standard /V 2 /R 3 /Length 128 /P -4 /O (aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa) /U (aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa)>>>>,' a.pdf
	run -2 hd-read a.pdf
	assert_output 'hd-read: a.pdf: encrypted: want a copy without a password'
}

@test "a damaged PDF is said to be" {
	printf '%%PDF-1.4\nnothing of the kind\n' > a.pdf
	run -2 hd-read a.pdf
	assert_output 'hd-read: a.pdf: damaged or cut off: pdftotext cannot read it'
}

@test "without pdftotext a PDF is refused and the rest is read" {
	pdf 'BT /F 11 Tf (I: Hello) Tj ET'
	printf 'I: What?\nR: That.\n' > a.txt
	mkdir bin
	run -1 --separate-stderr env PATH="$PWD/bin" "$BUILD/bin/hd-read" -p a.pdf a.txt
	assert_output $'What?\nThat.'
	[ "$stderr" = 'hd-read: a.pdf: needs pdftotext: install it (Debian: poppler-utils), or save the file as .docx or .txt' ] || fail "$stderr"
}

@test "a program that hangs, prints without end or dies early is ended" {
	pdf 'BT /F 11 Tf (I: Hello) Tj ET'
	mkdir bin
	printf '#!/bin/sh\nexit 3\n' > bin/pdftotext
	chmod +x bin/pdftotext
	PATH=$PWD/bin:$PATH run -2 hd-read a.pdf
	assert_output 'hd-read: a.pdf: damaged or cut off: pdftotext cannot read it'
	printf '#!/bin/sh\ncat > /dev/null\nprintf "<page width=\\"9\\"><word xMin=\\"1e999 yMin=\\"nan\\" xMax=\\"2>I:\\377\\200</word><word>a</word><word"\n' > bin/pdftotext
	PATH=$PWD/bin:$PATH run -0 --separate-stderr hd-read -p a.pdf
	iconv -f UTF-8 -t UTF-8 <<< "$output"
	printf '#!/bin/sh\nexec yes "<word>"\n' > bin/pdftotext
	PATH=$PWD/bin:$PATH run -2 hd-read a.pdf
	assert_output 'hd-read: a.pdf: pdftotext prints more than --max-size allows'
}

@test "a name is never given to pdftotext, and no shell reads it" {
	pdf 'BT /F 11 Tf 1 0 0 1 70 760 Tm (I: Hello?) Tj 1 0 0 1 70 740 Tm (R: Yes.) Tj ET'
	mv -- a.pdf '-v; touch x $(touch y).pdf'
	run -0 hd-read -p -- '-v; touch x $(touch y).pdf'
	assert_output $'Hello?\nYes.'
	[ ! -e x ] && [ ! -e y ]
}
