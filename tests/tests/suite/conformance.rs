//! The plans that are shared with other projects, by their own scorers, where they lie beside this one.
//!
//! Looked for in `$KEHOACH_SHARED`, else in `../shared`; skipped where there is none, or no Python.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use kehoach_tests::{invariant, tsv};

pub(crate) fn shared() -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared");
    let folder = env::var_os("KEHOACH_SHARED").map_or_else(beside, PathBuf::from);
    if !folder.join("gold").is_dir() {
        println!("skipped: there is no {}", folder.display());
        return None;
    }
    if Command::new("python3").arg("--version").output().is_err() {
        println!("skipped: there is no python3");
        return None;
    }
    Some(folder)
}

/// Writes what `read` makes of every plan that has a gold, and lets the scorer print it back.
fn score(
    script: &Path,
    gold: &Path,
    plans: &Path,
    kind: &str,
    read: impl Fn(&str) -> String,
) -> String {
    let golds = gold.file_name().unwrap().to_string_lossy();
    let folder = env::temp_dir().join(format!("kehoach-{kind}-{golds}-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    for entry in fs::read_dir(gold).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let Some(slug) = name.strip_suffix(&format!(".{kind}.tsv")) else { continue };
        let text = fs::read_to_string(plans.join(format!("{slug}.txt"))).unwrap();
        // The scorer takes any file that has the gold's name and is no .tsv for the plan.
        fs::write(folder.join(format!("{slug}.txt")), read(&text)).unwrap();
    }
    let run = Command::new("python3")
        .arg(script)
        .args(["--run", "cat {}"])
        .arg("--dir")
        .arg(gold)
        .arg("--src")
        .arg(&folder)
        .output()
        .unwrap();
    fs::remove_dir_all(folder).unwrap();
    let report = String::from_utf8(run.stdout).unwrap();
    assert!(run.status.success(), "{report}{}", String::from_utf8_lossy(&run.stderr));
    println!("{report}");
    report
}

/// The cell of a column in the row `ALL`.
fn total(report: &str, column: &str) -> f64 {
    let cells = |start: &str| {
        let row = report.lines().find(|line| line.starts_with(start)).expect("the row is there");
        row.split('\t').map(str::to_owned).collect::<Vec<_>>()
    };
    let head: Vec<&str> = report.lines().next().unwrap().split('\t').collect();
    let at = head.iter().position(|name| *name == column).expect("the column is there");
    cells("ALL")[at].parse().unwrap()
}

fn outline(text: &str) -> String {
    invariant::tsv(&invariant::outline(&kehoach::text::repair(text).text))
}

#[test]
fn outlines_of_the_seeds() {
    let Some(shared) = shared() else { return };
    let script = shared.join("gold/score_outline.py");
    let report = score(&script, &shared.join("gold"), &shared.join("seeds"), "outline", outline);
    assert!(total(&report, "LAS") >= 0.995);
    assert_eq!(total(&report, "label"), 1.0);
}

#[test]
fn outlines_of_real_plans() {
    let Some(shared) = shared() else { return };
    let script = shared.join("gold/score_outline.py");
    let report = score(&script, &shared.join("real"), &shared.join("real"), "outline", outline);
    assert!(total(&report, "LAS") >= 0.995);
    assert_eq!(total(&report, "label"), 1.0);
}

fn mentions(text: &str) -> String {
    tsv::mentions(&kehoach::parse(text))
}

#[test]
fn mentions_of_the_seeds() {
    let Some(shared) = shared() else { return };
    let script = shared.join("gold/score_mentions.py");
    let report = score(&script, &shared.join("gold"), &shared.join("seeds"), "mentions", mentions);
    assert!(total(&report, "F1") >= 0.99);
    for row in report.lines().filter(|row| row.split('\t').count() == 7).skip(1) {
        let f1: f64 = row.rsplit('\t').next().unwrap().parse().unwrap();
        assert!(f1 >= 0.97, "{row}");
    }
}

/// The invariants on every prefix of every seed, by lines.
#[test]
fn invariants_of_the_seeds() {
    let Some(shared) = shared() else { return };
    for entry in fs::read_dir(shared.join("seeds")).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        for (end, _) in text.match_indices('\n').step_by(7) {
            invariant::plan(&text[..end]);
        }
        invariant::plan(&text);
    }
}

#[test]
#[ignore = "slow: every character"]
fn every_prefix_of_the_seeds() {
    let Some(shared) = shared() else { return };
    for entry in fs::read_dir(shared.join("seeds")).unwrap() {
        let text = fs::read_to_string(entry.unwrap().path()).unwrap();
        for (end, _) in text.char_indices() {
            invariant::outline(&text[..end]);
        }
    }
}
