package flow

// Calls on the way of a value, for fillflow.go. In: a call that has a value as an argument or as its
// receiver. Out: whether the value is filled there, and what the result leads to.

import (
	"go/ast"
	"go/types"
	"strings"
)

// called is what is known of a callee.
type called struct {
	key      string // in the index; empty if it has no entry
	writes   paramSet
	reads    bool // leaves its arguments alone
	derives  bool // its result leads to its arguments
	opens    bool // ... to what is in them
	foreign  bool // nobody sees it: its result may have them in it
	receiver ast.Expr
	name     string
}

func (f *fillFlow) call(call *ast.CallExpr) {
	callee := f.callee(call)
	if callee.receiver != nil {
		f.receive(callee, f.of(callee.receiver), len(call.Args))
	}
	f.bindLiteral(call)
	for position, arg := range call.Args {
		value := f.of(arg)
		if value.all() == 0 {
			continue
		}
		if call.Ellipsis.IsValid() && position == len(call.Args)-1 {
			value = value.element()
		}
		switch {
		case callee.key != "":
			f.use.links = append(f.use.links, passed{value, callee.key, position})
		case callee.writes.has(position):
			f.fill(value)
			f.use.opened |= value.itself
		case callee.reads:
		case suggestsFilling(callee.name):
			f.fill(value)
			f.use.opened |= value.itself
		default:
			f.use.unseen |= value.all()
		}
	}
}

// receive looks at a method that is called on a value.
func (f *fillFlow) receive(callee called, value flow, arguments int) {
	switch {
	case setters[callee.name], arguments > 0 && suggestsFilling(callee.name):
		f.fill(value)
		if !f.isParameter(callee.receiver) {
			f.use.opened |= value.itself
		}
	case getters[callee.name], looks[callee.name]:
	default:
		f.use.unseen |= value.all()
	}
}

// isParameter says whether an expression is a parameter itself, whose methods are its own.
func (f *fillFlow) isParameter(expr ast.Expr) bool {
	name, ok := expr.(*ast.Ident)
	if !ok || name.Obj == nil {
		return false
	}
	field, ok := name.Obj.Decl.(*ast.Field)
	return ok && !isReflectedValue(field.Type)
}

// isReflectedValue says whether a type is spelled as that of a reflected value.
func isReflectedValue(typ ast.Expr) bool {
	spelled, ok := typ.(*ast.SelectorExpr)
	return ok && spelled.Sel.Name == "Value"
}

// fill notes that a value is filled; of what has it in some place, that is not certain.
func (f *fillFlow) fill(value flow) {
	f.use.filled |= value.direct
	f.use.unseen |= value.held
}

// result is what a call's result leads to.
func (f *fillFlow) result(call *ast.CallExpr) flow {
	callee := f.callee(call)
	var found flow
	for position, arg := range call.Args {
		switch value := f.of(arg); {
		case !callee.derives || value.all() == 0:
		case callee.key != "":
			found = found.or(f.returnFlow(callee.key, position, value))
		case callee.foreign:
			found = found.or(value.container().open())
		case callee.opens:
			found = found.or(value.open())
		default:
			found = found.or(value)
		}
	}
	if callee.receiver == nil || looks[callee.name] {
		return found
	}
	if getters[callee.name] {
		return found.or(f.of(callee.receiver).element())
	}
	return found.or(f.of(callee.receiver).container())
}

// returnFlow is what a function of the described packages returns of an argument. One that is just
// being looked at may return it.
func (f *fillFlow) returnFlow(key string, position int, value flow) flow {
	var found flow
	for _, use := range f.functions[key] {
		f.functions.analyze(use)
		at := min(position, use.decl.Type.Params.NumFields()-1)
		switch {
		case !use.done || use.decl.Body == nil:
			found = found.or(value.open())
		case use.returned.direct.has(at) && use.decl.Recv == nil:
			if !use.returned.itself.has(at) {
				value.itself = 0
			}
			found = found.or(use.opening(value, at))
		case use.returned.all().has(at):
			found = found.or(use.opening(value, at).container())
		}
	}
	return found
}

func (f *fillFlow) callee(call *ast.CallExpr) called {
	switch callee := plainCallee(call.Fun).(type) {
	case *ast.Ident:
		return f.function(callee)
	case *ast.SelectorExpr:
		name := callee.Sel.Name
		if path := f.use.scope.packageOf(callee.X); path != "" {
			return f.foreignFunction(path, name)
		}
		found := called{receiver: callee.X, name: name, reads: setters[name] || getters[name] || looks[name]}
		if key := methodKey(f.use.scope.path, name, len(call.Args)); f.functions[key] != nil {
			found.key, found.derives = key, f.carries(key)
			found.reads = false
		}
		return found
	case *ast.ArrayType, *ast.InterfaceType, *ast.StarExpr, *ast.FuncType, *ast.MapType: // conversions
		return called{reads: true, derives: true}
	case *ast.FuncLit:
		return called{reads: true, derives: true}
	}
	return called{derives: true, foreign: true}
}

// function is a callee without a package: the package's own, a local one, a conversion, or
// predeclared.
func (f *fillFlow) function(callee *ast.Ident) called {
	key := functionKey(f.use.scope.path, callee.Name)
	switch {
	case callee.Obj != nil && callee.Obj.Kind != ast.Fun && callee.Obj.Kind != ast.Typ:
		return called{reads: f.literals[callee.Obj] != nil, derives: true, name: callee.Name}
	case f.functions[key] != nil:
		return called{key: key, derives: f.carries(key)}
	case f.use.scope.types[callee.Name]:
		return called{reads: true, derives: true}
	case callee.Name == "copy", callee.Name == "clear", callee.Name == "delete":
		return called{writes: first, reads: true}
	case types.Universe.Lookup(callee.Name) != nil:
		return called{reads: true, derives: callee.Name == "append"}
	}
	return called{derives: true, foreign: true, name: callee.Name}
}

// foreignFunction is a function of another package.
func (f *fillFlow) foreignFunction(path, name string) called {
	key := functionKey(path, name)
	if f.functions[key] != nil {
		return called{key: key, derives: f.carries(key)}
	}
	writes, known := knownWriters[key]
	if path == "reflect" || strings.HasSuffix(path, "/reflectlite") {
		if name == "Copy" {
			writes = first
		}
		return called{writes: writes, reads: true, derives: derivers[name], opens: true}
	}
	reading := readingPackages[path] || strings.HasPrefix(name, "Marshal")
	// What fills its argument has it there, and none of it in a result.
	derives := !reading && !suggestsFilling(name)
	return called{writes: writes, reads: known || reading, derives: derives, foreign: true, name: name}
}

// carries says whether a function has a result that can lead to its arguments.
func (f *fillFlow) carries(key string) bool {
	for _, use := range f.functions[key] {
		if use.decl.Type.Results == nil {
			continue
		}
		for _, field := range use.decl.Type.Results.List {
			if name, ok := field.Type.(*ast.Ident); !ok || !isScalar(name) && name.Name != "error" {
				return true
			}
		}
	}
	return false
}

// bindLiteral binds the parameters of a function literal that is called here.
func (f *fillFlow) bindLiteral(call *ast.CallExpr) {
	literal, ok := call.Fun.(*ast.FuncLit)
	if name, isName := call.Fun.(*ast.Ident); isName && name.Obj != nil {
		literal, ok = f.literals[name.Obj]
	}
	if !ok {
		return
	}
	for i, name := range paramNames(literal.Type) {
		if name != nil && i < len(call.Args) {
			f.bind(name, f.of(call.Args[i]))
		}
	}
}

// isScalar says whether a name is that of a predeclared type that nothing can be set through.
func isScalar(name *ast.Ident) bool {
	object, ok := types.Universe.Lookup(name.Name).(*types.TypeName)
	if !ok || name.Obj != nil {
		return false
	}
	_, basic := object.Type().Underlying().(*types.Basic)
	return basic
}

// fillingWords are those by which a function that nobody sees says that it fills what it is given. A
// decoder or a scanner is made of that.
var fillingWords = setOf("bind", "decode", "populate", "scan", "unmarshal")

// suggestsFilling says whether one of the words of a name is such a word.
func suggestsFilling(name string) bool {
	start := 0
	for i := 1; i <= len(name); i++ {
		if i == len(name) || 'A' <= name[i] && name[i] <= 'Z' {
			if fillingWords[strings.ToLower(name[start:i])] {
				return true
			}
			start = i
		}
	}
	return false
}
