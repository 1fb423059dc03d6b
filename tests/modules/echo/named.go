package echo

import "time"

// Grade is a small integer.
type Grade int8

// Tag is a string.
type Tag string

// Digest is bytes.
type Digest []byte

// Ratio is a float.
type Ratio float32

// Octet is a byte, which makes no bytes of a slice.
type Octet byte

// EchoGrade returns v.
func EchoGrade(v Grade) Grade { return v }

// EchoGrades returns v.
func EchoGrades(v []Grade) []Grade { return v }

// EchoGradeGrid returns v.
func EchoGradeGrid(v [][]Grade) [][]Grade { return v }

// EchoTag returns v.
func EchoTag(v Tag) Tag { return v }

// EchoTags returns v.
func EchoTags(v []Tag) []Tag { return v }

// EchoDigest returns v.
func EchoDigest(v Digest) Digest { return v }

// EchoRatio returns v.
func EchoRatio(v Ratio) Ratio { return v }

// EchoOctets returns v.
func EchoOctets(v []Octet) []Octet { return v }

// EchoDuration returns v.
func EchoDuration(v time.Duration) time.Duration { return v }

// EchoDurations returns v.
func EchoDurations(v []time.Duration) []time.Duration { return v }

// DurationText is how Go spells v.
func DurationText(v time.Duration) string { return v.String() }
