package flow

// What calls give. In: a call. Out: which of its results are never nil, and whether that is so only where its
// last one, an error, is nil.

import (
	"go/ast"
	"go/types"
)

// nonNilMakers are functions of other packages that make their one result. They are known by name, as nobody
// loads what only bodies use.
var nonNilMakers = map[string]bool{
	"bufio.NewReader": true, "bufio.NewScanner": true, "bufio.NewWriter": true, "bytes.NewBuffer": true,
	"bytes.NewBufferString": true, "bytes.NewReader": true, "container/list.New": true, "errors.New": true,
	"fmt.Errorf": true, "github.com/pkg/errors.Errorf": true, "github.com/pkg/errors.New": true,
	"golang.org/x/xerrors.Errorf": true, "golang.org/x/xerrors.New": true, "html/template.New": true,
	"math/big.NewFloat": true, "math/big.NewInt": true, "math/big.NewRat": true,
	"regexp.MustCompile": true, "regexp.MustCompilePOSIX": true, "strings.NewReader": true,
	"strings.NewReplacer": true, "text/template.New": true, "time.NewTicker": true, "time.NewTimer": true,
}

// nonNilTriers are those that make their first result unless there is an error.
var nonNilTriers = map[string]bool{
	"net/url.Parse": true, "net/url.ParseRequestURI": true, "os.Create": true, "os.Open": true,
	"os.OpenFile": true, "regexp.Compile": true, "regexp.CompilePOSIX": true,
}

// nonNilWrappers are those that make an error of their first argument, if that is one.
var nonNilWrappers = map[string]bool{
	"github.com/pkg/errors.WithMessage": true, "github.com/pkg/errors.WithMessagef": true,
	"github.com/pkg/errors.WithStack": true, "github.com/pkg/errors.Wrap": true,
	"github.com/pkg/errors.Wrapf": true,
}

// spread is what several variables get from one call, the last of them perhaps its error.
func (b *nonNilBody) spread(call ast.Expr, last *types.Var, facts nonNilFacts) []nonNilValue {
	results, hasError := b.called(call, facts)
	known := make([]nonNilValue, len(results))
	for i, isProved := range results {
		known[i] = nonNilValue{isSet: isProved}
		if hasError && i < len(results)-1 {
			known[i] = nonNilValue{last, isProved && last != nil}
		}
	}
	return known
}

// called is what is known of the results of a call.
func (b *nonNilBody) called(expr ast.Expr, facts nonNilFacts) (results []bool, hasError bool) {
	call, ok := ast.Unparen(expr).(*ast.CallExpr)
	if !ok {
		return nil, false
	}
	name := b.qualified(call.Fun)
	switch {
	case nonNilMakers[name]:
		return []bool{true}, false
	case nonNilTriers[name]:
		return []bool{true, false}, true
	case nonNilWrappers[name] && len(call.Args) > 0:
		return []bool{b.isError(call.Args[0], facts)}, false
	}
	switch callee := plainCallee(call.Fun).(type) {
	case *ast.Ident:
		switch object := b.checked.Info.Uses[callee].(type) {
		case *types.Builtin:
			return []bool{callee.Name == "new" || callee.Name == "make"}, false
		case *types.Func:
			return b.results(object, false), fails(object.Type().(*types.Signature))
		}
	case *ast.SelectorExpr:
		if function, ok := b.checked.Info.Uses[callee.Sel].(*types.Func); ok {
			return b.results(function, b.isOnObject(callee, facts)), fails(function.Type().(*types.Signature))
		}
	}
	return nil, false
}

// isOnObject says whether a method gets a receiver that is not nil. Through an embedded pointer it may get nil.
func (b *nonNilBody) isOnObject(selector *ast.SelectorExpr, facts nonNilFacts) bool {
	selection := b.checked.Info.Selections[selector]
	if selection == nil || selection.Kind() != types.MethodVal || len(selection.Index()) > 1 {
		return false
	}
	return !isPointer(selection.Recv()) || b.value(selector.X, facts).isCertain()
}
