/*
 * The formats that hd-read knows: which one a file has is told by its content first, by its name where content cannot tell.
 * A format is one file, x.c, with one function of this shape, and a row in the table of decode.c.
 */
#ifndef DECODE_H
#define DECODE_H

#include "document.h"

/* What a decoder is given. */
struct source {
	const char *name;	/* path, for messages ("folder.zip/a.docx" inside an archive) */
	struct str bytes;	/* the file, decompressed; at most --max-size of them */
	bool notes;		/* footnotes and comments are wanted as marks */
	size_t max_size;	/* bytes that anything inside may unpack to */
	uint64_t max_ratio;	/* and how many times its packed size */
};

/* Fills the document. False, with one message "name: what is wrong" (say.h, warn), when it cannot: nothing of the file is then used. */
typedef bool decoder(struct document *document, const struct source *source);

decoder decode_text, decode_markdown, decode_docx, decode_odt, decode_html, decode_rtf, decode_doc, decode_pdf,
	decode_captions, decode_table, decode_eaf, decode_textgrid;

/* Whether the bytes are of a format, by themselves or (where they could be several) with the help of the name. */
typedef bool recogniser(const struct source *source);

/* Those that know more than decode.c can tell: each lives with its format. */
recogniser is_docx, is_odt, is_eaf, is_html, is_markdown, is_folder;
recogniser is_rtf, is_textgrid, is_captions, is_table, is_tables, is_pdf, is_doc;

/* The decoder for a source, and its name; NULL when the bytes are none of these (binary). */
decoder *decoder_for(const struct source *source, const char **format);

/* Whether the name ends so (".vtt"), in any case: for what the bytes leave open. */
bool source_has_extension(const struct source *source, const char *extension);

/* A source that holds others (zip, tar): gives each of them in turn, by name in byte order, to `found`. */
typedef void source_found(void *context, const struct source *source);
typedef bool unpacker(const struct source *source, source_found *found, void *context);

unpacker unpack_folder, unpack_tables;

/* The unpacker for a source; NULL when it is no archive. A docx or odt is none, though it is a zip. */
unpacker *unpacker_for(const struct source *source);

#endif
