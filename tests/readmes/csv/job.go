package main

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"strings"
)

const names = `first_name,last_name,username
"Rob","Pike",rob
Ken,Thompson,ken
"Robert","Griesemer","gri"
`

const odd = `first_name;last_name;username
# lines beginning with a # character are ignored
"Rob";"Pike";rob
  Ken;Thompson;"ken ""the"" T"
`

func main() {
	reader := csv.NewReader(strings.NewReader(names))
	for {
		record, err := reader.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		check(err)
		line, column := reader.FieldPos(2)
		show(record, line, column, reader.InputOffset())
	}
	reader = csv.NewReader(strings.NewReader(odd))
	reader.Comma = ';'
	reader.Comment = '#'
	reader.TrimLeadingSpace = true
	show(must(reader.ReadAll()))

	var out bytes.Buffer
	writer := csv.NewWriter(&out)
	check(writer.Write([]string{"first_name", "last name", `the "user"`}))
	check(writer.WriteAll([][]string{{"Rob", "Pike, R.", "rob"}, {"Ken", "", "two\nlines"}}))
	show(out.String())
	writer.Comma, writer.UseCRLF = ';', true
	check(writer.Write([]string{"a", "b;c"}))
	writer.Flush()
	check(writer.Error())
	show(out.Len(), out.Bytes()[out.Len()-10:])

	_, err := csv.NewReader(strings.NewReader("a,b\nc\n")).ReadAll()
	show(errors.Is(err, csv.ErrFieldCount), err.Error())
	_, err = csv.NewReader(strings.NewReader("a,b\n\"c\"d,e\n")).ReadAll()
	wrong := err.(*csv.ParseError)
	show(wrong.Line, wrong.Column, wrong.Err.Error())
}
