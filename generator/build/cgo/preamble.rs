//! The C code in a Go file: the comment above `import "C"`.
//!
//! In: the file's text. Out: the C code of all its preambles, `#cgo` lines left out.

/// What cgo hands to the C compiler.
pub(super) fn of(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let imports = (0..lines.len()).filter(|&index| is_import(lines[index]));
    imports.flat_map(|index| comment(&lines[..index])).collect()
}

/// `import "C"`, or its line in a list of imports.
fn is_import(line: &str) -> bool {
    let bare = line.trim().strip_prefix("import").map_or(line.trim(), str::trim);
    ["\"C\"", "`C`"].iter().any(|name| {
        let rest = bare.strip_prefix(name).map(str::trim_start);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([';', '/']))
    })
}

/// The comment that ends with these lines, without its marks.
fn comment(lines: &[&str]) -> Vec<String> {
    let is_block = lines.last().is_some_and(|line| line.trim_end().ends_with("*/"));
    let start = if is_block {
        lines.iter().rposition(|line| line.contains("/*"))
    } else {
        lines.iter().rposition(|line| !line.trim_start().starts_with("//")).map(|last| last + 1)
    };
    let block = &lines[start.unwrap_or(0)..];
    let bare = block
        .iter()
        .map(|line| if is_block { without_ends(line) } else { &line.trim_start()[2..] });
    bare.filter(|line| !is_cgo(line)).map(|line| format!("{line}\n")).collect()
}

fn without_ends(line: &str) -> &str {
    let line = line.split_once("/*").map_or(line, |(_, rest)| rest);
    let end = line.trim_end();
    end.strip_suffix("*/").unwrap_or(line)
}

fn is_cgo(line: &str) -> bool {
    let rest = line.trim_start().strip_prefix("#cgo");
    rest.is_some_and(|rest| rest.starts_with([' ', '\t']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_preamble_is_the_comment_above_the_import() {
        for (text, code) in [
            (
                "package p\n\n// #cgo LDFLAGS: -lm\n// #include <a.h>\nimport \"C\"\n",
                " #include <a.h>\n",
            ),
            (
                "// Package p.\n\n/*\n#define A 1\n#include \"a.h\"\n*/\nimport \"C\"",
                "\n#define A 1\n#include \"a.h\"\n\n",
            ),
            ("/* #include <a.h> */\nimport \"C\" // c", " #include <a.h> \n"),
            ("import (\n\t\"fmt\"\n\t// #include <a.h>\n\t\"C\"\n)", " #include <a.h>\n"),
            ("// # Heading\n\nimport \"C\"", ""),
            ("// #include <a.h>\n\nimport \"fmt\"", ""),
            ("import \"C\"", ""),
        ] {
            assert_eq!(of(text), code, "{text}");
        }
    }
}
