#!/usr/bin/env bats
# hd-context: what a cue reaches, and what it makes of a hit. With small tables of their own; the worked sentences and the
# cues of heddle are tested in hd-context-worked.bats.
load helper

setup() {
	golden=$BATS_TEST_DIRNAME/golden/hd-context
	cd "$BATS_TEST_TMPDIR"
	mkdir -p lex
	printf '%s\n' $'theme\tside' $'talk\tenabler' $'talk\tchallenge' $'money\tenabler' > lex/codebook.tsv
	printf '%s\n' $'theme\tside\tpattern' $'talk\tmention\ttalk' $'talk\tenabler\tchat with us' $'talk\tchallenge\tshout' \
		$'talk\tchallenge\tshout at one' $'money\tmention\tmoney' > lex/patterns.tsv
}

turns() { # question answer ... : "-" is no question
	echo '<text id="x">'
	while [ $# -gt 0 ]; do
		[ "$1" = - ] || printf '<u n="1" who="I" part="interviewer">\n%s\n</u>\n' "$1"
		printf '<u n="2" who="R" part="respondent">\n%s\n</u>\n' "$2"
		shift 2
	done
	echo '</text>'
}
stream() { turns "$@" | hd-tokenise | hd-stem | hd-match -a -l ./lex; }

# What became of each hit: "theme: side, void, why".
decided() { # question answer ...
	stream "$@" | hd-context -c "${cues:-$golden/cues.tsv}" | awk '
		function value(name,   at) { at = match($0, " " name "=\"[^\"]*\""); return at ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : "" }
		/^<hit/ && value("void") != "interviewer" { print value("theme") ": " value("side") (value("void") == "" ? "" : " void " value("void")) (value("why") == "" ? "" : " (" value("why") ")") }'
}

becomes() { # sentence expected : of a single sentence
	run -0 decided - "$1"
	assert_output "$2"
}

cue() { # row ... : a table of cues, its cells divided by blanks, words of a pattern by "_"
	printf 'effect\tpattern\tdirection\tspan\tstrength\tnote\n' > own.tsv
	printf '%s\n' "$@" | tr ' _' '\t ' >> own.tsv
	cues=own.tsv
}

@test "without a cue a hit stays as it is" {
	becomes "They talk." "talk: mention"
	becomes "They chat with us." "talk: enabler"
}

@test "a negation turns a phrase over and makes a neutral word a complaint" {
	becomes "They don't chat with us." "talk: challenge (negated: n't)"
	becomes "They don't shout." "talk: enabler (negated: n't)"
	becomes "They don't talk." "talk: challenge (negated: n't)"
}

@test "a negation reaches to the end of its clause and not past it" {
	becomes "I don't mind, they shout." "talk: challenge"
	becomes "I don't mind because they shout." "talk: challenge"
	becomes "I don't mind them that shout." "talk: enabler (negated: n't)"
}

@test "a span in words is counted in words" {
	becomes "No one two shout." "talk: enabler (negated: No)"
	becomes "No one two three shout." "talk: challenge"
}

@test "a cue to the left reaches what stands before it" {
	becomes "The talk is missing." "talk: challenge (missing: missing)"
	becomes "Missing the talk." "talk: mention"
}

@test "a weak second negation agrees with the first, a strong one turns back" {
	becomes "They don't get no shout." "talk: enabler (negated: n't)"
	becomes "They don't say they don't shout." "talk: challenge"
}

@test "a cue within a longer one is dropped, a frame silences what it overlaps" {
	becomes "It is great uncle talk." "talk: mention"
	becomes "Not only do they shout." "talk: challenge"
}

@test "what stands in the gap of a cue is reached" {
	becomes "Without talk we would never manage." "talk: enabler (without it: Without talk we would never)"
}

@test "nothing reaches past a stop" {
	becomes "They don't aside from one shout." "talk: challenge"
}

@test "praise and complaint lend a mention its side, turned over by negation" {
	becomes "The talk is great." "talk: enabler (praise: great)"
	becomes "The talk is awful." "talk: challenge (complaint: awful)"
	becomes "The talk isn't great." "talk: challenge (negated: n't great)"
	becomes "The talk isn't awful." "talk: enabler (negated: n't awful)"
}

@test "the nearer opinion wins" {
	run -0 decided - "The talk is great but the money is awful."
	assert_line "talk: enabler (praise: great)"
	assert_line "money: challenge (complaint: awful)"
}

@test "a strong opinion further off beats a plain one near by" {
	becomes "There is talk. It is awful. A godsend, a godsend, a godsend." "talk: enabler (praise: godsend)"
}

@test "an opinion counts from the sentences around, least from those far off" {
	becomes "There is talk. It is great." "talk: enabler (praise: great)"
	becomes "It is great. There is talk." "talk: enabler (praise: great)"
	becomes "It is great. One. It is awful. There is talk." "talk: challenge (complaint: awful)"
}

@test "beside phrases of other themes a neutral word wants an opinion close to it" {
	printf '%s\n' $'money\tenabler\tmoney for us' >> lex/patterns.tsv
	run -0 decided - "There is talk. It is great."
	assert_output "talk: enabler (praise: great)"
	run -0 decided - "There is talk. It is great. They have money for us."
	assert_line "talk: mention"
	run -0 decided - "The talk is great. They have money for us."
	assert_line "talk: enabler (praise: great)"
}

@test "a strong cue with a direction decides whatever the words say" {
	becomes "We need to chat with us." "talk: challenge (felt lack: We need)"
	becomes "We need talk." "talk: challenge (felt lack: We need)"
}

@test "void rules out what it reaches, a hint of it mentions alone" {
	becomes "If they talk, I go." "talk: mention void hypothetical (hypothetical: If)"
	becomes "They say they shout." "talk: challenge void reported (reported: They say)"
	becomes "Perhaps they talk." "talk: mention void perhaps (perhaps: Perhaps)"
	becomes "Perhaps they shout." "talk: challenge"
}

@test "an opinion that is ruled out lends nothing" {
	becomes "They talk if it is great." "talk: mention"
}

@test "a strong cue that begins with or behind what would rule the hit out decides" {
	cue "void if_..6_would both 1 2 hypothetical" "bad if_we_had right clause 3 lack"
	becomes "If we had talk I would go." "talk: challenge (lack: If we had)"
	becomes "If they had talk I would go." "talk: mention void hypothetical (hypothetical: If they had talk I would)"
}

@test "what is past turns a phrase over, but is no lack of a neutral word" {
	cue "past used_to right clause 2 past"
	becomes "They used to shout." "talk: enabler (past: used to)"
	becomes "They used to talk." "talk: mention"
}

@test "a hint is not turned over" {
	cue "flip n't right clause 2 negated" "good now both sentence 1 now"
	becomes "They don't go now. There is talk. Now, now, now, now." "talk: enabler (now: Now; now: now)"
}

@test "behind a but the other side is split off, when nothing else is named there" {
	run -0 decided - "The talk is great but it is awful."
	assert_line "talk: enabler (praise: great)"
	assert_line "talk: challenge (on the other hand; complaint: awful)"
	run -0 decided - "The talk is great. But it is awful."
	assert_line "talk: challenge (on the other hand; complaint: awful)"
	run -0 decided - $'The talk is great.\n<mark kind="event" text="(laughs)"/>\nHaving said that, it is awful. One.'
	assert_line "talk: challenge (on the other hand; complaint: awful)"
	run -0 decided - "They chat with us. Then it is awful."
	assert_output "talk: enabler"
	run -0 decided - "They chat with us. That said it is awful."
	assert_line "talk: challenge (on the other hand; complaint: awful)"
	run -0 decided - "They chat with us. That is awful, but it is great."
	assert_output "talk: enabler"
	run -0 decided - "The talk is great but the money is awful."
	refute_line --partial "on the other hand"
	run -0 decided - "The talk is great and it is awful."
	refute_line --partial "on the other hand"
}

@test "what is taken back does not count" {
	becomes "They shout, no, sorry." "talk: challenge void taken back (taken back: no, sorry)"
}

@test "neutral gives the third side, or rules out where there is none" {
	becomes "The talk made no difference." "talk: mention void no difference (no difference: no difference)"
	printf '%s\n' $'talk\tsame' >> lex/codebook.tsv
	becomes "The talk made no difference." "talk: same (no difference: no difference)"
}

@test "in a lexicon with a third side, what has not got better is as it was" {
	printf '%s\n' $'talk\tsame' >> lex/codebook.tsv
	becomes "They don't chat with us." "talk: same (negated: n't)"
	becomes "They don't shout." "talk: enabler (negated: n't)"
	becomes "The talk isn't great." "talk: same (negated: n't great)"
	becomes "The talk is awful." "talk: challenge (complaint: awful)"
	run -0 decided "Is there talk?" "No."
	assert_output ""
	run -0 decided "Is there talk?" "It is great."
	assert_output "talk: enabler (asked; praise: great)"
}

@test "a phrase within a longer one of its theme is void, a neutral word beside a phrase takes its side" {
	run -0 decided - "They shout at one."
	assert_output "talk: challenge"
	printf '%s\n' $'talk\tenabler\tshout at' >> lex/patterns.tsv
	run -0 decided - "They shout at one."
	assert_line "talk: enabler void within (within: shout at one)"
	run -0 decided - "They talk and don't shout."
	assert_line "talk: enabler (with: shout)"
}

@test "a cue for a side is for lexicons with that side alone" {
	becomes "The talk is better." "talk: mention"
	sed -i 's/enabler/better/' lex/codebook.tsv lex/patterns.tsv
	becomes "The talk is better." "talk: better (better: better)"
	sed 's/\tbetter\tchange/\t!better\tchange/' "$golden/cues.tsv" > own.tsv
	cues=own.tsv becomes "The talk is better." "talk: mention"
}

@test "an answer takes the theme of its question and the side of its own words" {
	run -0 decided "Is there talk?" "Yes."
	assert_output "talk: enabler (asked; yes: Yes)"
	run -0 decided "Is there talk?" "It is awful."
	assert_output "talk: challenge (asked; complaint: awful)"
	run -0 decided "What about the talk?" "We have lunch."
	assert_output ""
}

@test "how far from its start an answer may say yes is its span" {
	cue "yes =yes _ 6 2 yes" "no =no" "closed =is"
	run -0 decided "Is there talk?" "On a good day, yes."
	assert_output "talk: enabler (asked; yes: yes)"
	run -0 decided "Is there talk?" "On a bad day, no."
	refute_output --partial "no: no"
}

@test "yes to a question for problems is a complaint, no is praise" {
	run -0 decided "Is the talk a problem?" "Yes."
	assert_output "talk: challenge (asked; yes: Yes)"
	run -0 decided "Is the talk a problem?" "No."
	assert_output "talk: enabler (asked; no: No)"
}

@test "an answer that is mixed, or says the contrary further on, has both sides" {
	cue "mixed it_depends" "yes =yes" "closed =is" "good great both sentence 2 praise" "bad awful both sentence 2 complaint"
	run -0 decided "Is there talk?" "It depends."
	assert_line "talk: enabler (asked; mixed: It depends)"
	assert_line "talk: challenge (asked; mixed: It depends)"
	run -0 decided "Is there talk?" "Yes. On a Monday. On a Friday it is awful."
	assert_line "talk: enabler (asked; yes: Yes)"
	assert_line "talk: challenge (asked; complaint: awful)"
	run -0 decided "Is there talk?" "The talk is great. On a Friday it is awful."
	assert_line "talk: enabler (praise: great)"
	assert_line "talk: challenge (on the other hand; complaint: awful)"
	run -0 decided "Is there talk?" "Yes. The money is awful."
	refute_line --partial "talk: challenge"
}

@test "a question that frames its answer lends it the side" {
	run -0 decided "What is the problem?" "Money, mostly."
	assert_output "money: challenge (asked for problems)"
}

@test "a question lives until the next one, and is answered by one turn" {
	run -0 decided "Is there talk?" "Yes." - "Yes."
	assert_output "talk: enabler (asked; yes: Yes)"
	run -0 decided "Is there talk?" "Yes." "Mm. Right." "Yes."
	assert_output "talk: enabler (asked; yes: Yes)"
}

@test "what a question asks for holds until the next one, through turns that name nothing" {
	run -0 decided "What is the problem?" "We have lunch." "Mm. Right." "One, two." - "Money, mostly."
	assert_output "money: challenge (asked for problems)"
	run -0 decided "What is the problem?" "We have lunch." "And where is the lunch?" "Money, mostly."
	assert_output "money: mention"
	stream "What is the problem?" "We have lunch." > in
	stream - "Money, mostly." | sed 1d >> in
	run -0 hd-context -c "$golden/cues.tsv" in
	refute_output --partial "asked"
}

@test "a turn of marks alone, or whose sentences were left out, is no answer" {
	stream "Is there talk?" "One, two." - "Yes." | awk '/^<u n="2"/ && !n++ { print; print "<mark kind=\"event\" text=\"[nods]\"/>\n<skip s=\"1\" w=\"2\"/>"; skip = 1 } /^<\/u>/ { skip = 0 } !skip' > in
	run -0 hd-context -c "$golden/cues.tsv" in
	assert_line --partial 'why="asked; yes: Yes"'
	run -0 hd-context -e -c "$golden/cues.tsv" in
	assert_output "x turn 2  talk: mention -> enabler  (asked; yes: Yes)
  Yes.
  ^^^"
}

@test "a hit that points past its sentence, or nowhere, takes all of it" {
	stream - "I don't mind, they talk." > in
	sed 's/ from="[0-9]*" to="[0-9]*"/ from="7" to="99"/' in > past
	sed 's/ from="[0-9]*" to="[0-9]*"//' in > nowhere
	for odd in past nowhere; do
		run -0 hd-context -a -c "$golden/cues.tsv" $odd
		assert_line --index 2 '  ========================'
	done
}

@test "an answer with evidence of its own speaks of what was asked up to there alone" {
	run -0 decided "Is there talk?" "The money is great. It is awful."
	assert_output "money: enabler (praise: great)"
	run -0 decided "Is there talk?" "It is awful. The money is great."
	assert_line "talk: challenge (asked; complaint: awful)"
	run -0 decided "Is there talk?" "No. The money is great."
	assert_line "talk: challenge (asked; no: No)"
}

@test "a statement implies yes to a question that yes or no answers, or no" {
	cue "closed =is" "flip =not right 3 2 negated" "void =early both turn 1 early"
	run -0 decided "Is there talk?" "Mm. It is early days."
	assert_output ""
	run -0 decided "Is there talk?" "They meet on a Monday."
	assert_output "talk: enabler (asked; implied yes)"
	run -0 decided "Is there talk?" "They do not meet."
	assert_output "talk: challenge (asked; implied no: not)"
	run -0 decided "Is there talk?" "They meet. We did not."
	assert_output "talk: enabler (asked; implied yes)"
	run -0 decided "What about the talk?" "They meet on a Monday."
	assert_output ""
	run -0 decided "Is there talk of money?" "They meet on a Monday."
	assert_output ""
}

@test "phrases of one side for other themes answer for the one theme that was asked" {
	printf '%s\n' $'money\tchallenge\tnot a penny' $'money\tenabler\ta fortune' >> lex/patterns.tsv
	run -0 decided "Is there talk?" "They left. We had not a penny."
	assert_line "talk: challenge (asked; as: not a penny)"
	run -0 decided "Is there talk?" "They left us a fortune. Then there was not a penny."
	refute_line --partial "talk: "
	run -0 decided "Is there talk about money?" "They left us a fortune."
	refute_line --partial "talk: "
}

@test "an answer that says the theme itself is not given it once more" {
	run -0 decided "Is there talk?" "Yes, the talk is great."
	assert_output "talk: enabler (praise: great)"
}

@test "hits of unknown lexicons, traps and the interviewer's pass as they are" {
	printf '%s\n' $'talk\ttrap\ttalk show' >> lex/patterns.tsv
	stream "What of the talk?" "The talk show." > in
	hd-context -c "$golden/cues.tsv" in > out
	cmp in out
	sed '/^<lexicon/d; s/ void="trap"//' in > unknown
	hd-context -c "$golden/cues.tsv" unknown > out
	cmp unknown out
}

@test "all but the hits comes out as it went in" {
	stream "Is there talk?" "They don't talk. Yes & no < maybe." | sed 's/^<g\/>$/<g\/>\n<new x="1"\/>/' > in
	hd-context -c "$golden/cues.tsv" in > out
	diff <(grep -v '^<hit' in) <(grep -v '^<hit' out)
}

@test "a transcriber's mark amid a clause parts neither reach nor glue; one unheard parts a cue" {
	laughs=$'\n<mark kind="event" text="(laughs)"/>\n<g/>\n' unheard=$'\n<mark kind="unheard" text="[?]"/>\n'
	cue "flip do_not right clause 2 negated" "bad =not_=, right clause 3 halting"
	becomes "They do not${laughs}, shout." "talk: challenge"
	becomes "They do not${laughs}, chat with us." "talk: challenge (halting: not ,)"
	becomes "They do${unheard}not shout." "talk: challenge"
	becomes "They do not${unheard}shout." "talk: enabler (negated: do not)"
	becomes "I do not well${laughs}-being shout." "talk: enabler (negated: do not)"
	becomes "I do not well -${laughs}being shout." "talk: challenge"
}

@test "a decided hit keeps the attributes that others gave it" {
	stream - "They don't talk." | sed '/^<hit/s,/>, extra="1"/>,' > in
	run -0 hd-context -c "$golden/cues.tsv" in
	assert_line --regexp '^<hit lexicon="lex" theme="talk" side="challenge" from="4" to="4" start="11" end="15" pattern="talk" was="mention" why="negated: n.t" extra="1"/>$'
}

@test "-x leaves a group of cues out; a group that is none is said" {
	stream - "They don't shout." > in
	run -0 hd-context -x negation -c "$golden/cues.tsv" in
	assert_output "$(cat in)"
	run -2 --separate-stderr hd-context -x nowhere -c "$golden/cues.tsv" in
	assert_equal "$stderr" "hd-context: -x nowhere: no cue is of that group: want one of frames, negation, ..." || true
	[[ $stderr == "hd-context: -x nowhere: "* ]] || fail "$stderr"
}

@test "-e draws cue, reach and decision; -a every hit" {
	stream - "They don't shout. They talk." > in
	run -0 hd-context -e -c "$golden/cues.tsv" in
	assert_equal "$output" "x turn 2  talk: challenge -> enabler  (negated: n't)
  They don't shout.
         ^^^-=====-"
	run -0 hd-context -a -c "$golden/cues.tsv" in
	assert_line "x turn 2  talk: mention"
}

@test "-a: of a sentence without words a hit is named and nothing drawn" {
	printf '%s\n' '<lexicon id="lex" sides="enabler challenge"/>' '<text id="x">' '<u n="2" part="respondent">' '<s n="1" p="0">' \
		'<hit lexicon="lex" theme="talk" side="mention" from="1" to="1" start="0" end="4" pattern="talk"/>' '</s>' '</u>' '</text>' > in
	run -0 --separate-stderr hd-context -a -c "$golden/cues.tsv" in
	assert_output "x turn 2  talk: mention"
	assert_equal "$stderr" ""
}

@test "a table of cues with an error is refused with file, line and column" {
	refused() { # row message
		cue "$1"
		run -2 --separate-stderr hd-context -c own.tsv /dev/null
		[[ $stderr == "hd-context: own.tsv:2:$2"* ]] || fail "$stderr"
	}
	refused "flop not right clause 2 n" '1: effect "flop": want ignore, stop, flip, past, good'
	refused "flip not up clause 2 n" '10: direction "up": want right, left, both'
	refused "flip not right far 2 n" '16: span "far": want clause, sentence, turn or a number'
	refused "flip not right 0 2 n" '16: span "0": want'
	refused "yes aye _ 41 2 n" '11: span "41": want a number of words from 1 to 40'
	refused "flip not right clause 7 n" '23: strength "7": want 1, 2 or 3'
	refused "flip good| right clause 2 n" '11: '
	printf 'effect\tdirection\tspan\n' > own.tsv
	run -2 --separate-stderr hd-context -c own.tsv /dev/null
	[[ $stderr == "hd-context: own.tsv"*pattern* ]] || fail "$stderr"
	run -2 --separate-stderr hd-context -c nowhere.tsv /dev/null
	[[ $stderr == "hd-context: nowhere.tsv: "* ]] || fail "$stderr"
}

@test "a table of cues may be CSV and may lack what is optional" {
	printf 'effect,pattern,direction,span\nflip,n'"'"'t,right,clause\n' > own.csv
	cues=own.csv becomes "They don't shout." "talk: enabler (flip: n't)"
}

@test "what a note says is escaped" {
	printf 'effect\tpattern\tdirection\tspan\tnote\nvoid\tperhaps\tright\tclause\t"a" &lt; b &amp; c>\n' > own.tsv
	cues=own.tsv becomes "Perhaps they talk." "talk: mention void &quot;a&quot; &lt; b &amp; c&gt; (&quot;a&quot; &lt; b &amp; c&gt;: Perhaps)"
	stream - "Perhaps they talk." > in
	run -0 hd-context -e -c own.tsv in
	assert_line --index 0 'x turn 2  talk: mention -> void  ("a" < b & c>: Perhaps)'
}

@test "a lexicon that comes late in the stream is learnt" {
	stream "Is there talk?" "Yes." > in
	{ sed '/^<u n="2"/,$d' in; for i in 1 2 3 4 5 6 7 8 9; do printf '<lexicon id="l%d" sides="good bad"/>\n' $i; done; sed -n '/^<u n="2"/,$p' in; } > late
	run -0 hd-context -c "$golden/cues.tsv" late
	refute_output --partial asked
}

@test "a sentence that is not closed is read to the end of its turn" {
	stream - "They don't shout." | grep -v '^</s>' > in
	run -0 hd-context -c "$golden/cues.tsv" in
	assert_line --partial 'side="enabler" from="4"'
	assert_equal "$(grep -v '^<hit' <<< "$output")" "$(grep -v '^<hit' in)"
}

@test "a sentence of very many cues takes no time that grows with its square" {
	{ printf '<lexicon id="lex" sides="enabler challenge"/>\n<text id="x">\n<u n="1" who="R" part="respondent">\n<s n="1" p="0">\n'
	awk 'BEGIN { for (i = 0; i < 60000; i++) print "not\tnot\ngreat\tgreat" }'
	awk 'BEGIN { for (i = 1; i <= 3000; i++) printf "<hit lexicon=\"lex\" theme=\"talk\" side=\"mention\" from=\"%d\" to=\"%d\" start=\"0\" end=\"1\" pattern=\"x\"/>\n", i, i }'
	printf '</s>\n</u>\n</text>\n'; } > in
	run -0 timeout 20 hd-context in
}

@test "hd-context: usage, version, a wrong option, a stream cut off, a full disk" {
	run -0 hd-context -h
	assert_output "usage: hd-context [-aehV] [-c cues] ... [-x group] ... [file ...]"
	run -0 hd-context -V
	run -2 hd-context -z
	stream - "They don't shout." > in
	head -n 5 in > cut
	run -1 hd-context cut
	run -2 bash -c 'hd-context in > /dev/full'
}

@test "hd-context: the page is well formed and its examples are true" {
	run -0 mandoc -T lint -W warning "$ROOT/filters/hd-context/hd-context.1"
	run -0 "$ROOT/tests/examples" "$ROOT/filters/hd-context/hd-context.1"
}
