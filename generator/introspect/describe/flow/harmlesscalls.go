package flow

// Calls in a function that only computes. In: a call. Out: whether what it calls is known, and harmless with
// these arguments.

import (
	"go/ast"
	"go/types"
	"strings"
)

// allowsCall notes the name of what is called, which is harmless nowhere else.
func (b *textBody) allowsCall(call *ast.CallExpr) bool {
	if kind, ok := b.checked.Info.Types[call.Fun]; ok && kind.IsType() {
		return isConversion(kind.Type)
	}
	switch called := ast.Unparen(call.Fun).(type) {
	case *ast.Ident:
		b.called[called] = true
		switch object := b.checked.Info.Uses[called].(type) {
		case *types.Builtin:
			return b.allowsBuiltin(object.Name(), call.Args)
		case *types.Func:
			return b.allowsFunction(object, call)
		}
	case *ast.SelectorExpr:
		b.called[called.Sel] = true
		if function, ok := b.checked.Info.Uses[called.Sel].(*types.Func); ok {
			return b.allowsReceiver(called, function) && b.allowsFunction(function, call)
		}
	}
	return false
}

// isConversion leaves out what could be called afterwards, or be read as something else.
func isConversion(typ types.Type) bool {
	switch under := typ.Underlying().(type) {
	case *types.Basic:
		return under.Kind() != types.UnsafePointer && isKnown(typ)
	case *types.Signature, *types.Chan:
		return false
	}
	return true
}

// allowsBuiltin leaves out what panics with a value of the module's, and what uses maps and channels.
func (b *textBody) allowsBuiltin(name string, args []ast.Expr) bool {
	switch name {
	case "append", "copy":
		return b.isFresh(args[0])
	case "cap", "len":
		_, isChannel := b.typeOf(args[0]).Underlying().(*types.Chan)
		return !isChannel
	case "make":
		_, isSlice := b.typeOf(args[0]).Underlying().(*types.Slice)
		return isSlice
	case "complex", "imag", "max", "min", "new", "real":
		return true
	}
	return false
}

// allowsReceiver says whether a method is that of a type, and, of a buffer, that of an own one.
func (b *textBody) allowsReceiver(selector *ast.SelectorExpr, function *types.Func) bool {
	selection := b.checked.Info.Selections[selector]
	if selection == nil { // a function of a package
		return true
	}
	receiver := function.Type().(*types.Signature).Recv().Type()
	if selection.Kind() != types.MethodVal || types.IsInterface(receiver) {
		return false
	}
	return !isBufferPointer(receiver) || b.isOwnBuffer(selector.X)
}

// allowsFunction says whether a function is harmless with the arguments of a call.
func (b *textBody) allowsFunction(function *types.Func, call *ast.CallExpr) bool {
	if function.Pkg() == nil || b.isSpread(call.Args) {
		return false
	}
	if function.Pkg() == b.checked.Types {
		return b.areOwnBuffers(call.Args) && b.harmless.isHarmless(function)
	}
	if !b.isPure(function) {
		return false
	}
	if function.Pkg().Path() == "fmt" {
		return b.allowsPrinting(function.Name(), call.Args)
	}
	return !writesToFirst(function) || b.isFresh(call.Args[0])
}

// writesToFirst says whether a pure function writes to the list that is its first argument.
func writesToFirst(function *types.Func) bool {
	name := function.Name()
	return strings.HasPrefix(name, "Append") || name == "Encode" || name == "EncodeRune"
}

// isSpread says whether the arguments are the results of one call.
func (b *textBody) isSpread(args []ast.Expr) bool {
	if len(args) != 1 {
		return false
	}
	_, ok := b.typeOf(args[0]).(*types.Tuple)
	return ok
}

// allowsPrinting says whether fmt calls no method of an argument, or harmless ones.
func (b *textBody) allowsPrinting(name string, args []ast.Expr) bool {
	if strings.HasPrefix(name, "Fprint") {
		if !b.isOwnBuffer(args[0]) {
			return false
		}
		args = args[1:]
	}
	for _, arg := range args {
		if !b.prints(b.typeOf(arg), deepest) {
			return false
		}
	}
	return true
}

// prints says whether fmt can print values of a type: scalars, and lists of such.
func (b *textBody) prints(typ types.Type, depth int) bool {
	if depth == 0 || !b.speaks(typ) {
		return false
	}
	if basic, ok := typ.Underlying().(*types.Basic); ok {
		return basic.Info() != 0 // not nil, not an address, and known
	}
	elem := listElement(typ)
	return elem != nil && b.prints(elem, depth-1)
}

// speaks says whether the methods of a type that fmt calls are harmless.
func (b *textBody) speaks(typ types.Type) bool {
	methods := types.NewMethodSet(typ)
	for i := range methods.Len() {
		method := methods.At(i).Obj().(*types.Func)
		switch method.Name() {
		case "Format", "GoString":
			return false
		case "String", "Error":
			if method.Pkg() != b.checked.Types || !b.harmless.isHarmless(method) {
				return false
			}
		}
	}
	return true
}

func isSlice(typ types.Type) bool {
	_, ok := typ.Underlying().(*types.Slice)
	return ok
}

// isPure says whether a function or method of another package is among the declarations.
func (h *harmless) isPure(function *types.Func) bool {
	known := h.pure[function.Pkg().Path()]
	if known == nil {
		return false
	}
	receiver := function.Type().(*types.Signature).Recv()
	if receiver == nil {
		_, ok := known.Scope().Lookup(function.Name()).(*types.Func)
		return ok
	}
	named, ok := types.Unalias(behindPointer(receiver.Type())).(*types.Named)
	if !ok || known.Scope().Lookup(named.Obj().Name()) == nil {
		return false
	}
	own := known.Scope().Lookup(named.Obj().Name()).Type()
	found, _, _ := types.LookupFieldOrMethod(own, true, known, function.Name())
	_, ok = found.(*types.Func)
	return ok
}

func behindPointer(typ types.Type) types.Type {
	if pointer, ok := types.Unalias(typ).(*types.Pointer); ok {
		return pointer.Elem()
	}
	return typ
}
