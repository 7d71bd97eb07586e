#!/usr/bin/env bats
# hd-read: plain text and what all formats share: encodings, labels, parts, marks, header blocks, metadata, checks.
load helper

setup() {
	golden=$BATS_TEST_DIRNAME/golden/hd-read
	cd "$BATS_TEST_TMPDIR"
}

said() { # stream : text, turn, part, who and what was said, marks in their places, as samples/turns.tsv has it
	awk '
		function attr(name) { return match($0, " " name "=\"[^\"]*\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : "" }
		/^<text / { text = attr("id"); next }
		/^<u / { n = attr("n"); part = attr("part"); who = attr("who"); said = ""; glue = 1; inside = 1; next }
		/^<\/u>/ { print text "\t" n "\t" part "\t" who "\t" said; inside = 0; next }
		!inside { next }
		/^<g\/>/ { glue = 1; next }
		{ said = said (glue ? "" : " ") (/^<mark/ ? attr("text") : $0); glue = 0 }' "$1"
}

@test "every sample is read without a warning, and its turns, parts, speakers and words are those written down by hand" {
	run -0 --separate-stderr hd-read "$SAMPLES"
	[ -z "$stderr" ] || fail "$stderr"
	echo "$output" > samples.vrt
	said samples.vrt > got
	awk -F '\t' 'NR > 1 { gsub(/&/, "\\&amp;", $6); print $1 "\t" $2 "\t" $3 "\t" $4 "\t" $6 }' "$ROOT/samples/turns.tsv" > want
	[ "$(wc -l < want)" -eq 403 ]
	run -0 diff want got
}

@test "each convention of layout is read as a person read it (tests/golden/hd-read)" {
	failed=
	for text in "$golden"/*.txt; do
		hd-read "$text" > got 2> remarks || [ $? -eq 1 ]
		cmp -s "${text%.txt}.vrt" got || { failed=yes; diff "${text%.txt}.vrt" got || :; }
	done
	[ -z "$failed" ]
}

@test "a word divided at a line's end is joined when the list or the text has it; a soft hyphen always joins" {
	cat > a.txt <<-'END'
	I: So in those days, before anybody had come in, were you told about the infor-
	mation that was held, and who held it, and what the old, and also the multi-
	agency panel thought about it all when it came to the long, and indeed long-
	ish table in the hall, which nobody had seen since the days of the gronkifi-
	cation, as they called it, when the hall was still a hall and nothing besides?
	END
	printf 'R: It was multi-agency, and all gronkification, with a soft hy\302\255\nphen in it too.\n' >> a.txt
	hd-read -p a.txt > plain
	run -0 grep -oE 'infor[a-z]*|multi[-a-z]*|long-[a-z]*|gronk[-a-z]*|hyphen' plain
	assert_output $'information\nmulti-agency\nlong-ish\ngronkification\nmulti-agency\ngronkification\nhyphen'
}

@test "nothing is lost: each word of a real transcript is in a turn, a mark, a label or an attribute" {
	data_dir
	cp "$DATA/transcripts/hitsave-lantana.md" lantana.txt
	cp "$DATA/subtitles/hitsave-goodboy.txt" goodboy.txt
	for text in lantana goodboy; do
		hd-read $text.txt > $text.vrt 2> remarks
		# Every word as often as in the file, at the least: labels stand in each turn of their speaker.
		words() { sed 's/&[a-z]*;/ /g' | tr -cs '[:alnum:]' '\n' | LC_ALL=C sort | uniq -c; }
		sed -E 's/^<(mark|u|text) [a-z]+="[^"]*"//; s/ (who|part|text|t)=/ /g' $text.vrt | words > out
		words < $text.txt | LC_ALL=C awk 'NR == FNR { n[$2] = $1; next } NF == 2 && n[$2] < $1 { print $2, $1, n[$2] + 0 }' out - > lost
		[ ! -s lost ] || fail "$text: $(head lost)"
		[ "$(wc -l < out)" -gt 1000 ]
	done
}

@test "what was said of the samples is the plain text, white space squeezed, a line a turn" {
	hd-read -p "$SAMPLES" > plain
	[ "$(wc -l < plain)" -eq 403 ]
	run -1 grep -nE '  |^ | $' plain
	run -0 grep -c '\[laughs\]' "$SAMPLES"/LA05/practitioner-asd-01.txt
	run -1 grep '\[' plain
}

# A dialogue with quotation marks, dashes, a pound sign and an accent, as UTF-8.
curly=$'I: What\u2019s \u201cjoint\u201d about it?\nR: It\u2019s \u00a350 \u2013 a caf\u00e9 \u2013 and we don\u2019t ask.\n'

encoded() { # encoding, name that --check gives
	iconv -f UTF-8 -t "$1" <<< "$curly" > "$1.txt"
	hd-read -p "$1.txt" > plain
	printf '%s\n' $'What\u2019s \u201cjoint\u201d about it?' $'It\u2019s \u00a350 \u2013 a caf\u00e9 \u2013 and we don\u2019t ask.' | cmp - plain || fail "$1: $(cat plain)"
	run -0 --separate-stderr hd-read -c -f tsv "$1.txt"
	assert_line --index 1 --regexp "^$1	text	$2	"
}

@test "encodings are told by the bytes and said: UTF-8, UTF-16 and 32, windows-1252, MacRoman" {
	encoded UTF-8 UTF-8
	encoded UTF-16 UTF-16LE
	encoded UTF-16LE UTF-16LE
	encoded UTF-16BE UTF-16BE
	encoded UTF-32 UTF-32LE
	encoded WINDOWS-1252 windows-1252
	encoded MACINTOSH macintosh
	printf '\357\273\277%s' "$curly" > mark.txt
	run -0 hd-read -p mark.txt
	assert_line --index 0 $'What\u2019s \u201cjoint\u201d about it?'
	printf 'I: Caf\351?\nR: \24350.\n' > latin.txt
	run -0 hd-read -c -f tsv latin.txt
	assert_line --index 1 --regexp $'^latin\ttext\tISO-8859-1\t2\t1\t1\t'
}

@test "mojibake is reported, and bytes that are no UTF-8 are said, replaced and counted" {
	printf 'I: So?\nR: It\303\242\342\202\254\342\204\242s here.\n' > moji.txt
	run -0 hd-read -c -f tsv moji.txt
	assert_line --index 1 --partial 'mojibake'
	printf 'I: So? caf\303\251 caf\303\251 caf\303\251\nR: Her\377e.\n' > bad.txt
	run -1 --separate-stderr hd-read -p bad.txt
	assert_line --index 1 $'Her\uFFFDe.'
	assert_equal "$stderr" 'hd-read: bad.txt: 1 bytes are no UTF-8: U+FFFD stands for each'
}

@test "what cannot be read is said with its reason, and the rest is read: exit 1; 2 when nothing was" {
	printf 'I: So?\nR: Yes.\n' > good.txt
	: > empty.txt
	printf ' \n\n' > blank.txt
	printf 'well\0\1\2\3\4\5\6' > binary.txt
	gzip -c good.txt | head -c 20 > cut.txt.gz
	{ gzip -c good.txt | head -c 25; printf 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxx'; } > bad.txt.gz
	run -1 --separate-stderr hd-read empty.txt blank.txt good.txt binary.txt cut.txt.gz bad.txt.gz missing.txt
	assert_line '<text id="good">'
	printf '%s\n' "$stderr" > messages
	cat > want <<-'END'
	hd-read: empty.txt: empty
	hd-read: blank.txt: no text in it
	hd-read: binary.txt: no transcript: binary, and of no format that hd-read knows
	hd-read: cut.txt.gz: cut off: gzip ends before its end
	hd-read: bad.txt.gz: damaged: not the data that gzip wrote
	hd-read: missing.txt: No such file or directory
	END
	run -0 diff want messages
	run -2 hd-read empty.txt
	mkdir folder
	run -2 --separate-stderr hd-read folder
	[[ $stderr == *'no files to read'* ]]
}

@test "gzip is read like what it holds, several members as one" {
	{ printf 'I: So?\n' | gzip; printf 'R: Yes.\n' | gzip; } > a.txt.gz
	run -0 hd-read a.txt.gz
	assert_line --index 0 '<text id="a">'
	assert_line 'Yes.'
	run -0 hd-read - < a.txt.gz
	assert_line 'Yes.'
}

@test "sizes have limits, options to raise them, and messages" {
	{ echo 'I: So?'; echo 'R: Yes.'; head -c 3000000 /dev/zero | tr '\0' ' '; } > big.txt
	gzip -c big.txt > bomb.txt.gz
	run -2 hd-read --max-size 1000000 big.txt
	assert_output 'hd-read: big.txt: more than 1000000 bytes: raise --max-size if it is one transcript'
	run -2 hd-read bomb.txt.gz
	assert_output 'hd-read: bomb.txt.gz: unpacks to more times its size than --max-ratio allows'
	run -2 hd-read --max-size 1000000 --max-ratio 5000 bomb.txt.gz
	assert_output 'hd-read: bomb.txt.gz: unpacks to more than --max-size allows'
	run -0 hd-read --max-ratio 5000 bomb.txt.gz
	run -2 hd-read --max-size none big.txt
	assert_output --partial '--max-size "none": want a number from 1'
}

@test "folders are read in the byte order of paths; litter is passed over, links are not followed" {
	mkdir -p in/b in/.hidden in/__MACOSX
	for name in b/two.txt a.txt 'B x.txt' .DS_Store '~$a.txt' Thumbs.db a.txt~ .hidden/c.txt __MACOSX/d.txt; do printf 'I: So %s?\nR: Yes.\n' "$name" > "in/$name"; done
	ln -s "$PWD/in/a.txt" in/link.txt
	ln -s "$PWD/in" in/loop
	hd-read in > out
	run -0 sed -n 's/^<text id="\([^"]*\)">/\1/p' out
	assert_output $'B x\na\nb/two'
}

@test "ids are paths below the folder or -b without extensions, and unique" {
	mkdir -p in/LA01
	for name in LA01/a.txt LA01/a.md LA01/12.06.07 LA01/b.v2.txt.gz; do printf 'I: So %s?\nR: Yes.\n' "$name" > "in/$name"; done
	run -0 --separate-stderr bash -c 'hd-read in | sed -n "s/^<text id=\"\([^\"]*\)\".*/\1/p"'
	assert_output $'LA01/12.06.07\nLA01/a\nLA01/a.txt\nLA01/b.v2'
	assert_equal "$stderr" 'hd-read: in/LA01/a.txt: another transcript is called "LA01/a": this one is called "LA01/a.txt"'
	run -0 bash -c 'hd-read -b in in/LA01/a.txt | head -n 1'
	assert_output '<text id="LA01/a">'
	run -0 bash -c 'hd-read in/LA01/a.txt | head -n 1'
	assert_output '<text id="a">'
}

@test "-s tells what labels mean: a table, or one label; before all else" {
	printf 'PL: Is it?\nSM: It is.\nSM: Really?\nPL: Yes.\n' > a.txt
	parts() { hd-read "$@" a.txt 2> /dev/null | sed -n 's/^<u n="\([0-9]*\)" who="\([A-Z]*\)" part="\([a-z]*\)".*/\2 \3/p' | sort -u | tr '\n' ';'; }
	assert_equal "$(parts -s PL=respondent -s SM=interviewer)" 'PL respondent;SM interviewer;'
	printf 'pattern\tpart\nP?\tother\nSM\tinterviewer\n' > speakers.tsv
	assert_equal "$(parts -s speakers.tsv)" 'PL other;SM interviewer;'
	assert_equal "$(parts -s SM=respondent -s speakers.tsv)" 'PL other;SM respondent;'
	printf 'pattern\tpart\nPL\tboss\n' > wrong.tsv
	run -2 hd-read -s wrong.tsv a.txt
	assert_output 'hd-read: wrong.tsv:2:4: part "boss": want interviewer, respondent, other, unknown, speaker or text'
	run -2 hd-read -s PL=boss a.txt
	assert_output --partial 'want a table, or LABEL=part'
	printf 'I: So?\nR: This:\nOur note: that it went.\nR: Yes.\n' > b.txt
	run -0 grep -c '^<u' <(hd-read -s 'Our note=text' b.txt)
	assert_output 3
}

@test "a speaker whose part nothing tells is said with the count, exit 0; nothing is guessed" {
	printf 'Ann: It rained.\nBea: It did.\nAnn: All day.\nBea: All week.\n' > a.txt
	run -0 --separate-stderr hd-read a.txt
	assert_line '<u n="1" who="Ann" part="unknown">'
	assert_equal "$stderr" "$(printf '%s\n' "hd-read: a.txt: \"Ann\", 2 turns: part unknown: tell it with -s 'Ann=respondent' or interviewer" \
		"hd-read: a.txt: \"Bea\", 2 turns: part unknown: tell it with -s 'Bea=respondent' or interviewer")"
	printf 'It rained.\n\nAll day.\n' > b.txt
	run -0 --separate-stderr hd-read b.txt
	assert_equal "$stderr" 'hd-read: b.txt: 2 turns without a speaker'\''s label: part unknown'
}

@test "the header block tells who is who before the table does" {
	printf 'Interviewer: TB\nInterviewee: Jane Holmes\n\nTB: Now then.\nJH: Is it on?\nTB: It is.\nJH: Why?\n' > a.txt
	run -0 hd-read a.txt
	assert_line '<u n="1" who="TB" part="interviewer">'
	assert_line '<u n="2" who="JH" part="respondent">'
	printf 'Present: researcher (R1), health visitor (R2)\n\nR1: Well?\nR2: Well.\n' > b.txt
	run -0 hd-read b.txt
	assert_line '<u n="1" who="R1" part="interviewer">'
	assert_line '<u n="2" who="R2" part="respondent">'
}

@test "attributes: the data list holds before the path, the path before the transcript itself" {
	mkdir -p in/LA01
	printf 'Role: from header\nDate: 3rd July 2007\nTier: 2\n\nI: So?\nR: Yes.\n' > in/LA01/carer-02.txt
	head() { hd-read "$@" in | sed -n 1p; }
	assert_equal "$(head)" '<text id="LA01/carer-02" role="from header" date="2007-07-03" tier="2">'
	assert_equal "$(head -t '{site}/{role}-{n}.txt')" '<text id="LA01/carer-02" site="LA01" role="carer" n="02" date="2007-07-03" tier="2">'
	printf 'path,role,tier\nLA01/carer-02.txt,foster carer,\n' > list.csv
	assert_equal "$(head -t '{site}/{role}-{n}.txt' -m list.csv)" \
		'<text id="LA01/carer-02" role="foster carer" site="LA01" n="02" date="2007-07-03" tier="2">'
	run -2 hd-read -t 'no-names' in
	assert_output --partial 'want names in braces'
	run -2 hd-read -t '{words}.txt' in
	assert_output --partial '{words} cannot be an attribute'
	run -2 hd-read -t '{}.txt' in
	assert_output --partial 'a brace that names nothing'
}

@test "a data list as a spreadsheet exports it: titles above the header, semicolons, a mark, cp1252, serial dates" {
	mkdir in
	for n in 1 2 3; do printf 'I: So %s?\nR: Yes.\n' $n > "in/Int $n (final).txt"; done
	printf '\357\273\277LARC data list;;;\r\n;;;\r\nFile name;Key Group;Date of interview;Words\r\n"Int 1 (final).doc";LAC;39245;"1;2"\r\nint 2 (FINAL);ASD;12/06/07;3\r\nInt 9;KS3;;\r\n' > list.csv
	run -1 --separate-stderr hd-read -m list.csv in
	assert_line '<text id="Int 1 (final)" key_group="LAC" date_of_interview="2007-06-12" words_="1;2">'
	assert_line '<text id="Int 2 (final)" key_group="ASD" date_of_interview="2007-06-12" words_="3">'
	assert_line '<text id="Int 3 (final)">'
	assert_equal "$stderr" "$(printf '%s\n' 'hd-read: list.csv:3: column "Words" becomes the attribute words_: the tables have a column of that name' \
		'hd-read: in/Int 3 (final).txt: not in list.csv' 'hd-read: list.csv:6: "Int 9" is listed, and no transcript is called so')"
	printf 'id\tplace\nInt 1 (final)\tM\374nster\n' > latin.tsv
	run -0 hd-read -b in -m latin.tsv 'in/Int 1 (final).txt'
	assert_line '<text id="Int 1 (final)" place="Münster">'
	printf 'name;place\na;b\n' > wrong.csv
	run -2 hd-read -m wrong.csv in
	assert_output 'hd-read: wrong.csv: no header: want a row with a column path, file or id, and the attributes'
}

@test "dates of header blocks: the ways in which people in Britain write them" {
	date_of() { printf 'Date: %s\nRole: x\n\nI: So?\nR: Yes.\n' "$1" | hd-read | sed -n 's/.* date="\([^"]*\)".*/\1/p'; }
	for date in '12/06/07' '12.6.2007' '12-06-2007' '12 June 2007' '12th Jun 07' 'Tuesday 12 June 2007' 'June 12, 2007' '2007-06-12' '12/06/2007 10:33'; do
		assert_equal "$date: $(date_of "$date")" "$date: 2007-06-12"
	done
	assert_equal "$(date_of '6/13/2007')" 2007-06-13
	assert_equal "$(date_of '31/02/2007')" '31/02/2007'
	assert_equal "$(date_of 'summer')" 'summer'
}

@test "--check: a row a file with what was found and what is doubtful" {
	mkdir in
	cp "$SAMPLES/LA07/practitioner-lac-01.txt" in/a.txt
	printf 'Ann: It rained.\nBea: It did.\nAnn: All day.\nBea: All week.\n' > in/b.txt
	: > in/c.txt
	run -1 --separate-stderr hd-read --check -f tsv in
	assert_line --index 0 $'text\tformat\tencoding\tturns\tinterviewer\trespondent\tother\tunknown\twords\tmarks\tspeakers\tmetadata\tlisted\tremarks'
	assert_line --index 1 $'a\ttext\tUTF-8\t26\t13\t13\t0\t0\t500\t1\tI interviewer 13, R respondent 13\t\t\tline numbers; wrapped lines'
	assert_line --index 2 $'b\ttext\tUTF-8\t4\t0\t0\t0\t4\t8\t0\tAnn unknown 2, Bea unknown 2\t\t\tpart unknown: Ann; part unknown: Bea; nobody is the interviewer'
	assert_line --index 3 --regexp $'^c.txt\t.*\tempty$'
	run -1 --separate-stderr hd-read -c -f text in
	assert_line --index 0 --regexp '^transcript +format +encoding +turns +words +marks +speakers'
	assert_line --partial '2 transcripts, 30 turns, 508 words; 1 could not be read; 1 to look at (!)'
	run -1 --separate-stderr hd-read -c -f jsonl in
	assert_line --index 0 --partial '"turns":26'
}

@test "--explain tells of each label how it was read and why" {
	printf 'Interviewer: JH\nDate: 3 July 2007\n\nJH: So?\nTB: Yes.\nNote: it rained.\nJH: And?\nTB: No.\n' > a.txt
	run -0 --separate-stderr hd-read --explain a.txt
	[ -z "$stderr" ]
	assert_line --regexp '^JH +2 +100 % +interviewer +the header block says so: Interviewer$'
	assert_line --regexp '^TB +2 +0 % +respondent +another one asks the questions$'
	assert_line --regexp '^Note +1 +colon +text +the table says that it is text$'
	assert_line --regexp '^TB +2 +colon +a speaker +a name, repeated$'
	assert_line '    date = 2007-07-03'
}

@test "duplicates are said; -u counts them once, and near ones too" {
	mkdir in
	cp "$SAMPLES/LA07/carer-lac-02.txt" in/a.txt
	cp in/a.txt in/b.txt
	sed 's/Sixteen years/Seventeen years/; s/^Q:/Int:/; s/^A:/Resp:/' in/a.txt > in/c.txt
	cp "$SAMPLES/LA01/carer-asd-02.txt" in/d.txt
	run -0 --separate-stderr hd-read in
	assert_equal "$stderr" 'hd-read: in/b.txt: the same text as a: counted twice without -u'
	run -0 --separate-stderr hd-read -u in
	[[ $stderr == *'in/b.txt: the same text as a: left out'* ]]
	[[ $stderr =~ in/c.txt:\ 9[0-9]\ %\ the\ same\ as\ a:\ left\ out ]]
	run -0 grep -c '^<text ' <(hd-read -u in 2> /dev/null)
	assert_output 2
	run -0 --separate-stderr hd-read -c -f tsv in
	assert_line --index 2 --partial 'the same text as a'
	assert_line --index 3 --regexp '9[0-9] % the same as a'
}

@test "another language than the expected one is said" {
	for i in {1..12}; do printf 'I: Was ist das und wie war es fuer Sie?\nR: Das ist nicht so, wie ich es mit der Schule und den Eltern haben wollte.\n'; done > german.txt
	run -0 --separate-stderr hd-read german.txt
	assert_equal "$stderr" 'hd-read: german.txt: reads as German, not as English: tell what is expected with -L'
	run -0 --separate-stderr hd-read -L de german.txt
	[ -z "$stderr" ]
	run -0 --separate-stderr hd-read -L any german.txt
	[ -z "$stderr" ]
	run -2 hd-read -L xx german.txt
	assert_output --partial '-L "xx": want en, cy'
}

@test "each transcript is written before the next is read" {
	mkfifo second
	printf 'I: One?\nR: Yes.\n' > first.txt
	exec 8<> second
	hd-read first.txt second > out 2> /dev/null &
	pid=$!
	for _ in {1..100}; do [ ! -s out ] || break; sleep 0.05; done
	run -0 tail -n 1 out
	assert_output '</text>'
	printf 'I: Two?\nR: No.\n' >&8
	exec 8>&-
	kill $pid 2> /dev/null || :
	wait $pid || :
}

@test "the output depends on the input alone" {
	hd-read "$SAMPLES" > a
	LC_ALL=tr_TR.UTF-8 TZ=Asia/Tokyo hd-read "$SAMPLES" > b
	LC_ALL=C hd-read "$SAMPLES" > c
	cmp a b
	cmp a c
}

@test "progress is shown when asked for, on standard error alone" {
	run -0 --separate-stderr hd-read --progress "$SAMPLES/LA01"
	[[ $stderr == *'2 of 2 files'* ]]
	run -0 --separate-stderr hd-read "$SAMPLES/LA01"
	[ -z "$stderr" ]
}

@test "blanks, tabs and a full stop behind a mark between turns leave no second blank and no text outside a turn" {
	printf 'I:\tWhat now and  \tthen, eight \there\t \t?\n\t \t\nR: Yes.\n[laughter].\nI: So?\nR: No.\n' > a.txt
	run -0 --separate-stderr hd-read a.txt
	[ -z "$stderr" ]
	assert_line 'What now and then, eight here ?'
	assert_equal "$(awk '/^<u / { inside = 1 } /^<\/u/ { inside = 0 } !/^</ && !inside' <<< "$output")" ''
}

@test "what is hostile is only text: a label of any length, brackets without end, one line of a megabyte" {
	{ printf 'I: '; head -c 1000000 /dev/zero | tr '\0' '('; printf '\nR: ['; head -c 1000000 /dev/zero | tr '\0' '['; printf '\n%0.sA' {1..200}; echo ': x'; } > a.txt
	run -0 --separate-stderr timeout 20 hd-read a.txt
	awk 'BEGIN { for (i = 0; i < 20000; i++) printf "Name%d x: hello there\n", i }' > b.txt
	run -0 --separate-stderr timeout 20 hd-read b.txt
}

@test "where only interviewers have labels, what has none is not theirs" {
	printf 'Q: How is it?\n\nGood. We ring.\n\nQ: Why?\n\nIt is quicker.\n' > a.txt
	hd-read a.txt > a 2> said
	run -0 grep -A1 '^<u' a
	assert_output '<u n="1" who="Q" part="interviewer">
How is it?
--
<u n="2" part="unknown">
Good. We ring.
--
<u n="3" who="Q" part="interviewer">
Why?
--
<u n="4" part="unknown">
It is quicker.'
	printf 'Q: How is it?\nGo on.\nA: Good.\nWe ring.\n' > b.txt
	hd-read b.txt | grep -c '^<u' | grep -qx 2
}

@test "bytes whose zeros look like UTF-16 are binary when what is left are control characters" {
	printf '\0\1\2\3' > a.txt
	run -2 hd-read a.txt
	assert_output 'hd-read: a.txt: no transcript: binary, and of no format that hd-read knows'
}

@test "a misspelt label is the label that was meant, and the check says so" {
	run -0 hd-read -c -f tsv "$golden/misspelt.txt"
	assert_line --regexp 'Interviewer interviewer 4, Respondent respondent 4.*misspelt labels'
}
