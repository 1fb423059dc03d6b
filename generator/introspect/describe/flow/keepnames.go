package flow

// What the names of functions say that nobody sees. In: a name. Out: whether it keeps what it is given, and
// whether what it returns has it.

import (
	"strings"
	"unicode"
)

// keepers are the first words of functions of packages that keep what they are given.
var keepers = map[string]bool{"after": true, "handle": true, "redirect": true, "register": true, "set": true}

// methodKeepers are the same of methods, whose receiver has it then.
var methodKeepers = map[string]bool{
	"add": true, "append": true, "attach": true, "handle": true, "init": true, "insert": true, "push": true,
	"redirect": true, "register": true, "reset": true, "set": true, "store": true, "use": true, "with": true,
	"wrap": true,
}

// makers are first words of functions whose result has what they are given, and made last ones: what
// they return is called that.
var (
	makers = map[string]bool{"init": true, "make": true, "multi": true, "new": true, "tee": true, "with": true, "wrap": true}
	made   = map[string]bool{"encoder": true, "logger": true, "printer": true, "writer": true}
)

func isKeeper(name string) bool { return keepers[firstWord(name)] }

func isMethodKeeper(name string) bool { return methodKeepers[firstWord(name)] }

// isMaker says whether a function's result has its arguments in it.
func isMaker(name string) bool { return makers[firstWord(name)] || made[lastWord(name)] }

// firstWord is that of a name, in small letters: `set` of `SetOutput`.
func firstWord(name string) string {
	for i, letter := range name {
		if i > 0 && (unicode.IsUpper(letter) || letter == '_') {
			return strings.ToLower(name[:i])
		}
	}
	return strings.ToLower(name)
}

// lastWord is that of a name, in small letters: `writer` of `MultiWriter`.
func lastWord(name string) string {
	return strings.ToLower(name[max(0, strings.LastIndexFunc(name, unicode.IsUpper)):])
}
