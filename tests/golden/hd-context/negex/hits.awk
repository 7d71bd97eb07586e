# Marks the condition (the tokens of the first turn) in the second turn as a hit.
BEGIN { FS = "\t"; print "<lexicon id=\"negex\" sides=\"affirmed negated\"/>" }
/^<text / { wanted = 0 }
/^<u / { condition = /interviewer/ }
/^<s / { n = 0 }
!/^</ { if (condition) want[++wanted] = tolower($1); else have[++n] = tolower($1) }
/^<\/s>/ && !condition {
	for (i = 1; i + wanted - 1 <= n; i++) {
		for (j = 1; j <= wanted && have[i + j - 1] == want[j]; j++)
			;
		if (j > wanted) {
			printf "<hit lexicon=\"negex\" theme=\"condition\" side=\"affirmed\" from=\"%d\" to=\"%d\" start=\"0\" end=\"1\" pattern=\"-\"/>\n", i, i + wanted - 1
			break
		}
	}
}
!condition || !/^(<s |<\/s>|<g|[^<])/ { print }
