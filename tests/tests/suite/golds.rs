//! The fixtures against what is expected of them.

use std::collections::HashMap;
use std::fmt::Write as _;

use kehoach_tests::layout::layout;
use kehoach_tests::{fixture, invariant, score, tsv};

#[test]
fn outlines() {
    let skipped = fixture::skipped();
    let none = HashMap::new();
    let mut wrong = String::new();
    for fixture in fixture::all() {
        let outline = invariant::outline(&kehoach::text::repair(&fixture.text).text);
        let skip = skipped.get(&fixture.slug).unwrap_or(&none);
        let score = score::outline(&fixture.outline, &invariant::tsv(&outline), skip);
        for line in &score.wrong {
            let _ = writeln!(wrong, "{}:{line}", fixture.path("txt").display());
        }
    }
    let count = wrong.lines().count();
    assert!(wrong.is_empty(), "{count} lines differ from the gold:\n{wrong}");
}

#[test]
fn mentions() {
    let skipped = fixture::skipped();
    let none = HashMap::new();
    let (mut wrong, mut right, mut all) = (String::new(), 0, 0);
    for fixture in fixture::all() {
        let parsed = kehoach::parse(&fixture.text);
        let skip = skipped.get(&fixture.slug).unwrap_or(&none);
        let score = score::mentions(&fixture.mentions, &tsv::mentions(&parsed), skip);
        right += 2 * score.right;
        all += 2 * score.right + score.extra + score.missing;
        for line in &score.wrong {
            let _ = writeln!(wrong, "{}:{line}", fixture.path("txt").display());
        }
    }
    let f1 = f64::from(u32::try_from(right).unwrap()) / f64::from(u32::try_from(all).unwrap());
    assert!(wrong.is_empty(), "F1 {f1:.4}; what differs from the gold:\n{wrong}");
}

/// To write the files anew: `KEHOACH_UPDATE=1 cargo test -p kehoach-tests`.
#[test]
fn json() {
    let mut stale = String::new();
    for fixture in fixture::all() {
        let parsed = invariant::plan(&fixture.text);
        let json = kehoach_json::to_string(&parsed).unwrap();
        if let Err(difference) = fixture::compare(&fixture.path("json"), &layout(&json)) {
            let _ = writeln!(stale, "{difference}");
        }
    }
    assert!(stale.is_empty(), "{stale}");
}

#[test]
fn skips_name_lines_that_exist() {
    let fixtures = fixture::all();
    for (slug, lines) in fixture::skipped() {
        let fixture = fixtures.iter().find(|fixture| fixture.slug == slug);
        let fixture = fixture.unwrap_or_else(|| panic!("skip.tsv: there is no plan {slug}"));
        let count = fixture.text.lines().count() as u32;
        for line in lines.keys() {
            assert!((1..=count).contains(line), "skip.tsv: {slug} has no line {line}");
        }
    }
}
