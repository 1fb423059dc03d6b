"""One-time passwords: enroll a user, make codes, check them."""

from datetime import UTC, datetime, timedelta

import otp
from otp import hotp, totp
from otp.totp import GenerateOpts, ValidateOpts

key = totp.generate(
    GenerateOpts(
        issuer="Example.com", account_name="alice@example.com", secret=b"12345678901234567890"
    )
)
print(key.secret(), key.issuer(), key.account_name(), key.period(), key.type())
print(key.url())

moment = datetime(2024, 2, 29, 12, 0, 30, tzinfo=UTC)
code = totp.generate_code(key.secret(), moment)
print(code)
options = ValidateOpts(
    period=30, skew=1, digits=otp.DigitsEight, algorithm=otp.Algorithm.AlgorithmSHA256
)
custom = totp.generate_code_custom(key.secret(), moment, options)
soon, late = moment + timedelta(seconds=30), moment + timedelta(minutes=2)
print(custom, totp.validate_custom(custom, key.secret(), soon, options))
print(totp.validate_custom(custom, key.secret(), late, options))
print(totp.validate(totp.generate_code(key.secret(), datetime.now(UTC)), key.secret()))

counted = hotp.generate_code(key.secret(), 1)
print(counted, hotp.validate(counted, 1, key.secret()), hotp.validate(counted, 2, key.secret()))

again = otp.new_key_from_url(key.url())
print(again.secret() == key.secret(), again.digits().length(), again.algorithm().string())
try:
    totp.generate(GenerateOpts(issuer="Example.com"))
except otp.ErrGenerateMissingAccountName as error:
    print(True, error)
