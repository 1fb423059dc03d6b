"""Read and write zip archives."""

from pathlib import Path

import zip as go_zip
from zip import FileHeader
from zip.go.bytes import Buffer

ARCHIVE = Path(__file__).parent / "archive.zip"

data = ARCHIVE.read_bytes()
reader = go_zip.new_reader(data, len(data))
print(len(reader.file), reader.comment)
for file in reader.file:
    print(file.name, file.method == go_zip.Deflate, file.uncompressed_size64, file.open())
    info = file.file_info()
    print(info.name(), info.size(), info.is_dir(), file.modified[:10])
with reader.open("gopher.txt") as opened:
    print(opened.stat().size())

with go_zip.open_reader(str(ARCHIVE)) as files:
    print(files.file[0].name, files.file[0].crc32)

out = Buffer()
writer = go_zip.new_writer(out)
writer.create("readme.txt").write(b"This archive contains some text files.")
header = FileHeader(name="gopher.txt", method=go_zip.Deflate, comment="names")
writer.create_header(header).write(b"Gopher names:\nGeorge\nGeoffrey\nGonzo")
writer.set_comment("made by a job")
writer.close()
data = out.bytes()
made = go_zip.new_reader(data, len(data))
print(made.comment, len(data))
for file in made.file:
    print(file.name, file.comment, file.crc32, file.open())

try:
    go_zip.new_reader(b"no archive", 10)
except go_zip.ErrFormat as error:
    print(True, error)
