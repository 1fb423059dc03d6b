"""Read lines of comma-separated values."""

import go_csv as csv
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

try:
    csv.new_reader(b"a,b\nc\n").read_all()
except csv.ErrFieldCount as error:
    print(True, error)
try:
    csv.new_reader(b'a,b\n"c"d,e\n').read_all()
except csv.ParseError as error:
    print(error.line, error.column, error.err)
