// Package docs is about documentation: "quoted", 'apostrophes', back\slash and """triple""".
//
// # A heading
//
// Paragraphs, lists:
//   - one
//   - two
//
// And code:
//
//	docs.Plain("x") // a tab before it
package docs

// Plain has one line.
func Plain(s string) string { return s }

// Code shows how to call it:
//
//	out := docs.Code("""", `raw`)
//	if out == "\n" {
//		panic(out)
//	}
//
// and goes on.
func Code(a, b string) string { return a + b }

// Quotes ends with a quote: "
func Quotes() {}

// Triple has """ in the middle, and in code
//
//	'''three'''
//
// and ends with """
func Triple() {}

// Backslash has \ and \n and \x41 and \N{BULLET} and ends with \
func Backslash() {}

// Unicode: Grüße, 日本語, 🙂, a zero width space ​ and a right-to-left mark ‏.
func Unicode() {}

// Braces has {{ braces }}, {% percent %}, %s and $x: templates must not read them.
func Braces() {}

// Long has a first line that is longer than any line of a Python file ought to be, which nobody wraps for its author, and so it stays.
func Long() {}

// Old does what it did.
//
// Deprecated: use [Plain], which is
// "plain" in one call.
//
// A paragraph after it.
func Old() {}

// Deprecated: it was never any good.
func Older() {}

// Recent says Deprecated: in the middle of a line, which deprecates nothing.
func Recent() {}

/*
Block is documented by a block comment.

	With code.
*/
func Block() {}

func Undocumented(first, second int) int { return first + second }

//go:noinline

// Directive has a directive above it that is no documentation.
//
//go:noinline
func Directive() {}

// Structured has all that a comment of Go's can have: a link to [RFC 7464], one to [Plain], one to
// [strings.Cut] and https://example.com; [this] is none.
//
// # Another heading
//
// Steps:
//
//  1. the first
//  2. the second, which goes on
//     in another line
//
// Points, with code after them:
//   - one
//   - two
//
// and
//
//	func main() {
//		docs.Structured()
//	}
//
// [RFC 7464]: https://www.rfc-editor.org/rfc/rfc7464
func Structured() {}
