// Package names has names that Python spells differently.
package names

func HTTPServer() {}

func ParseURL() {}

func UserIDs() {}

func URLs() {}

func IPv4() {}

func UUIDv4() {}

func OAuth() {}

func GitHub() {}

func GraphQL() {}

func ToJSON() {}

func ParseHTTPURL() {}

func HTML2Text() {}

func SHA256Sum() {}

func Base64Encode() {}

func EqualFold() {}

func LVAsBool() {}

func X2Y() {}

func ASCII() {}

func In() {}

func From() {}

func None() {}

func Class() {}

func Import() {}

func Lambda() {}

func True() {}

func Match() {}

func Type() {}

func Max() {}

func Len() {}

func Bytes() {}

func Int() {}

func Str() {}

func Print() {}

func Range() {}

func List() {}

func FooBar() {}

func Foo_Bar() {}

func HTTPGet() {}

func HttpGet() {}

func Café() {}

func Ünïcode() {}

func Keywords(from, class, in, lambda, None int) int { return from }

func Self(self, cls int) int { return self }

func Unnamed(int, string) {}

func Blanks(_ int, _ string, x bool) {}

func Casing(userID int, UserID int, user_id int) int { return userID }

func Initialisms(httpURL string, IDs []string, ipV4 string) string { return httpURL }

func Builtins(len int, str string, list []int, int64s []int64) int { return len }

func Underscores(_private int, trailing_ int, __dunder__ int) int { return _private }

func Generated(arg0 int, _ int, arg1 int) int { return arg0 }

func Timeout(timeout float64) float64 { return timeout }
