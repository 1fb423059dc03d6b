"""Numbers that are unique without asking anybody."""

import snowflake
from usegolib import GoError

node = snowflake.new_node(1)
made, following = node.generate(), node.generate()
print(made.node(), following > made)

id_ = snowflake.parse_int64(1234567890123456789)
print(id_.int64(), id_.string(), id_.base2())
print(id_.base32(), id_.base36(), id_.base58(), id_.base64(), id_.bytes())
print(id_.time(), id_.node(), id_.step())
again = snowflake.parse_base58(id_.base58().encode())
print(again == id_, snowflake.parse_string("42").int64())
print(id_.marshal_json())
try:
    snowflake.new_node(5000)
except GoError as error:
    print(error)
try:
    snowflake.parse_base58(b"0")
except snowflake.ErrInvalidBase58 as error:
    print(True, error)
