package main

import (
	"errors"
	"strings"
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

	loose := jwt.MapClaims{"foo": "bar", "nbf": 1444478400}
	show(must(jwt.NewWithClaims(jwt.SigningMethodHS256, loose).SignedString(secret)))

	parser := jwt.NewParser(jwt.WithValidMethods([]string{"HS256"}))
	parts := strings.Split(signed, ".")
	show(string(must(parser.DecodeSegment(parts[1]))))
	method, signing := jwt.GetSigningMethod("HS256"), parts[0]+"."+parts[1]
	check(method.Verify(signing, must(parser.DecodeSegment(parts[2])), secret))
	err := method.Verify(signing, must(parser.DecodeSegment(parts[2])), []byte("another secret"))
	show(errors.Is(err, jwt.ErrSignatureInvalid), err.Error())
	expires := must(token.Claims.GetExpirationTime())
	show(must(token.Claims.GetSubject()), expires.UTC().Format(time.RFC3339))
	options := []jwt.ParserOption{jwt.WithLeeway(36500 * 24 * time.Hour), jwt.WithIssuer("my-auth-server")}
	check(jwt.NewValidator(append(options, jwt.WithAudience("web"))...).Validate(token.Claims))
	err = jwt.NewValidator(append(options, jwt.WithAudience("mail"))...).Validate(token.Claims)
	show(errors.Is(err, jwt.ErrTokenInvalidAudience), err.Error())
	err = jwt.NewValidator().Validate(token.Claims)
	show(errors.Is(err, jwt.ErrTokenExpired), err.Error())
	_, _, err = parser.ParseUnverified("no token", &jwt.RegisteredClaims{})
	show(errors.Is(err, jwt.ErrTokenMalformed), err.Error())
	filled := jwt.RegisteredClaims{}
	parsed, _, err := parser.ParseUnverified(signed, &filled)
	check(err)
	show(filled.Issuer, filled.Audience, filled.ExpiresAt.UTC().Format(time.RFC3339))
	show(parsed.Method.Alg(), must(parsed.Claims.GetSubject()))
}
