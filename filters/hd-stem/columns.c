/* The column of each form: see columns.h. */
#include <stdlib.h>

#include "bytes.h"
#include "columns.h"
#include "stream.h"

enum {
	SLOT_BITS = 14,
	SHORT_LINE = 47,		/* bytes of a whole line in the table: an entry is one cache line */
	KNOWN_BYTES = 4 * 1024 * 1024,	/* of forms and columns in the map: some hundred thousand words */
	KNOWN_FORM = 256,		/* bytes; longer ones are rare, and not kept */
};

struct short_line {
	uint64_t form[2];	/* its bytes, zeros behind */
	char line[SHORT_LINE];	/* form, column and newline */
	uint8_t len;		/* of the line; 0: free */
};

void
columns_open(struct columns *columns, struct stemmer *stemmer)
{
	*columns = (struct columns){ .stemmer = stemmer };
	columns->table = alloc((size_t)1 << SLOT_BITS, sizeof(*columns->table));
	memset(columns->table, 0, sizeof(*columns->table) << SLOT_BITS);
}

void
columns_close(struct columns *columns)
{
	free(columns->table);
	map_free(&columns->forms);
	map_free(&columns->known);
	buf_free(&columns->plain);
	buf_free(&columns->column);
}

/* Makes the column of a form: valid until the next. */
static struct str
make_column(struct columns *columns, struct str form)
{
	columns->column.len = 0;
	buf_char(&columns->column, '\t');
	escape_data(&columns->column, stem(columns->stemmer, unescaped(form, &columns->plain)));
	return buf_str(&columns->column);
}

/* The column of a form, as it stands in the stream: valid until the next. */
static struct str
column_of(struct columns *columns, struct str form)
{
	uint32_t at;

	if (form.len > KNOWN_FORM)
		return make_column(columns, form);
	at = map_find(&columns->forms, form);
	if (at == MAP_NONE) {
		struct str column = make_column(columns, form);

		if (columns->forms.bytes + columns->known.bytes > KNOWN_BYTES) {
			map_clear(&columns->forms);
			map_clear(&columns->known);
		}
		at = map_add(&columns->forms, form);
		columns->forms.entry[at].value = map_add(&columns->known, column);
	}
	return columns->known.entry[columns->forms.entry[at].value].key;
}

/* Any line, in the long way. */
static void
put_line(struct columns *columns, struct str raw, struct out *out)
{
	const char *tab;
	struct str form;

	if (raw.len && raw.at[0] == '<') {
		out_line(out, raw);
		return;
	}
	tab = memchr(raw.at, '\t', raw.len);
	form = (struct str){ raw.at, tab ? (size_t)(tab - raw.at) : raw.len };
	out_put(out, form);
	out_put(out, column_of(columns, form));
	out_line(out, (struct str){ raw.at + form.len, raw.len - form.len });
}

/* Writes the line of a short form that is not in its slot, and puts it there if it fits. */
static void
put_missed(struct columns *columns, struct short_line *slot, struct str form, const uint64_t key[2], struct out *out)
{
	struct str column = column_of(columns, form);
	size_t len = form.len + column.len + 1;

	if (len <= SHORT_LINE) {
		*slot = (struct short_line){ .form = { key[0], key[1] }, .len = (uint8_t)len };
		memcpy(slot->line, form.at, form.len);
		memcpy(slot->line + form.len, column.at, column.len);
		slot->line[len - 1] = '\n';
	}
	out_put(out, form);
	out_line(out, column);
}

static struct short_line *
slot_of(const struct columns *columns, const uint64_t key[2])
{
	const uint64_t odd = 0x9e3779b97f4a7c15u;

	return &columns->table[((key[0] ^ (key[1] * odd)) * odd) >> (64 - SLOT_BITS)];
}

/* Appends so many bytes of those at `at`, of which `most` can be read: a copy of fixed length is the fastest. */
static inline void
put_fixed(struct out *out, const char *at, size_t most, size_t len)
{
	buf_need(&out->held, most);
	memcpy(out->held.at + out->held.len, at, most);
	out->held.len += len;
	if (out->held.len >= OUT_BLOCK)
		out_flush(out);
}

/*
 * Writes the line at `at` if it is a short form alone, or a short tag. Returns its bytes with its newline; 0 if it is
 * neither: nothing is written then.
 */
static inline size_t
put_short(struct columns *columns, const char *at, struct out *out)
{
	uint64_t key[2] = { bytes_load(at), bytes_load(at + 8) };
	uint64_t end = bytes_less(key[0], '\n' + 1);
	struct short_line *slot;
	size_t len;

	if (end) {
		len = bytes_first(end);
		key[0] = bytes_head(key[0], (unsigned)len);
		key[1] = 0;
	} else {
		end = bytes_less(key[1], '\n' + 1);
		if (end == 0)
			return 0;
		len = bytes_first(end);
		key[1] = bytes_head(key[1], (unsigned)len);
		len += 8;
	}
	if (at[len] != '\n' || len == 0)
		return 0;
	if (at[0] == '<') {
		put_fixed(out, at, 16, len + 1);
		return len + 1;
	}
	slot = slot_of(columns, key);
	if (slot->len && slot->form[0] == key[0] && slot->form[1] == key[1])
		put_fixed(out, slot->line, SHORT_LINE, slot->len);
	else
		put_missed(columns, slot, (struct str){ at, len }, key, out);
	return len + 1;
}

void
columns_put(struct columns *columns, struct str lines, struct out *out)
{
	while (lines.len) {
		size_t len = put_short(columns, lines.at, out);

		if (len) {
			lines.at += len;
			lines.len -= len;
		} else {
			put_line(columns, str_cut(&lines, '\n'), out);
		}
	}
}
