//! Types of the model in a notation that is short enough for tables.
//!
//! In: Go's own spelling, where the module's types have a prefix that says what they are: `[]byte`,
//! `[4]int`, `*string`, `seq:int`, `io.Reader`, `text:net/netip.Addr`, `kinds.Level`. Out: [`Type`],
//! and the table of those that are declared.

use usegolib::model::{
    Array, Declared, DeclaredKind, Number, Type, TypeName, TypeParam, TypeTable,
};

/// The package that has the fixture's types.
const KINDS: &str = "example.com/fixture/kinds";

/// Its types, and what they are names for.
const NAMED: [(&str, &str); 11] = [
    ("Blob", "[]byte"),
    ("Flag", "bool"),
    ("Grid", "[2][3]kinds.Level"),
    ("Hash", "[4]byte"),
    ("Level", "int"),
    ("Levels", "[]kinds.Level"),
    ("Lines", "seq:string"),
    ("Name", "string"),
    ("Octet", "byte"),
    ("Ratio", "float32"),
    ("Value", "any"),
];

/// Types that cross as their text.
const TEXTS: [&str; 3] = ["example.com/fixture/kinds.Word", "net/netip.Addr", "time.Time"];

/// The declared types.
pub(crate) fn table() -> TypeTable {
    let mut table = TypeTable::default();
    for (name, underlying) in NAMED {
        let key = format!("{KINDS}.{name}");
        let kind = DeclaredKind::Named(go_type(underlying));
        table.insert(key.clone(), Declared::new(type_name(&key), kind));
    }
    for key in TEXTS {
        let name = type_name(key);
        table.insert(key.to_owned(), Declared::new(name, DeclaredKind::Text));
    }
    table
}

/// The type that a text spells.
pub(crate) fn go_type(text: &str) -> Type {
    if let Some(name) = text.strip_prefix("kinds.") {
        return Type::Declared(format!("{KINDS}.{name}"));
    }
    if let Some((name, kind)) = text.strip_prefix("param:").and_then(|t| t.split_once('=')) {
        let kind = Box::new(go_type(kind));
        return Type::Param(TypeParam { name: name.to_owned(), args: Vec::new(), kind });
    }
    if let Some(name) = text.strip_prefix("text:") {
        return Type::Declared(name.to_owned());
    }
    if let Some(name) = text.strip_prefix("io.") {
        return Type::Reader(name.to_owned());
    }
    composite(text).unwrap_or_else(|| match text {
        "[]byte" => Type::Bytes,
        "byte" => Type::Number(Number::Uint8),
        other => serde_json::from_value(other.into()).expect("a predeclared type"),
    })
}

fn composite(text: &str) -> Option<Type> {
    let boxed = |text| Box::new(go_type(text));
    if let Some(element) = text.strip_prefix("[]").filter(|element| *element != "byte") {
        return Some(Type::Slice(boxed(element)));
    }
    if let Some(inner) = text.strip_prefix('*') {
        return Some(Type::Optional(boxed(inner)));
    }
    if let Some(element) = text.strip_prefix("seq:") {
        return Some(Type::Seq(boxed(element)));
    }
    let (len, element) = text.strip_prefix('[')?.split_once(']')?;
    Some(Type::Array(Array { len: len.parse().ok()?, element: boxed(element) }))
}

/// `net/netip.Addr`.
fn type_name(text: &str) -> TypeName {
    let (package, name) = text.rsplit_once('.').expect("a package and a name");
    let clause = package.rsplit('/').next().expect("a clause");
    let args = Vec::new();
    TypeName { package: package.to_owned(), clause: clause.to_owned(), name: name.to_owned(), args }
}
