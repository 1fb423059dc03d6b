package main

import "strings"

func main() {
	show(strings.Fields("  foo bar  baz   "), strings.Split("a,b,c", ","))
	before, after, found := strings.Cut("key=value=more", "=")
	show(before, after, found)
	show(strings.Title("her royal highness"), strings.EqualFold("Go", "GO"))
	show(strings.Repeat("na", 2), strings.Count("cheese", "e"), strings.LastIndex("go gopher", "go"))
	show(strings.TrimRight("¡¡¡Hello!!!", "!"), strings.TrimPrefix("prefix-x", "prefix-"))
	show(strings.SplitAfterN("a,b,c,d", ",", 2), strings.ReplaceAll("oink oink", "k", "ky"))
	show(strings.ToValidUTF8("abc\xffdef", "?"), strings.ContainsAny("failure", "ui"))
	var lines []string
	for line := range strings.Lines("one\ntwo\nthree") {
		lines = append(lines, line)
	}
	show(lines)

	replacer := strings.NewReplacer("<", "&lt;", ">", "&gt;")
	show(replacer.Replace("This is <b>HTML</b>!"))

	var builder strings.Builder
	for n := 3; n >= 1; n-- {
		must(builder.WriteString(string(rune('0'+n)) + "..."))
	}
	must(builder.WriteString("ignition"))
	show(builder.String(), builder.Len())

	reader := strings.NewReader("some text")
	must(reader.Seek(5, 0))
	show(reader.Len(), reader.Size(), string(must(reader.ReadByte())))
}
