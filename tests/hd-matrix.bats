#!/usr/bin/env bats
# hd-matrix: figures, layouts, filters, what is said.
load helper

setup() {
	golden=$BATS_TEST_DIRNAME/golden/hd-matrix
	tally=$BATS_TEST_DIRNAME/golden/hd-tally
	book=$golden/enablers-challenges
	cd "$BATS_TEST_TMPDIR"
	hd-tally "$tally/coded.vrt" > counts
	hd-kwic -f tsv "$tally/coded.vrt" > hits
}

same_as() { # file
	[ "$output" = "$(cat "$1")" ] || fail "$(diff <(echo "$output") "$1")"
}

sample() { # k n : counts of n interviews of which k were coded
	awk -v k="$1" -v n="$2" 'BEGIN {
		OFS = "\t"
		print "text", "words", "turns_all", "lexicon", "theme", "side", "hits", "sentences", "turns"
		for (i = 1; i <= n; i++)
			if (i <= k)
				print sprintf("t%04d", i), 100, 2, "l", "t", "enabler", 3, 2, 1
			else
				print sprintf("t%04d", i), 100, 2, "-", "-", "-", 0, 0, 0
	}'
}

@test "the matrix is as it was read and approved: as text, with the phrasing, TSV, Markdown" {
	run -0 hd-matrix -l "$book" counts
	same_as "$golden/matrix.txt"
	run -0 hd-matrix -l "$book" -q hits counts
	same_as "$golden/phrasing.txt"
	run -0 hd-matrix -l "$book" -f tsv -q hits counts
	same_as "$golden/matrix.tsv"
	run -0 hd-matrix -l "$book" -f markdown counts
	same_as "$golden/matrix.md"
}

@test "every figure is what awk counts in the table of counts" {
	hd-matrix -l "$book" -f tsv -m interviews,passages,sentences,hits,sites counts | tail -n +2 | cut -f 3,6-15 > matrix
	awk -F '\t' -v OFS='\t' '
		NR == 1 || $8 == "-" { next }
		{
			key = $9 "\t" $10
			themes[$9]
			n[key]++
			turns[key] += $13; sentences[key] += $12; hits[key] += $11
			if (!seen[key, $2]++) sites[key]++
		}
		END {
			for (t in themes) {
				e = t "\tenabler"; c = t "\tchallenge"
				print t, n[e] + 0, turns[e] + 0, sentences[e] + 0, hits[e] + 0, sites[e] + 0, n[c] + 0, turns[c] + 0, sentences[c] + 0, hits[c] + 0, sites[c] + 0
			}
		}' counts | sort > awk
	sort matrix | diff - awk
	[ "$(wc -l < awk)" -eq 17 ]
}

@test "an interview counts once in a row however many of its themes, sides or passages fall into it" {
	run -0 hd-matrix -l "$book" -f tsv -r role -c lexicon -m interviews,passages counts
	assert_line $'practitioner\t5\t5\t'"$(awk -F '\t' '$3 == "practitioner" { n += $13 } END { print n }' counts)"
}

@test "the interval is Wilson's: the values that Newcombe 1998 prints" {
	check() { # k n low high
		sample "$1" "$2" > s
		run -0 hd-matrix -l "$book" -f tsv -m share -w theme=t -c lexicon s
		[ "$(cut -f 7,8 <<< "${lines[-1]}")" = "$3	$4" ] || fail "$1/$2: ${lines[-1]}"
	}
	check 81 263 0.2553 0.3662
	check 15 148 0.0624 0.1605
	check 1 29 0.0061 0.1718
	check 20 20 0.8389 1.0000
	printf 'text\twords\tturns_all\tlexicon\ttheme\tside\thits\tsentences\tturns\n' > s
	for i in {1..20}; do printf 't%s\t1\t1\t-\t-\t-\t0\t0\t0\n' "$i"; done >> s
	run -0 hd-matrix -l "$book" -f tsv -m share s
	assert_line --index 1 --regexp $'\t20\t0.0000\t0.0000\t0.1611\t'
}

@test "-L sets the level of the interval" {
	sample 5 10 > s
	run -0 hd-matrix -f tsv -L 99 -m share s
	assert_line --partial $'\t0.5000\t0.1842\t0.8158'
	run -0 hd-matrix -L 99 -m interviews,share s
	assert_output --partial '% (99 %)'
	assert_output --partial '50 (18–82)'
	run -2 hd-matrix -L 5 s
	assert_output 'hd-matrix: -L "5": want per cent, from 50 to 99.99'
	run -2 hd-matrix -L x s
	assert_output 'hd-matrix: -L "x": want per cent, from 50 to 99.99'
}

@test "per cent are rounded halves up" {
	sample 1 8 > s
	run -0 hd-matrix -m share s
	assert_line --regexp '^t +13 \(2–47\)$'
}

@test "the base is printed on every table, in every format" {
	for format in text markdown; do
		run -0 hd-matrix -l "$book" -f $format counts
		assert_line --partial 'Base: 15 interviews in 7 sites.'
		run -0 hd-matrix -l "$book" -f $format -w role=manager counts
		assert_line --partial 'Base: 4 interviews in 4 sites, of 15 read (role=manager).'
		run -0 hd-matrix -l "$book" -f $format -c role -m interviews counts
		assert_output --regexp '\(?n=5\)?'
	done
	for format in tsv csv; do
		run -0 bash -c 'hd-matrix -l "$1" -f "$2" -w role=manager -w block=Resources -w "theme!=staff*" counts | tr , "\t" | awk -F "\t" "NR == 1 { for (i = 1; i <= NF; i++) if (\$i == \"base\") at = i; next } { print \$at }" | sort -u' - "$book" $format
		assert_output 4
	done
	run -0 bash -c 'hd-matrix -l "$1" -f tsv -c role -m interviews counts | cut -f 5-8,11,12 | sed -n 1,2p' - "$book"
	assert_output $'carer_base\tcarer_interviews\tfocusgroup_base\tfocusgroup_interviews\tmanager_base\tmanager_interviews\n2\t0\t1\t1\t4\t4'
}

@test "rows and columns both of attributes: each cell has its own base" {
	run -0 hd-matrix -l "$book" -f tsv -r role -c group -m interviews counts
	assert_line --index 0 $'role\tasd_base\tasd_interviews\tgeneral_base\tgeneral_interviews\tks3_base\tks3_interviews\tlac_base\tlac_interviews'
	assert_line $'manager\t0\t0\t1\t1\t1\t1\t2\t2'
	run -0 hd-matrix -l "$book" -r role -c group -m interviews counts
	assert_line --regexp '^manager +0 +– +1 +1 +1 +1 +2 +2$'
}

@test "-r text -c theme -m present is a 0/1 matrix with a row for every transcript" {
	run -0 hd-matrix -l "$book" -f tsv -r text -c theme -m present counts
	[ "${#lines[@]}" -eq 16 ]
	assert_line --index 0 --regexp $'^text\tworking-relationships\tcommunication\t'
	[ "$(tail -n +2 <<< "$output" | cut -f 2- | tr '\t' '\n' | sort -u | tr '\n' ' ')" = '0 1 ' ]
	[ "$(tail -n +2 <<< "$output" | cut -f 2- | tr '\t' '\n' | grep -c 1)" -eq "$(awk -F '\t' 'NR > 1 && $8 != "-" { print $1, $9 }' counts | sort -u | wc -l)" ]
}

@test "a transcript with nothing coded is in the base and in the 0/1 matrix" {
	hd-tally "$tally/small.vrt" > small
	run -0 hd-matrix -f tsv -r text -c side -w lexicon=enablers-challenges -m present -l "$book" small
	assert_line $'C/nobody\t0\t0'
	run -0 hd-matrix -l "$book" -w lexicon=enablers-challenges small
	assert_line --partial 'Base: 3 interviews'
}

@test "columns in combination, numbers in the order of numbers, an absent attribute named" {
	{ printf 'text\tround\twords\tturns_all\tlexicon\ttheme\tside\thits\tsentences\tturns\n'
	printf '%s\t%s\t9\t1\tl\tt\tenabler\t1\t1\t1\n' a 10 b 9 c 9; printf 'd\t\t9\t1\t-\t-\t-\t0\t0\t0\n'; } > rounds
	run -0 --separate-stderr hd-matrix -f tsv -r round,side -c theme -m interviews rounds
	assert_output $'round\tside\tbase\tt\n9\tenabler\t2\t2\n10\tenabler\t1\t1\n\tenabler\t1\t0'
	run -0 hd-matrix -r round -m interviews rounds
	assert_line --regexp '^\(none\) +1 +–$'
}

@test "per-1000-words divides by the words of the base, and there is none without words" {
	sample 2 4 > s
	run -0 hd-matrix -f tsv -m per-1000-words,words s
	assert_line --partial $'\t4\t5.000\t400'
	sed 's/\t100\t/\t0\t/' s > none
	run -0 --separate-stderr hd-matrix -f tsv -m per-1000-words none
	assert_line --index 1 $'l\t\tt\tt\t4\t'
}

@test "-w filters by attribute, transcript, theme, block and side; what is about the code leaves the base" {
	run -0 hd-matrix -l "$book" -f tsv -w block=Resources -w 'theme!=tr*' -w side=challenge -w text='LA01/*' -m interviews counts
	assert_output $'lexicon\tblock\ttheme\tlabel\tbase\tchallenge\nenablers-challenges\tResources\tfunding\tFunding and material resources\t2\t2\nenablers-challenges\tResources\tstaffing-time\tStaffing, time and workload\t2\t2\nenablers-challenges\tResources\tco-location\tCo-location and physical proximity\t2\t0'
	run -2 hd-matrix -w colour=red counts
	assert_output 'hd-matrix: -w "colour": no such column: want text, lexicon, block, theme, side, site, role, group, n'
	run -2 hd-matrix -w role counts
	assert_output 'hd-matrix: -w "role": want NAME=VALUE or NAME!=VALUE'
	run -1 --separate-stderr hd-matrix -l "$book" -w role=nobody counts
	[ "$stderr" = 'hd-matrix: no interviews: -w leaves none' ]
	[[ $output == *'Base: 0 interviews, of 15 read'* ]]
}

@test "-s sorts by the first figure of the whole row or by name" {
	run -0 hd-matrix -l "$book" -f tsv -s count -m interviews -c lexicon counts
	[ "$(tail -n +2 <<< "$output" | cut -f 6)" = "$(tail -n +2 <<< "$output" | cut -f 6 | sort -rn)" ]
	run -0 hd-matrix -l "$book" -f tsv -s name -m interviews counts
	[ "$(tail -n +2 <<< "$output" | cut -f 4)" = "$(tail -n +2 <<< "$output" | cut -f 4 | LC_ALL=C sort -f)" ]
	run -2 hd-matrix -s size counts
	assert_output 'hd-matrix: -s "size": want codebook, count or name'
}

@test "a lexicon without a codebook is said; its themes stand in byte order" {
	run -0 --separate-stderr hd-matrix -f tsv -m interviews -w lexicon=l <(sample 1 2)
	[ "$stderr" = 'hd-matrix: lexicon "l": no codebook: themes in byte order: give its folder with -l' ]
	run -0 hd-matrix -l "$book" -f tsv -m interviews counts
	refute_output --partial 'no codebook'
}

@test "a lexicon is found by name among the lexicons; one that is not there is refused" {
	mkdir lexicons
	cp -r "$book" lexicons
	export HEDDLE_LEXICONS=$PWD/lexicons
	run -0 --separate-stderr hd-matrix counts
	same_as "$golden/matrix.txt"
	[ -z "$stderr" ]
	run -2 hd-matrix -l nothing counts
	assert_output 'hd-matrix: nothing: no lexicon: want a folder with codebook.tsv, or the name of one that came with heddle'
}

@test "an id in the counts names no folder outside the lexicons" {
	mkdir -p lexicons
	cp -r "$book" elsewhere
	export HEDDLE_LEXICONS=$PWD/lexicons
	sed 's/enablers-challenges/..\/elsewhere/' counts > evil
	run -0 hd-matrix evil
	assert_output --partial 'no codebook'
}

@test "three sides and two lexicons: a table for each to read, one to compute with" {
	hd-tally "$tally/small.vrt" > small
	mkdir impact-levels
	printf 'theme\tblock\tlabel\tside\toutcomes\n' > impact-levels/codebook.tsv
	printf 'outcomes\t\tOutcomes for children\t%s\tx\n' better worse no-change >> impact-levels/codebook.tsv
	run -0 hd-matrix -l "$book" -l impact-levels -m interviews small
	assert_line --index 0 'enablers-challenges. Base: 3 interviews in 2 sites.'
	assert_line 'impact-levels. Base: 3 interviews in 2 sites.'
	assert_line --regexp '^Outcomes for children +– +– +1$'
	assert_line --regexp '^ +Better +Worse +No change$'
	run -0 hd-matrix -l "$book" -l impact-levels -f tsv -m interviews small
	assert_line --index 0 $'lexicon\tblock\ttheme\tlabel\tbase\tenabler\tchallenge\tbetter\tworse\tno-change'
	assert_line $'impact-levels\t\toutcomes\tOutcomes for children\t3\t\t\t0\t0\t1'
}

@test "the phrasing is what most interviews say, then most hits, then the first in byte order; void and asked ones are passed over" {
	sample 3 3 > s
	{ printf 'text\tlexicon\ttheme\tside\tvoid\tmatch\twhy\n'
	row() { printf '%s\tl\tt\tenabler\t%s\t%s\t%s\n' "$@"; }
	row t0001 '' 'the panel' ''; row t0001 '' 'the panel' ''; row t0001 '' 'the panel' ''
	row t0002 '' 'Good trust' ''; row t0003 '' 'good trust' ''; row t0003 '' 'good trust' ''
	for i in 1 2 3; do row t000$i trap 'bus pass' 'trap: bus pass'; row t000$i '' 'Yeah, massively.' 'asked: trust'; done; } > h
	run -0 hd-matrix -f tsv -m interviews -q h s
	assert_line $'l\t\tt\tt\t3\t3\tgood trust'
	run -0 hd-matrix -m interviews -q h s
	assert_line --regexp '^ +“good trust”$'
	row t9 '' x '' >> h
	run -1 --separate-stderr hd-matrix -f tsv -m interviews -q h s
	[[ $stderr == *'hd-matrix: h: 1 hits of transcripts that are not in the counts: want both of one run'* ]] || fail "$stderr"
	run -2 hd-matrix -q missing s
	assert_line 'hd-matrix: missing: want the hits that hd-kwic -f tsv writes'
	run -2 hd-matrix -m phrasing s
	assert_output 'hd-matrix: -m phrasing: want the hits with -q'
}

@test "counts in parts give the matrix of the whole, whatever the order" {
	for i in 1 2 3; do hd-tally <(awk -v i=$i '/^<text / { n++ } n % 3 == i - 1' "$tally/coded.vrt") > part.$i; done
	run -0 hd-matrix -l "$book" part.3 part.1 part.2
	same_as "$golden/matrix.txt"
	run -0 bash -c 'cat part.2 part.3 part.1 | hd-matrix -l "$1"' - "$book"
	same_as "$golden/matrix.txt"
}

@test "text keeps within -W as far as names can be broken, and no line ends in a blank" {
	for width in 90 100 140; do
		run -0 hd-matrix -l "$book" -q hits -W $width counts
		[ "$(LC_ALL=C.UTF-8 gawk '{ if (length($0) > n) n = length($0) } END { print n }' <<< "$output")" -le $width ] || [ $width -lt 95 ]
		refute_output --regexp ' '$'\n'
	done
	run -2 hd-matrix -W 5 counts
	assert_output 'hd-matrix: -W "5": want a number from 40 to 10000'
}

@test "CSV is quoted by RFC 4180, with -B behind a byte order mark" {
	run -0 hd-matrix -l "$book" -f csv -m interviews -w theme=staffing-time counts
	assert_line --index 1 'enablers-challenges,Resources,staffing-time,"Staffing, time and workload",15,4,12'
	run -0 bash -c 'hd-matrix -B -l "$1" -f csv counts | head -c 3 | od -An -tx1' - "$book"
	assert_output ' ef bb bf'
	run -2 hd-matrix -B counts
	assert_output 'hd-matrix: -B: want it with -f csv alone'
}

@test "a stream, other tables, unknown rows, columns, measures and formats are refused with what is wanted" {
	run -2 hd-matrix "$tally/small.vrt"
	assert_output "hd-matrix: $tally/small.vrt:1: a stream: want counts: hd-tally makes them of it"
	run -2 hd-matrix hits
	assert_output 'hd-matrix: hits:1: no column "words": want a stream, or a table of counts with its header line'
	run -2 hd-matrix -r rôle counts
	assert_output 'hd-matrix: -r "rôle": no such column: want text, lexicon, block, theme, side, site, role, group, n'
	run -2 hd-matrix -c site,role,group,n,side counts
	assert_output 'hd-matrix: -c "site,role,group,n,side": want at most 4 columns'
	run -2 hd-matrix -m size counts
	assert_output 'hd-matrix: -m "size": want interviews, share, passages, turns, sentences, hits, sites, present, per-1000-words, base, words or phrasing'
	run -2 hd-matrix -f xml counts
	assert_output 'hd-matrix: -f "xml": want text, tsv, csv or markdown'
	run -2 hd-matrix -m sites <(sample 1 2)
	assert_line 'hd-matrix: -m sites: no transcript has the attribute site'
	run -2 hd-matrix missing
	assert_output --regexp '^hd-matrix: missing: '
}

@test "a table that would not fit into memory is refused" {
	sample 5000 5000 > s
	run -2 hd-matrix -f tsv -r text -c text s
	assert_line 'hd-matrix: a table of 5000 rows and 5000 columns: want at most 16777216 cells'
}

@test "counts without any transcript: the base is 0, said, exit 1" {
	head -n 1 counts > none
	run -1 --separate-stderr hd-matrix none
	assert_line 'Base: 0 interviews.'
	assert_line 'Nothing is coded.'
	[ "$stderr" = 'hd-matrix: no interviews in the counts' ]
}
