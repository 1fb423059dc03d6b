// In: errors, some of them hostile. Out: the keys of their classes.

package wire

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"testing"
)

type holding struct{ inner any }

func (n holding) Error() string { return "holding" }

type endless struct{ depth *int }

func (e endless) Error() string { return "endless" }

func (e endless) Unwrap() error { *e.depth++; return e }

type failing struct{}

func (*failing) Error() string { return "failing" }

func (*failing) Is(error) bool { panic("Is") }

func (*failing) As(any) bool { panic("As") }

func (*failing) Unwrap() error { panic("Unwrap") }

var first, second = errors.New("same text"), errors.New("same text")

// keys are those of the classes of an error, where these variables are known.
func keys(t *testing.T, err error, variables ...ErrorVariable) []string {
	TakeErrors(variables, []ErrorType{NewErrorType[holding]("holding")})
	t.Cleanup(func() { tells, sentinels, namesakes, errorTypes = false, nil, nil, nil })
	var found []string
	for _, class := range classesOf(append([]error{err}, Wrapped(err)...)) {
		found = append(found, class.key)
	}
	sentinels = nil
	return found
}

func TestClassesAreThoseOfValuesAndTypes(t *testing.T) {
	one, other := ErrorVariable{"one", first}, ErrorVariable{"other", second}
	again := ErrorVariable{"again", first}
	for _, c := range []struct {
		err  error
		want []string
	}{
		{first, []string{"one", "again"}},
		{fmt.Errorf("%w", second), []string{"other"}},
		{errors.Join(second, fmt.Errorf("%w", first)), []string{"other", "one", "again"}},
		{errors.New("same text"), nil},
		{io.EOF, []string{"io.EOF"}},
		{holding{1}, []string{"holding"}},
		{&holding{1}, []string{"holding"}},
	} {
		if got := keys(t, c.err, one, other, again); !slices.Equal(got, c.want) {
			t.Errorf("%T: %v, want %v", c.err, got, c.want)
		}
	}
}

func TestWhatCannotBeComparedIsNeverFound(t *testing.T) {
	hidden := holding{[]int{1}}
	variables := []ErrorVariable{{"hidden", hidden}, {"nil", nil}, {"pointer", (*holding)(nil)}}
	for _, err := range []error{hidden, (*holding)(nil), fmt.Errorf("%w", hidden)} {
		if got := keys(t, err, variables...); !slices.Equal(got, []string{"holding"}) {
			t.Errorf("%T: %v", err, got)
		}
	}
}

func TestMethodsThatPanicOrNeverEndDoNoHarm(t *testing.T) {
	if got := keys(t, &failing{}, ErrorVariable{"one", first}); got != nil {
		t.Error(got)
	}
	depth := 0
	if got := keys(t, endless{&depth}, ErrorVariable{"one", first}); got != nil || depth > 2*treeLimit {
		t.Error(got, depth)
	}
}
