package echo

// AllInts returns v.
func AllInts(v ...int64) []int64 { return v }

// AllStrings returns v, each behind prefix.
func AllStrings(prefix string, v ...string) []string {
	var all []string
	for _, s := range v {
		all = append(all, prefix+s)
	}
	return all
}

// AllOfAny returns v.
func AllOfAny(v ...any) []any { return v }

// NoneIsNil says whether v is nil, which Go passes where there is no argument.
func NoneIsNil(v ...int64) bool { return v == nil }

// AllBytes returns v.
func AllBytes(v ...byte) []byte { return v }

// Option changes nothing.
type Option func(*int)

// CountOptions says how many options it was called with.
func CountOptions(name string, options ...Option) int { return len(options) }
