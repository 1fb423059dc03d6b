package main

import (
	"errors"
	"time"

	"github.com/golang-jwt/jwt/v5"
)

var secret = []byte("my-secret")

func main() {
	issued := time.Date(2024, 2, 29, 12, 0, 0, 0, time.UTC)
	claims := jwt.RegisteredClaims{
		Issuer:    "my-auth-server",
		Subject:   "john",
		Audience:  jwt.ClaimStrings{"web"},
		IssuedAt:  jwt.NewNumericDate(issued),
		ExpiresAt: jwt.NewNumericDate(issued.Add(24 * time.Hour)),
	}
	token := jwt.NewWithClaims(jwt.SigningMethodHS256, claims)
	signed := must(token.SignedString(secret))
	show(signed)
	show(token.Method.Alg(), token.Header)

	parsed, parts, err := jwt.NewParser().ParseUnverified(signed, &jwt.RegisteredClaims{})
	check(err)
	subject := must(parsed.Claims.GetSubject())
	show(subject, must(parsed.Claims.GetExpirationTime()).UTC().Format(time.RFC3339), len(parts))
	signature := must(jwt.NewParser().DecodeSegment(parts[2]))
	signing := parts[0] + "." + parts[1]
	check(parsed.Method.Verify(signing, signature, secret))
	err = parsed.Method.Verify(signing, signature, []byte("another secret"))
	show(errors.Is(err, jwt.ErrSignatureInvalid), err.Error())
	err = jwt.NewValidator().Validate(parsed.Claims)
	show(errors.Is(err, jwt.ErrTokenExpired), err.Error())
	_, _, err = jwt.NewParser().ParseUnverified("no token", &jwt.RegisteredClaims{})
	show(errors.Is(err, jwt.ErrTokenMalformed), err.Error())
}
