// Package kinds has types and no function; package level1 uses them.
package kinds

import (
	"errors"
	"iter"
)

type (
	Level  int
	Name   string
	Flag   bool
	Ratio  float32
	Octet  byte
	Blob   []byte
	Levels []Level
	Hash   [4]byte
	Grid   [2][3]Level
	Lines  iter.Seq[string]
	Value  any
)

// Word is text that is not empty; its methods do as the word says.
type Word struct{ text string }

// UnmarshalText takes any text but "", "no" and "panic".
func (w *Word) UnmarshalText(text []byte) error {
	switch string(text) {
	case "":
		return errors.New("no word")
	case "no":
		return &hostile{}
	case "panic":
		panic("in UnmarshalText")
	}
	w.text = string(text)
	return nil
}

// MarshalText has a pointer as its receiver.
func (w *Word) MarshalText() ([]byte, error) {
	switch w.text {
	case "fail":
		return nil, errors.New("no text")
	case "break":
		panic("in MarshalText")
	}
	return []byte(w.text), nil
}

type hostile struct{}

func (*hostile) Error() string { panic("in Error") }

// Code is an error of a type of its own.
type Code int

func (c Code) Error() string { return "code" }
