#!/usr/bin/env bats
# hd-read: tables of turns and of answers (.csv, .tsv).
load helper
load turns

setup() {
	cd "$BATS_TEST_TMPDIR"
}

csv() { # line ... : a.csv
	printf '%s\n' "$@" > a.csv
}

@test "samples written as csv with semicolons, a mark and CRLF read as the txt" { same_turns csv csv; }
@test "samples written as tsv read as the txt" { same_turns tsv tsv; }
@test "samples written as csv in UTF-16, as Excel does, read as the txt" { same_turns csv csv iconv -f UTF-8 -t UTF-16; }

@test "csv: quoted cells with commas, newlines and quotation marks" {
	csv 'Time,Speaker Name,What was said' '1.5,I,"What, ""then""' 'and now?"' '00:01:07,R,We meet weekly.' ',,And talk.'
	run -0 turns a.csv
	assert_output $'I|What, "then" and now?\nR|We meet weekly.\nR|And talk.'
	run -0 hd-read a.csv
	assert_line '<u n="1" who="I" part="interviewer" t="00:00:01">'
	assert_line '<u n="2" who="R" part="respondent" t="00:01:07">'
}

@test "csv: a colon behind a speaker is none of the name" {
	csv 'speaker,words' 'DB:,What helps you?' 'RA:,We meet weekly.' 'DB,And then?'
	run -0 turns a.csv
	assert_output $'DB|What helps you?\nRA|We meet weekly.\nDB|And then?'
}

@test "csv: names of columns are found in any case and spelling, below title rows and sep=" {
	csv 'sep=;' 'Project X;;' '' '"Interview, 2007";;' 'SPEAKER_NAME;Turn-Number;Utterance' 'I;1;What helps you?' 'R;2;We meet weekly.'
	run -0 turns a.csv
	assert_output $'I|What helps you?\nR|We meet weekly.'
}

@test "csv: columns that are the same in all rows are attributes, others are left out and said" {
	csv 'speaker,text,site,Key group,mood' 'I,What helps you?,LA01,lac,glad' 'R,We meet weekly.,LA01,lac,sad'
	run -0 --separate-stderr hd-read a.csv
	assert_line '<text id="a" site="LA01" key_group="lac">'
	[ "$stderr" = 'hd-read: a.csv: column left out, not the same in all rows: "mood"' ] || fail "$stderr"
}

@test "csv: a column that names interviews makes a transcript of each" {
	csv 'interview,speaker,text' 'B/2,I,And you?' ',R,We meet weekly.' 'A,I,What helps you?' 'A,R,Tea and cake.' 'B/2,I,Really?'
	run -0 hd-read a.csv
	assert_output '<text id="a.csv/A">
<u n="1" who="I" part="interviewer">
What helps you?
</u>
<u n="2" who="R" part="respondent">
Tea and cake.
</u>
</text>
<text id="a.csv/B_2">
<u n="1" who="I" part="interviewer">
And you?
</u>
<u n="2" who="R" part="respondent">
We meet weekly.
</u>
<u n="3" who="I" part="interviewer">
Really?
</u>
</text>'
}

@test "csv: numbers of rows called id are no transcripts, ids that come again are" {
	csv 'id,speaker,text' '1,I,What helps you?' '2,R,We meet weekly.'
	run -0 turns a.csv
	assert_output $'I|What helps you?\nR|We meet weekly.'
	csv 'id,speaker,text' '1,I,What helps you?' '1,R,We meet weekly.' '2,I,And you?'
	run -0 hd-read a.csv
	assert_line '<text id="a.csv/1">'
	assert_line '<text id="a.csv/2">'
}

@test "csv: participants who take turns are a group's speakers, those who come once or together are transcripts" {
	csv 'participant,text' 'P1,I think so.' 'P2,So do I.' 'P1,Well then.'
	run -0 turns a.csv
	assert_output $'P1|I think so.\nP2|So do I.\nP1|Well then.'
	csv 'participant,question,answer' 'P1,What helps?,We meet weekly.' 'P1,What else?,Cake and tea.' 'P2,What helps?,Nothing at all.'
	run -0 turns a.csv
	assert_output $'Interviewer|What helps?\nRespondent|We meet weekly.\nInterviewer|What else?\nRespondent|Cake and tea.\nInterviewer|What helps?\nRespondent|Nothing at all.'
	run -0 hd-read a.csv
	assert_line '<text id="a.csv/P2">'
}

@test "csv: a form with a question a column is a transcript a row, the rest its attributes" {
	csv 'Timestamp,Which role are you in?,"What helped you, if anything?",Please tell us what hindered,Area' \
		'2007/06/12 10:00,Teacher,We met.,"Time, mostly.",Essex' '2007/06/13 10:00,Carer,,Nothing.,Norfolk'
	run -0 turns a.csv
	assert_output $'Interviewer|Which role are you in?\nRespondent|Teacher\nInterviewer|What helped you, if anything?\nRespondent|We met.\nInterviewer|Please tell us what hindered\nRespondent|Time, mostly.\nInterviewer|Which role are you in?\nRespondent|Carer\nInterviewer|Please tell us what hindered\nRespondent|Nothing.'
	run -0 hd-read a.csv
	assert_line '<text id="a.csv/2" timestamp="2007/06/13 10:00" area="Norfolk">'
}

@test "csv: Qualtrics' three header rows" {
	csv 'ResponseId,Q1,Q2' '"Response ID","What helped you?","What hindered you?"' '"{""ImportId"":""_recordId""}","{""ImportId"":""QID1""}","{""ImportId"":""QID2""}"' 'R_1,We met.,Time.' 'R_2,Cake.,'
	run -0 turns a.csv
	assert_output $'Interviewer|What helped you?\nRespondent|We met.\nInterviewer|What hindered you?\nRespondent|Time.\nInterviewer|What helped you?\nRespondent|Cake.'
	run -0 hd-read a.csv
	assert_line '<text id="a.csv/R_1">'
}

@test "csv: pieces with a start and an end are joined to turns" {
	csv 'start,end,speaker,text' '0.0,2.5,SPEAKER_00,So we meet' '2.5,4,SPEAKER_00,every week.' '4,5,SPEAKER_01,Really?' '65.2,66,SPEAKER_00,Yes.'
	run -0 turns a.csv
	assert_output $'SPEAKER_00|So we meet every week.\nSPEAKER_01|Really?\nSPEAKER_00|Yes.'
	run -0 hd-read a.csv
	assert_line --partial 't="00:01:05"'
	csv 'start,end,text' '0,2,So we meet' '2,4,every week.' '4,5,Really?'
	run -0 --separate-stderr turns a.csv
	assert_output $'|So we meet every week.\n|Really?'
}

@test "a .txt with tabs and a header of speaker and text is a table; one without is text" {
	printf 'speaker\ttext\nI\tWhat helps?\nR\tWe meet.\n' > a.txt
	run -0 turns a.txt
	assert_output $'I|What helps?\nR|We meet.'
	printf 'I:\tWhat helps?\nR:\tWe meet.\n' > b.txt
	run -0 turns b.txt
	assert_output $'I|What helps?\nR|We meet.'
}

@test "tables that hold no transcript are passed over with the reason" {
	csv 'id,site,role' '1,LA01,leader'
	run -2 hd-read a.csv
	assert_output 'hd-read: a.csv: no transcript: no column called text, utterance, answer or the like beside a speaker, time or name'
	csv 'text,turn,theme,side,quote' 'a,1,trust,enabler,We trust them'
	run -2 hd-read a.csv
	assert_output 'hd-read: a.csv: a table of codes, counts or files: no transcript'
	csv 'speaker,response' 'A,5' 'B,3' 'A,4'
	run -2 hd-read a.csv
	assert_output 'hd-read: a.csv: a table whose column of texts holds no sentences: no transcript'
	csv 'speaker,text' 'A,' 'B,'
	run -2 hd-read a.csv
	assert_output 'hd-read: a.csv: a table without a row of text'
}

@test "csv: a row with too many cells is said with its line" {
	csv 'Title' 'speaker,text' 'I,What helps you?' 'R,We meet, weekly, all of us' 'R,We meet weekly.'
	run -1 --separate-stderr hd-read -p a.csv
	[[ "$stderr" == *'a.csv:4: more cells than the 2 columns of the header: row passed over'* ]] || fail "$stderr"
	assert_output $'What helps you?\nWe meet weekly.'
}
