/* UTF-8: the little that heddle needs beside ICU. All offsets in the stream count code points. */
#ifndef UTF8_H
#define UTF8_H

#include "str.h"

#define UTF8_BAD UINT32_MAX

/* The code point at s->at, cut off *s; UTF8_BAD for one byte of an ill-formed sequence. s must not be empty. */
uint32_t utf8_next(struct str *s);
/* Appends a code point. */
void utf8_put(struct buf *b, uint32_t code_point);
/* How many code points (bytes that do not continue one). */
size_t utf8_count(struct str s);
/* Bytes that the first n code points take (all of s when it has fewer). */
size_t utf8_bytes(struct str s, size_t n);
/* Length of the longest well-formed beginning: s.len when all of it is. Overlong forms and surrogates are ill-formed. */
size_t utf8_valid(struct str s);
bool is_ascii(struct str s);
/* The property White_Space (Unicode; a stable set): what a run of becomes one blank in the plain text. */
bool utf8_is_space(uint32_t c);

#endif
