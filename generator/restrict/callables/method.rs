//! Pass 3, of methods: a method is a function whose first parameter is the receiver.
//!
//! In: the types that a package declares. Out: a [`Decision`] for each of their exported methods. What
//! has an identity is an object, which has methods from a later level on.

use std::borrow::Cow;

use super::refusal::{self, Refusal};
use super::{Call, Decision, call};
use crate::introspect::{
    DescribedFunction, DescribedMethod, DescribedPackage, DescribedParam, DescribedType, Fills,
    GoType,
};
use crate::model::{Level, Type};
use crate::restrict::types::substitution::rename;
use crate::restrict::types::{Direction, Mention, Obstacle, Types};

/// The type that a method belongs to.
#[derive(Clone, Debug)]
pub(in crate::restrict) struct Receiver<'a> {
    /// Its Go name.
    pub(in crate::restrict) name: &'a str,
    /// Keys of its instances, one for each of the decision's.
    pub(in crate::restrict) keys: Vec<String>,
    pub(in crate::restrict) described: &'a DescribedType,
    /// Whether it is a pointer, through which the method can write into a value of any type.
    pub(in crate::restrict) is_pointer: bool,
}

/// A declared type, with what stands for its type parameters.
struct Instance {
    key: String,
    args: Vec<GoType>,
}

/// Decides about the methods of all types of a package, sorted by type and name.
pub(in crate::restrict) fn decide<'a>(
    package: &'a DescribedPackage,
    types: &Types<'a>,
) -> Vec<Decision<'a>> {
    if types.level() < Level::Data {
        return Vec::new();
    }
    let own = types.declared_in(&package.path);
    own.flat_map(|(name, described)| of_type(name, described, types)).collect()
}

fn of_type<'a>(
    name: &'a str,
    described: &'a DescribedType,
    types: &Types<'a>,
) -> Vec<Decision<'a>> {
    let instances = instances(name, described, types);
    let decision = |method: &'a DescribedMethod| {
        let function = with_receiver(name, described, method);
        let (keys, instances) = match &instances {
            Ok(found) => (
                found.iter().map(|it| it.key.clone()).collect(),
                found.iter().map(|it| of_instance(&function, it, types)).collect(),
            ),
            Err(obstacle) => (
                Vec::new(),
                vec![Err(refusal::object(&described.name, obstacle.clone(), types.level()))],
            ),
        };
        let is_pointer = method.pointer;
        let receiver = Some(Receiver { name: &described.name, keys, described, is_pointer });
        Decision { function: Cow::Owned(function), receiver, instances }
    };
    described.methods.iter().map(decision).collect()
}

/// The instances of a type that are in the table, which a type without parameters is put into now.
fn instances(
    name: &str,
    described: &DescribedType,
    types: &Types,
) -> Result<Vec<Instance>, Obstacle> {
    let mention = Mention::new(types, Direction::Out);
    if !described.type_params.is_empty() {
        let found: Vec<_> = types.instances(name);
        let instance = |(key, args)| Instance { key, args };
        if found.is_empty() {
            return Err(Obstacle::no_instance());
        }
        return Ok(found.into_iter().map(instance).collect());
    }
    let this = GoType::Named { name: name.to_owned(), args: Vec::new() };
    let kind = mention.restrict_self(&this)?;
    match kind {
        Type::Declared(key) => Ok(vec![Instance { key, args: Vec::new() }]),
        // What crosses by what it means has no class.
        Type::Bool
        | Type::Number(_)
        | Type::String
        | Type::Bytes
        | Type::Slice(_)
        | Type::Rune
        | Type::Duration
        | Type::BigInt
        | Type::Complex64
        | Type::Complex128
        | Type::Map(_)
        | Type::Any
        | Type::Error
        | Type::Array(_)
        | Type::Optional(_)
        | Type::Reader(_)
        | Type::Seq(_)
        | Type::Stream(_)
        | Type::Param(_) => Err(Obstacle::no_class()),
    }
}

fn of_instance(
    function: &DescribedFunction,
    instance: &Instance,
    types: &Types,
) -> Result<Call, Refusal> {
    call(function, true, types, &instance.args)
}

/// A method as a function that takes the receiver first. Go takes the address of a variable by
/// itself, so that a method of the pointer is called alike.
fn with_receiver(
    name: &str,
    described: &DescribedType,
    method: &DescribedMethod,
) -> DescribedFunction {
    let params = described.type_params.iter().zip(0..);
    let args = params.map(|(param, index)| GoType::Tparam { name: param.name.clone(), index });
    let receiver = DescribedParam {
        name: "self".to_owned(),
        go: format!("{}.{}", described.clause, described.name),
        kind: GoType::Named { name: name.to_owned(), args: args.collect() },
        written: method.written,
        fills: Fills::No,
        kept: false,
        never_nil: false,
    };
    let mut function = method.function.clone();
    if !described.type_params.is_empty() {
        let names: Vec<&str> = described.type_params.iter().map(|it| it.name.as_str()).collect();
        let values = function.params.iter_mut().chain(&mut function.results);
        values.for_each(|value| value.kind = rename(&value.kind, &names));
    }
    function.params.insert(0, receiver);
    function
}
