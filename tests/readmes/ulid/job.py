"""Identifiers that sort by the time at which they were made."""

from datetime import UTC, datetime

import ulid
from usegolib import GoError

id_ = ulid.must_parse("01G65Z755AFWAKHE12NY0CQ9FH")
print(id_, id_.time(), ulid.time(id_.time()))
print(id_.entropy(), id_.bytes())

moment = datetime(2024, 2, 29, 12, tzinfo=UTC)
made = ulid.Zero.set_time(ulid.timestamp(moment)).set_entropy(b"0123456789")
print(made, made.compare(id_), made.timestamp())
print(ulid.parse("01HQTBRNG060RK4CSM6MV3EE1S") == made)
print(len(ulid.make()), ulid.make() == ulid.make(), ulid.max_time())

try:
    ulid.parse_strict("01G65Z755AFWAKHE12NY0CQ9F!")
except ulid.ErrInvalidCharacters as error:
    print(True, error)
try:
    ulid.parse("short")
except GoError as error:
    print(error)
