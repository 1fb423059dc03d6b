package flow

// The functions of the standard library that only compute: they take no lock that anyone else could
// hold, do no I/O, call nothing that they are given, and write at most into their first argument. In:
// their declarations, as Go code. Out: packages that stand in for theirs.

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
)

// pureSources are the declarations by import path. What is not here is not known to be harmless.
var pureSources = map[string]string{
	"strconv": `package strconv
func AppendBool(dst []byte, b bool) []byte
func AppendFloat(dst []byte, f float64, fmt byte, prec, bitSize int) []byte
func AppendInt(dst []byte, i int64, base int) []byte
func AppendQuote(dst []byte, s string) []byte
func AppendQuoteRune(dst []byte, r rune) []byte
func AppendUint(dst []byte, i uint64, base int) []byte
func Atoi(s string) (int, error)
func CanBackquote(s string) bool
func FormatBool(b bool) string
func FormatComplex(c complex128, fmt byte, prec, bitSize int) string
func FormatFloat(f float64, fmt byte, prec, bitSize int) string
func FormatInt(i int64, base int) string
func FormatUint(i uint64, base int) string
func IsGraphic(r rune) bool
func IsPrint(r rune) bool
func Itoa(i int) string
func ParseBool(str string) (bool, error)
func ParseFloat(s string, bitSize int) (float64, error)
func ParseInt(s string, base int, bitSize int) (int64, error)
func ParseUint(s string, base int, bitSize int) (uint64, error)
func Quote(s string) string
func QuoteRune(r rune) string
func QuoteRuneToASCII(r rune) string
func QuoteToASCII(s string) string
func Unquote(s string) (string, error)
`,
	"strings": `package strings
func Clone(s string) string
func Compare(a, b string) int
func Contains(s, substr string) bool
func ContainsAny(s, chars string) bool
func ContainsRune(s string, r rune) bool
func Count(s, substr string) int
func Cut(s, sep string) (before, after string, found bool)
func CutPrefix(s, prefix string) (after string, found bool)
func CutSuffix(s, suffix string) (before string, found bool)
func EqualFold(s, t string) bool
func Fields(s string) []string
func HasPrefix(s, prefix string) bool
func HasSuffix(s, suffix string) bool
func Index(s, substr string) int
func IndexAny(s, chars string) int
func IndexByte(s string, c byte) int
func IndexRune(s string, r rune) int
func Join(elems []string, sep string) string
func LastIndex(s, substr string) int
func LastIndexAny(s, chars string) int
func LastIndexByte(s string, c byte) int
func Repeat(s string, count int) string
func Replace(s, old, new string, n int) string
func ReplaceAll(s, old, new string) string
func Split(s, sep string) []string
func SplitAfter(s, sep string) []string
func SplitN(s, sep string, n int) []string
func Title(s string) string
func ToLower(s string) string
func ToTitle(s string) string
func ToUpper(s string) string
func ToValidUTF8(s, replacement string) string
func Trim(s, cutset string) string
func TrimLeft(s, cutset string) string
func TrimPrefix(s, prefix string) string
func TrimRight(s, cutset string) string
func TrimSpace(s string) string
func TrimSuffix(s, suffix string) string
type Builder struct { buf []byte }
func (b *Builder) Cap() int
func (b *Builder) Grow(n int)
func (b *Builder) Len() int
func (b *Builder) Reset()
func (b *Builder) String() string
func (b *Builder) Write(p []byte) (int, error)
func (b *Builder) WriteByte(c byte) error
func (b *Builder) WriteRune(r rune) (int, error)
func (b *Builder) WriteString(s string) (int, error)
`,
	"bytes": `package bytes
func Compare(a, b []byte) int
func Contains(b, subslice []byte) bool
func Equal(a, b []byte) bool
func EqualFold(s, t []byte) bool
func HasPrefix(s, prefix []byte) bool
func HasSuffix(s, suffix []byte) bool
func Index(s, sep []byte) int
func IndexByte(b []byte, c byte) int
func Repeat(b []byte, count int) []byte
func ToLower(s []byte) []byte
func ToUpper(s []byte) []byte
func TrimSpace(s []byte) []byte
type Buffer struct { buf []byte }
func NewBufferString(s string) *Buffer
func (b *Buffer) Bytes() []byte
func (b *Buffer) Cap() int
func (b *Buffer) Grow(n int)
func (b *Buffer) Len() int
func (b *Buffer) Reset()
func (b *Buffer) String() string
func (b *Buffer) Truncate(n int)
func (b *Buffer) Write(p []byte) (int, error)
func (b *Buffer) WriteByte(c byte) error
func (b *Buffer) WriteRune(r rune) (int, error)
func (b *Buffer) WriteString(s string) (int, error)
`,
	"unicode": `package unicode
func IsControl(r rune) bool
func IsDigit(r rune) bool
func IsGraphic(r rune) bool
func IsLetter(r rune) bool
func IsLower(r rune) bool
func IsNumber(r rune) bool
func IsPrint(r rune) bool
func IsPunct(r rune) bool
func IsSpace(r rune) bool
func IsUpper(r rune) bool
func ToLower(r rune) rune
func ToUpper(r rune) rune
`,
	"unicode/utf8": `package utf8
const (
	RuneError = '\uFFFD'
	RuneSelf  = 0x80
	MaxRune   = '\U0010FFFF'
	UTFMax    = 4
)
func AppendRune(p []byte, r rune) []byte
func DecodeLastRuneInString(s string) (rune, int)
func DecodeRune(p []byte) (rune, int)
func DecodeRuneInString(s string) (rune, int)
func EncodeRune(p []byte, r rune) int
func RuneCount(p []byte) int
func RuneCountInString(s string) int
func RuneLen(r rune) int
func Valid(p []byte) bool
func ValidRune(r rune) bool
func ValidString(s string) bool
`,
	"math": `package math
const (
	MaxInt   = 1<<63 - 1
	MaxInt32 = 1<<31 - 1
	MaxInt64 = 1<<63 - 1
	MinInt64 = -1 << 63
)
func Abs(x float64) float64
func Ceil(x float64) float64
func Floor(x float64) float64
func Inf(sign int) float64
func IsInf(f float64, sign int) bool
func IsNaN(f float64) bool
func Log10(x float64) float64
func Max(x, y float64) float64
func Min(x, y float64) float64
func Mod(x, y float64) float64
func Modf(f float64) (float64, float64)
func Pow(x, y float64) float64
func Pow10(n int) float64
func Round(x float64) float64
func Signbit(x float64) bool
func Sqrt(x float64) float64
func Trunc(x float64) float64
`,
	"encoding/hex": `package hex
func Encode(dst, src []byte) int
func EncodeToString(src []byte) string
func EncodedLen(n int) int
`,
	"fmt": `package fmt
type writer interface { Write(p []byte) (n int, err error) }
func Fprint(w writer, a ...any) (n int, err error)
func Fprintf(w writer, format string, a ...any) (n int, err error)
func Fprintln(w writer, a ...any) (n int, err error)
func Sprint(a ...any) string
func Sprintf(format string, a ...any) string
func Sprintln(a ...any) string
`,
}

// purePackages makes packages of the declarations.
func purePackages() map[string]*types.Package {
	made := make(map[string]*types.Package, len(pureSources))
	for path, source := range pureSources {
		fset := token.NewFileSet()
		file, err := parser.ParseFile(fset, path, source, parser.SkipObjectResolution)
		if err != nil {
			panic(err)
		}
		config := types.Config{IgnoreFuncBodies: true, Sizes: types.SizesFor("gc", "amd64")}
		if made[path], err = config.Check(path, fset, []*ast.File{file}, nil); err != nil {
			panic(err)
		}
	}
	return made
}

// isBuffer says whether a type is what text is put together in.
func isBuffer(typ types.Type) bool {
	named, ok := types.Unalias(typ).(*types.Named)
	if !ok || named.Obj().Pkg() == nil {
		return false
	}
	switch named.Obj().Pkg().Path() + "." + named.Obj().Name() {
	case "strings.Builder", "bytes.Buffer":
		return true
	}
	return false
}

// isBufferPointer says whether a type is a pointer to such.
func isBufferPointer(typ types.Type) bool {
	pointer, ok := types.Unalias(typ).(*types.Pointer)
	return ok && isBuffer(pointer.Elem())
}
