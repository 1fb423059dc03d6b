package main

import (
	"github.com/jedib0t/go-pretty/v6/list"
	"github.com/jedib0t/go-pretty/v6/table"
	"github.com/jedib0t/go-pretty/v6/text"
)

func main() {
	t := table.NewWriter()
	t.AppendHeader(table.Row{"#", "First Name", "Last Name", "Salary"})
	t.AppendRows([]table.Row{{1, "Arya", "Stark", 3000}, {20, "Jon", "Snow", 2000, "You know nothing, Jon Snow!"}})
	t.AppendSeparator()
	t.AppendRow(table.Row{300, "Tyrion", "Lannister", 5000})
	t.AppendFooter(table.Row{"", "", "Total", 10000})
	show(t.Render())
	t.SetStyle(table.StyleLight)
	t.SetCaption("%d people", 3)
	t.SortBy([]table.SortBy{{Name: "Salary", Mode: table.DscNumeric}})
	show(t.Render())
	show(t.RenderCSV())
	show(t.RenderMarkdown())

	l := list.NewWriter()
	l.SetStyle(list.StyleConnectedLight)
	l.AppendItem("Game Of Thrones")
	l.Indent()
	l.AppendItems([]any{"Winter", "Is", "Coming"})
	l.UnIndent()
	l.AppendItem("The Dark Tower")
	show(l.Render())
	show(text.AlignCenter.Apply("mid", 9)+"|", text.WrapHard("one two three", 5), text.Pad("x", 4, '.'))
	show(text.StringWidthWithoutEscSequences("\x1b[31mred\x1b[0m"), text.FormatTitle.Apply("a title"))
}
