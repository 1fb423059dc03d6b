"""Texts as QR codes."""

from hashlib import sha256

import qrcode
from qrcode import RecoveryLevel
from usegolib import GoError

png = qrcode.encode("https://example.org", RecoveryLevel.Medium, 256)
print(len(png), sha256(png).hexdigest())
code = qrcode.new("https://example.org", RecoveryLevel.Highest)
print(code.version_number, code.content, int(code.level))
print(code.to_small_string(False))
code.disable_border = True
bitmap = code.bitmap()
print(len(bitmap), bitmap[0][:9])
print(sha256(code.png(128)).hexdigest())
try:
    qrcode.new("\0" * 5000, RecoveryLevel.Low)
except GoError as error:
    print(error)
