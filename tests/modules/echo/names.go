package echo

// None is a keyword's name in Go's spelling.
func None() string { return "none" }

// In becomes in_, a keyword escaped.
func In() string { return "in" }

// Max keeps a builtin's name.
func Max(a, b int64) int64 {
	if a > b {
		return a
	}
	return b
}

// Keywords has parameters that are Python keywords.
func Keywords(from, class, lambda string) string { return from + class + lambda }

// Blanks has parameters without usable names.
func Blanks(_ int, _ string) {}

// Anonymous has parameters without names.
func Anonymous(int, string) {}

// ParseURL has an initialism.
func ParseURL(rawURL string) string { return rawURL }

// UserIDs has a plural initialism.
func UserIDs(n int) []int { return make([]int, n) }

// IsIPv4 has a versioned initialism.
func IsIPv4(address string) bool { return address != "" }

// OldSum adds two numbers.
//
// Deprecated: use SumInt64.
func OldSum(a, b int64) int64 { return a + b }
