// Values that cross as text: types with MarshalText and UnmarshalText. In and out: str.
// Methods of the user's run here; what they refuse is told as they say it.

package wire

import "reflect"

type marshaler interface{ MarshalText() ([]byte, error) }

// ReadText reads a T from its text. Whatever the receiver of UnmarshalText is, *T has the method.
func ReadText[T any, P interface {
	*T
	UnmarshalText(text []byte) error
}](r *Reader) (v T) {
	start := r.at
	text := []byte(r.String())
	if r.err != nil {
		return v
	}
	if err := P(&v).UnmarshalText(text); err != nil {
		r.refuse(start, reflect.TypeFor[T](), err)
	}
	return v
}

// WriteText writes the text of v. Whatever the receiver of MarshalText is, *T has the method.
func WriteText[T any, P interface {
	*T
	marshaler
}](w *Writer, v T) {
	w.text(P(&v))
}

// WriteTextAt writes the text of what v points to, which is not copied; nil for nil.
func WriteTextAt[T any, P interface {
	*T
	marshaler
}](w *Writer, v *T) {
	if v == nil {
		w.Nil()
		return
	}
	w.text(P(v))
}

func (w *Writer) text(v marshaler) {
	text, err := v.MarshalText()
	if err != nil {
		w.giveUp(&Error{Kind: Failed, Cause: err})
		return
	}
	w.String(string(text))
}

// MethodText is what a text method of v returns, or that it panicked.
func MethodText(v any, method string, text func() string) (message string) {
	defer func() {
		if recover() != nil {
			message = "(" + TypeName(v) + "." + method + " panicked)"
		}
	}()
	return text()
}

// TypeName is the dynamic type of v as %T prints it.
func TypeName(v any) string {
	if v == nil {
		return "nil"
	}
	return reflect.TypeOf(v).String()
}
