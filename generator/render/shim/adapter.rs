//! The Go function that answers calls of one entry of the library's table.
//!
//! In: a function or a variable of the model. Out: the parts of its adapter.

use super::access::{Access, access, is_bulk};
use super::block::indent;
use super::field;
use super::imports::Imports;
use super::literal;
use super::read::{read, read_receiver};
use super::sink;
use super::write::write;
use crate::model::{Callable, CallableKind, Form, Supplied, Supply, Type, TypeTable, Value};

/// An entry of the table and its adapter.
pub(super) struct Adapter {
    pub(super) index: u32,
    pub(super) name: String,
    /// `"example.com/mod.Add"`, as a Go string literal.
    pub(super) go_path: String,
    /// The Go declaration, on one line.
    pub(super) declaration: String,
    /// How many arguments a request has.
    pub(super) count: usize,
    /// The statements that read them.
    pub(super) reads: Vec<String>,
    /// The statements that make what the library supplies.
    pub(super) supplies: Vec<String>,
    /// The statement that calls the function, reads the variable or sets the field; a field is read where
    /// it is written to the response.
    pub(super) call: Option<String>,
    /// Whether the call's last value is an error.
    pub(super) fails: bool,
    /// The statement that begins the array of several results.
    pub(super) head: Option<String>,
    pub(super) results: Vec<Outcome>,
}

/// A result: the statement that writes it.
pub(super) struct Outcome {
    pub(super) write: String,
    /// Whether it ends the message and, if large, may stay where Go has it.
    pub(super) may_stay: bool,
}

impl Adapter {
    /// The adapter of a callable. `instance` counts the entries of a generic callable.
    pub(super) fn new(
        path: &str,
        callable: &Callable,
        instance: usize,
        imports: &mut Imports,
    ) -> Self {
        let alias = imports.alias(path);
        Self {
            index: callable.index,
            name: adapter_name(&alias, callable, instance),
            go_path: literal(&format!("{path}.{}", callable.symbol(imports.types))),
            declaration: callable.signature.split_whitespace().collect::<Vec<_>>().join(" "),
            count: callable.count_arguments(),
            reads: reads(callable, imports)
                .into_iter()
                .chain(sink::read(callable))
                .chain(callable.find_supplied(Supply::Into).map(read_target))
                .collect(),
            supplies: supplies(callable, imports),
            call: call(&alias, callable, imports),
            fails: callable.fails,
            head: sink::head(callable),
            results: outcomes(callable, imports),
        }
    }
}

/// Exported names start with an upper-case letter, so that no form is a prefix of another. Methods have
/// their index, since a function can be called as any joint of a type and a method is.
fn adapter_name(alias: &str, callable: &Callable, instance: usize) -> String {
    let letter = match callable.kind {
        CallableKind::Function | CallableKind::Method | CallableKind::Get => "m",
        CallableKind::Read => "f",
        CallableKind::Assign => "a",
        CallableKind::Make => "t",
    };
    match &callable.receiver {
        Some(_) => format!("{alias}{letter}{}{}", callable.index, callable.go),
        None if callable.type_args.is_empty() => format!("{alias}{}", callable.go),
        None => format!("{alias}i{instance}{}", callable.go),
    }
}

/// The statements that keep each argument in a variable of its own.
fn reads(callable: &Callable, imports: &mut Imports) -> Vec<String> {
    let has_receiver = match callable.kind {
        CallableKind::Make => return field::make(callable, imports),
        CallableKind::Function | CallableKind::Get => false,
        CallableKind::Method | CallableKind::Read | CallableKind::Assign => true,
    };
    let param = |(position, value): (usize, &Value)| {
        let is_receiver = has_receiver && position == 0;
        let kind = &value.kind;
        let read = match access(kind, imports.types) {
            _ if is_receiver => read_receiver(kind, imports),
            Access::Interface if value.is_filled => {
                format!("wire.ReadFilled[{}](in)", imports.spell(kind))
            }
            _ => read(kind, imports),
        };
        format!("a{position} := {}", indent(&read))
    };
    callable.params.iter().enumerate().map(param).collect()
}

/// The parameters that collect what the function writes.
fn writers(callable: &Callable) -> impl Iterator<Item = &Supplied> {
    callable.supplied.iter().filter(|supplied| supplied.with == Supply::Writer)
}

/// The variable of a writer.
fn buffer(writer: &Supplied) -> String {
    format!("w{}", writer.position)
}

/// The parameters that point to what the function fills.
fn targets(callable: &Callable) -> impl Iterator<Item = &Supplied> {
    callable.supplied.iter().filter(|supplied| supplied.is_target())
}

/// The statement that reads what a caller has filled.
fn read_target(supplied: &Supplied) -> String {
    format!("{} := wire.ReadTarget(in)", target(supplied))
}

/// The variable of a target.
fn target(target: &Supplied) -> String {
    format!("t{}", target.position)
}

/// The statements that make what the function writes into.
fn supplies(callable: &Callable, imports: &mut Imports) -> Vec<String> {
    let new_buffer = |writer: &Supplied| {
        format!("{} := new({})", buffer(writer), imports.name("bytes", "Buffer"))
    };
    let buffers: Vec<_> = writers(callable).map(new_buffer).collect();
    let new_target = |it: &Supplied| format!("{} := new(any)", target(it));
    let targets = callable.find_supplied(Supply::Target).map(new_target);
    buffers.into_iter().chain(targets).collect()
}

/// How many of the results are Go's own.
pub(super) fn count_returned(callable: &Callable) -> usize {
    let sinks = usize::from(callable.sink_result().is_some());
    let written = writers(callable).count() + targets(callable).count() + callable.written.len();
    callable.results.len() - sinks - written
}

/// `r0, err := p0.Parse(in.Context(), a0)`.
fn call(alias: &str, callable: &Callable, imports: &mut Imports) -> Option<String> {
    let returned = count_returned(callable);
    let mut left: Vec<String> = (0..returned).map(|i| format!("r{i}")).collect();
    if callable.fails {
        left.push("err".to_owned());
    }
    let assign = if left.is_empty() { String::new() } else { left.join(", ") + " := " };
    let type_args: Vec<_> = callable.type_args.iter().map(|kind| imports.spell(kind)).collect();
    let instance = match type_args.join(", ") {
        none if none.is_empty() => none,
        some => format!("[{some}]"),
    };
    let go = &callable.go;
    Some(match callable.kind {
        CallableKind::Read | CallableKind::Make => return None,
        CallableKind::Assign => format!("a0.{go} = a1"),
        CallableKind::Function => {
            format!("{assign}{alias}.{go}{instance}({})", arguments(callable, imports))
        }
        CallableKind::Get if reads_object(callable, imports.types) => {
            format!("{assign}&{alias}.{go}")
        }
        CallableKind::Get => format!("{assign}{alias}.{go}"),
        CallableKind::Method => {
            let all = arguments(callable, imports);
            let (receiver, rest) = all.split_once(", ").unwrap_or((&all, ""));
            format!("{assign}{receiver}.{go}({rest})")
        }
    })
}

/// Whether it reads a variable that is an object: that is no copy of it.
fn reads_object(callable: &Callable, types: &TypeTable) -> bool {
    let is_object = |value: &Value| matches!(types.form(&value.kind), Form::Object(_));
    callable.kind == CallableKind::Get && callable.results.iter().any(is_object)
}

/// What is between the call's parentheses, in Go's order.
fn arguments(callable: &Callable, imports: &mut Imports) -> String {
    let count = callable.params.len();
    let mut passed = (0..count).map(|position| {
        let spread = callable.variadic && position + 1 == count;
        format!("a{position}{}", if spread { "..." } else { "" })
    });
    let mut all = Vec::new();
    for position in 0..count + callable.supplied.len() {
        let at = |supplied: &&Supplied| supplied.position as usize == position;
        match callable.supplied.iter().find(at) {
            Some(supplied) => all.extend(supply(supplied, imports)),
            None => all.extend(passed.next()),
        }
    }
    all.join(", ")
}

/// What the library passes; options are left out of the call.
fn supply(supplied: &Supplied, imports: &mut Imports) -> Option<String> {
    match supplied.with {
        Supply::Context => Some("in.Context()".to_owned()),
        Supply::Entropy => Some(imports.name("crypto/rand", "Reader")),
        Supply::Writer => Some(buffer(supplied)),
        Supply::Sink => Some(format!("{}.To", sink::SINK)),
        Supply::Target => Some(target(supplied)),
        Supply::Into => Some(format!("{}.To", target(supplied))),
        Supply::Options => None,
    }
}

/// What the results are in Go.
fn returned(callable: &Callable) -> Vec<String> {
    match callable.kind {
        CallableKind::Read => vec![format!("a0.{}", callable.go)],
        CallableKind::Make => vec![field::MADE.to_owned()],
        CallableKind::Function
        | CallableKind::Method
        | CallableKind::Get
        | CallableKind::Assign => {
            (0..count_returned(callable)).map(|at| format!("r{at}")).collect()
        }
    }
}

/// The results that Go returns, then what was written.
fn outcomes(callable: &Callable, imports: &mut Imports) -> Vec<Outcome> {
    let count = callable.results.len();
    let mut variables = returned(callable);
    variables.extend(writers(callable).map(|writer| format!("{}.Bytes()", buffer(writer))));
    variables.extend(callable.sink_result().map(|_| sink::SINK.to_owned()));
    variables.extend(targets(callable).map(|it| match it.with {
        Supply::Into => format!("{}.Held()", target(it)),
        _ => format!("*{}", target(it)),
    }));
    variables.extend(callable.written.iter().map(|at| format!("a{at}")));
    let results = callable.results.iter().zip(variables).enumerate();
    let outcome = |(position, (value, variable)): (usize, (&Value, String))| Outcome {
        write: sink::written(callable, position)
            .unwrap_or_else(|| indent(&write_result(callable, &value.kind, &variable, imports))),
        may_stay: position + 1 == count && is_bulk(&value.kind, imports.types),
    };
    results.map(outcome).collect()
}

/// The statement that writes a result; what is in a field stays where it is.
fn write_result(callable: &Callable, kind: &Type, variable: &str, imports: &mut Imports) -> String {
    match callable.kind {
        CallableKind::Read => field::view(kind, variable, imports),
        CallableKind::Make => field::write_made(kind, variable, imports),
        CallableKind::Get if reads_object(callable, imports.types) => {
            format!("wire.WritePointer(out, {variable})")
        }
        CallableKind::Function
        | CallableKind::Method
        | CallableKind::Get
        | CallableKind::Assign => write(kind, variable, imports),
    }
}
