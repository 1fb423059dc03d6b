//! Type parameters, and what stands for them.
//!
//! In: a described type. Out: the type with what stands for its parameters in their places, or which
//! parameters it mentions.

use crate::introspect::GoType;

/// A type in which what stands for each type parameter stands in its place.
pub(in crate::restrict) fn substitute(kind: &GoType, bound: &[GoType]) -> GoType {
    replace(kind, &|param, index| {
        let chosen = bound.get(index as usize);
        chosen.map_or_else(|| param.clone(), |chosen| substitute(chosen, bound))
    })
}

/// A type whose parameters have these names, by their indices: a method has names of its own for those of its type.
pub(in crate::restrict) fn rename(kind: &GoType, names: &[&str]) -> GoType {
    replace(kind, &|param, index| {
        let name = names.get(index as usize);
        name.map_or_else(
            || param.clone(),
            |name| GoType::Tparam { name: (*name).to_owned(), index },
        )
    })
}

/// A type with something else for each type parameter, given that and its index.
fn replace(kind: &GoType, param: &dyn Fn(&GoType, u32) -> GoType) -> GoType {
    let inside = |kind: &GoType| Box::new(replace(kind, param));
    let all = |types: &[GoType]| types.iter().map(|it| replace(it, param)).collect();
    match kind {
        GoType::Tparam { index, .. } => param(kind, *index),
        GoType::Pointer { elem } => GoType::Pointer { elem: inside(elem) },
        GoType::Slice { elem } => GoType::Slice { elem: inside(elem) },
        GoType::Array { len, elem } => GoType::Array { len: *len, elem: inside(elem) },
        GoType::Named { name, args } => GoType::Named { name: name.clone(), args: all(args) },
        GoType::Map { key, elem } => GoType::Map { key: inside(key), elem: inside(elem) },
        GoType::Chan { dir, elem } => GoType::Chan { dir: dir.clone(), elem: inside(elem) },
        GoType::Func { params, results, variadic } => {
            GoType::Func { params: all(params), results: all(results), variadic: *variadic }
        }
        GoType::Basic { .. } | GoType::Struct { .. } | GoType::Interface { .. } => kind.clone(),
    }
}

/// The indices of the type parameters in a type.
pub(in crate::restrict) fn find_params(kind: &GoType) -> Vec<u32> {
    match kind {
        GoType::Tparam { index, .. } => vec![*index],
        GoType::Pointer { elem }
        | GoType::Slice { elem }
        | GoType::Array { elem, .. }
        | GoType::Chan { elem, .. } => find_params(elem),
        GoType::Map { key, elem } => [find_params(key), find_params(elem)].concat(),
        GoType::Named { args, .. } => args.iter().flat_map(find_params).collect(),
        GoType::Func { params, results, .. } => {
            params.iter().chain(results).flat_map(find_params).collect()
        }
        GoType::Basic { .. } | GoType::Struct { .. } | GoType::Interface { .. } => Vec::new(),
    }
}
