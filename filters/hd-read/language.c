/* Which language a transcript reads as: see language.h. */
#include "chars.h"
#include "language.h"

enum {
	LOOKED_AT = 400,	/* words */
	AT_FIRST = 80,	/* words of which a fifth must be the expected language's for the rest to be left alone */
	LEAST = 60,		/* words that tell anything */
	LONGEST = 6,		/* bytes of a word in the lists */
};

/* The words that each has most of and shares with few others (from the stop lists of Snowball), of at most six bytes. */
static const struct {
	const char *code, *name, *words;
} all_languages[LANGUAGES] = {
	{ "en", "English", " the and to of it that you was we have is they so but for with what not be on do are this my all or there he she if just were your at had "
	    "about them would yeah know think from as an by when been did get got because more him her then no me very " },
	{ "cy", "Welsh", " y yr yn mae i ac a'r ar fod wedi ei o'r am gan bod oedd ond sydd dim hi nhw ni eu roedd fel sy mynd hyn iawn beth pan " },
	{ "fr", "French", " le la les de des et un une que qui dans est pas pour je vous nous il elle ce on sur avec mais ou plus du au ne se sont " },
	{ "de", "German", " der die das und ist nicht ich wir sie es ein eine zu mit auf den dem von so auch aber ja war was haben noch wie sich f\xc3\xbcr " },
	{ "es", "Spanish", " el la los las de que y en un una es no se por con para lo como pero m\xc3\xa1s muy ya del al yo su le " },
	{ "it", "Italian", " il lo la gli le di che e un una non per con sono del della come ma pi\xc3\xb9 mi si anche ci era noi " },
	{ "nl", "Dutch", " de het een en van ik te dat die niet is zijn op aan met voor er maar om ook dan wel bij nog wat ze je " },
	{ "pt", "Portuguese", " o os as de que e em um uma n\xc3\xa3o para com por mais mas se eu ele ela do da no na foi isso " },
	{ "pl", "Polish", " i w na nie si\xc4\x99 \xc5\xbc" "e z do to jest jak ale o tak co za ja po od mam tym dla " },
};

void
languages_start(struct languages *languages, const char *expected)
{
	for (size_t i = 0; i < LANGUAGES; i++) {
		struct str rest = str_of(all_languages[i].words), word;

		if (strcmp(all_languages[i].code, expected) == 0)
			languages->expected = i;
		while ((word = next_word(&rest)).len) {
			uint32_t at = map_add(&languages->words, word);

			languages->words.entry[at].value |= (uint64_t)1 << i;
		}
	}
}

void
language_count(const struct languages *languages, struct language_counts *counts, struct str text)
{
	char small[LONGEST];
	struct str word;

	while (!counts->enough && (word = next_word(&text)).len) {
		uint32_t at;

		counts->words++;
		counts->enough = counts->words == LOOKED_AT || (counts->words == AT_FIRST && counts->hits[languages->expected] * 5 >= AT_FIRST);
		if (word.len > LONGEST)
			continue;
		for (size_t i = 0; i < word.len; i++)
			small[i] = to_lower(word.at[i]);
		at = map_find(&languages->words, (struct str){ small, word.len });
		if (at == MAP_NONE)
			continue;
		for (size_t i = 0; i < LANGUAGES; i++)
			counts->hits[i] += languages->words.entry[at].value >> i & 1;
	}
}

const char *
language_of(const struct language_counts *counts)
{
	size_t best = 0;
	uint64_t second = 0;

	if (counts->words < LEAST)
		return NULL;
	for (size_t i = 1; i < LANGUAGES; i++)
		if (counts->hits[i] > counts->hits[best]) {
			second = counts->hits[best];
			best = i;
		} else if (counts->hits[i] > second) {
			second = counts->hits[i];
		}
	/* A tenth of the words at least (English speech: four in ten), and half as many again as the next. */
	return counts->hits[best] * 10 >= counts->words && counts->hits[best] * 2 >= second * 3 ? all_languages[best].code : NULL;
}

const char *
language_name(const char *code)
{
	for (size_t i = 0; i < LANGUAGES; i++)
		if (strcmp(code, all_languages[i].code) == 0)
			return all_languages[i].name;
	return NULL;
}
