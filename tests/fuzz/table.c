/* Tables of any kind: table.c. */
#include "fuzz.h"
#include "table.h"
#include "utf8.h"

void
fuzz_target(struct str input)
{
	struct table table;
	struct str *theme;
	size_t bytes = 0;

	if (!table_text(&table, input, "input"))
		return;
	theme = table_column(&table, "theme");
	while (table_next(&table)) {
		FUZZ_CHECK(table.row_line >= 1 && table.row_line <= input.len + 1);
		for (size_t i = 0; i < table.columns; i++) {
			bytes += table.cell[i].len;
			if (table.cell[i].len)
				utf8_valid(table.cell[i]);
		}
		if (theme)
			FUZZ_CHECK(table_cell_at(&table, theme) <= input.len + 1);
	}
	FUZZ_CHECK(bytes <= input.len);	/* unescaping and unquoting make nothing longer */
	table_close(&table);
}
