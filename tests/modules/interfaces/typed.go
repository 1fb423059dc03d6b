package interfaces

import (
	"errors"
	"fmt"
)

// Claims is what somebody says.
type Claims interface{ Subject() (string, error) }

// MapClaims is a map that is claims.
type MapClaims map[string]any

// Subject is what it says of that.
func (m MapClaims) Subject() (string, error) {
	if subject, ok := m["sub"].(string); ok {
		return subject, nil
	}
	return "", errors.New("no subject")
}

// Flag is a bool that is claims.
type Flag bool

// Subject is itself.
func (f Flag) Subject() (string, error) { return fmt.Sprint(bool(f)), nil }

// Raw is bytes that are claims.
type Raw []byte

// Subject is itself.
func (r Raw) Subject() (string, error) { return string(r), nil }

// Stack is claims by its pointer alone.
type Stack []int

// Subject is its length.
func (s *Stack) Subject() (string, error) { return fmt.Sprint(len(*s)), nil }

// Sign says of which type claims are, and of what.
func Sign(claims Claims) (string, error) {
	subject, err := claims.Subject()
	return fmt.Sprintf("%T %s", claims, subject), err
}

// SignAll does so of several.
func SignAll(all ...Claims) (string, error) {
	text := ""
	for _, claims := range all {
		signed, err := Sign(claims)
		if err != nil {
			return "", err
		}
		text += signed + ";"
	}
	return text, nil
}

// Merge takes the type itself.
func Merge(claims, others MapClaims) MapClaims {
	merged := MapClaims{}
	for _, each := range []MapClaims{claims, others} {
		for key, value := range each {
			merged[key] = value
		}
	}
	return merged
}

// Parse returns claims.
func Parse(subject string) Claims { return MapClaims{"sub": subject} }
