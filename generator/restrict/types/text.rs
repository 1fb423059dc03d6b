//! Types with `MarshalText` and `UnmarshalText`: whether the text is the value.
//!
//! In: a named type. Out: its [`TextForm`]. Only what is made of plain data is taken to be all in
//! its text; a struct can hold more than it says, so those that are text are listed.

use crate::introspect::{DescribedType, DescribedTypes, GoType};

/// What a type's text is to its values.
pub(super) enum TextForm {
    /// It has none, or is a number or string, which crosses as that.
    Absent,
    /// All of the value.
    Whole,
    /// Perhaps only a part: how it was compiled, its precision or its spelling can be lost.
    Partial,
}

/// Structs whose text says all that they hold. Of a `time.Time` it leaves out the monotonic clock
/// reading and the location's name; `docs/types.md` says so.
const STRUCTS: &[&str] = &[
    "cloud.google.com/go/civil.Date",
    "cloud.google.com/go/civil.DateTime",
    "cloud.google.com/go/civil.Time",
    "crypto/x509.OID",
    "github.com/cockroachdb/apd/v3.Decimal",
    "github.com/govalues/decimal.Decimal",
    "go4.org/netipx.IPRange",
    "golang.org/x/text/language.Tag",
    "math/big.Rat",
    "net/netip.Addr",
    "net/netip.AddrPort",
    "net/netip.Prefix",
    "time.Time",
];

/// What the text of a named type is to its values.
pub(super) fn text_form(name: &str, described: &DescribedType, types: &DescribedTypes) -> TextForm {
    let has = |protocol: &str| {
        described.implements.iter().any(|found| found.trim_start_matches('*') == protocol)
    };
    let is_scalar = matches!(described.underlying, GoType::Basic { .. } | GoType::Interface { .. });
    if is_scalar || !has("encoding.TextMarshaler") || !has("encoding.TextUnmarshaler") {
        return TextForm::Absent;
    }
    if STRUCTS.contains(&name) || is_data(&described.underlying, types, &[name]) {
        return TextForm::Whole;
    }
    TextForm::Partial
}

/// Whether a type is made of numbers, strings and listed structs alone. `trail` has the names that
/// led here: a type may be made of itself.
fn is_data(kind: &GoType, types: &DescribedTypes, trail: &[&str]) -> bool {
    let is_data_too = |kind: &GoType| is_data(kind, types, trail);
    match kind {
        GoType::Basic { name } => !matches!(name.as_str(), "uintptr" | "unsafe.Pointer"),
        GoType::Slice { elem } | GoType::Array { elem, .. } | GoType::Pointer { elem } => {
            is_data_too(elem)
        }
        GoType::Map { key, elem } => is_data_too(key) && is_data_too(elem),
        GoType::Named { name, args } => {
            let is_known = STRUCTS.contains(&name.as_str())
                || name == "math/big.Int"
                || trail.contains(&name.as_str());
            let trail = [trail, &[name]].concat();
            let is_data_below = |found: &DescribedType| is_data(&found.underlying, types, &trail);
            args.iter().all(is_data_too) && (is_known || types.get(name).is_some_and(is_data_below))
        }
        // What stands for it is looked at where it is given.
        GoType::Tparam { .. } => true,
        GoType::Struct { .. }
        | GoType::Interface { .. }
        | GoType::Chan { .. }
        | GoType::Func { .. } => false,
    }
}

#[cfg(test)]
mod tests {
    use super::STRUCTS;

    #[test]
    fn the_shim_lists_the_same_structs() {
        let shim = include_str!("../../../templates/shim/wire/known_values.go");
        let list = shim.split_once("var wholeTexts").unwrap_or_default().1;
        let list = list.split_once("\n}").unwrap_or_default().0;
        let listed = list.lines().filter_map(|line| {
            let (path, name) =
                line.trim().strip_prefix('{')?.split_once("\"}")?.0.split_once(", ")?;
            Some(format!("{}.{}", path.trim_matches('"'), name.trim_matches('"')))
        });
        assert_eq!(listed.collect::<Vec<_>>(), STRUCTS);
    }
}
