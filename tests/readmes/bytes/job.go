package main

import "bytes"

func main() {
	show(bytes.Contains([]byte("seafood"), []byte("foo")), bytes.Fields([]byte(" foo bar  baz ")))
	before, after, found := bytes.Cut([]byte("Gopher"), []byte("ph"))
	show(before, after, found)
	show(bytes.Equal([]byte("Go"), []byte("Go")), bytes.Compare([]byte("a"), []byte("b")))
	show(bytes.Title([]byte("her royal highness")), bytes.ToUpper([]byte("gopher")))
	show(bytes.Join([][]byte{[]byte("foo"), []byte("bar")}, []byte(", ")))

	var buffer bytes.Buffer
	must(buffer.Write([]byte("hello ")))
	must(buffer.WriteString("world\nof bytes"))
	line := must(buffer.ReadString('\n'))
	show(line, buffer.Len(), buffer.String())
	rest := make([]byte, 4)
	show(must(buffer.Read(rest)), rest)
	buffer.Truncate(0)
	show(must(buffer.ReadFrom(bytes.NewReader([]byte("from a reader")))), buffer.Bytes())

	reader := bytes.NewReader([]byte("some bytes"))
	show(reader.Len(), must(reader.ReadByte()), must(reader.Seek(5, 0)))
	var rest2 bytes.Buffer
	show(must(reader.WriteTo(&rest2)), rest2.String())
}
