/*
 * The form in which words are compared: NFC, full case folding (Unicode, CaseFolding.txt C + F), NFC again,
 * and quotation marks made straight (U+2018 U+2019 U+02BC U+FF07 -> ', U+201C U+201D -> ").
 */
#ifndef FOLD_H
#define FOLD_H

#include "str.h"

/* Appends the folded form of s, which is well-formed UTF-8. ASCII takes a short way. */
void fold(struct buf *b, struct str s);
/* Appends the NFC of s (Unicode Standard Annex #15). */
void nfc(struct buf *b, struct str s);

/* Appends s, well-formed UTF-8, with its quotation marks straight and nothing else changed. */
void straighten(struct buf *b, struct str s);

#endif
