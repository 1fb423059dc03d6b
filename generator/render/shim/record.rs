//! The Go functions that read and write the records.
//!
//! In: the records of the table. Out: the parts of a reader and a writer for each, kept in a variable
//! that the code of whatever holds one names.

use super::block::indent;
use super::imports::Imports;
use super::literal;
use super::read::read;
use super::write::write;
use crate::model::{Field, Type};

/// A record and its functions.
pub(super) struct Record {
    /// `p0Point`, behind `record` in the name of its variable.
    pub(super) name: String,
    /// Its key in the table, as a Go string literal.
    pub(super) key: String,
    /// `p0.Point`.
    pub(super) kind: String,
    /// The statements that read the fields.
    pub(super) reads: Vec<String>,
    /// The statements that write them.
    pub(super) writes: Vec<String>,
}

/// All records of the table, in the order of their keys.
pub(super) fn all(imports: &mut Imports) -> Vec<Record> {
    let types = imports.types;
    let records = types.iter().filter_map(|(key, it)| Some((key, &it.as_record()?.fields)));
    let records: Vec<(&str, &Vec<Field>)> = records.collect();
    records.into_iter().map(|(key, fields)| record(key, fields, imports)).collect()
}

fn record(key: &str, fields: &[Field], imports: &mut Imports) -> Record {
    let mut reads = Vec::new();
    let mut writes = Vec::new();
    for Field { go, kind, .. } in fields {
        reads.push(format!("v.{go} = {}", indent(&indent(&read(kind, imports)))));
        writes.push(indent(&indent(&write(kind, &format!("v.{go}"), imports))));
    }
    let kind = imports.spell(&Type::Declared(key.to_owned()));
    Record { name: type_name(key, imports), key: literal(key), kind, reads, writes }
}

/// What a declared type is called in names: `p0Point`, or `p0i1Pair` for the second instance of a
/// generic type.
pub(super) fn type_name(key: &str, imports: &mut Imports) -> String {
    let types = imports.types;
    let name = &types.resolve(key).name;
    let alias = imports.alias(&name.package);
    if name.args.is_empty() {
        return format!("{alias}{}", name.name);
    }
    let is_instance = |other: &str| types.resolve(other).name.is_of_one_type(name);
    let before = types.iter().take_while(|(other, _)| *other != key);
    let instance = before.filter(|(other, _)| is_instance(other)).count();
    format!("{alias}i{instance}{}", name.name)
}
