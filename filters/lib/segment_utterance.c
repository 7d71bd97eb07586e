/* Sentences of speech that was written down, tailored: see segment.h; the tailorings are listed in hd-tokenise(1). */
#include "segment_rules.h"

static bool
is_lower(char c)
{
	return c >= 'a' && c <= 'z';
}

static bool
is_upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool
is_word(char c)
{
	return is_lower((char)(c | 0x20)) || (c >= '0' && c <= '9') || c == '_' || (unsigned char)c >= 0x80;
}

bool
segment_lacks_blank(struct str text, size_t at)
{
	return at >= 2 && at + 1 < text.len && is_lower(text.at[at - 1]) && is_lower((char)(text.at[at - 2] | 0x20)) && is_upper(text.at[at + 1]);
}

/* Titles and abbreviations that do not end a sentence. */
static bool
is_abbreviation(struct str word)
{
	static const struct str abbreviations[] = {
		STR("mr"), STR("mrs"), STR("ms"), STR("mx"), STR("dr"), STR("prof"), STR("st"), STR("rev"), STR("sgt"), STR("cllr"), STR("hon"),
		STR("messrs"), STR("e.g"), STR("i.e"), STR("eg"), STR("ie"), STR("vs"), STR("approx"), STR("cf"), STR("viz"),
	};

	if (word.len < 2 || word.len > 6)	/* no abbreviation is of that length */
		return false;
	for (size_t i = 0; i < sizeof(abbreviations) / sizeof(abbreviations[0]); i++) {
		size_t same = 0;

		if (word.len != abbreviations[i].len)
			continue;
		while (same < word.len && (is_upper(word.at[same]) ? word.at[same] | 0x20 : word.at[same]) == abbreviations[i].at[same])
			same++;
		if (same == word.len)
			return true;
	}
	return false;
}

static size_t
tailored(struct str text, size_t at, size_t end)
{
	size_t dot = at - 1, start = dot;
	struct str word;

	if (text.at[dot] != '.')
		return end;	/* an ellipsis, or another script's full stop */
	if (end == 0)
		return segment_lacks_blank(text, dot) ? at : 0;
	while (start > 0 && (is_word(text.at[start - 1]) || text.at[start - 1] == '.'))
		start--;
	word = (struct str){ text.at + start, dot - start };
	/* "I." ends what somebody says, any other single capital is an initial. */
	if (word.len == 1 && is_upper(word.at[0]) && word.at[0] != 'I')
		return 0;
	return is_abbreviation(word) ? 0 : end;
}

const size_t *
segment_utterance_sentences(struct segmenter *segmenter, struct str text, size_t *n)
{
	return segment_tailored(segmenter, text, n, tailored);
}
