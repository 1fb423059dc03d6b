"""Remember what was seen, in little memory."""

import bloom
from bloom import BloomFilter
from usegolib import GoError

filter_ = bloom.new_with_estimates(1000, 0.01)
filter_.add(b"Love")
print(filter_.test(b"Love"), filter_.test_string("Hate"))
number = (100).to_bytes(4)
filter_.add(number)
print(filter_.test(number), filter_.approximated_size())
print(filter_.cap(), filter_.k())
print(filter_.test_and_add_string("Peace"), filter_.test_and_add_string("Peace"))

m, k = bloom.estimate_parameters(1000, 0.01)
print(m, k)
other = bloom.new(m, k)
other.add_string("Hope").add_string("Joy")
filter_.merge(other)
print(filter_.test_string("Hope"), filter_ == other)

size, data = filter_.write_to()
print(size, len(data))
again = BloomFilter()
print(again.read_from(data), again == filter_, again.test_string("Love"))
print(filter_.bit_set().count(), filter_.bit_set().len() == filter_.cap())
try:
    filter_.merge(bloom.new(5, 2))
except GoError as error:
    print(error)
