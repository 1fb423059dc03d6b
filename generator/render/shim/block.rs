//! Function literals as gofmt lays them out.
//!
//! In: what stands before the braces, and the one statement between them. Out: Go code, whose lines
//! are indented from the one that it starts in.

/// gofmt keeps a function on one line up to so many characters, without braces and spaces.
const ONE_LINE: usize = 100;

/// `header { statement }`.
pub(super) fn block(header: &str, statement: &str) -> String {
    let size = header.chars().count() + statement.chars().count();
    if size <= ONE_LINE && !statement.contains('\n') {
        return format!("{header} {{ {statement} }}");
    }
    format!("{header} {{\n\t{}\n}}", indent(statement))
}

/// Code as it stands one level deeper.
pub(super) fn indent(code: &str) -> String {
    code.replace('\n', "\n\t")
}
