package main

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
)

func main() {
	archive := must(os.ReadFile("archive.zip"))
	reader := must(zip.NewReader(bytes.NewReader(archive), int64(len(archive))))
	show(len(reader.File), reader.Comment)
	for _, file := range reader.File {
		content := must(must(file.Open()).(io.Reader), nil)
		show(file.Name, file.Method == zip.Deflate, file.UncompressedSize64, must(io.ReadAll(content)))
		info := file.FileInfo()
		show(info.Name(), info.Size(), info.IsDir(), file.Modified.UTC().Format("2006-01-02"))
	}
	opened := must(reader.Open("gopher.txt"))
	show(must(opened.Stat()).Size())
	check(opened.Close())

	files := must(zip.OpenReader("archive.zip"))
	show(files.File[0].Name, files.File[0].CRC32)
	check(files.Close())

	var out bytes.Buffer
	writer := zip.NewWriter(&out)
	must(must(writer.Create("readme.txt")).Write([]byte("This archive contains some text files.")))
	header := &zip.FileHeader{Name: "gopher.txt", Method: zip.Deflate, Comment: "names"}
	must(must(writer.CreateHeader(header)).Write([]byte("Gopher names:\nGeorge\nGeoffrey\nGonzo")))
	check(writer.SetComment("made by a job"))
	check(writer.Close())
	made := must(zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len())))
	show(made.Comment, out.Len())
	for _, file := range made.File {
		content := must(io.ReadAll(must(file.Open())))
		show(file.Name, file.Comment, file.CRC32, content)
	}

	_, err := zip.NewReader(bytes.NewReader([]byte("no archive")), 10)
	show(err == zip.ErrFormat, err.Error())
}
