#!/usr/bin/env bats
# hd-read: Word, OpenDocument, HTML, Markdown, ELAN and archives: what is read of each, and what is refused.
load helper

setup() {
	cd "$BATS_TEST_TMPDIR"
	docs=$BATS_TEST_DIRNAME/golden/hd-read-formats
}

words() { # what is between tags, of a stream; marks too
	sed -n '/^<mark /{s/.* text="\(.*\)"\/>$/\1/p;d;}; /^</!p' "$@" | sed 's/&lt;/</g; s/&gt;/>/g; s/&quot;/"/g; s/&#10;/\n/g; s/&amp;/\&/g' | each_word
}

each_word() {
	sed 's/\xc2\xad//g; s/\xc2\xa0/ /g' | tr -s ' \t' '\n\n' | grep .
}

pandoc_words() { # pandoc's options
	pandoc -t plain --wrap=none --lua-filter "$docs/plain.lua" "$@" | each_word
}

turns() { # file ... : "who|text" of each turn, marks in their places
	hd-read "$@" 2> said | awk '
		/^<u / { who = match($0, / who="[^"]*"/) ? substr($0, RSTART + 6, RLENGTH - 7) : ""; said = ""; inside = 1; next }
		/^<\/u>/ { print who "|" said; inside = 0; next }
		/^<mark / { match($0, / text="[^"]*"/); $0 = "{" substr($0, RSTART + 7, RLENGTH - 8) "}" }
		/^</ { next }
		inside { said = said (said == "" ? "" : " ") $0; next }
		{ print }'
}

paragraphs() { # file of the samples: as HTML, a line a paragraph, without what a word processor keeps outside the text
	case $1 in
	*LA07/practitioner-lac-01.txt) sed 's/^[0-9][0-9]* *//' "$1" | awk -v RS= '{ gsub(/\n/, " "); print }' ;;
	*LA06/manager-ks3-01.txt) grep -v -e '^ *Page [0-9]' -e '^LARC R1 ' "$1" ;;
	*) cat "$1" ;;
	esac | sed 's/&/\&amp;/g; s/</\&lt;/g; s/>/\&gt;/g; s/..*/<p>&<\/p>/'
}

said() { # a stream's turns, without the names of the transcript and the marks of pages
	sed -e '/^<text /{s/ id="[^"]*"//;}' -e '/^<mark kind="page"/d' "$@"
}

same_as_txt() { # extension, pandoc's name of the format
	local sample n=0
	for sample in "$SAMPLES"/*/*.txt; do
		paragraphs "$sample" > sample.html
		[ "$1" = html ] || pandoc -f html -t "$2" --wrap=none sample.html -o "sample.$1"
		diff <(hd-read "$sample" 2> said.txt | said | joined) <(hd-read "sample.$1" 2> said.other | said | joined) || fail "$sample as $1"
		n=$((n + 1))
	done
	[ "$n" -eq 15 ]
}

joined() { # runs of text lines as one: a page's end divides them in the txt
	awk '/^</ { if (run != "") print run; run = ""; print; next } { run = run (run == "" ? "" : " ") $0 } END { if (run != "") print run }'
}

docx() { # XML of the body's content [member=text ...] : a.docx
	local body=$1 w='xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
	shift
	rm -rf a.docx package
	mkdir -p package/_rels package/word/_rels
	echo '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>' > 'package/[Content_Types].xml'
	relations package/_rels/.rels officeDocument=word/document.xml
	relations package/word/_rels/document.xml.rels styles=styles.xml footnotes=footnotes.xml comments=/word/comments.xml
	echo "<w:document $w xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"><w:body>$body</w:body></w:document>" > package/word/document.xml
	while [ $# -gt 0 ]; do
		echo "${1#*=}" | sed "s|<w:\([a-z]*\)>|<w:\1 $w>|" > "package/word/${1%%=*}"
		shift
	done
	(cd package && zip -qr -X ../a.docx .)
}

relations() { # file type=target ...
	local file=$1 pair
	shift
	{
		echo '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
		for pair; do
			echo "<Relationship Id=\"${pair%%=*}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/${pair%%=*}\" Target=\"${pair#*=}\"/>"
		done
		echo '</Relationships>'
	} > "$file"
}

odt() { # XML of office:text's content [XML of automatic styles] : a.fodt
	cat > a.fodt <<-END
	<?xml version="1.0" encoding="UTF-8"?>
	<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
	xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
	xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
	xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:mimetype="application/vnd.oasis.opendocument.text">
	<office:automatic-styles>${2:-}</office:automatic-styles><office:master-styles><style:header><text:p>Header</text:p></style:header></office:master-styles>
	<office:body><office:text>$1</office:text></office:body></office:document>
	END
}

bounded() { # command ... : in at most 256 MB of memory and a minute
	(limit_memory 262144; timeout 60 "$@")
}

p() { # text : a paragraph of Word
	echo "<w:p><w:r><w:t xml:space=\"preserve\">$1</w:t></w:r></w:p>"
}

@test "each document of pandoc's own tests gives the words that pandoc expects, in their order" {
	data_dir
	local n=0 native base file
	for native in "$DATA"/docs/*.native; do
		base=$(basename "$native" .native)
		case $base in
		*_reject | *_all) continue ;;
		pandoc-tables) continue ;;
		*.odt) file=$DATA/docs/$base ;;
		*) file=$DATA/docs/${base%_accept}.docx ;;
		esac
		diff <(pandoc_words -f native "$native") <(hd-read "$file" 2> said | words) || fail "$base"
		n=$((n + 1))
	done
	[ "$n" -eq 21 ]
}

@test "the tables of pandoc's tests are read row by row; what stands before the first row as a header block is attributes" {
	data_dir
	hd-read "$DATA/docs/pandoc-tables.docx" > stream 2> said
	run -0 grep -A1 '^<u ' stream
	assert_line 'Lebron James Basketball Very High Leaving Cleveland'
	assert_line 'Ryan Braun Baseball Moderate Steroids'
	diff <(pandoc_words -f native "$DATA/docs/pandoc-tables.native" | tr A-Z a-z | sort) \
	    <({ sed -n 's/^<text id="[^"]*" \([a-z]*\)="\(.*\)">$/\1 \2/p' stream | each_word; words stream; } | tr A-Z a-z | sort)
}

@test "the documents of mammoth, docx4j and odfpy give their text, notes where they are wanted" {
	data_dir
	ln -s "$DATA"/docs/*.docx "$DATA"/docs/*.odt .
	run -0 turns mammoth-strict-format.docx mammoth-text-box.docx mammoth-utf8-bom.docx docx4j-vml-textbox.docx
	assert_output '|Test
|Datum plane
|This XML has a byte order mark.
v|textbox/w:txbxContent'
	run -0 turns -n mammoth-endnotes.docx docx4j-2010-mcAlternateContent.docx pandoc-footnote.odt pandoc-endnote.odt
	assert_output '|Ouch.
{A tachyon walks into a bar.}
{Fin.}
|Hello.
{The AlternateContent will be in this comment. There.}
|Some text with a footnote.
{Footnote text}
|Some text with an endnote.
{Endnote text}'
	run -0 turns mammoth-endnotes.docx pandoc-footnote.odt pandoc-trackedChanges.odt odfpy-contextualspacing.odt odfpy-serious_poem.odt
	assert_output '|Ouch.
|Some text with a footnote.
|Some text with and inserted text.
|test
|The boy stood on the burning deck,
|Whence all but him had fled.
|The flames that lit the battle'"'s wreck,
|Shone o'er him, round the dead."
	for file in mammoth-empty.docx docx4j-field-separator_missing.docx pandoc-hiddenTextByStyle.odt pandoc-variable.odt; do
		run -2 hd-read "$file"
		assert_output "hd-read: $file: no text in it"
	done
	run -2 hd-read odfpy-nasty.odt
	assert_output 'hd-read: odfpy-nasty.odt: content.xml: line 2: it declares entities: want XML without'
}

@test "the samples as docx give the turns of their txt" {
	same_as_txt docx docx
}

@test "the samples as odt give the turns of their txt" {
	same_as_txt odt odt
}

@test "the samples as HTML give the turns of their txt" {
	same_as_txt html html
}

@test "the samples as Markdown give the turns of their txt" {
	same_as_txt md markdown-smart
}

@test "real interviews in odt: the words that pandoc reads, every one" {
	data_dir
	local n=0
	for file in "$DATA"/transcripts/navarral-*.odt; do
		diff <(pandoc_words "$file" | letters) <(hd-read "$file" 2> said | speech | letters) || fail "$file"
		n=$((n + 1))
	done
	[ "$n" -eq 4 ]
}

speech() { # of a stream its words in their order, a label's before its turn's
	sed 's/^<u n="[0-9]*" who="\([^"]*\)".*/\1/' "$@" | words
}

letters() { # of words, without what is not a letter or digit
	sed 's/[^[:alnum:]]//g' | grep .
}

@test "docx: all changes are accepted: deleted and moved text is out, inserted text in, once" {
	docx "<w:p><w:r><w:t>R: We </w:t></w:r><w:del><w:r><w:delText>never </w:delText><w:t>never</w:t></w:r></w:del><w:ins><w:r><w:t>just ring</w:t></w:r></w:ins>
	<w:moveFrom><w:r><w:t> each other</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t> each other</w:t></w:r></w:moveTo><w:r><w:t>.</w:t></w:r></w:p>
	<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>I: One</w:t></w:r></w:p><w:p><w:r><w:t>turn?</w:t></w:r></w:p>"
	run -0 turns a.docx
	assert_output 'R|We just ring each other.
I|One turn?'
}

@test "docx: text boxes, choices of one text, content controls and fields are read once, as printed" {
	local box="<w:txbxContent>$(p "R: In a box.")</w:txbxContent>"
	docx "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\">$box</mc:Choice><mc:Fallback>$box</mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>I: Before?</w:t></w:r></w:p>
	<w:sdt><w:sdtContent>$(p "R: Controlled.")</w:sdtContent></w:sdt>
	<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Click here</w:t></w:r></w:sdtContent></w:sdt></w:p>
	<w:p><w:r><w:t>I: See </w:t></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> IF </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>inner</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>page 3</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t>?</w:t></w:r></w:p>
	<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>TOC</w:instrText></w:r></w:p>$(p "R: Never closed, still read.")"
	run -0 turns a.docx
	assert_output 'I|Before?
R|In a box.
R|Controlled.
I|See page 3?
R|Never closed, still read.'
}

@test "docx: hidden text, headings by style, labels that are bold by style; tabs, breaks and hyphens" {
	docx "<w:p><w:pPr><w:pStyle w:val=\"Kop1\"/></w:pPr><w:r><w:t>A heading</w:t></w:r></w:p>
	<w:p><w:r><w:t>R:</w:t></w:r><w:r><w:tab/><w:t>We</w:t><w:br/><w:t>co</w:t><w:noBreakHyphen/><w:t>ope</w:t><w:softHyphen/><w:t>rate</w:t></w:r>
	<w:r><w:rPr><w:vanish/></w:rPr><w:t> hidden</w:t></w:r><w:r><w:rPr><w:vanish w:val=\"0\"/></w:rPr><w:t>, shown</w:t></w:r>
	<w:r><w:rPr><w:rStyle w:val=\"Geheim\"/></w:rPr><w:t> hidden</w:t></w:r></w:p>" \
	    'styles.xml=<w:styles><w:style w:type="paragraph" w:styleId="Kop1"><w:basedOn w:val="K"/></w:style><w:style w:type="paragraph" w:styleId="K"><w:name w:val="heading 2"/></w:style><w:style w:styleId="Geheim"><w:rPr><w:vanish/></w:rPr></w:style></w:styles>'
	run -0 turns a.docx
	assert_output '{A heading}
R|We co‑operate, shown'
}

@test "docx: notes and comments are out, and marks with -n" {
	docx "<w:p><w:r><w:t>R: We ring</w:t><w:footnoteReference w:id=\"2\"/><w:t>.</w:t><w:commentReference w:id=\"0\"/></w:r></w:p>" \
	    "footnotes.xml=<w:footnotes><w:footnote w:type=\"separator\" w:id=\"0\">$(p x)</w:footnote><w:footnote w:id=\"2\">$(p "By phone.")$(p Mostly.)</w:footnote></w:footnotes>" \
	    "comments.xml=<w:comments><w:comment w:id=\"0\" w:author=\"AH\">$(p "Check this.")</w:comment></w:comments>"
	run -0 turns a.docx
	assert_output 'R|We ring.'
	run -0 turns -n a.docx
	assert_output 'R|We ring.
{By phone. Mostly.}
{Check this.}'
}

@test "docx: tables are read cell by cell; a frame round a page is none; a speaker and a text side by side are a turn" {
	cell() { echo "<w:tc>$1</w:tc>"; }
	docx "<w:tbl><w:tr>$(cell "$(p I:)")$(cell "$(p 'How is it?')$(p 'Now?')")</w:tr><w:tr>$(cell "$(p R:)")$(cell "$(p Good.)")</w:tr></w:tbl>
	<w:tbl><w:tr>$(cell "$(p 'I: And then?')$(p 'R: We rang.')")</w:tr></w:tbl>"
	run -0 turns a.docx
	assert_output 'I|How is it? Now?
R|Good.
I|And then?
R|We rang.'
}

@test "odt: deleted, hidden and covered text, notes, headers and descriptions are out; what is printed is in" {
	odt '<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes>
	<text:h>A heading</text:h>
	<text:p>R:<text:tab/>We <text:span text:style-name="T1">hidden</text:span>ring<text:s text:c="3"/>each<text:line-break/>other<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>By phone.</text:p></text:note-body></text:note>.<office:annotation><dc:creator>AH</dc:creator><text:p>Check.</text:p></office:annotation></text:p>
	<text:p><draw:frame><svg:title>Picture</svg:title><draw:text-box><text:p>R: In a box.</text:p></draw:text-box></draw:frame>I: Outside?</text:p>
	<table:table><table:table-row><table:table-cell><text:p>R:</text:p></table:table-cell><table:table-cell><text:p>A cell.</text:p></table:table-cell><table:covered-table-cell><text:p>covered</text:p></table:covered-table-cell></table:table-row></table:table>' \
	    '<style:style style:name="T1" style:family="text"><style:text-properties text:display="none"/></style:style>'
	run -0 turns a.fodt
	assert_output '{A heading}
R|We ring each other.
I|Outside?
R|In a box.
R|A cell.'
	run -0 turns -n a.fodt
	assert_output --partial 'R|We ring each other.
{By phone.}
{Check.}'
}

@test "HTML of Word and of Google Docs: conditions, classes, hidden text, numbers of lists and of notes" {
	cat > a.html <<-'END'
	<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><title>No</title><style><!-- .c3{font-weight:700} p.h, .x{display:none} --></style></head>
	<body lang=EN-GB><!--[if gte mso 9]><xml>No</xml><![endif]-->
	<p class=MsoNormal><b>I:</b> How&nbsp;is<![if !supportEmptyParas]> it<![endif]>?<o:p></o:p></p>
	<p class="c1"><span class="c3">R:</span><span> We
	just <i>ring</i>,<br>don&rsquo;t we.</span><sup><a href="#ftnt1" id="ftnt_ref1">[1]</a></sup></p><p class=h>hidden</p>
	<p>I: Ye<span style='display:none;mso-hide:all'>hidden</span>s? <script>No("<p>");</script>
	<p><span style='mso-list:Ignore'>1.</span>R: Fish &amp; chips &lt; <del>no</del>peas
	<div style='mso-element:footnote-list'><p>No</p></div><div><p><a href="#ftnt_ref1" id="ftnt1">[1]</a> By phone.</p></div>
	</body></html>
	END
	run -0 turns a.html
	assert_output 'I|How is it?
R|We just ring, don’t we.
I|Yes?
R|Fish &amp; chips &lt; peas'
	run -0 turns -n a.html
	assert_output --partial 'R|Fish &amp; chips &lt; peas
{No}
{By phone.}'
}

@test "HTML: the bytes, then charset= say the encoding" {
	printf '<meta charset="windows-1251"><p>I: \xc4\xe0?</p><p>R: \xcd\xe5\xf2.</p>' > a.html
	run -0 turns a.html
	assert_output 'I|Да?
R|Нет.'
	hd-read --check -f tsv a.html | cut -f 3 > encoding
	assert_equal "$(sed 1d encoding)" windows-1251
	printf '<meta charset="iso-8859-1"><p>I: Caf\xc3\xa9?</p><p>R: \xc2\xa35.</p>' > a.html
	run -0 turns a.html
	assert_output 'I|Café?
R|£5.'
	printf '<meta charset="iso-8859-1"><p>I: It\x92s \xa35?</p><p>R: Yes.</p>' > a.html
	run -0 turns a.html
	assert_output 'I|It’s £5?
R|Yes.'
}

@test "Markdown: markup is out, what a transcriber wrote stays" {
	cat > a.md <<-'END'
	---
	site: LA03
	people: [a, b]
	x: &a [1, 2]
	---
	# Interview {#h}

	**Interviewer:** How *was* it? &pound;5 f**k and s**t <yeah> [crosstalk](2.3)
	**R**: Well\! \[laughs\] it_was <b>fine</b> [there](http://a.b/c), `a*b*`[^1] 3 * 4 <!-- no -->
	> **Interviewer:** Quoted?

	- R: Item

	| Speaker | Text |
	|---|---|
	| Interviewer | Why? |

	[^1]: A note.
	END
	run -0 turns a.md
	assert_output --partial 'Interviewer|How was it? £5 f**k and s**t {&lt;yeah&gt;} {[crosstalk]} {(2.3)}'
	assert_line 'R|Well! {[laughs]} it_was fine there, a*b* 3 * 4'
	assert_line 'Interviewer|Quoted?'
	assert_line 'R|Item Speaker Text'
	assert_line 'Interviewer|Why?'
	run -0 hd-read a.md
	assert_line --regexp '^<text id="a" site="LA03"'
	refute_line --partial 'people='
}

@test "ELAN: tiers are turns in the order of time, those that hang on others are left out and said to be" {
	cat > a.eaf <<-'END'
	<ANNOTATION_DOCUMENT FORMAT="3.0"><TIME_ORDER><TIME_SLOT TIME_SLOT_ID="ts1" TIME_VALUE="0"/><TIME_SLOT TIME_SLOT_ID="ts2" TIME_VALUE="62500"/><TIME_SLOT TIME_SLOT_ID="ts3"/><TIME_SLOT TIME_SLOT_ID="ts4" TIME_VALUE="70000"/></TIME_ORDER>
	<TIER PARTICIPANT="R" TIER_ID="resp"><ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a1" TIME_SLOT_REF1="ts2" TIME_SLOT_REF2="ts3"><ANNOTATION_VALUE>We ring.</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION><ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a2" TIME_SLOT_REF1="ts3" TIME_SLOT_REF2="ts4"><ANNOTATION_VALUE>Often.</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>
	<TIER TIER_ID="I"><ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a3" TIME_SLOT_REF1="ts1" TIME_SLOT_REF2="ts2"><ANNOTATION_VALUE>How is it?</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>
	<TIER PARENT_REF="resp" TIER_ID="translation"><ANNOTATION><REF_ANNOTATION ANNOTATION_ID="a4" ANNOTATION_REF="a1"><ANNOTATION_VALUE>Wir rufen an.</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION></TIER>
	<TIER TIER_ID="R-hands" LINGUISTIC_TYPE_REF="gestures"><ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="g1" TIME_SLOT_REF1="ts2" TIME_SLOT_REF2="ts3"><ANNOTATION_VALUE>points</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>
	<TIER TIER_ID="ref"><ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="b1" TIME_SLOT_REF1="ts4" TIME_SLOT_REF2="ts4"><ANNOTATION_VALUE>001</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>
	<TIER PARENT_REF="ref" PARTICIPANT="SM" TIER_ID="text"><ANNOTATION><REF_ANNOTATION ANNOTATION_ID="b2" ANNOTATION_REF="b1"><ANNOTATION_VALUE>Me too.</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION></TIER></ANNOTATION_DOCUMENT>
	END
	run -0 turns a.eaf
	assert_output 'I|How is it?
R|We ring. Often.
SM|Me too.'
	assert_equal "$(cat said)" 'hd-read: a.eaf: 2 of its tiers hang on others or are not speech (translations, glosses, gestures): left out'
	run -0 grep -c 't="00:01:02"' <(hd-read a.eaf 2> said)
}

@test "a zip, tar or tar.gz of a folder is the folder, in the order of paths whatever the order of packing" {
	cp -r "$SAMPLES" folder
	mkdir folder/__MACOSX folder/.git
	echo 'R: no' | tee folder/__MACOSX/a.txt folder/.git/b.txt folder/LA01/'~$c.docx' > folder/LA01/.~lock.d
	cp folder/LA01/carer-asd-02.txt 'folder/LA01/été £5.txt'
	hd-read folder > expected 2> said
	(cd folder && find . -type f | sort -r | zip -q ../a.zip -@ && find . -type f | sort -r | tar cf ../a.tar -T - && tar czf ../a.tar.gz .)
	for archive in a.zip a.tar a.tar.gz; do
		LC_ALL=C hd-read "$archive" 2> said | cmp expected - || fail "$archive"
	done
	mkdir of
	(cd folder && zip -qr ../of/LA.zip LA01/carer-asd-02.txt)
	run -0 hd-read of
	assert_line --regexp '^<text id="LA.zip/LA01/carer-asd-02">|^<text id="LA.zip/LA01/carer-asd-02" '
}

@test "archives hold an archive, and no more" {
	echo 'R: Inside.' > a.txt
	zip -q 1.zip a.txt
	zip -q 2.zip 1.zip
	zip -q 3.zip 2.zip
	run -0 turns 2.zip
	assert_output 'R|Inside.'
	run -2 hd-read 3.zip
	assert_output 'hd-read: 3.zip/2.zip/1.zip: archives within archives: unpack it first'
}

@test "paths out of an archive, absolute ones and links are refused by name, and the rest is read" {
	echo 'R: Good.' > good.txt
	ln -s /etc/passwd link.txt
	tar cf a.tar good.txt link.txt
	tar rPf a.tar --transform 's|^good|../up|' good.txt
	tar rPf a.tar --transform 's|^good|/abs|' good.txt
	run -1 --separate-stderr hd-read a.tar
	assert_line 'Good.'
	[ "$stderr" = 'hd-read: a.tar/link.txt: a link in an archive: passed over
hd-read: a.tar/../up.txt: a path out of the archive: passed over
hd-read: a.tar//abs.txt: an absolute path in an archive: passed over' ] || fail "$stderr"
	zip -qy a.zip good.txt link.txt
	zip -q b.zip good.txt
	sed 's|good.txt|../a.txt|g' b.zip > up.zip
	run -1 --separate-stderr hd-read a.zip up.zip
	assert_line 'Good.'
	[ "$stderr" = 'hd-read: a.zip/link.txt: a link in an archive: passed over
hd-read: up.zip/../a.txt: a path out of the archive: passed over' ] || fail "$stderr"
}

@test "archives that are encrypted, cut off or empty: said, and what can be read is read" {
	echo 'R: Good.' > good.txt
	zip -q -P secret a.zip good.txt
	run -2 hd-read a.zip
	assert_output 'hd-read: a.zip/good.txt: encrypted: passed over'
	head -c 100000 /dev/urandom | od > big.txt
	zip -q b.zip big.txt
	head -c 2000 b.zip > cut.zip
	run -2 hd-read cut.zip
	assert_output 'hd-read: cut.zip: damaged or cut off'
	tar cf b.tar good.txt big.txt
	head -c 4000 b.tar > cut.tar
	run -1 --separate-stderr hd-read cut.tar
	assert_line 'Good.'
	[[ $stderr == *'hd-read: cut.tar'*'damaged or cut off'* ]] || fail "$stderr"
	mkdir empty
	zip -q c.zip empty
	run -2 hd-read c.zip
	assert_output 'hd-read: c.zip: no file to read in it'
}

@test "zip bombs are refused in little memory and time" {
	printf 'I: One?\nR: ' > bomb.txt
	head -c 300000000 /dev/zero | tr '\0' a >> bomb.txt
	zip -q bomb.zip bomb.txt
	run -2 bounded hd-read bomb.zip
	assert_output 'hd-read: bomb.zip/bomb.txt: the archive unpacks to more times its size than --max-ratio allows'
	run -2 bounded hd-read --max-ratio 100000 --max-size 50000000 bomb.zip
	assert_output 'hd-read: bomb.zip/bomb.txt: unpacks to more than --max-size allows'
	docx "<w:p><w:r><w:t>R: $(head -c 100000 /dev/zero | tr '\0' b)</w:t></w:r></w:p>"
	{ echo '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>'; head -c 300000000 /dev/zero | tr '\0' ' '; } > package/word/document.xml
	(cd package && zip -q ../a.docx word/document.xml)
	run -2 bounded hd-read a.docx
	assert_output 'hd-read: a.docx: word/document.xml: unpacks to more times its size than --max-ratio allows'
	run -2 bounded hd-read --max-ratio 100000 --max-size 50000000 a.docx
	assert_output 'hd-read: a.docx: word/document.xml: unpacks to more than --max-size allows'
}

@test "entities are refused, inner and outer, in docx, odt and eaf" {
	docx ''
	lol='<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]><x>&c;</x>'
	echo "$lol" > package/word/document.xml
	(cd package && zip -q ../a.docx word/document.xml)
	run -2 bounded hd-read a.docx
	assert_output 'hd-read: a.docx: word/document.xml: line 1: it declares entities: want XML without'
	echo '<!DOCTYPE office:document [<!ENTITY passwd SYSTEM "file:///etc/passwd">]><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"><office:body>&passwd;</office:body></office:document>' > a.fodt
	run -2 hd-read a.fodt
	assert_output 'hd-read: a.fodt: line 1: it declares entities: want XML without'
	echo "${lol//x/ANNOTATION_DOCUMENT}" > a.eaf
	run -2 hd-read a.eaf
	assert_output 'hd-read: a.eaf: line 1: it declares entities: want XML without'
}

@test "what is nested too deep is refused" {
	deep=$(printf '<w:sdt>%.0s' {1..300})
	docx "$deep"
	run -2 bounded hd-read a.docx
	assert_output 'hd-read: a.docx: word/document.xml: line 1: elements nested too deep: want at most 256'
	awk 'BEGIN { for (i = 0; i < 300000; i++) printf "<div>"; for (i = 0; i < 300000; i++) printf "</b>" }' > a.html
	run -2 bounded hd-read a.html
	assert_output 'hd-read: a.html: elements nested too deep: want at most 2000'
	{ echo ---; awk 'BEGIN { printf "a: "; for (i = 0; i < 10000; i++) printf "[" }'; printf -- '\n---\nR: Still read.\n'; } > a.md
	run -0 bounded hd-read a.md
	assert_line 'Still read.'
}

@test "one tag without end, and Markdown of signs alone, take little memory and time" {
	docx ''
	{ printf '<w:document xmlns:w="'; awk 'BEGIN { srand(1); for (i = 0; i < 12000000; i++) printf "%c", 97 + int(rand() * 26) }'; } > package/word/document.xml
	(cd package && zip -q ../a.docx word/document.xml)
	run -2 bounded hd-read a.docx
	assert_output --partial 'a tag or comment of more than 8 MB'
	for sign in '*a' '[' '`' '<' '&' '_a_ ' '![' '*_' '<!--' '> '; do
		awk -v s="$sign" 'BEGIN { for (i = 0; i < 200000; i++) printf "%s", s }' > a.md
		bounded hd-read a.md > out 2> said || [ $? -le 2 ]
		[ ! -s said ] || ! grep -v '^hd-read: a.md: ' said
	done
}

@test "a document that is cut off, encrypted or something else is named with what is wrong, and the rest is read" {
	docx "$(p 'R: Good.')"
	head -c 700 a.docx > cut.docx
	mv a.docx good.docx
	(cd package && zip -q -P secret -r ../locked.docx .)
	printf '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1%512sE\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0' '' > office.docx
	relations package/_rels/.rels officeDocument=xl/workbook.xml
	(cd package && zip -q -X ../good.docx -r . && cp ../good.docx ../sheet.docx)
	docx "$(p 'R: Good.')"
	mv a.docx good.docx
	docx '<w:p'
	mv a.docx bad.docx
	mkdir -p o/META-INF
	echo '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>' > o/META-INF/manifest.xml
	echo garbage > o/content.xml
	(cd o && zip -qr ../locked.odt .)
	sed 's/office:text/office:spreadsheet/g' <<< '<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"><office:body><office:text/></office:body></office:document>' > sheet.fodt
	run -1 --separate-stderr hd-read bad.docx cut.docx good.docx locked.docx locked.odt office.docx sheet.docx sheet.fodt
	assert_line 'Good.'
	[ "$stderr" = "hd-read: bad.docx: word/document.xml: line 1: not well-formed (invalid token)
hd-read: cut.docx: damaged or cut off: no list of its members at its end
hd-read: locked.docx: _rels/.rels: encrypted: want a copy without a password
hd-read: locked.odt: encrypted: want a copy without a password
hd-read: office.docx: encrypted: want a copy without a password
hd-read: sheet.docx: a spreadsheet: want it saved as CSV
hd-read: sheet.fodt: not an OpenDocument text: a spreadsheet, slides or a drawing" ] || fail "$stderr"
}

@test "a page that begins with an empty line and holds a tab is no table" {
	printf '\n\t<html><p>I: One?</p><p>R: Two.</p></html>' > a
	run -0 turns a
	assert_output 'I|One?
R|Two.'
	assert_equal "$(cat said)" ''
}

@test "headings that name the speakers are labels, headings of sections are marks" {
	printf '# Transcript\n\n### Interviewer\nHow is it?\n\n### Head of service\n\nGood.\n\n### Interviewer\n\nWhy?\n\n### Head of service\n\nWe ring.\n\n## Part two\n\n### Interviewer\n\nAnd now?\n\n### Head of service\n\nNow too.\n' > a.md
	run -0 turns a.md
	assert_output '{Transcript}
Interviewer|How is it?
Head of service|Good.
Interviewer|Why?
Head of service|We ring.
{Part two}
Interviewer|And now?
Head of service|Now too.'
}

@test "a bold title and date are no speaker who is told by bold" {
	strong() { echo "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>$1</w:t></w:r></w:p>"; }
	docx "$(strong 'Interview 1')$(strong 'October 23, 2017')$(p 'How are you?')$(p Fine.)"
	run -0 grep -c '^<u .*part="unknown"' <(hd-read a.docx 2> said)
	assert_output 4
	docx "$(strong 'How are you?')$(p Fine.)$(p 'And you?')$(strong 'Me too.')$(p Good.)"
	run -0 turns a.docx
	assert_output '|How are you?
|Fine. And you?
|Me too.
|Good.'
}
