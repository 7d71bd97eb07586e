#!/usr/bin/env bats
# hd-read: Word 97 documents. golden/hd-read/interview.doc is LibreOffice's of interview.rtf, which is written by hand: it has
# bold labels without a sign, a heading, a deleted and a hidden word, a footnote, a field, a table, tabs and line breaks.
load helper
load turns

setup() {
	golden=$BATS_TEST_DIRNAME/golden/hd-read
	cd "$BATS_TEST_TMPDIR"
}

fib() { # where the stream WordDocument begins in a.doc
	LC_ALL=C grep -obUaP '\xec\xa5' a.doc | head -1 | cut -d: -f1
}

patch() { # offset bytes(printf) : writes into a.doc
	printf "$2" | dd of=a.doc bs=1 seek="$1" conv=notrunc 2>/dev/null
}

@test "a Word document: labels, deleted, hidden, fields, tables as they are read" {
	run -0 turns "$golden/interview.doc"
	assert_output 'Interviewer|How did you – I mean, what’s the “joined-up” thing? It cost £5 – no, €6…
Yolande|It’s really useful. naïve café. Tabbed and broken.
Interviewer|Who wrote the page?
Yolande|We did. Tools used: Form A long cell that is wider than what a converter would break its lines at, and goes on for some time. Map Two paragraphs.
Interviewer|Thank you.
Yolande|Thanks.'
}

@test "the same document as RTF and as Word 97 gives the same stream, notes too" {
	hd-read -n "$golden/interview.rtf" > rtf
	run -0 hd-read -n "$golden/interview.doc"
	assert_output "$(cat rtf)"
	assert_output --partial '<mark kind="note" text="Said laughing."/>'
}

@test "an encrypted Word document is said to be" {
	cp "$golden/interview.doc" a.doc
	at=$(fib)
	patch $((at + 11)) '\023'
	run -2 hd-read a.doc
	assert_output 'hd-read: a.doc: encrypted: want a copy without a password'
}

@test "a Word document cut off is refused" {
	for bytes in 100 600 3000 6000; do
		head -c $bytes "$golden/interview.doc" > a.doc
		run -2 hd-read a.doc
		assert_output --partial 'hd-read: a.doc: '
	done
}

@test "a Word document that says it has more text than the file holds is refused in little memory" {
	cp "$golden/interview.doc" a.doc
	at=$(fib)
	patch $((at + 76)) '\377\377\377\177'
	(limit_memory 262144; run -2 hd-read a.doc; assert_output 'hd-read: a.doc: damaged: more text than the file holds')
}

@test "what else is in an OLE file is said" {
	cp "$golden/interview.doc" a.doc
	LC_ALL=C sed -i 's/W\x00o\x00r\x00d\x00D\x00o\x00c\x00u\x00m\x00e\x00n\x00t\x00/W\x00o\x00r\x00k\x00b\x00o\x00o\x00k\x00\x00\x00\x00\x00\x00\x00\x00\x00/' a.doc
	at=$(LC_ALL=C grep -obUaP 'W\x00o\x00r\x00k\x00b\x00o\x00o\x00k' a.doc | head -1 | cut -d: -f1)
	patch $((at + 64)) '\022'
	run -2 hd-read a.doc
	assert_output 'hd-read: a.doc: an Excel workbook: save it as .csv'
}

@test "a document older than Word 97 needs antiword, and its absence is said" {
	cp "$golden/interview.doc" a.doc
	at=$(fib)
	patch $((at + 2)) '\150\000'
	mkdir bin
	run -2 env PATH="$PWD/bin" "$BUILD/bin/hd-read" a.doc
	assert_output 'hd-read: a.doc: needs antiword: install it (Debian: antiword), or save the file as .docx or .txt'
	printf '#!/bin/sh\ncat > /dev/null\nprintf "\\nI: What helps?\\n\\nR: We meet.\\n"\n' > bin/antiword
	chmod +x bin/antiword
	run -0 env PATH="$PWD/bin:$PATH" hd-read -p a.doc
	assert_output $'What helps?\nWe meet.'
}
