#!/usr/bin/env bats
# hd-tokenise: sentences, words, the tailorings one by one, the way back, what is said.
load helper

setup() {
	cd "$BATS_TEST_TMPDIR"
}

turn() { # line ... : a stream of one turn
	printf '%s\n' '<text id="A">' '<u n="1" who="R" part="respondent">' "$@" '</u>' '</text>'
}

tokens() { # text : its tokens on one line, | between sentences
	turn "$1" | hd-tokenise | sed -n '3,$p' | sed -e '/^<s /d; /^<g/d; /^<\/[ut]/d; s/^<\/s>$/|/' | paste -s -d ' ' | sed 's/ |$//'
}

is() { # text tokens
	run -0 tokens "$1"
	assert_output "$2"
}

@test "a turn becomes numbered sentences with offsets, and tokens with glue" {
	turn 'We met. It’s multi-agency.' | hd-tokenise > got
	printf '%s\n' '<text id="A">' '<u n="1" who="R" part="respondent">' '<s n="1" p="0">' We met '<g/>' . '</s>' '<s n="2" p="8">' It \
		'<g/>' ’s multi '<g/>' - '<g/>' agency '<g/>' . '</s>' '</u>' '</text>' | diff - got
}

@test "offsets count code points over the turns of a transcript, each with its newline, and start anew with the next" {
	{ printf '<text id="A">\n<u n="1">\nEé😀 b.\n</u>\n<u n="2">\n</u>\n<u n="3">\nC. D d.\n</u>\n</text>\n'; turn x; } > in
	run -0 bash -c "hd-tokenise in | grep '^<s '"
	assert_output $'<s n="1" p="0">\n<s n="1" p="8">\n<s n="1" p="0">'
}

@test "contractions are split: n't 's 've 'll 're 'd 'm, several at once, straight and curly" {
	is "We don't, can't, won't, we've, I'll, they're, she'd, I'm, it's" "We do n't , ca n't , wo n't , we 've , I 'll , they 're , she 'd , I 'm , it 's"
	is "DON'T shouldn't've he'd've" "DO N'T should n't 've he 'd 've"
	is 'don’t don‘t donʼt don＇t' 'do n’t do n‘t do nʼt do n＇t'
	is "the team's parents' LA07's 90's Zoë's" "the team 's parents ' LA07 's 90 's Zoë 's"
	is "d'you y'know D’you" "d' you y' know D’ you"
	is "o'clock innit 'em O'Neill 'trust' 'special' n't 's" "o'clock innit ' em O'Neill ' trust ' ' special ' n't 's"
}

@test "cannot is can and not" {
	is 'We cannot. Cannot! cannots' 'We can not . | Can not ! | cannots'
}

@test "hyphens and dashes are tokens, runs of them and of full stops are one" {
	is 'multi-agency co‑located 14–16 th- the -- no—yes' 'multi - agency co ‑ located 14 – 16 th - the -- no — yes'
	is 'well... no.... e.g..' 'well ... no .... e.g ..'
}

@test "a colon divides, a full stop holds numbers and abbreviations, no blank behind a full stop is seen" {
	is 'issues:money 10:30 1,000.5 e.g. R&amp;B U.S.A £5' 'issues : money 10 : 30 1,000.5 e.g . R &amp; B U.S.A £ 5'
	is 'after the meeting.We went to www.gov.uk' 'after the meeting . | We went to www.gov.uk'
}

@test "titles, abbreviations and initials end no sentence, I does" {
	is 'Mr. Smith met DR. Jones, e.g. Anna, i.e. J. Smith. We did' 'Mr . Smith met DR . Jones , e.g . Anna , i.e . J . Smith . | We did'
	is 'So did I. We met. Home. Amr. Xx' 'So did I . | We met . | Home . | Amr . | Xx'
}

@test "an ellipsis with lower case next ends nothing, of either kind" {
	is 'We were... we did... Then' 'We were ... we did ... | Then'
	is 'We were… we did… Then' 'We were … we did … | Then'
}

@test "a question mark ends a sentence whatever follows, a quotation belongs to what it closes" {
	is '"Why?" he said. (Yes!) no' '" Why ? " | he said . | ( Yes ! ) | no'
}

@test "white space of any kind is one blank, lines are joined by one, or by none over <g/>" {
	turn '  a   b ' 'infor' '<g/>' 'mation' $'c\u00a0\u2003d&#9;&#10;e\u2028' '' f > in
	run -0 hd-tokenise -d in
	assert_output 'a b information c d e f'
	run -0 bash -c 'hd-tokenise in | hd-tokenise -d'
	assert_output 'a b information c d e f'
}

@test "marks and unknown tags stay between the tokens where they stood, in the sentence before" {
	turn '<mark kind="pause" text="[pause]"/>' 'We' '<mark kind="unheard" text="[?]"/>' 'met.' '<mark kind="event" text="[laughs]"/>' Then inter '<mark kind="x" text="y"/>' '<g/>' '<new/>' view > in
	hd-tokenise in | sed '1,2d; s/ text=.*/>/' | paste -s -d ' ' > got
	echo '<s n="1" p="0"> <mark kind="pause"> We <mark kind="unheard"> met <g/> . <mark kind="event"> </s> <s n="2" p="8"> Then inter <mark kind="x"> <new/> <g/> view </s> </u> </text>' | diff - got
	run -0 bash -c 'hd-tokenise in | hd-tokenise -d'
	assert_output 'We met. Then interview'
}

@test "a turn of marks alone has no sentence; a turn with sentences passes as it is" {
	turn '<mark kind="event" text="[nods]"/>' > in
	hd-tokenise in | diff - in
	turn 'We met.' | hd-tokenise | sed 's/^met$/met\tmeet\tVBD/' > tokens
	hd-tokenise tokens | diff - tokens
}

@test "escapes go in and come out" {
	is 'a&lt;b &amp;amp; "q" &gt;' 'a &lt; b &amp; amp ; " q " >'
}

@test "bytes that are not UTF-8 become U+FFFD, said with the line" {
	turn $'caf\xe9 ol\xc3' > in
	run -1 --separate-stderr hd-tokenise in
	[ "$stderr" = 'hd-tokenise: in:4: the turn that ends here is not all UTF-8: what is not became U+FFFD' ]
	assert_line �
}

@test "text outside a turn is said and passed on; -d says where text was left out" {
	run -1 --separate-stderr hd-tokenise <<< 'I: So what helped?'
	assert_output 'I: So what helped?'
	[ "$stderr" = 'hd-tokenise: standard input:1: text outside a turn: want a stream, as hd-read writes it' ]
	turn '<s n="1" p="0">' We '</s>' '<skip s="1" w="4"/>' > in
	run -1 --separate-stderr hd-tokenise -d in
	assert_output We
	[ "$stderr" = 'hd-tokenise: in:7: part of the turn that ends here was left out: its text is not whole' ]
}

@test "hd-tokenise -h and -V, and what is no option" {
	run -0 --separate-stderr hd-tokenise -h
	assert_output --partial 'usage: hd-tokenise [-dhV] [file ...]'
	run -0 hd-tokenise -V
	run -2 hd-tokenise -x
	run -2 --separate-stderr hd-tokenise missing
	[[ $stderr == 'hd-tokenise: missing: '* ]]
}

@test "the examples of hd-tokenise(1) print what the page says" {
	run -0 "$ROOT/tests/examples" "$ROOT/filters/hd-tokenise/hd-tokenise.1"
}
