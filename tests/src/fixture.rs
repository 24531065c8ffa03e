//! The plans in `fixtures/plans`, and the lines that are not compared.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

use crate::tsv;

/// A plan of our own, with what is expected of it.
#[derive(Debug, Clone)]
pub struct Fixture {
    /// The name of its files, without extensions.
    pub slug: String,
    /// Its text.
    pub text: String,
    /// The gold outline.
    pub outline: String,
    /// The gold mentions.
    pub mentions: String,
}

impl Fixture {
    /// The path of one of its files.
    #[must_use]
    pub fn path(&self, extension: &str) -> PathBuf {
        folder().join("plans").join(format!("{}.{extension}", self.slug))
    }
}

/// The folder `fixtures`.
#[must_use]
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures")
}

/// Every plan, by name.
#[must_use]
pub fn all() -> Vec<Fixture> {
    let plans = folder().join("plans");
    let entries = fs::read_dir(&plans).unwrap_or_else(|e| panic!("{}: {e}", plans.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.extension().is_some_and(|e| e == "txt"));
    paths.sort();
    let read = |path: PathBuf| {
        fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
    };
    let load = |path: PathBuf| Fixture {
        slug: path.file_stem().unwrap().to_string_lossy().into_owned(),
        outline: read(path.with_extension("outline.tsv")),
        mentions: read(path.with_extension("mentions.tsv")),
        text: read(path),
    };
    paths.into_iter().map(load).collect()
}

/// The lines that are not compared, with the reason, by plan: `fixtures/skip.tsv`.
#[must_use]
pub fn skipped() -> HashMap<String, HashMap<u32, String>> {
    let text = fs::read_to_string(folder().join("skip.tsv")).unwrap_or_default();
    let mut skipped: HashMap<String, HashMap<u32, String>> = HashMap::new();
    for row in tsv::rows(&text) {
        let line = row.get("line").parse().expect("a line number in skip.tsv");
        assert!(!row.get("reason").is_empty(), "skip.tsv: a line without a reason");
        skipped.entry(row.get("slug").into()).or_default().insert(line, row.get("reason").into());
    }
    skipped
}

/// Compares a text with a file, or writes the file where `KEHOACH_UPDATE` is set.
///
/// # Errors
///
/// Says where the two differ and how to write the file anew.
pub fn compare(path: &Path, found: &str) -> Result<(), String> {
    if env::var_os("KEHOACH_UPDATE").is_some() {
        return fs::write(path, found).map_err(|e| format!("{}: {e}", path.display()));
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    if expected == found {
        return Ok(());
    }
    let line = expected.lines().zip(found.lines()).take_while(|(a, b)| a == b).count();
    Err(format!(
        "{}:{} is stale:\n  - {}\n  + {}\nto write it anew: KEHOACH_UPDATE=1 cargo test -p kehoach-tests",
        path.display(),
        line + 1,
        expected.lines().nth(line).unwrap_or("(end)"),
        found.lines().nth(line).unwrap_or("(end)"),
    ))
}
