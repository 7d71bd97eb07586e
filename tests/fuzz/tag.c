/* Tags, attributes and escapes: tag.c. */
#include "fuzz.h"
#include "stream.h"

/* What is escaped holds nothing that would end a line or begin a tag, and comes back. */
static void
check_escapes(struct str input)
{
	struct buf data = {0}, attr = {0}, back = {0};

	escape_data(&data, input);
	escape_attr(&attr, input);
	unescape(&back, buf_str(&data));
	FUZZ_CHECK(str_eq(buf_str(&back), input));
	back.len = 0;
	unescape(&back, buf_str(&attr));
	FUZZ_CHECK(str_eq(buf_str(&back), input));
	for (size_t i = 0; i < data.len; i++)
		FUZZ_CHECK(data.at[i] != '\n' && data.at[i] != '\t' && data.at[i] != '<');
	for (size_t i = 0; i < attr.len; i++)
		FUZZ_CHECK(attr.at[i] != '"' && attr.at[i] != '>' && attr.at[i] != '\n');
	buf_free(&data);
	buf_free(&attr);
	buf_free(&back);
}

/* An attribute that is written is the one that is read. */
static void
check_attribute(struct str input)
{
	struct buf tag = {0}, scratch = {0};
	struct str value;

	buf_put(&tag, STR("<u n=\"1\""));
	attr_put(&tag, "who", input);
	attr_number(&tag, "n2", input.len);
	buf_char(&tag, '>');
	FUZZ_CHECK(line_tag(buf_str(&tag)) == TAG_U);
	FUZZ_CHECK(tag_text(buf_str(&tag), "who", &scratch, &value) == (input.len > 0) && str_eq(value, input));
	FUZZ_CHECK(tag_number(buf_str(&tag), "n2", 0) == input.len);
	buf_free(&tag);
	buf_free(&scratch);
}

static bool
is_within(struct str part, struct str whole)
{
	return part.len == 0 || (part.at >= whole.at && part.at + part.len <= whole.at + whole.len);
}

void
fuzz_target(struct str input)
{
	struct str rest = input, name, value, body = input;
	struct buf scratch = {0};
	struct line line;
	size_t attributes = 0;

	check_escapes(input);
	check_attribute(input);
	while (tag_next(&rest, &name, &value)) {
		FUZZ_CHECK(is_within(name, input) && is_within(value, input) && attributes++ <= input.len);
		tag_text(input, "id", &scratch, &value);
	}
	while (line_next(&body, &line)) {
		FUZZ_CHECK(is_within(line.raw, input) && (line.tag == TAG_TOKEN) == (line.raw.len == 0 || line.raw.at[0] != '<'));
		for (size_t i = 0; i < 4; i++)
			FUZZ_CHECK(is_within(token_column(line.raw, i), line.raw));
	}
	buf_free(&scratch);
}
