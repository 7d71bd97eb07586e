/* Values of options: see option.h. */
#include "option.h"
#include "say.h"
#include "str.h"

int
option_choice(const char *option, const char *word, const char *const *list)
{
	struct buf wanted = {0};

	for (int i = 0; list[i]; i++)
		if (strcmp(word, list[i]) == 0)
			return i;
	for (int i = 0; list[i]; i++)
		buf_format(&wanted, "%s%s", i == 0 ? "" : list[i + 1] ? ", " : " or ", list[i]);
	die("%s \"%s\": want %.*s", option, word, (int)wanted.len, wanted.at);
}

uint64_t
option_number(const char *option, const char *word, uint64_t least, uint64_t most)
{
	uint64_t n;

	if (str_number(str_of(word), &n) && n >= least && n <= most)
		return n;
	if (most == UINT64_MAX)
		die("%s \"%s\": want a number from %llu", option, word, (unsigned long long)least);
	die("%s \"%s\": want a number from %llu to %llu", option, word, (unsigned long long)least, (unsigned long long)most);
}
