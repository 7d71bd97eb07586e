#!/usr/bin/env bats
# hd-match: what each element of a pattern matches, what is a hit, what passes, what is said.
load helper

setup() {
	cd "$BATS_TEST_TMPDIR"
	mkdir -p lex
	printf '%s\n' $'theme\tside' $'t\tenabler' $'t\tchallenge' $'other\tenabler' > lex/codebook.tsv
}

lexicon() { # row ... : patterns of the lexicon, cells separated by ","
	printf 'theme,side,pattern\n' | tr ',' '\t' > lex/patterns.tsv
	printf '%s\n' "$@" | sed 's/,/\t/; s/,/\t/' >> lex/patterns.tsv
}

said() { # text : a respondent's turn, as hd-stem writes it
	printf '<text id="x">\n<u n="1" who="R" part="respondent">\n%s\n</u>\n</text>\n' "$1" | hd-tokenise | hd-stem
}

# What the patterns match: the words of each hit, one a line.
matched() { # text
	said "$1" | hd-match -a -l ./lex | awk -F '\t' '
		/^<s / { n = 0 }
		!/^</ { word[++n] = $1 }
		/^<hit / {
			match($0, / from="[0-9]+"/); from = substr($0, RSTART + 7) + 0
			match($0, / to="[0-9]+"/); to = substr($0, RSTART + 5) + 0
			line = word[from]
			for (i = from + 1; i <= to; i++) line = line " " word[i]
			print line
		}'
}

# A pattern of its own lexicon against a text: what it matches.
try() { # pattern text
	lexicon "t,enabler,$1"
	run -0 matched "$2"
}

@test "a word matches every word of its stem, whatever its case" {
	try relationship 'Relationships matter, a RELATIONSHIP does.'
	assert_output $'Relationships\nRELATIONSHIP'
	try relationships 'a relationship'
	assert_output relationship
}

@test "=word matches this form only" {
	try =trust 'Trust, trusts, trusted.'
	assert_output Trust
}

@test "a glob matches forms: * any run, ? one character" {
	try 'collab*' 'Collab, collaboration; a lab.'
	assert_output $'Collab\ncollaboration'
	try 'organi?e' 'organise organize organie'
	assert_output $'organise\norganize'
	try '*ship' 'leadership ship shipping'
	assert_output $'leadership\nship'
	try '*lation*' 'relationships relation late'
	assert_output $'relationships\nrelation'
	try 'caf?' 'the café is'
	assert_output café
}

@test "alternatives, each of any kind, several tokens among them" {
	try 'good|=strong|clos* relationship' 'good relationships, strong relationship, stronger relationship, closer relationship'
	assert_output $'good relationships\nstrong relationship\ncloser relationship'
	try "don't|can't talk" "They don't talk and can't talk, we talk."
	assert_output $'do n\'t talk\nca n\'t talk'
}

@test "an optional element, of one word or several" {
	try '[very] good work' 'Very good work is good work.'
	assert_output $'Very good work\ngood work'
	try 'part [of the] team' 'Part team, part of the team, part of team.'
	assert_output $'Part team\npart of the team'
	try 'work [really|very well]' 'It works.'
	assert_output works
}

@test "a gap of up to three words, or of as many as it says" {
	try 'left hand .. right hand' "The left hand does not know right hand, left hand does not really ever know right hand."
	assert_output 'left hand does not know right hand'
	try 'left hand ..5 right hand' "The left hand doesn't know what the right hand's doing."
	assert_output "left hand does n't know what the right hand"
	try 'a ..1 b' 'a b; a x b; a x x b'
	assert_output $'a b\na x b'
}

@test "a regular expression over the text of the sentence, mapped to the tokens that hold it" {
	try '/multi.?agency/' 'Multi-agency, multi agency, multiagency'
	assert_output $'Multi - agency\nmulti agency\nmultiagency'
	try '/ela.*ship/' 'Our relationship, no.'
	assert_output relationship
	try '/\bdon.t\b/' 'We don’t.'
	assert_output "do n’t"
	try '/(?-i:US)/' 'It tells us that US is not us.'
	assert_output US
	try '/^we/' 'We do. They say we do.'
	assert_output We
	try '/$/' 'Nothing.'
	assert_output ''
}

@test "no sentence in which a regular expression matches is passed over" {
	said=("I cannot pay." "Gonna be short of money." "the colour, colr, colouur" "ſtreſs on ſtaff" "Kids, 5K run" "SCHOOLS and a catalogue"
		"It's what it is" "x-ray of 12 units" "A café is closed" "no time." "(timetables)" "staffstaff")
	for line in "${said[@]}"; do # each one sentence
		printf '<s n="1" p="0">\n%s\n</s>\n' "$(said "$line" | grep -v '^</*[su][ >]\|^</*text')"
	done | sed $'1i<text id="x">\\n<u n="1">\n$a</u>\\n</text>' > x.vrt
	for regex in 'cannot' 'not|time' 'can(not|t)' '(foo|can)not' 'gon(na|e)' '(?:money|funds?) ?\.' 'colou?r' 'colou+r' 'colou{0,1}r' 'stress' 'staff$' \
		'kids' '\dk' 'school' '[[:alpha:]]+logue' '[^]x]ray' 'x\W?ray' '\x63at' '\p{Lu}chools' '(^|no )(time|money)\W*$' '(it|that).s' \
		'units{0}' 'caf. is' '(no time|no money)' '(time|x)table' '(a(b|c)|cat)a' 'what (?=it)' '((time))' '\Qx-r\E' 'st(?#no)aff' '(staff)\1'; do
		lexicon "t,enabler,/$regex/"
		hd-match -a -l ./lex x.vrt | awk '/^<s /{ n++ } /^<hit/{ print n }' | uniq > found
		awk '/^<s /{ line = ""; next } /^<\/s/{ print line; next } /^<g/{ glue = 1; next } /^</{ next }
			{ line = line (line == "" || glue ? "" : " ") $1; glue = 0 }' FS='\t' x.vrt | grep -Pin -- "$regex" | cut -d: -f1 > want
		diff want found || fail "/$regex/"
		cat found >> all
	done
	[ "$(wc -l < all)" -gt 30 ]
}

@test "the pattern is tokenised as the text is: hyphens, contractions, curly quotation marks" {
	for pattern in multi-agency 'multi agency'; do
		for text in multi-agency 'multi agency' multi‐agency; do
			try "$pattern" "A $text team."
			[ -n "$output" ] || fail "$pattern against $text"
		done
	done
	try 'multi agency' 'multi - agency'
	assert_output ''
	try 'don’t know' "I don't know."
	assert_output "do n't know"
	try 'A&E' 'They went to A&E.'
	assert_output 'A &amp; E'
}

@test "case folding, NFC and quotation marks are those of Unicode" {
	try 'STRASSE' 'Die Straße.'
	assert_output Straße
	try $'cafe\u0301' $'Das Café.'
	assert_output Café
	try 'good trust' 'good “trust”'
	assert_output 'good “ trust'
}

@test "fillers are transparent inside a phrase, with the commas around them" {
	try 'never talk' 'We never, you know, really talk.'
	assert_output 'never , you know , really talk'
	try 'never talk' 'We never er … erm talk.'
	assert_output --partial 'never er'
	try 'never talk' 'We never ever talk.'
	assert_output ''
	try 'you know them' 'You know them.'
	assert_output 'You know them'
}

@test "a filler that the pattern names is matched as a word" {
	try 'really good' 'A really good one, a good one.'
	assert_output 'really good'
	try 'good .. really' 'good er really'
	assert_output 'good er really'
}

@test "a comma without a filler ends a phrase; a full stop, a colon, a question mark always" {
	try 'no communication' 'No, communication is good.'
	assert_output ''
	try 'no communication' 'No: you know, communication; no! er, communication.'
	assert_output ''
	try 'good .. communication' 'good, open, communication'
	assert_output 'good , open , communication'
	try 'good .. communication' 'Good. Communication'
	assert_output ''
}

@test "sixteen transparent tokens at most" {
	try 'never talk' "never $(printf 'er %.0s' {1..16})talk"
	[ -n "$output" ]
	try 'never talk' "never $(printf 'er %.0s' {1..17})talk"
	assert_output ''
}

@test "no phrase runs across what was not heard, all across a pause or a laugh" {
	for kind in unheard:0 anon:0 page:0 note:0 pause:1 event:1 backchannel:1 time:1; do
		lexicon 't,enabler,good trust' 't,enabler,good .. trust' 't,enabler,/good trust/'
		said 'A good trust.' | sed "s|^trust|<mark kind=\"${kind%:*}\" text=\"[x]\"/>\n&|" > in
		run -0 --separate-stderr hd-match -l ./lex in
		n=$(grep -c '^<hit' <<< "$output" || true)
		[ "$n" -eq $((${kind#*:})) ] || fail "$kind: $n hits"
	done
}

@test "offsets are code points of the plain text, tokens are counted from 1" {
	lexicon 't,enabler,trust'
	said 'Café – naïve trust. “Trust”.' > in
	run -0 hd-match -l ./lex in
	assert_line --partial 'from="4" to="4" start="13" end="18"'
	assert_line --partial 'from="2" to="2" start="21" end="26"'
}

@test "within a theme and side a nested match is dropped, overlapping ones are kept" {
	lexicon 't,enabler,good' 't,enabler,very good work' 't,enabler,good work' 't,enabler,work together'
	run -0 matched 'very good work together'
	assert_output $'very good work\nwork together'
}

@test "a word in two themes counts in both, in two sides in both, in two lexicons in both" {
	lexicon 't,enabler,trust' 'other,enabler,trust' 't,challenge,trust'
	cp -r lex two
	said 'trust' > in
	run -0 hd-match -l ./lex -l ./two in
	assert_equal "$(grep -c '^<hit' <<< "$output")" 6
	assert_equal "$(grep -o '^<lexicon.*' <<< "$output")" $'<lexicon id="lex" sides="enabler challenge"/>\n<lexicon id="two" sides="enabler challenge"/>'
}

@test "of patterns that match the same words one hit stays, whatever the order of the rows" {
	lexicon 't,enabler,trust' 't,enabler,=trust' 't,enabler,trus*'
	said 'We trust them.' | hd-match -l ./lex > one
	lexicon 't,enabler,trus*' 't,enabler,trust' 't,enabler,=trust'
	said 'We trust them.' | hd-match -l ./lex > two
	cmp one two
	run -0 grep -c '^<hit.*pattern="=trust"' one
	assert_output 1
}

@test "a mention within or around a match of its theme that has a side is dropped, of another theme it stays" {
	lexicon 't,mention,trust' 't,mention,good trust now' 't,enabler,good trust' 'other,mention,trust'
	said 'good trust now' | hd-match -l ./lex > out
	run -0 grep -o 'theme=.*from="[0-9]*"' out
	assert_output $'theme="t" side="enabler" from="1"\ntheme="other" side="mention" from="2"'
}

@test "a trap's words are no part of a hit of its theme: kept, void, with the reason; * is for every theme" {
	lexicon 't,mention,trust' 't,enabler,good .. trust' 't,trap,primary care trust' 'other,mention,trust'
	said 'A good primary care trust. Trust.' | hd-match -l ./lex > out
	run -0 grep '^<hit' out
	assert_line --index 0 --partial 'side="enabler" from="2" to="5" start="2" end="25" pattern="good .. trust" void="trap" why="trap: primary care trust"/>'
	assert_line --partial 'theme="other" side="mention" from="5" to="5" start="20" end="25" pattern="trust"/>'
	assert_line --partial 'theme="t" side="mention" from="1" to="1" start="27" end="32" pattern="trust"/>'
	lexicon 't,mention,trust' '*,trap,primary care trust' 'other,mention,trust'
	said 'A primary care trust.' | hd-match -l ./lex > out
	run -0 grep -c 'void="trap"' out
	assert_output 2
}

@test "a longer hit that a trap made void drops no shorter one" {
	lexicon 't,enabler,good work' 't,enabler,good work .. trust' 't,trap,care trust'
	run -0 matched 'good work of care trust'
	assert_output $'good work\ngood work of care trust'
}

turn() { # part text
	n=$((${n:-0} + 1))
	printf '<u n="%s" who="X" part="%s">\n%s\n</u>\n' "$n" "$1" "$2"
}

@test "where: a pattern for interviewers' turns alone, for all others alone, for every turn" {
	printf '%s\t%s\t%s\t%s\n' theme side pattern where t enabler help question t enabler trust turn t challenge wait any \
		other enabler money '' > lex/patterns.tsv
	printf '<text id="x">\n' > in
	for part in interviewer respondent unknown; do
		printf '<u n="1" part="%s">\nIs money help, trust, a wait?\n</u>\n' "$part"
	done >> in
	printf '</text>\n' >> in
	hd-tokenise in | hd-stem > stems
	run -0 hd-match -a -l ./lex stems
	assert_equal "$(awk '/^<u/ { part = $3 } /^<hit/ { sub(/.* pattern=/, ""); print part, $0 }' <<< "$output")" 'part="interviewer"> "money" void="interviewer"/>
part="interviewer"> "help" void="interviewer"/>
part="interviewer"> "wait" void="interviewer"/>
part="respondent"> "money"/>
part="respondent"> "trust"/>
part="respondent"> "wait"/>
part="unknown"> "money"/>
part="unknown"> "trust"/>
part="unknown"> "wait"/>'
}

@test "where: a trap springs, and a longer match drops a shorter one, only in the turns that it is for" {
	printf '%s\t%s\t%s\t%s\n' theme side pattern where t enabler trust '' t trap 'care trust' question t enabler 'trust fund' turn > lex/patterns.tsv
	run -0 matched 'A care trust fund.'
	assert_output 'trust fund'
	run -0 bash -c "printf '<text id=\"x\">\n<u n=\"1\" part=\"interviewer\">\nA care trust fund.\n</u>\n</text>\n' |
		hd-tokenise | hd-stem | hd-match -l ./lex"
	assert_line --partial 'from="3" to="3" start="7" end="12" pattern="trust" void="trap" why="trap: care trust"'
	refute_line --partial 'pattern="trust fund"'
}

@test "which turns pass: interviewers', those with a hit, those that answer a question with one" {
	lexicon 't,mention,trust'
	{
		echo '<text id="x">'
		turn interviewer 'And trust?'
		turn respondent 'Yes. Lots.'
		turn other 'Me too.'
		turn interviewer 'Mm.'
		turn respondent 'It is not here. We said.'
		turn unknown 'I trust them.'
		echo '</text>'
	} | hd-tokenise | hd-stem > in
	run -0 hd-match -l ./lex in
	assert_equal "$(grep -c '^<skip' <<< "$output")" 1
	assert_line '<skip s="2" w="6"/>'
	assert_line --partial 'void="interviewer"'
	assert_line $'Lots\tlot'
	assert_line $'too\ttoo'
	refute_line $'here\there'
	hd-match -a -l ./lex in | grep -v '^<hit\|^<lexicon' | cmp - in
}

@test "hits of before stay, new ones stand among them in order, none is there twice" {
	lexicon 't,mention,trust' 't,enabler,good trust'
	cp -r lex two
	cp -r lex alpha
	said 'A good trust. Trust.' > in
	hd-match -l ./lex -l ./two in | grep -v '^<lexicon' > both
	hd-match -l ./two in | hd-match -l ./lex | grep -v '^<lexicon' | cmp - both
	hd-match -l ./lex in > once
	hd-match -l ./lex once | cmp - once
	cat once once > twice
	hd-match -l ./alpha twice > out
	run -0 grep -c '^<hit' out
	assert_output 8
}

@test "unknown tags and columns pass" {
	lexicon 't,mention,trust'
	said 'A trust.' | sed 's/^A\t.*/&\tDT\n<corr\/>/; s/^trust.*/&\tNN/' > in
	run -0 hd-match -l ./lex in
	assert_line $'trust\ttrust\tNN'
	assert_line '<corr/>'
	assert_line --partial '<hit'
}

@test "another language's stems with -s" {
	lexicon 't,mention,Vertrauen'
	printf '<text id="x">\n<u n="1">\nDas Vertrauen, vertrauens.\n</u>\n</text>\n' | hd-tokenise | hd-stem -l german > in
	run -0 hd-match -s german -l ./lex in
	assert_equal "$(grep -c '^<hit' <<< "$output")" 2
	run -2 hd-match -s klingon -l ./lex in
}

@test "a regular expression that backtracks without end is given up and said once, exit 1" {
	lexicon 't,mention,/(a+)+$/' 't,enabler,trust'
	said "We trust aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaab." > in
	cat in in > twice
	run -1 --separate-stderr hd-match -l ./lex twice
	assert_equal "${#stderr_lines[@]}" 1
	[[ ${stderr_lines[0]} == 'hd-match: pattern "/(a+)+$/": match limit exceeded in a sentence: not matched there: '* ]] || fail "$stderr"
	assert_equal "$(grep -c 'side="enabler"' <<< "$output")" 2
}

refused() { # want at the start of the first message
	run -2 --separate-stderr hd-match -l ./lex /dev/null
	[ -z "$output" ]
	[[ ${stderr_lines[0]} == "hd-match: ./lex/$1"* ]] || fail "${stderr_lines[0]}"
	[[ ${stderr_lines[-1]} == "hd-match: ./lex: refused: "* || ${stderr_lines[-1]} == *'cannot read these patterns' || ${#stderr_lines[@]} -eq 1 ]] || fail "$stderr"
}

@test "a lexicon with an error is refused: file, line, column, what is wrong, what is wanted" {
	lexicon 't,enabeler,trust'; refused 'patterns.tsv:2:3: side "enabeler": want enabler, challenge, mention or trap'
	lexicon 't,,trust'; refused 'patterns.tsv:2:3: no side: want enabler, challenge, mention or trap'
	lexicon 'tt,enabler,trust'; refused 'patterns.tsv:2:1: theme "tt" is not in the codebook: want one that is'
	lexicon ',enabler,trust'; refused 'patterns.tsv:2:1: no theme: want'
	lexicon '*,enabler,trust'; refused 'patterns.tsv:2:1: theme "*" is for traps'
	lexicon 't,enabler,'; refused 'patterns.tsv:2:11: an empty pattern: want a word'
	lexicon 't,enabler,good [very'; refused 'patterns.tsv:2:16: "[" is left open'
	lexicon 't,enabler,good very]'; refused 'patterns.tsv:2:20: "]" without "["'
	lexicon 't,enabler,good [very [so]]'; refused 'patterns.tsv:2:22: "[" within [ ]'
	lexicon 't,enabler,good [] x'; refused 'patterns.tsv:2:17: empty [ ]'
	lexicon 't,enabler,go[o]d'; refused 'patterns.tsv:2:13: a bracket within a word'
	lexicon 't,enabler,good [.. very] x'; refused 'patterns.tsv:2:17: a gap in [ ]'
	lexicon 't,enabler,[good] [very]'; refused 'patterns.tsv:2:11: every element is optional'
	lexicon 't,enabler,.. good'; refused 'patterns.tsv:2:11: a gap at the start'
	lexicon 't,enabler,good ..'; refused 'patterns.tsv:2:16: a gap at the end'
	lexicon 't,enabler,good .. ..5 x'; refused 'patterns.tsv:2:19: two gaps in a row'
	lexicon 't,enabler,good ..0 x'; refused 'patterns.tsv:2:18: a gap of so many words: want 1 to 20'
	lexicon 't,enabler,good ..x x'; refused 'patterns.tsv:2:16: not a gap'
	lexicon 't,enabler,good||bad'; refused 'patterns.tsv:2:16: an empty alternative'
	lexicon 't,enabler,good|= x'; refused 'patterns.tsv:2:16: "=" alone'
	lexicon 't,enabler,good - x'; refused 'patterns.tsv:2:16: no word'
	lexicon 't,enabler,/good'; refused 'patterns.tsv:2:15: a regular expression that does not end'
	lexicon 't,enabler,//'; refused 'patterns.tsv:2:11: an empty regular expression'
	lexicon 't,enabler,/go(od/'; refused 'patterns.tsv:2:17: not a regular expression: missing closing parenthesis'
	lexicon 't,enabler,trust' $'t,enabler,tru\xffst'; refused 'patterns.tsv:3:14: not UTF-8'
	lexicon 't,enabler,trust' $'t,enabler,a\tb\tc'; refused 'patterns.tsv:3: more cells than the 3 columns'
	printf 'theme\tside\twhere\tpattern\nt\tenabler\tanswer\ttrust\n' > lex/patterns.tsv
	refused 'patterns.tsv:2:11: where "answer": want any, question, turn or nothing'
	printf 'theme\tpattern\n' > lex/patterns.tsv; refused 'patterns.tsv:1: no column "side"'
	: > lex/patterns.tsv; refused 'patterns.tsv: no header line'
	printf 'theme\tside\tpattern\n' > lex/patterns.tsv; refused 'patterns.tsv:1: no pattern'
	rm lex/patterns.tsv
	run -2 --separate-stderr hd-match -l ./lex /dev/null
	[[ $stderr == 'hd-match: ./lex: no lexicon: want a folder with patterns.tsv'* ]] || fail "$stderr"
}

@test "a codebook with an error is refused too" {
	lexicon 't,enabler,trust'
	printf '%s\n' $'theme\tside' $'t\tenabler' $'t\ttrap' $'\tchallenge' $'t\tno good' > lex/codebook.tsv
	run -2 --separate-stderr hd-match -l ./lex /dev/null
	assert_equal "${stderr_lines[0]}" 'hd-match: ./lex/codebook.tsv:3:3: side "trap" means the same in every lexicon: want a side of your own'
	assert_equal "${stderr_lines[1]}" 'hd-match: ./lex/codebook.tsv:4:1: no theme: want the id of a theme'
	assert_equal "${stderr_lines[2]}" 'hd-match: ./lex/codebook.tsv:5:5: a blank in a side: want one word'
	printf '%s\n' $'theme\tside' $'t\tenabler' > lex/codebook.tsv
	run -2 hd-match -l ./lex /dev/null
	assert_output --partial 'codebook.tsv:1: 1 sides: want at least two'
}

@test "every error of a lexicon is said, twenty at most" {
	lexicon $(for i in $(seq 30); do echo "t,bad$i,x"; done)
	run -2 --separate-stderr hd-match -l ./lex /dev/null
	assert_equal "${#stderr_lines[@]}" 21
	assert_equal "${stderr_lines[-1]}" 'hd-match: ./lex: refused: 30 errors'
}

@test "wrong usage, no lexicon, a stream that was not stemmed or tokenised" {
	lexicon 't,enabler,trust'
	run -2 hd-match
	assert_line --partial 'no lexicon: want -l'
	run -2 hd-match -l nothing-of-this-name /dev/null
	assert_output --partial 'no lexicon: want a folder'
	run -2 hd-match -l ./lex -l lex /dev/null
	assert_output --partial 'two lexicons of this name'
	said trust | cut -f 1 > in
	run -2 hd-match -l ./lex in
	assert_output 'hd-match: in:4: a token without its stem: want what hd-stem writes'
	printf '<text id="x">\n<u n="1">\ntext\n</u>\n</text>\n' > in
	run -2 hd-match -l ./lex in
	assert_output 'hd-match: in:3: text outside a sentence: want what hd-stem writes'
	run -2 hd-match -l ./lex absent.vrt
}

@test "bytes that are no text match nothing and pass" {
	lexicon 't,enabler,trust' 't,challenge,/t.*st/' 'other,enabler,*'
	said 'A trust here.' | sed $'s/^here.*/\xff\xfe\t\xff/' > in
	run -0 hd-match -l ./lex in
	assert_equal "$(grep -ac '^<hit' <<< "$output")" 4
	assert_line $'\xff\xfe\t\xff'
}

@test "no alternatives, optionals and gaps of a pattern multiply its cost" {
	long=$(printf '[a|b|c|d] %.0s' {1..40})
	lexicon "t,enabler,$long end" "t,challenge,$(printf 'a|b|c|d %.0s' {1..40})end" "t,enabler,$(printf 'a ..20 %.0s' {1..30})end"
	said "$(printf 'a b c d %.0s' {1..500})end." > in
	run -0 timeout 20 hd-match -l ./lex in
	assert_line --partial 'side="challenge"'
	assert_line --partial 'side="enabler"'
}

@test "a lexicon of 60,000 patterns" {
	awk 'BEGIN { OFS = "\t"; print "theme", "side", "pattern"
		for (i = 0; i < 60000; i++) print "t", i % 2 ? "enabler" : "challenge", "w" i % 300 " v" int(i / 300) " [very] x|y" }' > lex/patterns.tsv
	said "$(awk 'BEGIN { for (i = 0; i < 60000; i += 61) print "w" i % 300, "v" int(i / 300), "y so" }' | tr '\n' ' ')" > in
	run -0 hd-match -l ./lex in
	assert_equal "$(grep -c '^<hit' <<< "$output")" 984
}

@test "a full disk and a closed pipe" {
	lexicon 't,enabler,trust'
	said "$(printf 'trust %.0s' {1..3000})" > in
	run -2 sh -c 'hd-match -a -l ./lex in > /dev/full'
	assert_output --partial 'hd-match: '
	run -0 sh -c 'hd-match -a -l ./lex in in in | head -n 1 > /dev/null'
}
