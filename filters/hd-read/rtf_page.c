/* Code pages of RTF: see rtf_page.h. Conversion is ICU's. */
#include <stdio.h>

#include <unicode/ucnv.h>

#include "rtf_page.h"
#include "utf8.h"

unsigned
rtf_charset_page(unsigned charset)
{
	static const struct { unsigned charset, page; } known[] = {
		{ 0, 1252 }, { 2, RTF_PAGE_SYMBOL }, { 77, 10000 }, { 78, 932 }, { 80, 936 }, { 81, 950 }, { 128, 932 }, { 129, 949 },
		{ 130, 1361 }, { 134, 936 }, { 136, 950 }, { 161, 1253 }, { 162, 1254 }, { 163, 1258 }, { 177, 1255 }, { 178, 1256 },
		{ 186, 1257 }, { 204, 1251 }, { 222, 874 }, { 238, 1250 }, { 254, 437 }, { 255, 850 },
	};

	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (known[i].charset == charset)
			return known[i].page;
	return 0;
}

static UConverter *
open_page(unsigned page)
{
	char name[32];
	UErrorCode error = U_ZERO_ERROR;
	UConverter *converter;

	if (page == 10000)
		snprintf(name, sizeof(name), "macintosh");
	else
		snprintf(name, sizeof(name), page >= 1250 && page <= 1258 ? "windows-%u" : page == 65001 ? "UTF-8" : "cp%u", page);
	converter = ucnv_open(name, &error);
	return U_FAILURE(error) ? NULL : converter;
}

static UConverter *
converter_of(struct rtf_pages *pages, unsigned page)
{
	for (size_t i = 0; i < pages->len; i++)
		if (pages->page[i].number == page)
			return pages->page[i].converter;
	if (pages->len == RTF_PAGES)
		return pages->page[0].converter;
	pages->page[pages->len].number = page;
	pages->page[pages->len].converter = open_page(page);
	return pages->page[pages->len++].converter;
}

void
rtf_page_text(struct rtf_pages *pages, unsigned page, struct str bytes, struct buf *text)
{
	UConverter *from = converter_of(pages, page);
	const char *at = bytes.at, *end = bytes.at + bytes.len;

	if (page == RTF_PAGE_SYMBOL) {
		buf_put(text, STR("\xe2\x80\xa2"));
		return;
	}
	if (bytes.len > 1 && utf8_valid(bytes) == bytes.len) {
		buf_put(text, bytes);
		return;
	}
	if (from == NULL)
		from = converter_of(pages, 1252);
	while (from && at < end) {
		UErrorCode error = U_ZERO_ERROR;
		UChar32 c = ucnv_getNextUChar(from, &at, end, &error);

		if (error == U_INDEX_OUTOFBOUNDS_ERROR)
			break;
		utf8_put(text, U_FAILURE(error) || c < 0 ? 0xfffd : (uint32_t)c);
	}
	if (from)
		ucnv_resetToUnicode(from);
}

void
rtf_pages_free(struct rtf_pages *pages)
{
	for (size_t i = 0; i < pages->len; i++)
		if (pages->page[i].converter)
			ucnv_close(pages->page[i].converter);
	pages->len = 0;
}
