package main

import "github.com/nyaruka/phonenumbers"

func main() {
	number := must(phonenumbers.Parse("6502530000", "US"))
	show(number.GetCountryCode(), number.GetNationalNumber())
	show(phonenumbers.Format(number, phonenumbers.NATIONAL))
	show(phonenumbers.Format(number, phonenumbers.INTERNATIONAL))
	show(phonenumbers.Format(number, phonenumbers.E164), phonenumbers.Format(number, phonenumbers.RFC3966))
	show(phonenumbers.IsValidNumber(number), phonenumbers.GetRegionCodeForNumber(number))
	show(phonenumbers.GetNumberType(number) == phonenumbers.FIXED_LINE_OR_MOBILE)

	swiss := must(phonenumbers.Parse("+41 44 668 18 00", ""))
	show(must(phonenumbers.GetTimezonesForNumber(swiss)), phonenumbers.GetRegionCodeForNumber(swiss))
	show(must(phonenumbers.GetGeocodingForNumber(swiss, "en")))
	show(must(phonenumbers.GetCarrierForNumber(must(phonenumbers.Parse("+8613702032331", "")), "en")))
	show(phonenumbers.FormatOutOfCountryCallingNumber(swiss, "US"))
	show(phonenumbers.IsNumberMatch("+41446681800", "044 668 18 00") == phonenumbers.NSN_MATCH)
	_, err := phonenumbers.Parse("abc", "US")
	show(err == phonenumbers.ErrNotANumber, err.Error())
}
