/*
 * The code pages of an RTF file: which one a \fcharset or \ansicpg means, and what its bytes say.
 *
 *	struct rtf_pages pages = {0};
 *
 *	rtf_page_text(&pages, 1252, STR("\x92"), &text);	// appends U+2019
 *	rtf_pages_free(&pages);
 */
#ifndef RTF_PAGE_H
#define RTF_PAGE_H

#include "str.h"

enum { RTF_PAGES = 24, RTF_PAGE_SYMBOL = 42 };

struct rtf_pages {
	struct {
		unsigned number;
		void *converter;	/* ICU's; NULL: unknown to it */
	} page[RTF_PAGES];
	size_t len;
};

/* The code page of a \fcharset; 0 when it is the file's own (RTF specification 1.9.1, "Font Table"). */
unsigned rtf_charset_page(unsigned charset);

/* Appends the bytes as UTF-8. A page that nobody knows is read as windows-1252. Bytes that are UTF-8 already, as some programs write them, stay. */
void rtf_page_text(struct rtf_pages *pages, unsigned page, struct str bytes, struct buf *text);
void rtf_pages_free(struct rtf_pages *pages);

#endif
