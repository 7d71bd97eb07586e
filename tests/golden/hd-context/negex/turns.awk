# Each sentence of the set as a transcript: its condition and itself, a turn each.
BEGIN { FS = "\t" }
function escaped(s) { gsub(/&/, "\\&amp;", s); gsub(/</, "\\&lt;", s); gsub(/ +/, " ", s); return s }
NR > 1 {
	printf "<text id=\"%d/%s\">\n<u n=\"1\" who=\"C\" part=\"interviewer\">\n%s\n</u>\n<u n=\"2\" who=\"R\" part=\"respondent\">\n%s\n</u>\n</text>\n", $1, $4, escaped($2), escaped($3)
}
