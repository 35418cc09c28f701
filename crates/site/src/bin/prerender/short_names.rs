//! Shortens the names of calls between a program and its JavaScript glue.
//!
//! wasm-bindgen's names are long and end in hashes, which hardly compress. They are 2 % of the program and a
//! third of its glue. `wasm-opt` renames the calls in the program and lists the new names; this module renames them in the glue.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

/// The module from which, after `wasm-opt`, everything is imported.
const MODULE: &str = "a";

/// Features of browsers of recent years, as in index.html. `wasm-opt` must use no newer feature.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// The long names with their short names.
#[derive(Debug, Default, PartialEq)]
pub(super) struct ShortNames {
    module: String,
    imports: BTreeMap<String, String>,
    exports: BTreeMap<String, String>,
}

/// Shortens the names in a program and its glue. Without `wasm-opt` on the path both stay unchanged.
pub(super) fn give(folder: &Path, program: Vec<u8>, glue: &str) -> Result<(Vec<u8>, String), String> {
    let problem = |error: std::io::Error| format!("names cannot be made short in {}: {error}", folder.display());
    fs::create_dir_all(folder).map_err(problem)?;
    let [long, short] = ["long.wasm", "short.wasm"].map(|name| folder.join(name));
    fs::write(&long, &program).map_err(problem)?;
    let mut optimizer = Command::new("wasm-opt");
    optimizer.args(FEATURES).arg("--minify-imports-and-exports-and-modules").arg(&long).arg("-o").arg(&short);
    let Ok(output) = optimizer.output() else {
        eprintln!("› There is no wasm-opt on the path: the program keeps its long names and is 4 KB heavier.");
        return Ok((program, glue.to_owned()));
    };
    if !output.status.success() {
        return Err(format!("wasm-opt could not make names short: {}", String::from_utf8_lossy(&output.stderr).trim()));
    }
    let glue = ShortNames::read(&String::from_utf8_lossy(&output.stdout))?.applied(glue)?;
    Ok((fs::read(short).map_err(problem)?, glue))
}

impl ShortNames {
    /// Parses the output of `wasm-opt`: `{"imports": [[module, long, short], …], "exports": [[long, short], …]}`.
    fn read(printed: &str) -> Result<Self, String> {
        let list: serde_json::Value =
            serde_json::from_str(printed).map_err(|error| format!("wasm-opt lists its names in an unknown form: {error}"))?;
        let rows = |kind: &str| -> Vec<Vec<String>> {
            let rows = list[kind].as_array().into_iter().flatten();
            let texts =
                |row: &serde_json::Value| row.as_array().into_iter().flatten().filter_map(|it| Some(it.as_str()?.to_owned())).collect();
            rows.map(texts).collect()
        };
        let mut names = Self::default();
        for row in rows("imports") {
            let [module, long, short] = <[String; 3]>::try_from(row).map_err(|row| format!("wasm-opt lists an import as {row:?}"))?;
            if !names.module.is_empty() && names.module != module {
                return Err(format!("the program imports from {} and from {module}; short names are for one module", names.module));
            }
            names.module = module;
            names.imports.insert(long, short);
        }
        for row in rows("exports") {
            let [long, short] = <[String; 2]>::try_from(row).map_err(|row| format!("wasm-opt lists an export as {row:?}"))?;
            names.exports.insert(long, short);
        }
        Ok(names)
    }

    /// The glue with short names. Imports are keys of a single object; exports are read as `wasm.NAME`.
    fn applied(&self, glue: &str) -> Result<String, String> {
        let quoted = |name: &str| format!("\"{name}\"");
        let module = quoted(&self.module);
        if !glue.contains(&module) {
            return Err(format!("the program's JavaScript side does not name its module {module}"));
        }
        let glue = glue.replace(&module, &quoted(MODULE));
        let part_of_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '_' || letter == '$';
        let mut out = String::with_capacity(glue.len());
        let mut rest = glue.as_str();
        while let Some(start) = rest.find(part_of_name) {
            let end = rest[start..].find(|letter| !part_of_name(letter)).map_or(rest.len(), |length| start + length);
            out.push_str(&rest[..start]);
            let name = &rest[start..end];
            let export = if out.ends_with("wasm.") { self.exports.get(name) } else { None };
            out.push_str(export.or_else(|| self.imports.get(name)).map_or(name, String::as_str));
            rest = &rest[end..];
        }
        out.push_str(rest);
        Ok(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PRINTED: &str =
        r#"{"imports": [["./p_bg.js", "__wbg_now_12", "$"], ["./p_bg.js", "__wbg_now_123", "A"]], "exports": [["memory", "B"]]}"#;

    #[test]
    fn both_sides_get_the_same_names_and_nothing_else_changes() {
        let names = ShortNames::read(PRINTED).expect("names");
        let glue =
            r#"const import0 = { __wbg_now_12: () => 1, __wbg_now_123: memory }; f({ "./p_bg.js": import0 }, wasm.memory, that.memory);"#;
        let short = r#"const import0 = { $: () => 1, A: memory }; f({ "a": import0 }, wasm.B, that.memory);"#;
        assert_eq!(names.applied(glue).as_deref(), Ok(short));
    }

    #[test]
    fn a_program_of_another_shape_is_refused() {
        assert!(ShortNames::read("no list").is_err());
        assert!(ShortNames::read(r#"{"imports": [["./p.js", "x", "a"], ["./q.js", "y", "b"]]}"#).is_err());
        assert!(ShortNames::read(PRINTED).expect("names").applied("import { x } from './other.js'").is_err());
    }
}
