//! Every `match` on a type or its form names all of them, so that the compiler leads whoever adds one
//! to each place that must decide.
//!
//! In: the sources of both crates. Fails for an arm that takes whatever is left.

#![expect(clippy::disallowed_methods, reason = "a test reads the sources")]

use std::fs;
use std::path::{Path, PathBuf};

use syn::visit::{self, Visit};
use syn::{Arm, ExprMatch, ItemImpl, Pat, Type};

/// The enums that are matched without a wildcard.
const EXHAUSTIVE: [&str; 2] = ["Form", "Type"];

#[test]
fn no_match_on_a_type_or_form_has_a_wildcard() {
    let mut wildcards = Vec::new();
    for path in sources() {
        let file = syn::parse_file(&read(&path)).expect("a source file");
        let mut search = Search::default();
        search.visit_file(&file);
        wildcards.extend(search.lines.iter().map(|line| format!("{}:{line}", path.display())));
    }
    assert!(wildcards.is_empty(), "name every variant instead of a wildcard: {wildcards:#?}");
}

#[test]
fn a_wildcard_is_found_wherever_it_stands() {
    for code in [
        "fn f(it: Type) { match it { Type::Bool => 1, _ => 2 } }",
        "fn f(it: &Type) { match it { model::Type::Bool => 1, other => 2 } }",
        "fn f(it: Form) { match (it, 1) { (Form::Bool, _) => 1, (_, 2) => 3, (Form::Any, _) => 2 } }",
        "impl Form<'_> { fn f(self) { match self { Self::Bool | Self::Any => 1, _ if true => 2 } } }",
    ] {
        let mut search = Search::default();
        search.visit_file(&syn::parse_str(code).expect("Rust"));
        assert_eq!(search.lines.len(), 1, "{code}");
    }
    let mut search = Search::default();
    let code = "fn f(it: u8) { match it { 1 => 1, _ => 2 } }";
    search.visit_file(&syn::parse_str(code).expect("Rust"));
    assert!(search.lines.is_empty());
}

/// Lines of wildcards among arms that name variants.
#[derive(Default)]
struct Search {
    lines: Vec<usize>,
    /// Whether `Self` is one of the enums.
    is_own: bool,
}

impl<'ast> Visit<'ast> for Search {
    fn visit_item_impl(&mut self, item: &'ast ItemImpl) {
        let name = |kind: &Type| match kind {
            Type::Path(path) => path.path.segments.last().map(|last| last.ident.to_string()),
            _ => None,
        };
        let is_own = name(&item.self_ty).is_some_and(|name| EXHAUSTIVE.contains(&name.as_str()));
        let outer = std::mem::replace(&mut self.is_own, is_own);
        visit::visit_item_impl(self, item);
        self.is_own = outer;
    }

    fn visit_expr_match(&mut self, expression: &'ast ExprMatch) {
        // In a tuple, the places where some arm names a variant.
        let places: Vec<usize> =
            expression.arms.iter().flat_map(|arm| self.named_places(&arm.pat)).collect();
        let is_wild = |arm: &&Arm| places.iter().any(|place| is_wild_at(&arm.pat, *place));
        let wild = expression.arms.iter().filter(is_wild);
        self.lines.extend(wild.map(|arm| syn::spanned::Spanned::span(&arm.pat).start().line));
        visit::visit_expr_match(self, expression);
    }
}

impl Search {
    /// Where a pattern names a variant: 0 for the pattern itself, or the place in a tuple.
    fn named_places(&self, pattern: &Pat) -> Vec<usize> {
        match pattern {
            Pat::Or(either) => either.cases.iter().flat_map(|it| self.named_places(it)).collect(),
            Pat::Tuple(tuple) => {
                let places = tuple.elems.iter().enumerate();
                places.filter(|(_, it)| self.names_variant(it)).map(|(place, _)| place).collect()
            }
            other => self.names_variant(other).then_some(0).into_iter().collect(),
        }
    }

    fn names_variant(&self, pattern: &Pat) -> bool {
        let path = match pattern {
            Pat::Or(either) => return either.cases.iter().any(|it| self.names_variant(it)),
            Pat::Reference(inner) => return self.names_variant(&inner.pat),
            Pat::Ident(binding) => {
                return binding.subpat.as_ref().is_some_and(|(_, it)| self.names_variant(it));
            }
            Pat::Path(found) => &found.path,
            Pat::TupleStruct(found) => &found.path,
            Pat::Struct(found) => &found.path,
            _ => return false,
        };
        let names: Vec<String> = path.segments.iter().map(|it| it.ident.to_string()).collect();
        let [.., of, _] = names.as_slice() else { return false };
        EXHAUSTIVE.contains(&of.as_str()) || self.is_own && of == "Self"
    }
}

/// Whether a pattern takes anything at this place.
fn is_wild_at(pattern: &Pat, place: usize) -> bool {
    match pattern {
        Pat::Wild(_) => true,
        Pat::Ident(binding) => binding.subpat.is_none(),
        Pat::Or(either) => either.cases.iter().any(|it| is_wild_at(it, place)),
        Pat::Tuple(tuple) => {
            tuple.elems.iter().nth(place).is_some_and(|element| is_wild_at(element, 0))
        }
        _ => false,
    }
}

/// The source files of both crates, without their tests.
fn sources() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut folders = vec![root.join("generator"), root.join("runtime").join("src")];
    let mut found = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let is_test = path.file_stem().is_some_and(|stem| stem == "tests");
            if path.is_dir() && !is_test {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "rs") && !is_test {
                found.push(path);
            }
        }
    }
    assert!(found.len() > 100, "the sources lie elsewhere");
    found
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
