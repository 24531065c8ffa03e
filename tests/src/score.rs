//! The scorers of outlines and mentions. `|` separates readings that are equally good.

use std::collections::{HashMap, HashSet};

use crate::tsv;

/// What an outline gets right, over the lines of the gold.
#[derive(Debug, Clone, Default)]
pub struct OutlineScore {
    /// Lines.
    pub lines: usize,
    /// Lines whose role and parent are both right.
    pub right: usize,
    /// Lines that bear a label.
    pub labels: usize,
    /// Labels that are right.
    pub labels_right: usize,
    /// What is wrong, a line each.
    pub wrong: Vec<String>,
}

impl OutlineScore {
    /// The share of lines whose role and parent are right.
    #[must_use]
    pub fn las(&self) -> f64 {
        ratio(self.right, self.lines)
    }

    /// The share of labels that are right.
    #[must_use]
    pub fn label(&self) -> f64 {
        ratio(self.labels_right, self.labels)
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

/// Scores an outline against the gold; the lines in `skip` are not looked at.
#[must_use]
pub fn outline<S>(gold: &str, system: &str, skip: &HashMap<u32, S>) -> OutlineScore {
    let system: HashMap<u32, _> =
        tsv::rows(system).into_iter().map(|row| (line_of(row.get("line")), row)).collect();
    let gold = tsv::rows(gold);
    let mut score = OutlineScore::default();
    for row in &gold {
        let line = line_of(row.get("line"));
        if skip.contains_key(&line) {
            continue;
        }
        let cell = |column: &str| system.get(&line).map_or("", |row| row.get(column));
        let parent = if cell("parent").is_empty() { "0" } else { cell("parent") };
        let role = row.readings("role").any(|r| r == cell("role"));
        let attached = row.readings("parent").any(|p| p == parent);
        score.lines += 1;
        score.right += usize::from(role && attached);
        let labelled = row.readings("role").any(|r| ["section", "item", "period"].contains(&r));
        let label = row.readings("label").any(|l| l == cell("label"));
        score.labels += usize::from(labelled);
        score.labels_right += usize::from(labelled && label);
        if !(role && attached && (label || !labelled)) {
            let show =
                |get: &dyn Fn(&str) -> String| ["role", "parent", "label"].map(get).join(" ");
            score.wrong.push(format!(
                "{line}: {} for {}",
                show(&|c| cell(c).to_owned()),
                show(&|c| row.get(c).to_owned()),
            ));
        }
    }
    let known: HashSet<u32> = gold.iter().map(|row| line_of(row.get("line"))).collect();
    let mut extra: Vec<_> = system.keys().filter(|line| !known.contains(line)).collect();
    extra.sort();
    score.wrong.extend(extra.iter().map(|line| format!("{line}: not in the gold")));
    score
}

fn line_of(cell: &str) -> u32 {
    cell.parse().unwrap_or_else(|_| panic!("{cell:?} is no line number"))
}

/// The kinds of mentions that the golds hold; others are not scored.
pub const KINDS: [&str; 12] = [
    "date",
    "month",
    "year",
    "years",
    "school_year",
    "semester",
    "quarter",
    "range",
    "week",
    "reference",
    "percent",
    "ratio",
];

/// How many mentions were found, by right and wrong.
#[derive(Debug, Clone, Default)]
pub struct MentionScore {
    /// Found and in the gold.
    pub right: usize,
    /// Found and not in the gold.
    pub extra: usize,
    /// In the gold and not found.
    pub missing: usize,
    /// What is wrong, a line each.
    pub wrong: Vec<String>,
}

impl MentionScore {
    /// The harmonic mean of precision and recall.
    #[must_use]
    pub fn f1(&self) -> f64 {
        ratio(2 * self.right, 2 * self.right + self.extra + self.missing)
    }
}

/// Scores mentions against the gold; the lines in `skip` are not looked at.
#[must_use]
pub fn mentions<S>(gold: &str, system: &str, skip: &HashMap<u32, S>) -> MentionScore {
    let gold = tsv::rows(gold);
    let lines = |row: &tsv::Row<'_>| row.readings("line").map(line_of).collect::<Vec<_>>();
    let (open, mut want): (Vec<_>, Vec<_>) = gold.iter().partition(|row| row.get("kind") == "?");
    let open: HashSet<u32> = open.into_iter().flat_map(lines).chain(skip.keys().copied()).collect();
    want.retain(|row| !lines(row).iter().any(|line| skip.contains_key(line)));
    let mut score = MentionScore::default();
    for row in tsv::rows(system) {
        let (line, kind, value) = (line_of(row.get("line")), row.get("kind"), row.get("value"));
        if !KINDS.contains(&kind) {
            continue;
        }
        let hit = want.iter().position(|gold| {
            lines(gold).contains(&line)
                && gold.readings("kind").any(|k| k == kind)
                && gold.readings("value").any(|v| plain(kind, v) == plain(kind, value))
        });
        match hit {
            Some(i) => {
                want.remove(i);
                score.right += 1;
            }
            None if open.contains(&line) => {}
            None => {
                score.extra += 1;
                score.wrong.push(format!("{line}: extra {kind} {value}"));
            }
        }
    }
    score.missing = want.len();
    score.wrong.extend(want.iter().map(|row| {
        let [line, kind, value] = ["line", "kind", "value"].map(|c| row.get(c));
        format!("{line}: missing {kind} {value}")
    }));
    score
}

/// References are compared without blanks, dashes and case made equal.
fn plain(kind: &str, value: &str) -> String {
    if kind != "reference" {
        return value.to_owned();
    }
    let bare: String = value.chars().filter(|c| !c.is_whitespace()).collect();
    bare.replace('–', "-").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: &[(u32, ())] = &[];

    fn skip(lines: &[(u32, ())]) -> HashMap<u32, ()> {
        lines.iter().copied().collect()
    }

    #[test]
    fn readings_of_an_outline() {
        let gold = "line\trole\tparent\tlabel\n1\ttitle\t0\t\n2\tsection\t0\tI\n3\titem|section\t2|0\t-|1\n";
        let good = "line\trole\tparent\tlabel\n1\ttitle\t0\t\n2\tsection\t0\tI\n3\tsection\t0\t1\n";
        let score = outline(gold, good, &skip(NONE));
        assert_eq!((score.las(), score.label()), (1.0, 1.0));
        assert!(score.wrong.is_empty());
        let bad = good.replace("2\tsection\t0\tI", "2\tsection\t1\tII").replace("3\t", "4\t");
        let score = outline(gold, &bad, &skip(&[(3, ())]));
        assert_eq!((score.lines, score.right, score.labels, score.labels_right), (2, 1, 1, 0));
        assert_eq!(score.wrong, ["2: section 1 II for section 0 I", "4: not in the gold"]);
    }

    #[test]
    fn readings_of_mentions() {
        let gold = "line\tkind\tvalue\n1\t?\t*\n2|3\tdate|month\t2023-09-05|2023-09\n4\treference\t29-NQ/TW\n";
        let found = "line\tkind\tvalue\n1\tyear\t2023\n3\tmonth\t2023-09\n4\treference\t29–nq/TW\n4\tyear\t2024\n4\tclock\t7:30\n";
        let score = mentions(gold, found, &skip(NONE));
        assert_eq!((score.right, score.extra, score.missing), (2, 1, 0));
        assert_eq!(score.wrong, ["4: extra year 2024"]);
        assert_eq!(score.f1(), 0.8);
    }
}
