"""Tables and lists for the terminal."""

from go_pretty import list as pretty_list
from go_pretty import table, text
from go_pretty.table import SortBy, SortMode
from go_pretty.text import Align, Format

t = table.new_writer()
t.append_header(["#", "First Name", "Last Name", "Salary"])
t.append_rows(
    [[1, "Arya", "Stark", 3000], [20, "Jon", "Snow", 2000, "You know nothing, Jon Snow!"]]
)
t.append_separator()
t.append_row([300, "Tyrion", "Lannister", 5000])
t.append_footer(["", "", "Total", 10000])
print(t.render())
t.set_style(table.StyleLight)
t.set_caption("%d people", 3)
t.sort_by([SortBy(name="Salary", mode=SortMode.DscNumeric)])
print(t.render())
print(t.render_csv())
print(t.render_markdown())

items = pretty_list.new_writer()
items.set_style(pretty_list.StyleConnectedLight)
items.append_item("Game Of Thrones")
items.indent()
items.append_items(["Winter", "Is", "Coming"])
items.un_indent()
items.append_item("The Dark Tower")
print(items.render())
print(
    Align.apply(Align.AlignCenter, "mid", 9) + "|",
    text.wrap_hard("one two three", 5),
    text.pad("x", 4, "."),
)
width = text.string_width_without_esc_sequences("\x1b[31mred\x1b[0m")
print(width, Format.apply(Format.FormatTitle, "a title"))
