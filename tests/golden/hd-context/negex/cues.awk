# NegEx's triggers as a table of cues: what negates, wherever it stands in its sentence, until a word that ends it.
BEGIN { FS = "\t+"; OFS = "\t"; print "effect", "pattern", "direction", "span", "strength", "note" }
{ sub(/\r$/, "") }
NF < 2 { next }
{
	gsub(/ +/, " ", $1)
	pattern = $1
	gsub(/[^ ]+/, "=&", pattern)
	kind = $NF
	if (kind == "[PREN]") print "flip", pattern, "right", "sentence", 1, "negated"
	if (kind == "[POST]") print "flip", pattern, "left", "sentence", 1, "negated"
	if (kind == "[PSEU]" || kind == "[POSP]") print "ignore", pattern, "", "", "", "no negation"
	if (kind == "[PREP]" || kind == "[CONJ]") print "stop", pattern, "", "", "", "ends a negation"
}
