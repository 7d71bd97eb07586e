/^<text / { if (seen++) count(); negated = 0; gold = /Negated/ }
/^<hit / && / side="negated"/ { negated = 1 }
function count() { if (negated && gold) both++; else if (negated) ours++; else if (gold) theirs++ }
END { count(); p = both / (both + ours); r = both / (both + theirs); printf "recall %.3f precision %.3f F1 %.3f\n", r, p, 2 * p * r / (p + r) }
