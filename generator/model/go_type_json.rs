//! A type in JSON: a number is the name of its type alone, and everything else as derived.
//!
//! In: a [`Type`]. Out: JSON; and the other way round. By an attribute of serde's every type would be put
//! into a tree before it is read, and most of a manifest is types.

use std::fmt;

use serde::de::value::{MapAccessDeserializer, StrDeserializer};
use serde::de::{Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{Number, Type};

impl Serialize for Type {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Self::Number(number) = self {
            return number.serialize(serializer);
        }
        // The derived one, which is no trait's.
        Self::serialize(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Type {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(AnyType)
    }
}

struct AnyType;

impl<'de> Visitor<'de> for AnyType {
    type Value = Type;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a type")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Type, E> {
        match Number::ALL.into_iter().find(|number| number.go() == name) {
            Some(number) => Ok(Type::Number(number)),
            None => Type::deserialize(StrDeserializer::new(name)),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Type, A::Error> {
        Type::deserialize(MapAccessDeserializer::new(map))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Array;

    #[test]
    fn types_are_written_and_read() {
        let number = Type::Number(Number::Int64);
        let array = Type::Array(Array { len: 2, element: Box::new(number.clone()) });
        let declared = Type::Declared("m.T".to_owned());
        for (kind, text) in [
            (number, r#""int64""#),
            (Type::Bool, r#""bool""#),
            (declared.clone(), r#"{"declared":"m.T"}"#),
            (
                Type::Slice(Box::new(Type::Optional(Box::new(declared)))),
                r#"{"slice":{"optional":{"declared":"m.T"}}}"#,
            ),
            (array, r#"{"array":{"len":2,"element":"int64"}}"#),
        ] {
            assert_eq!(serde_json::to_string(&kind).expect("JSON"), text);
            assert_eq!(serde_json::from_str::<Type>(text).expect("a type"), kind);
        }
    }

    #[test]
    fn what_is_no_type_is_refused() {
        for text in [r#""int65""#, r#"{"pickle":"int"}"#, r#"{"slice":"slice"}"#, "3", "null", "{}"]
        {
            assert!(serde_json::from_str::<Type>(text).is_err(), "{text}");
        }
    }
}
