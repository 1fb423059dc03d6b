"""Sets of integers as compressed bitmaps."""

import roaring
from usegolib import GoError

rb1 = roaring.bitmap_of(1, 2, 3, 4, 5, 100, 1000)
print(rb1)
rb2 = roaring.bitmap_of(3, 4, 1000)
print(rb2)
rb3 = roaring.new()
print("Cardinality:", rb1.get_cardinality(), "Contains 3?", rb1.contains(3))

rb1.and_(rb2)
rb3.add(1)
rb3.add_int(5)
rb3.or_(rb1)
print(rb3)
print(roaring.par_or(4, rb1, rb2, rb3).to_array())

i = rb3.iterator()
while i.has_next():
    print(i.next())
print(roaring.values(rb3), rb3.rank(5), rb3.select(2), rb3.maximum())

data = rb1.to_bytes()
again = roaring.new()
print(again.from_buffer(data), again.equals(rb1))
print(roaring.flip(again, 0, 6).to_array(), rb1.to_base64())
large = roaring.new()
large.add_range(0, 1_000_000)
large.run_optimize()
print(large.get_cardinality(), large.get_serialized_size_in_bytes())
try:
    roaring.new().from_buffer(b"nothing")
except GoError as error:
    print(error)
