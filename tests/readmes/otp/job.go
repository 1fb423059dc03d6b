package main

import (
	"time"

	"github.com/pquerna/otp"
	"github.com/pquerna/otp/hotp"
	"github.com/pquerna/otp/totp"
)

func main() {
	key := must(totp.Generate(totp.GenerateOpts{
		Issuer: "Example.com", AccountName: "alice@example.com", Secret: []byte("12345678901234567890"),
	}))
	show(key.Secret(), key.Issuer(), key.AccountName(), key.Period(), key.Type())
	show(key.URL())

	moment := time.Date(2024, 2, 29, 12, 0, 30, 0, time.UTC)
	code := must(totp.GenerateCode(key.Secret(), moment))
	show(code)
	options := totp.ValidateOpts{Period: 30, Skew: 1, Digits: otp.DigitsEight, Algorithm: otp.AlgorithmSHA256}
	custom := must(totp.GenerateCodeCustom(key.Secret(), moment, options))
	show(custom, must(totp.ValidateCustom(custom, key.Secret(), moment.Add(30*time.Second), options)))
	show(must(totp.ValidateCustom(custom, key.Secret(), moment.Add(2*time.Minute), options)))
	show(totp.Validate(must(totp.GenerateCode(key.Secret(), time.Now())), key.Secret()))

	counted := must(hotp.GenerateCode(key.Secret(), 1))
	show(counted, hotp.Validate(counted, 1, key.Secret()), hotp.Validate(counted, 2, key.Secret()))

	again := must(otp.NewKeyFromURL(key.URL()))
	show(again.Secret() == key.Secret(), again.Digits().Length(), again.Algorithm().String())
	_, err := totp.Generate(totp.GenerateOpts{Issuer: "Example.com"})
	show(err == otp.ErrGenerateMissingAccountName, err.Error())
}
