//! Types of the model in a notation that is short enough for tables.
//!
//! In: Go's own spelling, where the module's types have a prefix that says what they are: `[]byte`,
//! `[4]int`, `*string`, `seq:int`, `io.Reader`, `text:net/netip.Addr`, `kinds.Level=int`. Out:
//! [`Type`].

use usegolib::model::{Array, Named, Number, Type, TypeName, TypeParam};

/// The package that has the fixture's types.
const KINDS: &str = "example.com/fixture/kinds";

/// The type that a text spells.
pub(crate) fn go_type(text: &str) -> Type {
    if let Some((name, underlying)) = text.strip_prefix("kinds.").and_then(|t| t.split_once('=')) {
        let name = type_name(&format!("{KINDS}.{name}"));
        return Type::Named(Named { name, underlying: Box::new(go_type(underlying)) });
    }
    if let Some((name, kind)) = text.strip_prefix("param:").and_then(|t| t.split_once('=')) {
        return Type::Param(TypeParam { name: name.to_owned(), kind: Box::new(go_type(kind)) });
    }
    if let Some(name) = text.strip_prefix("text:") {
        return Type::Text(type_name(name));
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
