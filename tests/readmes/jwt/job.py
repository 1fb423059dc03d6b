"""Web tokens: sign claims, read and verify them."""

from datetime import UTC, datetime, timedelta

import jwt
from jwt import RegisteredClaims

SECRET = b"my-secret"

issued = datetime(2024, 2, 29, 12, tzinfo=UTC)
claims = RegisteredClaims(
    issuer="my-auth-server",
    subject="john",
    audience=["web"],
    issued_at=jwt.new_numeric_date(issued),
    expires_at=jwt.new_numeric_date(issued + timedelta(hours=24)),
)
token = jwt.new_with_claims(jwt.SigningMethodHS256, claims)
signed = token.signed_string(SECRET)
print(signed)
print(token.method.alg(), dict(token.header))

parsed, parts = jwt.new_parser().parse_unverified(signed, RegisteredClaims())
subject = parsed.claims.get_subject()
print(subject, parsed.claims.get_expiration_time().utc(), len(parts))
signature = jwt.new_parser().decode_segment(parts[2])
signing = f"{parts[0]}.{parts[1]}"
parsed.method.verify(signing, signature, SECRET)
try:
    parsed.method.verify(signing, signature, b"another secret")
except jwt.ErrSignatureInvalid as error:
    print(True, error)
try:
    jwt.new_validator().validate(parsed.claims)
except jwt.ErrTokenExpired as error:
    print(True, error)
try:
    jwt.new_parser().parse_unverified("no token", RegisteredClaims())
except jwt.ErrTokenMalformed as error:
    print(True, error)
