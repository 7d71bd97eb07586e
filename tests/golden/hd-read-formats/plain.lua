-- pandoc: a document as the words that hd-read reads of it: without notes, comments and pictures, a table cell by cell.
function Note() return {} end
function Image() return {} end
function Strikeout(el) return el.content end
function Superscript(el) return el.content end
function Span(el) if el.classes:includes("comment-start") then return {} end end
function Table(el)
	local simple, cells = pandoc.utils.to_simple_table(el), {}
	local function add(row) for _, cell in ipairs(row) do for _, block in ipairs(cell) do table.insert(cells, block) end end end
	add(simple.headers)
	for _, row in ipairs(simple.rows) do add(row) end
	return cells
end
