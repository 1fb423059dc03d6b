"""Read and write lines of comma-separated values."""

import go_csv as csv
from go_csv.go.bytes import Buffer
from usegolib.errors import EOF

NAMES = b"""first_name,last_name,username
"Rob","Pike",rob
Ken,Thompson,ken
"Robert","Griesemer","gri"
"""

ODD = b"""first_name;last_name;username
# lines beginning with a # character are ignored
"Rob";"Pike";rob
  Ken;Thompson;"ken ""the"" T"
"""

reader = csv.new_reader(NAMES)
while True:
    try:
        record = reader.read()
    except EOF:
        break
    print(record, *reader.field_pos(2), reader.input_offset())
reader = csv.new_reader(ODD)
reader.comma = ";"
reader.comment = "#"
reader.trim_leading_space = True
print(reader.read_all())

out = Buffer()
writer = csv.new_writer(out)
writer.write(["first_name", "last name", 'the "user"'])
writer.write_all([["Rob", "Pike, R.", "rob"], ["Ken", "", "two\nlines"]])
print(out)
writer.comma, writer.use_crlf = ";", True
writer.write(["a", "b;c"])
writer.flush()
writer.error()
print(out.len(), out.bytes()[-10:])

try:
    csv.new_reader(b"a,b\nc\n").read_all()
except csv.ErrFieldCount as error:
    print(True, error)
try:
    csv.new_reader(b'a,b\n"c"d,e\n').read_all()
except csv.ParseError as error:
    print(error.line, error.column, error.err)
