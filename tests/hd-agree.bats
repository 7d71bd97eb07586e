#!/usr/bin/env bats
# hd-agree: the figures, against published examples and references of their own; units and codings; disagreements; what is refused.
load helper

setup() {
	cd "$BATS_TEST_TMPDIR" || exit
	samples=$ROOT/samples
}

table() { # row ... : a table whose cells are separated by blanks, "_" for a blank in a cell
	printf '%s\n' "$@" | tr ' _' '\t '
}

# Ten turns of two interviews, one of them the interviewer's; codings of two and three coders.
small() {
	table 'text turn part said' 'X 1 interviewer what_helps' 'X 2 respondent money_helps' 'X 3 respondent no_time' 'X 4 respondent nothing' \
		'Y 1 respondent we_talk' 'Y 2 other we_do_not' 'Y 3 unknown lots' > units
	table 'text turn theme side quote' 'X 2 money good money_helps' 'X 3 time bad no_time' 'Y 1 talk good we_talk' 'Y 2 talk bad do_not' > A
	table 'text turn theme side quote' 'X 2 money good helps' 'X 3 money bad no_time' 'Y 1 talk bad we_talk' 'Y 2 talk bad not' 'Y 2 talk bad we_do' > B
	table 'text turn theme side' 'X 2 money good' 'X 3 time bad' 'Y 1 talk good' 'Y 2 talk good' > C
	mkdir -p book
	table 'theme side label' 'money good Money' 'money bad Money' 'time good Time' 'time bad Time' 'talk good Talk' 'talk bad Talk' > book/codebook.tsv
}

cell() { # theme side column file : a figure of a TSV report of one pair
	awk -F '\t' -v theme="$1" -v side="$2" -v column="$3" '
		NR == 1 { for (i = 1; i <= NF; i++) if ($i == column) at = i }
		$2 == theme && $3 == side { print $at; exit }' "$4"
}

@test "kappa, alpha, AC1 and the generator give the figures that were published for them" {
	run -0 "$BUILD/tests/agreement"
	assert_output '23 checks'
}

@test "the samples' two coders: 221 codes in common, kappa 0.82; impact 0.95" {
	hd-agree -l enablers-challenges -f tsv -b 0 -u "$samples/turns.tsv" "$samples/coding-A.tsv" "$samples/coding-B.tsv" > got
	[ "$(cell '*' '*' both got) $(cell '*' '*' only_first got) $(cell '*' '*' only_second got) $(cell '*' '*' neither got)" = '221 33 62 6858' ]
	[ "$(cell '*' '*' kappa got)" = 0.8162 ]
	hd-agree -l impact-levels -l outcomes -f tsv -b 0 -u "$samples/turns.tsv" "$samples/impact-A.tsv" "$samples/impact-B.tsv" > got
	[ "$(cell '*' '*' both got)" = 164 ]
	[[ $(cell '*' '*' kappa got) == 0.95* ]]
}

@test "every row's counts and figures are those of a reference in awk" {
	hd-agree -l enablers-challenges -f tsv -b 0 -u "$samples/turns.tsv" "$samples/coding-A.tsv" "$samples/coding-B.tsv" > got
	awk -F '\t' -v OFS='\t' '
		FILENAME ~ /turns/ { if (FNR > 1 && $3 != "interviewer") unit[$1 " " $2]; next }
		FILENAME ~ /codebook/ { if (FNR > 1 && !($1 in seen)) { seen[$1]; order[++themes] = $1 } next }
		FNR > 1 { who = FILENAME ~ /-A/ ? "A" : "B"; code[who, $1 " " $2, $3, $4]; any[who, $1 " " $2, $3] }
		function count(a, b) { n++; if (a && b) both++; else if (a) first++; else if (b) second++; else neither++ }
		function look(u, t, side,   k, s) {
			for (k = 1; k <= 2; k++) { s = k == 1 ? "enabler" : "challenge"
				if (side == "any" ? k == 2 : side != "*" && side != s) continue
				if (side == "any") count((("A", u, t) in any), (("B", u, t) in any))
				else count((("A", u, t, s) in code), (("B", u, t, s) in code)) }
			for (k = 1; k <= 2; k++) { s = k == 1 ? "enabler" : "challenge"
				if ((side == "*" || side == "any" || side == s) && (("A", u, t) in any) && (("B", u, t, s) in code)) {
					sided++; same += (("A", u, t, s) in code) } }
		}
		function f(x, y) { return y ? sprintf("%.4f", x / y) : "" }
		function row(theme, side,   u, i, po, a, b, pe, n1, n0, q) {
			n = both = first = second = neither = sided = same = 0
			for (u in unit) for (i = 1; i <= themes; i++) if (theme == "*" || order[i] == theme) look(u, order[i], side)
			po = (both + neither) / n; a = (both + first) / n; b = (both + second) / n
			pe = a * b + (1 - a) * (1 - b); n1 = 2 * both + first + second; n0 = 2 * n - n1; q = (a + b) / 2
			print theme, side, both, first, second, neither, f(po, 1), f(po - pe, 1 - pe), f(1 - (2 * n - 1) * (first + second) / (n1 * n0), 1),
				f(po - 2 * q * (1 - q), 1 - 2 * q * (1 - q)), f(both, both + second), f(both, both + first), f(2 * both, n1), f(same, sided)
		}
		END { for (i = 0; i <= themes; i++) { t = i ? order[i] : "*"; row(t, "*"); row(t, "enabler"); row(t, "challenge"); row(t, "any") } }
	' "$samples/turns.tsv" "$ROOT/lexicons/enablers-challenges/codebook.tsv" "$samples/coding-A.tsv" "$samples/coding-B.tsv" > want
	sed 1d got | cut -f 2,3,5-9,12,15,18,21,24,27,30 | diff want -
	[ "$(wc -l < want)" = 72 ]
}

@test "counts of a small study are those counted by hand" {
	small
	hd-agree -l ./book -f tsv -b 0 -u units A B > got
	[ "$(cell '*' '*' units got)" = 6 ]
	[ "$(cell '*' '*' both got) $(cell '*' '*' only_first got) $(cell '*' '*' only_second got) $(cell '*' '*' neither got)" = '2 2 2 30' ]
	[ "$(cell '*' any both got) $(cell '*' any only_first got) $(cell '*' any only_second got) $(cell '*' any neither got)" = '3 1 1 13' ]
	[ "$(cell talk bad both got) $(cell talk bad only_second got)" = '1 1' ]
	[ "$(cell '*' '*' same_side got)" = 0.6667 ]	# money good, talk bad; not talk bad where A has good
	[ "$(cell time bad precision got)" = '' ]	# B has no such code
}

@test "without a lexicon the themes and sides are those of the codings" {
	small
	hd-agree -f tsv -b 0 -u units A B > got
	[ "$(cell '*' '*' both got) $(cell '*' '*' neither got)" = '2 30' ]
}

@test "several coders: every pair, and alpha and AC1 of all with missing values as a reference has them" {
	small
	{ head -n 1 units | sed 's/$/\tcoders/'; sed 1d units | awk -F '\t' -v OFS='\t' '{ print $0, $1 == "X" && $2 == 3 ? "A,C" : $1 == "Y" && $2 == 3 ? "B" : "" }'; } > some
	hd-agree -l ./book -f tsv -b 0 -u some A B C > got
	run -0 cut -f 1 got
	assert_line --index 1 'A, B'
	assert_line 'A, C'
	assert_line 'B, C'
	assert_line 'A, B, C'
	[ "$(awk -F '\t' '$1 == "A, B" { print $4; exit }' got)" = 4 ]
	[ "$(awk -F '\t' '$1 == "A, C" { print $4; exit }' got)" = 5 ]
	# alpha as the ratio of mean disagreements over pairs of values, by brute force
	want=$(awk -F '\t' '
		FILENAME == "book/codebook.tsv" { if (FNR > 1) cell[$1 " " $2]; next }
		FILENAME == "some" { if (FNR > 1 && $3 != "interviewer") read[$1 " " $2] = $5 == "" ? "A,B,C" : $5; next }
		FNR > 1 { code[FILENAME, $1 " " $2, $3 " " $4] }
		END {
			for (u in read) for (c in cell) {
				n = split(read[u], who, ","); k = 0
				for (i = 1; i <= n; i++) v[i] = ((who[i], u, c) in code)
				if (n < 2) continue
				for (i = 1; i <= n; i++) { all[++total] = v[i]
					for (j = 1; j <= n; j++) if (i != j) observed += (v[i] != v[j]) / (n - 1) }
			}
			for (i = 1; i <= total; i++) for (j = 1; j <= total; j++) if (i != j) expected += all[i] != all[j]
			printf "%.4f", 1 - (observed / total) / (expected / (total * (total - 1)))
		}' book/codebook.tsv some A B C)
	[ "$(awk -F '\t' '$1 == "A, B, C" { print $15; exit }' got)" = "$want" ]
}

@test "coders are taken from the column, from the file's name, and chosen with -c, the reference first" {
	small
	table 'text turn theme side coder' 'X 2 money good Ann' 'X 3 time bad Ann' 'X 2 money good Bob' > both.tsv
	hd-agree -f tsv -b 0 -u units -c 'Bob,Ann' both.tsv A > got
	run -0 awk -F '\t' 'NR == 2 { print $1, $5, $6, $7 }' got
	assert_output 'Bob, Ann 1 0 1'
	hd-agree -f tsv -b 0 -u units both.tsv A > got
	run -0 bash -c 'cut -f 1 got | uniq | paste -s -d ";"'
	assert_output 'coders;Ann, Bob;Ann, A;Bob, A;Ann, Bob, A'
	run -2 hd-agree -u units -c Ann,Zoe both.tsv
	assert_output 'hd-agree: coder "Zoe": nobody of that name has coded: want a name in the column coder, or a file'"'"'s'
	run -2 hd-agree -u units -c Ann both.tsv
	assert_output 'hd-agree: 1 coder: want at least two to compare'
	run -2 hd-agree -u units -c Ann,Ann both.tsv
	assert_output --partial 'is named twice'
}

@test "a coding by heddle is read by its own lexicon alone, an empty one is a coder who coded nothing" {
	small
	table 'text turn lexicon theme side coder quote' 'X 2 book money good heddle q' 'X 2 other weather fine heddle q' > h
	run -0 --separate-stderr hd-agree -l ./book -f tsv -b 0 -u units A h
	[ "$stderr" = 'hd-agree: 1 row of other lexicons passed over' ]
	table 'text turn theme side' > empty.tsv
	hd-agree -l ./book -f tsv -b 0 -u units A empty.tsv > got
	[ "$(cell '*' '*' both got) $(cell '*' '*' only_first got) $(cell '*' '*' kappa got)" = '0 4 0.0000' ]
	table 'text turn theme side coder' 'X 2 - - Ann' > none
	hd-agree -l ./book -f tsv -b 0 -u units A none > got
	[ "$(cell '*' '*' only_first got)" = 4 ]
}

@test "unknown turns, interviewers' turns, themes and sides are refused, each with file and line" {
	small
	table 'text turn theme side' 'X 9 money good' 'X 1 money good' 'Z 2 money good' 'X 2 weather good' 'X 2 money fine' 'X two money good' > bad
	run -2 --separate-stderr hd-agree -l ./book -u units A bad
	assert_output ''
	printf '%s\n' 'hd-agree: bad:2: turn "9" of "X" is not in the table of units: want one of its turns' \
		'hd-agree: bad:3: turn 1 of "X" is the interviewer'"'"'s: want a turn that can be coded' \
		'hd-agree: bad:4: turn "2" of "Z" is not in the table of units: want one of its turns' \
		'hd-agree: bad:5: theme "weather": want one of the codebook'"'"'s' \
		'hd-agree: bad:6: side "fine": want good or bad' \
		'hd-agree: bad:7: turn "two" of "X" is not in the table of units: want one of its turns' \
		'hd-agree: 6 rows are wrong: nothing is compared' > want
	diff want <(printf '%s\n' "$stderr")
	table 'text turn' 'X 2' 'X 2' 'X two' > twice
	run -2 --separate-stderr hd-agree -u twice A B
	[[ $stderr == *'twice:3: this turn stands in the table once already: want each once'* ]]
	[[ $stderr == *'twice:4: the turn is no number: want the n of its <u>'* ]]
	table 'text turn theme' 'X 2 money' > sideless
	run -2 hd-agree -u units A sideless
	assert_output --partial 'sideless:1: no column "side"'
	table 'text turn part' 'X 1 interviewer' > none
	run -2 hd-agree -u none A B
	assert_output --partial 'no unit'
	run -2 hd-agree -u missing A B
	run -2 hd-agree -u units A missing
	run -2 hd-agree -l ./nowhere -u units A B
	run -2 hd-agree -l ./book -l ./book -u units A B
	assert_output --partial 'theme "money" is in another lexicon too'
}

@test "intervals: the same seed the same bytes, another seed others, the value within, none with -b 0" {
	args=(-l enablers-challenges -f tsv -u "$samples/turns.tsv" "$samples/coding-A.tsv" "$samples/coding-B.tsv")
	hd-agree "${args[@]}" > one
	hd-agree -s 1 "${args[@]}" | diff one -
	run -1 diff -q one <(hd-agree -s 2 "${args[@]}")
	awk -F '\t' 'NR > 1 { for (i = 9; i <= NF; i += 3) if ($(i + 1) != "") { n++; if ($i < $(i + 1) - 1e-9 || $i > $(i + 2) + 1e-9) bad++ } }
		END { exit bad > 3 || n < 500 }' one
	hd-agree -L 50 "${args[@]}" > half
	awk -v low="$(cell '*' '*' kappa_low one)" -v high="$(cell '*' '*' kappa_high one)" -v inner="$(cell '*' '*' kappa_low half)" \
		-v outer="$(cell '*' '*' kappa_high half)" 'BEGIN { exit !(low < inner && inner < outer && outer < high) }'
	hd-agree -b 0 "${args[@]}" > none
	[ "$(cell '*' '*' kappa_low none)" = '' ]
}

@test "the interval of a share over clusters is as wide as theory has it" {
	# 400 interviews of one turn; the second coder misses a code in a quarter of them: recall 0.75, standard error 0.0217
	awk 'BEGIN { print "text\tturn"; for (i = 0; i < 400; i++) print "T" i "\t1" }' > units
	awk 'BEGIN { print "text\tturn\ttheme\tside"; for (i = 0; i < 400; i++) print "T" i "\t1\tmoney\tgood" }' > A
	awk 'NR == 1 || NR % 4' A > B
	hd-agree -f tsv -b 4000 -u units A B > got
	awk -v low="$(cell '*' '*' recall_low got)" -v high="$(cell '*' '*' recall_high got)" \
		'BEGIN { exit !(low > 0.702 && low < 0.713 && high > 0.787 && high < 0.798) }'
}

@test "disagreements: most disputed theme first, sides that differ first, with quotes and what stands in their place" {
	small
	run -0 hd-agree -d -f tsv -l ./book -u units A B
	printf '%s\n' 'theme kind text turn first second first_quote second_quote first_instead second_instead said' \
		'money only_second X 3  bad  no~time time~bad  no~time' 'time only_first X 3 bad  no~time   money~bad no~time' \
		'talk side Y 1 good bad we~talk we~talk   we~talk' | tr ' ~' '\t ' > want
	diff want <(printf '%s\n' "$output")
	hd-agree -d -l ./book -u units A B > got
	printf '%s\n' 'Talk: 1 unit to discuss, 1 code in common, kappa 0.40' '  Y, turn 1: sides differ' '    A: good: “we talk”' '    B: bad: “we talk”' '      we talk' > want
	diff want <(sed -n '/^Talk/,$p' got)
	head -n 5 got | grep -qxF '    A: - (and: time bad)'
	run -0 hd-agree -d -l ./book -u units -c A,B A B C
	run -2 hd-agree -d -l ./book -u units A B C
	assert_output 'hd-agree: -d with 3 coders: want two, named with -c'
	cp A D
	run -0 hd-agree -d -l ./book -u units A D
	assert_output 'No disagreement.'
}

@test "a code that is given twice counts once, and both quotes are shown" {
	small
	table 'text turn theme side quote' 'Y 2 talk good really' 'Y 2 talk good so' > D
	run -0 hd-agree -d -l ./book -u units B D
	assert_line '    B: bad: “not / we do”'
	assert_line '    D: good: “really / so”'
}

@test "text and Markdown: one pair by scope, several side by side, themes with their sides on demand" {
	small
	run -0 hd-agree -l ./book -u units A B
	assert_line --regexp '^ +all codes +good +bad +any side$'
	assert_line --regexp '^both +2 +1 +1 +3$'
	refute_line --regexp '^  bad'
	assert_line --index 0 'A, B: 6 units in 2 interviews, 3 themes, 2 sides. Below each figure its interval: 95 % of 2000 draws'
	run -0 hd-agree -b 0 -l ./book -u units A B
	assert_line --index 0 'A, B: 6 units in 2 interviews, 3 themes, 2 sides.'
	run -0 hd-agree -a -l ./book -u units A B
	assert_line --regexp '^  bad +1 +0 +1 '
	run -0 hd-agree -l ./book -u units A B C
	assert_line --regexp '^all codes +A, B +A, C +B, C +A, B, C$'
	run -0 hd-agree -l ./book -f markdown -u units A B
	assert_line --index 0 --partial '| coders | theme | side | units |'
	assert_line --partial '| A, B | Talk | all codes | 6 | 1 | 1 | 1 | 9 |'
	run -0 hd-agree -l ./book -f jsonl -b 0 -u units A B
	assert_line --index 0 --partial '"kappa":0.4'
	run -0 hd-agree -W 60 -l ./book -u units A B
	while IFS= read -r line; do [ ${#line} -le 75 ]; done <<< "$output"
}

@test "make agree: people and heddle side by side" {
	run -0 env BUILD="$BUILD" "$ROOT/tests/agree" -b 0
	assert_line --regexp '^all codes +A, B +A, heddle +B, heddle +A, B, heddle$'
	assert_line --index 0 enablers-challenges
	assert_line 'impact-levels outcomes'
}

@test "hd-agree -h and -V, and what is no option" {
	run -0 --separate-stderr hd-agree -h
	assert_output --partial 'usage: hd-agree [-adhV]'
	run -0 hd-agree -V
	run -2 hd-agree
	small
	for wrong in '-f xml' '-L 100' '-L x' '-b -1' '-W 3' '-s x' '-x'; do
		# shellcheck disable=SC2086 # two words
		run -2 hd-agree $wrong -u units A B
	done
	run -2 hd-agree -f xml -u units A B
	assert_output 'hd-agree: -f "xml": want text, tsv, csv, jsonl or markdown'
}

@test "the examples of hd-agree(1) print what the page says" {
	run -0 "$ROOT/tests/examples" "$ROOT/filters/hd-agree/hd-agree.1"
}
