# Paths of transcripts in, make's rules for them out, so that names may hold spaces, brackets, quotes and signs of make.
# In the name of what is made every byte but letters, digits and _ - . / stands as +XX (hexadecimal).
BEGIN {
	for (i = 1; i < 256; i++)
		code[sprintf("%c", i)] = sprintf("+%02X", i)
}
{
	name = substr($0, length(folder) + 2)
	safe = ""
	for (i = 1; i <= length(name); i++) {
		c = substr(name, i, 1)
		safe = safe (c ~ /[A-Za-z0-9_.\/-]/ ? c : code[c])
	}
	gsub(/\//, "+2F", safe) # one folder holds all
	source = quoted = $0
	gsub(/[ \\#:]/, "\\\\&", source)
	gsub(/[$]/, "$$", source)
	gsub(/\047/, "\047\\\047\047", quoted)
	gsub(/[$]/, "$$", quoted)
	gsub(/#/, "\\#", quoted)
	made = out "/stems/" safe ".vrt"
	printf "heddle_stems += %s\n%s: %s\n%s: heddle_source = \047%s\047\n", made, made, source, made, quoted
}
