// Package deep has types that only this module can name.
package deep

import "fmt"

// Level is a level.
type Level int8

const (
	Low Level = iota - 1
	High
)

type Name string

type List[T any] []T

type Numbers[T any] []T

type Unnamed int

// Tag has a text form.
type Tag [2]byte

func (t Tag) MarshalText() ([]byte, error) { return []byte(fmt.Sprintf("%d-%d", t[0], t[1])), nil }

func (t *Tag) UnmarshalText(text []byte) error {
	_, err := fmt.Sscanf(string(text), "%d-%d", &t[0], &t[1])
	return err
}
