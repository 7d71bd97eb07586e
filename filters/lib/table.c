/* Tables: see table.h. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "say.h"
#include "stream.h"
#include "table.h"
#include "utf8.h"

enum {
	BLOCK = 64 * 1024,
	ROW_LIMIT = 16 * 1024 * 1024,	/* bytes of one row */
	COLUMN_LIMIT = 4096,
};

/* Where a cell stands in the row as written, kept in cell_at for messages. */
struct span {
	struct str raw;
	bool quoted;
};

static bool
fill(struct table *t)
{
	ssize_t n;

	if (t->ended)
		return false;
	if (t->used) {
		memmove(t->read.at, t->read.at + t->used, t->read.len - t->used);
		t->read.len -= t->used;
		t->used = 0;
	}
	if (t->read.len > ROW_LIMIT)
		die("%s:%llu: a row of more than %d bytes: is a quotation mark left open?", t->name,
		    (unsigned long long)t->line + 1, ROW_LIMIT);
	buf_need(&t->read, BLOCK);
	do
		n = read(t->fd, t->read.at + t->read.len, BLOCK);
	while (n < 0 && errno == EINTR);
	if (n < 0) {
		warn("%s: %s", t->name, strerror(errno));
		t->faults++;
	}
	if (n <= 0) {
		t->ended = true;
		return false;
	}
	t->read.len += (size_t)n;
	return true;
}

/* Whether a row ends at its i-th byte: a newline, in CSV outside quotes. *open is kept from byte to byte. */
static bool
row_ends(const struct table *t, char c, bool *open)
{
	if (c == '"' && t->separator != '\t')
		*open = !*open;
	return c == '\n' && !*open;
}

/* The next row as written, without its line end, in row_text. False at the end. */
static bool
take_row(struct table *t)
{
	size_t i = 0;
	bool open = false;

	for (;; i++) {
		while (t->used + i >= t->read.len)
			if (!fill(t)) {
				if (i == 0)
					return false;
				goto whole;
			}
		if (row_ends(t, t->read.at[t->used + i], &open))
			break;
	}
whole:
	t->row_text.len = 0;
	buf_put(&t->row_text, (struct str){ t->read.at + t->used, i });
	t->used += t->used + i < t->read.len ? i + 1 : i;
	if (t->row_text.len && t->row_text.at[t->row_text.len - 1] == '\r')
		t->row_text.len--;
	t->row_line = t->line + 1;
	t->line++;
	for (size_t k = 0; k < t->row_text.len; k++)
		t->line += t->row_text.at[k] == '\n';
	if (utf8_valid(buf_str(&t->row_text)) < t->row_text.len) {
		t->faults++;
		warn("%s:%llu:%zu: not UTF-8: want the table saved as UTF-8", t->name, (unsigned long long)t->row_line,
		    utf8_valid(buf_str(&t->row_text)) + 1);
	}
	return true;
}

/* Cuts the next cell off *rest. False when the row has no more. */
static bool
take_cell(char separator, struct str *rest, struct span *cell)
{
	size_t i = 0;

	if (rest->at == NULL)
		return false;
	cell->quoted = separator != '\t' && rest->len && rest->at[0] == '"';
	if (!cell->quoted) {
		cell->raw = str_cut(rest, separator);
		return true;
	}
	for (i = 1; i < rest->len; i++)
		if (rest->at[i] == '"') {
			if (i + 1 == rest->len || rest->at[i + 1] != '"')
				break;
			i++;
		}
	cell->raw = (struct str){ rest->at + 1, i > rest->len ? rest->len - 1 : i - 1 };
	i = i < rest->len ? i + 1 : rest->len;
	rest->at += i;
	rest->len -= i;
	str_cut(rest, separator);
	return true;
}

static struct str
read_cell(const struct table *t, const struct span *cell, struct buf *scratch)
{
	struct str s = cell->raw;

	if (t->separator == '\t')
		return unescaped(s, scratch);
	if (!cell->quoted || !memchr(s.at, '"', s.len))
		return s;
	scratch->len = 0;
	for (size_t i = 0; i < s.len; i++) {
		buf_char(scratch, s.at[i]);
		i += s.at[i] == '"';
	}
	return buf_str(scratch);
}

static char
guess_separator(struct str head)
{
	size_t commas = 0, semicolons = 0;

	if (head.len && memchr(head.at, '\t', head.len))
		return '\t';
	for (size_t i = 0; i < head.len; i++) {
		commas += head.at[i] == ',';
		semicolons += head.at[i] == ';';
	}
	return semicolons > commas ? ';' : commas ? ',' : '\t';
}

static bool
take_head(struct table *t)
{
	struct str rest, first;
	struct span cell;
	size_t cap = 0;

	while (t->read.len == 0 || !memchr(t->read.at, '\n', t->read.len))
		if (!fill(t))
			break;
	if (t->read.len >= 3 && memcmp(t->read.at, "\xef\xbb\xbf", 3) == 0)
		t->used = 3;
	first = (struct str){ t->read.at ? t->read.at + t->used : NULL, t->read.len - t->used };
	t->separator = guess_separator(str_cut(&first, '\n'));
	if (!take_row(t) || str_trim(buf_str(&t->row_text)).len == 0) {
		warn("%s: no header line: want the names of the columns in the first line", t->name);
		return false;
	}
	buf_put(&t->head_text, buf_str(&t->row_text));
	for (rest = buf_str(&t->head_text); take_cell(t->separator, &rest, &cell);) {
		if (t->columns == COLUMN_LIMIT) {
			warn("%s:1: more than %d columns", t->name, COLUMN_LIMIT);
			return false;
		}
		t->head = alloc_room(t->head, t->columns, &cap, sizeof(*t->head));
		t->head[t->columns++] = str_trim(cell.raw);
	}
	t->cell = alloc(t->columns, sizeof(*t->cell));
	t->scratch = alloc(t->columns, sizeof(*t->scratch));
	memset(t->scratch, 0, t->columns * sizeof(*t->scratch));
	for (size_t i = 0; i < t->columns; i++)
		t->cell[i] = (struct str){ "", 0 };
	return true;
}

bool
table_attach(struct table *t, int fd, const char *name)
{
	*t = (struct table){ .name = name, .fd = fd };
	if (take_head(t))
		return true;
	table_close(t);
	return false;
}

bool
table_text(struct table *t, struct str text, const char *name)
{
	*t = (struct table){ .name = name, .fd = -1, .ended = true };
	buf_put(&t->read, text);
	if (take_head(t))
		return true;
	table_close(t);
	return false;
}

bool
table_open(struct table *t, const char *path)
{
	int fd = STDIN_FILENO;

	if (path && strcmp(path, "-") != 0) {
		fd = open(path, O_RDONLY);
		if (fd < 0) {
			warn("%s: %s", path, strerror(errno));
			return false;
		}
		return table_attach(t, fd, path);
	}
	return table_attach(t, fd, "standard input");
}

struct str *
table_column(struct table *t, const char *name)
{
	for (size_t i = 0; i < t->columns; i++)
		if (str_eq(t->head[i], str_of(name)))
			return &t->cell[i];
	return NULL;
}

struct str *
table_want(struct table *t, const char *name)
{
	struct str *column = table_column(t, name);

	if (column == NULL)
		die("%s:1: no column \"%s\": want it in the header line", t->name, name);
	return column;
}

/* Splits row_text into cells. False: too many. */
static bool
split_row(struct table *t)
{
	struct str rest = buf_str(&t->row_text);
	struct span cell;
	size_t n = 0;

	if (rest.at == NULL)
		rest.at = "";
	for (; take_cell(t->separator, &rest, &cell); n++) {
		if (n >= t->columns) {
			if (str_trim(cell.raw).len)
				return false;
			continue;
		}
		t->cell[n] = read_cell(t, &cell, &t->scratch[n]);
	}
	for (; n < t->columns; n++)
		t->cell[n] = (struct str){ "", 0 };
	return true;
}

bool
table_next(struct table *t)
{
	while (take_row(t)) {
		struct str row = buf_str(&t->row_text);

		if (str_trim(row).len == 0 || str_eq(row, buf_str(&t->head_text)))
			continue;
		if (str_starts(row, "\xef\xbb\xbf") && str_eq((struct str){ row.at + 3, row.len - 3 }, buf_str(&t->head_text)))
			continue;
		if (split_row(t))
			return true;
		t->faults++;
		warn("%s:%llu: more cells than the %zu columns of the header: row passed over", t->name,
		    (unsigned long long)t->row_line, t->columns);
	}
	return false;
}

size_t
table_cell_at(const struct table *t, const struct str *cell)
{
	struct str rest = buf_str(&t->row_text);
	struct span span = { { t->row_text.at, 0 }, false };
	size_t wanted = (size_t)(cell - t->cell);

	for (size_t i = 0; i <= wanted && take_cell(t->separator, &rest, &span); i++)
		;
	return span.raw.at ? (size_t)(span.raw.at - t->row_text.at) + 1 : 1;
}

void
table_close(struct table *t)
{
	if (t->fd > STDIN_FILENO)
		close(t->fd);
	for (size_t i = 0; i < t->columns && t->scratch; i++)
		buf_free(&t->scratch[i]);
	free(t->scratch);
	free(t->head);
	free(t->cell);
	buf_free(&t->read);
	buf_free(&t->head_text);
	buf_free(&t->row_text);
	*t = (struct table){ .fd = -1 };
}
