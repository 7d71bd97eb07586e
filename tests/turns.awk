# Writes the turns of a stream (hd-read's) in another format: -v to=vtt, vtt-label, srt, csv, tsv, textgrid,
# textgrid-short, roff, markdown.
# Marks go back to where they stood. Times are made up: ten seconds a turn.
BEGIN { FS = "\n" }
function attr(line, name,   at) {
	at = index(line, " " name "=\"")
	if (!at)
		return ""
	line = substr(line, at + length(name) + 3)
	return plain(substr(line, 1, index(line, "\"") - 1))
}
function plain(s) {
	gsub(/&lt;/, "<", s); gsub(/&gt;/, ">", s); gsub(/&quot;/, "\"", s); gsub(/&#9;/, "\t", s); gsub(/&#10;/, "\n", s); gsub(/&amp;/, "\\&", s)
	return s
}
function markup(s) {
	gsub(/&/, "\\&amp;", s); gsub(/</, "\\&lt;", s); gsub(/>/, "\\&gt;", s)
	return s
}
function doubled(s) {
	gsub(/"/, "\"\"", s)
	return "\"" s "\""
}
function clock(n, point) {
	return sprintf("%02d:%02d:%02d%s%03d", n / 3600, n / 60 % 60, n % 60, point, n % 1000)
}
function say(s) { said = said (said == "" || glue ? "" : " ") s; glue = 0 }
/^<u / { who = attr($0, "who"); said = ""; glue = 0; next }
/^<mark / { say(attr($0, "text")); next }
/^<g\/>/ { glue = 1; next }
/^<\/u>/ { turns++; speaker[turns] = who; text[turns] = said; if (!(who in tier)) { tiers++; tier[who] = tiers; name[tiers] = who }; next }
/^</ { next }
{ say(plain($0)) }
function vtt(labels,   i) {
	print "WEBVTT - made for a test\n\nNOTE\nnot said\n"
	for (i = 1; i <= turns; i++)
		printf "%d\n%s --> %s align:start\n%s%s\n\n", i, clock(i * 10, "."), clock(i * 10 + 9, "."),
			labels ? speaker[i] ": " : "<v " markup(speaker[i]) ">", markup(text[i]) (labels ? "" : "</v>")
}
function srt(   i) {
	for (i = 1; i <= turns; i++)
		printf "%d\r\n%s --> %s\r\n<i>%s: %s</i>\r\n\r\n", i, clock(i * 10, ","), clock(i * 10 + 9, ","), speaker[i], text[i]
}
function csv(   i) {
	printf "\357\273\277Start;Speaker;Utterance\r\n"
	for (i = 1; i <= turns; i++)
		printf "%d;%s;%s\r\n", i * 10, doubled(speaker[i]), doubled(text[i])
}
function tsv(   i, t) {
	print "who\ttext\tsite"
	for (i = 1; i <= turns; i++) {
		t = text[i]
		gsub(/&/, "\\&amp;", t)
		print speaker[i] "\t" t "\tLA99"
	}
}
# Every tier holds all intervals, empty where another speaks.
function textgrid(short,   i, k) {
	printf short ? "File type = \"ooTextFile\"\n\"TextGrid\"\n\n0\n%d\n<exists>\n%d\n" : "File type = \"ooTextFile\"\nObject class = \"TextGrid\"\n\nxmin = 0 \nxmax = %d \ntiers? <exists> \nsize = %d \nitem []: \n", turns * 10 + 10, tiers
	for (k = 1; k <= tiers; k++) {
		if (!short)
			printf "    item [%d]:\n        class = \"IntervalTier\" \n        name = %s \n        xmin = 0 \n        xmax = %d \n        intervals: size = %d \n", k, doubled(name[k]), turns * 10 + 10, turns
		else
			printf "\"IntervalTier\"\n%s\n0\n%d\n%d\n", doubled(name[k]), turns * 10 + 10, turns
		for (i = 1; i <= turns; i++)
			printf short ? "%.1f\n%.1f\n%s\n" : "            xmin = %.1f \n            xmax = %.1f \n            text = %s \n", i * 10, i * 10 + 10, doubled(tier[speaker[i]] == k ? text[i] : "")
	}
}
# For pandoc: a paragraph a turn, the label bold.
function markdown(   i, t) {
	for (i = 1; i <= turns; i++) {
		t = text[i]
		gsub(/[!-\/:-@[-`{-~]/, "\\\\&", t)
		printf "**%s:** %s\n\n", speaker[i], t
	}
}
# For groff -ms -k -Tpdf: wrapped and justified, no word divided, with a running header and page numbers.
function roff(   i, t) {
	print ".nr PS 11\n.nr VS 14\n.ds LH Study of joint working, transcript\n.ds RH Confidential\n.ds CF Page \\n%\n.nr HY 0"
	for (i = 1; i <= turns; i++) {
		t = text[i]
		gsub(/\\/, "\\e", t)
		gsub(/'/, "\\(aq", t)
		gsub(/-/, "\\-", t)
		gsub(/`/, "\\(ga", t)
		printf ".LP\n\\&%s: %s\n", speaker[i], t
	}
}
END {
	if (to == "roff") roff()
	else if (to == "markdown") markdown()
	else if (to == "vtt") vtt(0)
	else if (to == "vtt-label") vtt(1)
	else if (to == "srt") srt()
	else if (to == "csv") csv()
	else if (to == "tsv") tsv()
	else if (to == "textgrid") textgrid(0)
	else if (to == "textgrid-short") textgrid(1)
}
