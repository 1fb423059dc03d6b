//! What a package does not offer, as lines.
//!
//! In: refusals. Out: each with its place and its reason; the methods of a type that are refused for
//! one and the same reason together.

use crate::model::{Reason, Skipped};

/// The lines of all refusals.
pub(super) fn lines(skipped: &[Skipped]) -> Vec<String> {
    skipped.chunk_by(are_alike).flat_map(together).collect()
}

fn are_alike(a: &Skipped, b: &Skipped) -> bool {
    a.receiver.is_some() && a.receiver == b.receiver && a.reason == b.reason
}

fn together(alike: &[Skipped]) -> Vec<String> {
    let Skipped { receiver, position, reason, .. } = &alike[0];
    let code = spell(alike[0].code);
    match receiver {
        Some(of) if alike.len() > 1 => {
            let head = format!("skipped: {} methods of {of}: {reason} [{code}]", alike.len());
            let methods = alike.iter().map(|it| format!("  {}: {}", it.position, declared(it)));
            std::iter::once(head).chain(methods).collect()
        }
        Some(_) | None => vec![
            format!("skipped: {}", declared(&alike[0])),
            format!("  {position}: {reason} [{code}]"),
        ],
    }
}

/// As Go declares it; the method of an interface, which is declared within that, behind its name.
fn declared(skipped: &Skipped) -> String {
    let Skipped { receiver, signature, .. } = skipped;
    match receiver {
        Some(of) if !signature.starts_with("func ") => format!("{of}.{signature}"),
        Some(_) | None => signature.clone(),
    }
}

fn spell(code: Reason) -> String {
    let code = serde_json::to_value(code).unwrap_or_default();
    code.as_str().unwrap_or_default().to_owned()
}
