package surface

// The JSON document, field by field that of `introspect::Described` in introspect/described.rs: the reader
// refuses unknown fields and misses absent ones, so every field is written and no slice is nil, but for
// the optional ones.

// Document is everything that is said about one module.
type Document struct {
	Packages []packageDoc        `json:"packages"`
	Others   []otherDoc          `json:"others,omitempty"`
	Types    map[string]namedDoc `json:"types"`
}

type packageDoc struct {
	Path      string         `json:"path"`
	Name      string         `json:"name"`
	Internal  bool           `json:"internal"`
	Doc       string         `json:"doc"`
	Errors    []packageError `json:"errors"`
	Functions []functionDoc  `json:"functions"`
	Constants []constantDoc  `json:"constants"`
	Variables []variableDoc  `json:"variables"`
	Aliases   []aliasDoc     `json:"aliases"`
	Links     []string       `json:"links,omitempty"`
}

// otherDoc is a package of another module.
type otherDoc struct {
	Path      string        `json:"path"`
	Functions []functionDoc `json:"functions"`
	Constants []constantDoc `json:"constants"`
}

type packageError struct {
	Position string `json:"position"`
	Message  string `json:"message"`
}

type functionDoc struct {
	Name       string         `json:"name"`
	Signature  string         `json:"signature"`
	Doc        string         `json:"doc"`
	Deprecated string         `json:"deprecated"`
	Position   position       `json:"position"`
	TypeParams []typeParamDoc `json:"type_params"`
	Params     []paramDoc     `json:"params"`
	Results    []paramDoc     `json:"results"`
	Variadic   bool           `json:"variadic"`
}

type position struct {
	File string `json:"file"`
	Line int    `json:"line"`
}

type typeParamDoc struct {
	Name       string   `json:"name"`
	Comparable bool     `json:"comparable"`
	Methods    bool     `json:"methods"`
	Restricted bool     `json:"restricted"`
	Terms      []goType `json:"terms"`
}

type paramDoc struct {
	Name    string `json:"name"`
	Go      string `json:"go"`
	Type    goType `json:"type"`
	Written bool   `json:"written"`
	Fills   string `json:"fills,omitempty"`
	Kept    bool   `json:"kept,omitempty"`
	// NeverNil says of a result that it is something wherever the call succeeds.
	NeverNil bool `json:"never_nil,omitempty"`
}

type namedDoc struct {
	Package           string         `json:"package"`
	Clause            string         `json:"clause"`
	Name              string         `json:"name"`
	Doc               string         `json:"doc"`
	Position          *position      `json:"position,omitempty"`
	Writable          bool           `json:"writable"`
	TypeParams        []typeParamDoc `json:"type_params"`
	Underlying        goType         `json:"underlying"`
	Fields            []fieldDoc     `json:"fields"`
	Methods           []methodDoc    `json:"methods"`
	Implements        []string       `json:"implements"`
	Instances         []instanceDoc  `json:"instances,omitempty"`
	Comparable        bool           `json:"comparable"`
	HoldsLock         bool           `json:"holds_lock"`
	Constraint        bool           `json:"constraint"`
	UnexportedMethods bool           `json:"unexported_methods"`
}

// instanceDoc is an instance of a generic interface that a type satisfies, or only a pointer to it.
type instanceDoc struct {
	Name    string   `json:"name"`
	Args    []goType `json:"args"`
	Pointer bool     `json:"pointer,omitempty"`
}

type fieldDoc struct {
	Name     string   `json:"name"`
	Go       string   `json:"go"`
	Type     goType   `json:"type,omitempty"`
	Exported bool     `json:"exported"`
	Embedded bool     `json:"embedded"`
	Through  []string `json:"through,omitempty"`
	Tag      string   `json:"tag"`
	Doc      string   `json:"doc"`
	Position position `json:"position"`
}

type methodDoc struct {
	Pointer  bool        `json:"pointer"`
	Written  bool        `json:"written,omitempty"`
	Harmless bool        `json:"harmless,omitempty"`
	Through  []string    `json:"through,omitempty"`
	Function functionDoc `json:"function"`
}

type aliasDoc struct {
	Name       string         `json:"name"`
	Doc        string         `json:"doc"`
	Position   position       `json:"position"`
	TypeParams []typeParamDoc `json:"type_params"`
	Type       goType         `json:"type"`
}

type constantDoc struct {
	Name     string   `json:"name"`
	Doc      string   `json:"doc"`
	Position position `json:"position"`
	Type     goType   `json:"type"`
	Value    string   `json:"value"`
}

type variableDoc struct {
	Name     string   `json:"name"`
	Go       string   `json:"go"`
	Doc      string   `json:"doc"`
	Position position `json:"position"`
	Type     goType   `json:"type"`
}

// goType is one of the structs below; each carries its own "kind".
type goType any

type basicType struct {
	Kind string `json:"kind"`
	Name string `json:"name"`
}

type namedType struct {
	Kind string   `json:"kind"`
	Name string   `json:"name"`
	Args []goType `json:"args,omitempty"`
}

// elemType is a pointer or a slice.
type elemType struct {
	Kind string `json:"kind"`
	Elem goType `json:"elem"`
}

type arrayType struct {
	Kind string `json:"kind"`
	Len  int64  `json:"len"`
	Elem goType `json:"elem"`
}

type mapType struct {
	Kind string `json:"kind"`
	Key  goType `json:"key"`
	Elem goType `json:"elem"`
}

type chanType struct {
	Kind string `json:"kind"`
	Dir  string `json:"dir"`
	Elem goType `json:"elem"`
}

type structType struct {
	Kind string `json:"kind"`
}

type interfaceType struct {
	Kind    string   `json:"kind"`
	Methods []string `json:"methods"`
}

type funcType struct {
	Kind     string   `json:"kind"`
	Params   []goType `json:"params"`
	Results  []goType `json:"results"`
	Variadic bool     `json:"variadic"`
}

type typeParamType struct {
	Kind  string `json:"kind"`
	Name  string `json:"name"`
	Index int    `json:"index"`
}
