# Of the turns of many transcripts, as hd-read writes them, makes `copies` text files of them all in `folder`: transcripts of the size
# of an hour's interview, laid out in the plainest way.
/^<u / { body = body (/ part="interviewer"/ ? "I:" : "R:") }
/^<\/u>/ { body = body "\n" }
!/^</ { body = body " " $0 }
END {
	gsub(/&lt;/, "<", body)
	gsub(/&amp;/, "\\&", body)
	for (i = 1; i <= copies; i++) {
		file = folder "/" i ".txt"
		print "Interview " i "\n\n" body > file
		close(file)
	}
}
