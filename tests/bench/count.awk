# How often each phrase of the first file (small letters, one a line, of at most four words) is said in the second: what stands
# between two words of a phrase is one blank.
NR == FNR { phrase[$0]; begins[$1]; next }
{
	$0 = tolower($0)
	gsub(/[^a-z0-9 ]+/, " . ")
	for (i = 1; i <= NF; i++) {
		if (!($i in begins))
			continue
		p = $i
		for (j = i + 1; !(p in phrase) && j <= NF && j < i + 4; j++)
			p = p " " $j
		if (p in phrase)
			n[p]++
	}
}
END { for (p in n) print n[p], p }
