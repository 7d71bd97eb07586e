/* Which format a file has: see decode.h. */
#include <strings.h>

#include "decode.h"
#include "encoding.h"

bool
source_has_extension(const struct source *source, const char *extension)
{
	size_t name = strlen(source->name), n = strlen(extension);

	return name > n && strcasecmp(source->name + name - n, extension) == 0;
}

static bool
is_text(const struct source *source)
{
	return encoding_is_text(source->bytes);
}

/* In the order in which they are asked; what is not recognised by its bytes comes last. */
static const struct {
	const char *format;
	recogniser *is;
	decoder *decode;
} formats[] = {
	{ "docx", is_docx, decode_docx },
	{ "odt", is_odt, decode_odt },
	{ "eaf", is_eaf, decode_eaf },
	{ "html", is_html, decode_html },
	{ "markdown", is_markdown, decode_markdown },
	{ "rtf", is_rtf, decode_rtf },
	{ "pdf", is_pdf, decode_pdf },
	{ "doc", is_doc, decode_doc },
	{ "textgrid", is_textgrid, decode_textgrid },
	{ "captions", is_captions, decode_captions },
	{ "table", is_table, decode_table },
	{ "text", is_text, decode_text },
};

decoder *
decoder_for(const struct source *source, const char **format)
{
	for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++)
		if (formats[i].is(source)) {
			*format = formats[i].format;
			return formats[i].decode;
		}
	return NULL;
}

/* Archives: how each begins, or what its name ends in. */
static const struct {
	recogniser *is;
	unpacker *unpack;
} archives[] = {
	{ is_folder, unpack_folder },
	{ is_tables, unpack_tables },
};

unpacker *
unpacker_for(const struct source *source)
{
	for (size_t i = 0; i < sizeof(archives) / sizeof(archives[0]); i++)
		if (archives[i].is(source))
			return archives[i].unpack;
	return NULL;
}
