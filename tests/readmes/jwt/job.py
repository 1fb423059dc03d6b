"""Web tokens: sign claims, read and verify them."""

from datetime import UTC, datetime, timedelta

import jwt
from jwt import MapClaims, RegisteredClaims

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
loose = MapClaims({"foo": "bar", "nbf": 1444478400})
print(jwt.new_with_claims(jwt.SigningMethodHS256, loose).signed_string(SECRET))

parser = jwt.new_parser(jwt.with_valid_methods(["HS256"]))
header, payload, signature = signed.split(".")
print(parser.decode_segment(payload).decode())
method, signing = jwt.get_signing_method("HS256"), f"{header}.{payload}"
method.verify(signing, parser.decode_segment(signature), SECRET)
try:
    method.verify(signing, parser.decode_segment(signature), b"another secret")
except jwt.ErrSignatureInvalid as error:
    print(True, error)
subject, expires = token.claims.get_subject(), token.claims.get_expiration_time()
print(subject, expires.utc())
options = [jwt.with_leeway(timedelta(days=36500)), jwt.with_issuer("my-auth-server")]
jwt.new_validator(*options, jwt.with_audience("web")).validate(token.claims)
try:
    jwt.new_validator(*options, jwt.with_audience("mail")).validate(token.claims)
except jwt.ErrTokenInvalidAudience as error:
    print(True, error)
try:
    jwt.new_validator().validate(token.claims)
except jwt.ErrTokenExpired as error:
    print(True, error)
try:
    parser.parse_unverified("no token", RegisteredClaims())
except jwt.ErrTokenMalformed as error:
    print(True, error)
filled = RegisteredClaims()
parsed, _ = parser.parse_unverified(signed, filled)
print(filled.issuer, list(filled.audience), filled.expires_at.utc())
print(parsed.method.alg(), parsed.claims.get_subject())
