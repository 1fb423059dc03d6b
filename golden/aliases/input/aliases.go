// Package aliases has types that can only be written by an alias.
package aliases

import (
	"example.com/aliases/internal/deep"
	"example.com/aliases/other"
)

// Level is how others call an internal type.
type Level = deep.Level

const (
	Low  = deep.Low
	High = deep.High
)

type color uint16

// Color is how others call an unexported type.
type Color = link
type link = color

const (
	Red color = iota + 1
	Green
)

// Favourite is of the type.
var Favourite = Green

// Levels are of the internal one.
var Levels = []deep.Level{deep.Low, deep.High}

type List[T any] = deep.List[T]

type Tag = deep.Tag

func Raise(level deep.Level, by ...Level) Level {
	for _, more := range by {
		level += more
	}
	return level
}

func Mix(colors []color, pair [2]Color) (map1 []Color, first *color) {
	return append(colors, pair[:]...), &pair[0]
}

func Names(names []deep.Name) []other.Name { return names }

func Reverse(list deep.List[int]) (reversed List[int]) {
	for _, v := range list {
		reversed = append(List[int]{v}, reversed...)
	}
	return reversed
}

func Pick[T deep.Level | color](v T) T { return v }

func Longest[T string | int](lists deep.List[List[T]]) (longest List[T]) {
	for _, list := range lists {
		if len(list) > len(longest) {
			longest = list
		}
	}
	return longest
}

func Swap(tag deep.Tag) Tag { return Tag{tag[1], tag[0]} }

func Refused(v deep.Unnamed) {}

func RefusedList(v deep.Numbers[int]) {}
