//! Plans out of files of every kind: the invented ones, and those that are shared with other projects.
//!
//! The shared ones are looked for in `$KEHOACH_SHARED`, else in `../shared`; their tests are skipped where there are none.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::{env, fs};

use kehoach::Parsed;
use kehoach::outline::{Block, Outline, Role};
use kehoach_read::{Document, Mark, Options, Place, read, read_bytes};
use unicode_normalization::UnicodeNormalization;

const OFFICE: [&str; 4] = ["docx", "doc", "odt", "rtf"];

fn shared(folder: &str) -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared");
    let folder = env::var_os("KEHOACH_SHARED").map_or_else(beside, PathBuf::from).join(folder);
    if folder.is_dir() {
        return Some(folder);
    }
    println!("skipped: there is no {}", folder.display());
    None
}

/// The plain texts of the shared plans, with the number that the files of other kinds bear.
fn seeds() -> Vec<(String, String)> {
    let Some(folder) = shared("seeds") else { return Vec::new() };
    let mut seeds: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| {
            let entry = entry.unwrap();
            let name = entry.file_name().into_string().unwrap();
            (name[..3].to_owned(), fs::read_to_string(entry.path()).unwrap())
        })
        .collect();
    seeds.sort();
    seeds
}

fn inputs() -> PathBuf {
    shared("reference/read/inputs").unwrap_or_default()
}

fn fixture(kind: &str) -> Document {
    read(
        Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("../fixtures/files/ke-hoach")
            .with_extension(kind),
    )
    .unwrap()
}

/// A text with its blanks folded and its letters composed.
fn folded(text: &str) -> String {
    let visible = text.chars().filter(|c| !matches!(c, '\u{ad}' | '\u{feff}'));
    visible.nfc().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What a block says, what it is, its label, and what the block says that it hangs from.
type Fact = (String, Role, String, String);

fn facts(parsed: &Parsed<'_>) -> Vec<Fact> {
    let (outline, text) = (parsed.outline(), parsed.source().repaired());
    let says = |block: &Block| {
        let lines = (block.first..=block.last).filter(|line| {
            outline.owner(*line as usize).and_then(|id| outline.block(id)) == Some(block)
        });
        let lines = lines.filter_map(|line| outline.lines().get(line as usize));
        folded(&lines.map(|line| line.text(text)).collect::<Vec<_>>().join(" "))
    };
    let fact = |block: &Block| {
        let above = block.parent.and_then(|id| outline.block(id)).map(says).unwrap_or_default();
        (says(block), block.role, outline.label(block), above)
    };
    outline.blocks().iter().filter(|block| block.role != Role::Artifact).map(fact).collect()
}

/// What the mentions say and mean.
fn mentions(parsed: &Parsed<'_>) -> Vec<String> {
    let shown = |mention: &kehoach::mention::Mention| {
        let means = mention.resolved.map(|resolved| resolved.to_string()).unwrap_or_default();
        format!("{} {means} {}", mention.value, folded(parsed.slice(mention.span)))
    };
    parsed.plan().mentions.iter().map(shown).collect()
}

#[test]
fn one_plan_in_every_kind_of_file() {
    let expected = fixture("docx");
    let expected = facts(&expected.parse());
    for kind in ["doc", "odt"] {
        let document = fixture(kind);
        // The legal numbers of a list are not in these files.
        let plain = |facts: Vec<Fact>| -> Vec<Fact> {
            facts.into_iter().filter(|fact| !fact.0.starts_with("2.1.1")).collect()
        };
        let found = facts(&document.parse());
        let lost = |a: &[Fact], b: &[Fact]| a.iter().filter(|fact| !b.contains(fact)).count();
        assert!(lost(&plain(expected.clone()), &found) <= 4, "{kind}");
    }
    for kind in OFFICE.into_iter().chain(["html", "pdf"]) {
        let document = fixture(kind);
        let parsed = document.parse();
        assert_eq!(parsed.source().origin().unwrap().format, kind);
        let title = parsed.plan().head.title.as_ref().unwrap_or_else(|| panic!("{kind}"));
        assert!(title.text().starts_with("KẾ HOẠCH"), "{kind}: {}", title.text());
        // The page header is no part of the plan.
        let outline = parsed.outline();
        let headers =
            document.lines.iter().zip(1..).filter(|(line, _)| line.place == Place::Header);
        for (_, number) in headers {
            let block = outline.blocks().iter().find(|block| {
                outline.lines().get(block.first as usize).is_some_and(|line| line.number == number)
            });
            assert_eq!(block.map(|block| block.role), Some(Role::Artifact), "{kind}: {number}");
        }
    }
}

#[test]
fn nothing_of_a_file_is_lost_in_its_outline() {
    for kind in OFFICE.into_iter().chain(["html", "pdf"]) {
        let document = fixture(kind);
        let source = document.source();
        let outline = Outline::with_hints(source.repaired(), source.hints());
        let seen: Vec<u32> = outline.lines().iter().map(|line| line.number).collect();
        let written =
            source.repaired().lines().zip(1..).filter(|(line, _)| !line.trim().is_empty());
        assert_eq!(seen, written.map(|(_, number)| number).collect::<Vec<_>>(), "{kind}");
        for (line, owner) in (0..outline.lines().len()).map(|line| (line, outline.owner(line))) {
            let block = outline.block(owner.unwrap()).unwrap();
            assert!((block.first..=block.last).contains(&u32::try_from(line).unwrap()), "{kind}");
        }
        for (at, block) in outline.blocks().iter().enumerate() {
            assert!(block.parent.is_none_or(|parent| parent.index() < at), "{kind}: {block:?}");
        }
    }
}

#[test]
fn the_seeds_give_the_same_plan_from_every_kind_of_file() {
    for (number, text) in seeds() {
        let parsed = kehoach::parse(&text);
        for kind in OFFICE.into_iter().chain(["html"]) {
            let document = read(inputs().join(format!("seed_{number}.{kind}"))).unwrap();
            let found = document.parse();
            for (found, expected) in facts(&found).iter().zip(&facts(&parsed)) {
                assert_eq!(found, expected, "{number}.{kind}");
            }
            assert_eq!(facts(&found).len(), facts(&parsed).len(), "{number}.{kind}");
            assert_eq!(mentions(&found), mentions(&parsed), "{number}.{kind}");
        }
    }
}

#[test]
fn the_seeds_give_nearly_the_same_plan_from_a_pdf() {
    for (number, text) in seeds() {
        // A page has places for its letters, not blanks.
        let without_blanks = |facts: Vec<Fact>| -> Vec<Fact> {
            let bare = |text: String| text.replace(' ', "");
            facts
                .into_iter()
                .map(|(t, role, label, above)| (bare(t), role, label, bare(above)))
                .collect()
        };
        let expected = without_blanks(facts(&kehoach::parse(&text)));
        let document = read(inputs().join(format!("seed_{number}.pdf"))).unwrap();
        let mut found: HashMap<Fact, usize> = HashMap::new();
        for fact in without_blanks(facts(&document.parse())) {
            *found.entry(fact).or_default() += 1;
        }
        let kept = expected.iter().filter(|fact| {
            let left = found.get_mut(*fact).filter(|left| **left > 0);
            left.map(|left| *left -= 1).is_some()
        });
        let share = kept.count() as f64 / expected.len() as f64;
        println!("{number}.pdf\t{share:.4} of {} blocks", expected.len());
        assert!(share >= 0.98, "{number}.pdf: {share}");
    }
}

/// The share of words that two texts have in common, in order.
fn likeness(one: &str, other: &str) -> f64 {
    let one: Vec<&str> = one.split_whitespace().collect();
    let other: Vec<&str> = other.split_whitespace().collect();
    let mut row = vec![0usize; other.len() + 1];
    for a in &one {
        let mut before = 0;
        for (at, b) in other.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if a == b { before + 1 } else { above.max(row[at]) };
            before = above;
        }
    }
    2.0 * row[other.len()] as f64 / (one.len() + other.len()) as f64
}

#[test]
fn words_set_in_several_fonts_come_whole_out_of_a_pdf() {
    for (number, text) in seeds() {
        let document = read(inputs().join(format!("hard_pdf/seed_{number}.pdf"))).unwrap();
        let share = likeness(&folded(&text), &folded(&document.text));
        println!("hard {number}.pdf\t{share:.4} of the words");
        assert!(share >= 0.97, "{number}: {share}");
    }
}

/// Words that each stand in one place of `hand.*`: in a page header, a cell, a note, a text box, …
const MARKS: [&str; 28] = [
    "HDRMARK",
    "FTRMARK",
    "AUTONUM1",
    "AUTONUM111",
    "CELL9A",
    "CELL9C",
    "CELL10B",
    "CELLAUTO",
    "VMERGE",
    "HMERGE",
    "M11",
    "NESTA",
    "NESTB",
    "LINKMARK",
    "INSMARK",
    "SDTMARK",
    "TXBMARK",
    "FNMARK",
    "CAPSMARK",
    "NFDMARK",
    "SIGL",
    "SIGR",
    "SAUTAB",
    "SAUBREAK",
    "SAUSYM",
    "NBHYPHEN",
    "HEADING",
    "LISTNUM2",
];

#[test]
fn every_mark_comes_once() {
    let folder = inputs();
    if !folder.is_dir() {
        return;
    }
    for kind in OFFICE.into_iter().chain(["html", "pdf"]) {
        let document = read(folder.join(format!("hand.{kind}"))).unwrap();
        let text: String = document.text.nfc().collect();
        let count = |mark: &str| {
            let words = text.split(|c: char| !c.is_alphanumeric());
            words.filter(|word| *word == mark).count()
        };
        for mark in MARKS {
            assert_eq!(count(mark), 1, "{mark} in hand.{kind}");
        }
        // LibreOffice writes what was deleted into .html and .pdf as if it were not.
        if !OFFICE.contains(&kind) {
            continue;
        }
        assert_eq!((count("DELMARK"), count("VANISHMARK")), (0, 0), "hand.{kind}");
        let bytes = fs::read(folder.join(format!("hand.{kind}"))).unwrap();
        let all = read_bytes(&bytes, &Options::new().hidden(true).deleted(true)).unwrap();
        for (word, mark) in [("DELMARK", Mark::Deleted), ("VANISHMARK", Mark::Hidden)] {
            let at = u32::try_from(all.text.find(word).unwrap()).unwrap();
            let found = all.marks.iter().find(|marked| marked.range.contains(&at));
            assert_eq!(found.map(|marked| marked.mark), Some(mark), "{word} in hand.{kind}");
        }
    }
}

#[test]
fn labels_and_cells_are_those_that_word_shows() {
    let folder = inputs();
    if !folder.is_dir() {
        return;
    }
    let expected = [
        "I.", "1.", "1.1.", "a)", "b)", "-", "+", "2.", "II.", "1.", "III.", "III.1.", "a)", "1.",
        "2.", "•", "-",
    ];
    for kind in OFFICE {
        let document = read(folder.join(format!("hand.{kind}"))).unwrap();
        let lines = 0..document.lines.len();
        let labels: Vec<_> = lines.clone().filter_map(|line| document.label(line)).collect();
        assert_eq!(labels, expected, "hand.{kind}");
        let cell = |word: &str| {
            let line = lines.clone().find(|line| document.line(*line).contains(word)).unwrap();
            let cell = document.cell(line).unwrap();
            (cell.row, cell.column, cell.row_span, cell.column_span)
        };
        assert_eq!(cell("CELL9C"), (1, 1, 1, 1), "hand.{kind}");
        assert_eq!(cell("CELLAUTO"), (4, 1, 1, 1), "hand.{kind}");
        assert_eq!(cell("VMERGE"), (0, 0, 2, 1), "hand.{kind}");
        assert_eq!(cell("HMERGE"), (0, 1, 1, 2), "hand.{kind}");
        assert_eq!(cell("M20"), (2, 0, 1, 1), "hand.{kind}");
    }
}

/// The rows of a gold: role and parent by line, each perhaps with alternatives.
fn gold(path: &Path) -> HashMap<u32, (String, String)> {
    let text = fs::read_to_string(path).unwrap();
    let row = |row: &str| {
        let cells: Vec<&str> = row.split('\t').collect();
        (cells[0].parse().unwrap(), (cells[1].to_owned(), cells[2].to_owned()))
    };
    text.lines().skip(1).map(row).collect()
}

#[test]
fn a_binary_word_file_gives_the_outline_of_its_text() {
    let Some(folder) = shared("real") else { return };
    let text = fs::read_to_string(folder.join("003.txt")).unwrap();
    let document = read(folder.join("003.doc")).unwrap();
    let written = |text: &str| -> Vec<u32> {
        let lines = text.lines().zip(1..).filter(|(line, _)| !folded(line).is_empty());
        lines.map(|(_, number)| number).collect()
    };
    let (theirs, ours) = (written(&text), written(&document.text));
    assert_eq!(ours.len(), theirs.len());
    let place: HashMap<u32, u32> = ours.into_iter().zip(theirs).chain([(0, 0)]).collect();
    let mut tsv = String::new();
    document.parse().outline().write_tsv(&mut tsv).unwrap();
    let gold = gold(&folder.join("003.outline.tsv"));
    let right = tsv.lines().skip(1).filter(|row| {
        let cells: Vec<&str> = row.split('\t').collect();
        let at = |cell: &str| place[&cell.parse().unwrap()];
        gold.get(&at(cells[0])).is_some_and(|(role, parent)| {
            role.split('|').any(|role| role == cells[1])
                && parent.split('|').any(|parent| parent == at(cells[2]).to_string())
        })
    });
    let share = right.count() as f64 / gold.len() as f64;
    println!("003.doc\tLAS {share:.4}");
    assert!(share >= 0.98, "{share}");
}

#[test]
fn a_web_page_gives_the_plan_without_the_site() {
    let Some(folder) = shared("real") else { return };
    let document = read(folder.join("h084.html")).unwrap();
    let parsed = document.parse();
    let (outline, text) = (parsed.outline(), parsed.source().repaired());
    let roles: Vec<Role> = outline.blocks().iter().map(|block| block.role).collect();
    let first = roles.iter().position(|role| *role != Role::Artifact).unwrap();
    let last = roles.iter().rposition(|role| *role != Role::Artifact).unwrap();
    assert!(first > 0 && last + 1 < roles.len(), "the site stands above and below");
    assert_eq!(outline.lines()[first].text(text), "KẾ HOẠCH");
    assert_eq!(roles[last], Role::Closing);
    assert!(!roles[first..last].contains(&Role::Artifact));
    assert!(parsed.plan().evidence.is_plan());
}

#[test]
fn a_letterhead_in_an_old_font_comes_in_unicode() {
    let Some(folder) = shared("real") else { return };
    let document = read(folder.join("h024.pdf")).unwrap();
    let parsed = document.parse();
    let head = &parsed.plan().head;
    assert!(!head.issuers.is_empty() && head.number.is_some() && head.place_date.is_some());
    let motto = parsed.outline().blocks().iter().filter(|block| block.role == Role::Motto);
    assert_eq!(motto.count(), 2);
    for text in head.issuers.iter().map(kehoach::plan::Issuer::name) {
        // Letters of VNI that Vietnamese never uses.
        assert!(!text.contains(['Ø', 'Û', 'Ï', 'Å', 'Ä', 'Ü', 'Ë', 'Ñ', 'Æ', 'Î', 'Ö']), "{text}");
    }
}
