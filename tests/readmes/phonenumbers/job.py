"""Telephone numbers: parse, check, format, and where they are."""

import phonenumbers
from phonenumbers import MatchType, PhoneNumberFormat, PhoneNumberType

number = phonenumbers.parse("6502530000", "US")
print(number.get_country_code(), number.get_national_number())
print(phonenumbers.format(number, PhoneNumberFormat.NATIONAL))
print(phonenumbers.format(number, PhoneNumberFormat.INTERNATIONAL))
formats = [PhoneNumberFormat.E164, PhoneNumberFormat.RFC3966]
print(*(phonenumbers.format(number, each) for each in formats))
print(phonenumbers.is_valid_number(number), phonenumbers.get_region_code_for_number(number))
print(phonenumbers.get_number_type(number) == PhoneNumberType.FIXED_LINE_OR_MOBILE)

swiss = phonenumbers.parse("+41 44 668 18 00", "")
zones = phonenumbers.get_timezones_for_number(swiss)
print(zones, phonenumbers.get_region_code_for_number(swiss))
print(phonenumbers.get_geocoding_for_number(swiss, "en"))
print(phonenumbers.get_carrier_for_number(phonenumbers.parse("+8613702032331", ""), "en"))
print(phonenumbers.format_out_of_country_calling_number(swiss, "US"))
print(phonenumbers.is_number_match("+41446681800", "044 668 18 00") == MatchType.NSN_MATCH)
try:
    phonenumbers.parse("abc", "US")
except phonenumbers.ErrNotANumber as error:
    print(True, error)
