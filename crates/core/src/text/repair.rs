//! Text put right, with a record of every change.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;

use super::map::MapBuilder;
use super::markup::{self, Marks};
use super::mojibake::{self, Misread};
use super::scan::{self, Flags, Suspect, scan};
use super::{Encoding, OffsetMap, damage, legacy, lost, nfc};
use crate::Span;
use crate::hint::LegacyRun;

/// Puts a Unicode text right with all that [`Repairer`] knows.
///
/// Clean text comes back borrowed, after one pass over it.
///
/// ```
/// use kehoach::text::{Encoding, RepairKind, repair};
///
/// let repaired = repair("Tuyên truyền, thùc hiÖn c¸c phong trµo");
/// assert_eq!(repaired.text, "Tuyên truyền, thực hiện các phong trào");
/// assert_eq!(repaired.repairs[0].kind, RepairKind::Legacy(Encoding::Tcvn3));
/// assert_eq!(&*repaired.repairs[0].to, "thực hiện các phong trào");
///
/// assert!(matches!(repair("Kế hoạch năm học").text, std::borrow::Cow::Borrowed(_)));
/// ```
#[must_use]
pub fn repair(text: &str) -> Repaired<'_> {
    Repairer::new().repair(text)
}

/// What to repair; everything, unless a part is switched off.
///
/// ```
/// use kehoach::text::Repairer;
///
/// static ONLY_NFC: Repairer = Repairer::new().legacy(false).d_look_alikes(false).damage(false);
/// assert_eq!(ONLY_NFC.repair("phong trµo").text, "phong trµo");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Repairer {
    nfc: bool,
    legacy: bool,
    d_look_alikes: bool,
    damage: bool,
    markup: bool,
}

impl Default for Repairer {
    fn default() -> Self {
        Self::new()
    }
}

impl Repairer {
    /// Repairs everything.
    #[must_use]
    pub const fn new() -> Self {
        Self { nfc: true, legacy: true, d_look_alikes: true, damage: true, markup: true }
    }

    /// Whether to compose letters and marks (NFC).
    #[must_use]
    pub const fn nfc(mut self, yes: bool) -> Self {
        self.nfc = yes;
        self
    }

    /// Whether to turn runs of TCVN3 and VNI into Unicode.
    #[must_use]
    pub const fn legacy(mut self, yes: bool) -> Self {
        self.legacy = yes;
        self
    }

    /// Whether to write `Đ` for `Ð` (U+00D0), `ð` and `Ɖ` (U+0189) in Vietnamese words.
    #[must_use]
    pub const fn d_look_alikes(mut self, yes: bool) -> Self {
        self.d_look_alikes = yes;
        self
    }

    /// Whether to put back letters that a converter broke or left out (`tr-ờng`, `nớc`, `thμnh`), and to put UTF-8 right that
    /// was read as something else (`Thá»±c`).
    #[must_use]
    pub const fn damage(mut self, yes: bool) -> Self {
        self.damage = yes;
        self
    }

    /// Whether to take out markup that a copy left in the text: `<b>KẾ HOẠCH</b>`, `**KẾ HOẠCH**`, `&amp;`, `> ` before
    /// every line.
    #[must_use]
    pub const fn markup(mut self, yes: bool) -> Self {
        self.markup = yes;
        self
    }

    /// Puts `text` right.
    #[must_use]
    pub fn repair<'s>(&self, text: &'s str) -> Repaired<'s> {
        self.repair_with(text, &[])
    }

    /// Puts `text` right; its `runs` in old encodings are known and not judged by their words.
    pub(crate) fn repair_with<'s>(&self, text: &'s str, runs: &[LegacyRun]) -> Repaired<'s> {
        let mut wanted = 0;
        for (yes, flag) in [
            (self.nfc, scan::NFC),
            (self.legacy, scan::LEGACY),
            (self.d_look_alikes, scan::ETH),
            (self.damage, scan::DAMAGE | scan::MOJIBAKE | scan::LOST),
        ] {
            wanted |= if yes { flag } else { 0 };
        }
        let mut work = Work { source: text, text: Cow::Borrowed(text), ..Work::default() };
        if self.legacy && !runs.is_empty() {
            work.known(runs);
        }
        if self.markup {
            work.markup();
        }
        let mut suspects = scan(&work.text, wanted);
        if self.damage {
            work.lost(&suspects);
        }
        if suspects.is_empty() {
            return work.finish();
        }
        let any = |suspects: &[Suspect], flags| suspects.iter().any(|s| s.flags & flags != 0);
        // What was repaired shows the rest of the text in a new light.
        for _ in 0..ROUNDS {
            let mut changed = any(&suspects, scan::MOJIBAKE) && work.misread(&suspects);
            if changed {
                suspects = scan(&work.text, wanted);
            }
            if any(&suspects, scan::NFC) && work.compose(&suspects) {
                suspects = scan(&work.text, wanted);
                changed = true;
            }
            if any(&suspects, scan::LEGACY) && work.legacy(&suspects) {
                suspects = scan(&work.text, wanted);
                changed = true;
            }
            if any(&suspects, scan::ETH | scan::DAMAGE) && work.damage(&suspects, wanted) {
                suspects = scan(&work.text, wanted);
                changed = true;
            }
            if !changed {
                break;
            }
        }
        work.leftovers();
        work.finish()
    }
}

/// A text and what was done to it.
#[derive(Debug, Clone, Default)]
#[non_exhaustive]
pub struct Repaired<'s> {
    /// The text; borrowed where nothing was changed.
    pub text: Cow<'s, str>,
    /// Where each byte of it stood in the text as it came.
    pub map: OffsetMap,
    /// Every change, in the order of the text.
    pub repairs: Vec<Repair>,
    /// What looks wrong and was left alone, in the order of the text.
    pub suspicions: Vec<Suspicion>,
}

/// A change.
///
/// Neighbouring changes of a kind are one record: a line of decomposed letters is one, a run of TCVN3 is one.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Repair {
    /// What was wrong.
    pub kind: RepairKind,
    /// Where, in bytes of the text as it came.
    pub span: Span,
    /// What stood there.
    pub from: Box<str>,
    /// What stands there now.
    pub to: Box<str>,
}

/// What was wrong with a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum RepairKind {
    /// A letter and its marks were several characters: composed (NFC).
    Nfc,
    /// Letters of another encoding that were taken for Unicode: [`Encoding::Tcvn3`] or [`Encoding::Vni`].
    Legacy(Encoding),
    /// `Ð`, `ð` or `Ɖ` in the place of `Đ`.
    DLookAlike,
    /// A letter that a converter broke or left out.
    Damage,
    /// UTF-8 that was read as something else, so that a letter is two or three characters.
    Mojibake,
    /// A soft hyphen, which says where a word may be parted and is no part of it.
    SoftHyphen,
    /// Markup that a copy left in the text: tags of HTML, stars of Markdown.
    Markup,
}

impl fmt::Display for RepairKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Nfc => f.pad("nfc"),
            Self::Legacy(encoding) => fmt::Display::fmt(encoding, f),
            Self::DLookAlike => f.pad("d-look-alike"),
            Self::Damage => f.pad("damage"),
            Self::Mojibake => f.pad("mojibake"),
            Self::SoftHyphen => f.pad("soft-hyphen"),
            Self::Markup => f.pad("markup"),
        }
    }
}

/// Something that looks wrong and can't be known to be: it was left as it is.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Suspicion {
    /// What it looks like.
    pub kind: SuspicionKind,
    /// Where, in bytes of the text as it came.
    pub span: Span,
    /// What stands there.
    pub from: Box<str>,
    /// What may be meant; empty where nothing is known of it.
    pub to: Box<str>,
}

/// What something looks like that was left alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum SuspicionKind {
    /// A word left over in another encoding that reads as a word as it stands: `lùa chọn`.
    Legacy(Encoding),
    /// Letters broken or left out, in a text that shows too little of it to be sure.
    Damage,
    /// UTF-8 that was read as something else, in a text that shows too little of it to be sure.
    Mojibake,
    /// Letters that are gone; what may be meant is only known for forms that every document has.
    Lost,
}

// ----- one step after the other -----

/// How often a text is gone through at most, as long as there is more to repair.
const ROUNDS: usize = 4;

/// A text on its way.
#[derive(Debug, Default)]
struct Work<'s> {
    source: &'s str,
    text: Cow<'s, str>,
    /// From `source` to `text`, step by step.
    maps: Vec<OffsetMap>,
    repairs: Vec<Repair>,
    suspicions: Vec<Suspicion>,
}

impl<'s> Work<'s> {
    /// Does one step; says whether it changed anything.
    fn step(&mut self, step: impl FnOnce(&mut Writer<'_>)) -> bool {
        let mut writer = Writer::new(&self.text);
        step(&mut writer);
        let Written { text, map, records, doubts } = writer.finish();
        for doubt in doubts {
            let span = self.span_to_source(&doubt.source);
            let from = self.source.get(span.range()).unwrap_or_default().into();
            self.suspicions.push(Suspicion { kind: doubt.kind, span, from, to: doubt.to.into() });
        }
        if records.is_empty() {
            return false;
        }
        for record in records {
            let span = self.span_to_source(&record.source);
            let from = self.source.get(span.range()).unwrap_or_default().into();
            let to = text.get(record.repaired).unwrap_or_default().into();
            self.repairs.push(Repair { kind: record.kind, span, from, to });
        }
        self.maps.push(map);
        self.text = Cow::Owned(text);
        true
    }

    /// What part of the source became `range` of the text.
    fn span_to_source(&self, range: &Range<usize>) -> Span {
        let span = Span::of(range.start, range.end);
        self.maps.iter().rev().fold(span, |span, map| map.span_to_source(span))
    }

    /// Takes out markup.
    fn markup(&mut self) {
        let marks = Marks::of(&self.text);
        if marks.any() {
            self.step(|writer| markup::remove(writer, marks));
        }
    }

    /// Notes where letters are gone.
    fn lost(&mut self, suspects: &[Suspect]) {
        self.step(|writer| lost::suspect_lost(writer, suspects));
    }

    /// Puts UTF-8 right that was read as something else; says whether there was any.
    fn misread(&mut self, suspects: &[Suspect]) -> bool {
        let misread = Misread::of(&self.text, suspects);
        self.step(|writer| match misread {
            Some(misread) => mojibake::repair_text(writer, misread),
            None => mojibake::suspect_lines(writer, suspects),
        })
    }

    /// Composes letters and marks; says whether there were any to compose.
    fn compose(&mut self, suspects: &[Suspect]) -> bool {
        self.step(|writer| {
            for suspect in suspects.iter().filter(|suspect| suspect.flags & scan::NFC != 0) {
                nfc::compose_line(writer, suspect.line.clone());
            }
        })
    }

    /// Turns runs into Unicode whose encoding the file names.
    fn known(&mut self, runs: &[LegacyRun]) {
        self.step(|writer| legacy::write_known(writer, runs));
    }

    /// Turns runs of other encodings into Unicode; says whether there were any.
    fn legacy(&mut self, suspects: &[Suspect]) -> bool {
        let context = legacy::is_vietnamese(&self.text);
        let runs = self.step(|writer| legacy::repair_lines(writer, suspects, context));
        let forms = self.had(Encoding::Tcvn3) && self.step(legacy::write_forms);
        runs || forms
    }

    /// Whether there were runs of an encoding.
    fn had(&self, encoding: Encoding) -> bool {
        self.repairs.iter().any(|repair| repair.kind == RepairKind::Legacy(encoding))
    }

    /// Where there were runs of an encoding, notes what may be left of it.
    fn leftovers(&mut self) {
        let known = [self.had(Encoding::Tcvn3), self.had(Encoding::Vni)];
        if known != [false; 2] {
            self.step(|writer| legacy::suspect_leftovers(writer, known));
        }
    }

    /// Puts back letters that converters broke, and writes Đ for its look-alikes.
    fn damage(&mut self, suspects: &[Suspect], wanted: Flags) -> bool {
        let wanted = wanted & (scan::ETH | scan::DAMAGE);
        let evidence = if wanted & scan::DAMAGE == 0 {
            damage::Evidence::default()
        } else {
            damage::Evidence::of(&self.text, suspects)
        };
        let context = legacy::is_vietnamese(&self.text);
        self.step(|writer| {
            if evidence.is_broad() {
                let mut start = 0;
                let lines = writer.source().split_inclusive('\n').map(|line| {
                    start += line.len();
                    start - line.len()..start
                });
                damage::repair_lines(writer, lines, evidence, wanted, context);
            } else {
                let lines = suspects.iter().filter(|suspect| suspect.flags & wanted != 0);
                let lines = lines.map(|suspect| suspect.line.clone());
                damage::repair_lines(writer, lines, evidence, wanted, context);
            }
        })
    }

    fn finish(mut self) -> Repaired<'s> {
        self.repairs.sort_by_key(|repair| repair.span);
        self.suspicions.sort_by_key(|suspicion| suspicion.span);
        self.suspicions.dedup_by_key(|suspicion| suspicion.span);
        // From behind: the first step changes most, and its map is gone through once.
        let last = self.maps.pop().unwrap_or_default();
        let map = self.maps.iter().rev().fold(last, |next, map| map.then(&next));
        Repaired { text: self.text, map, repairs: self.repairs, suspicions: self.suspicions }
    }
}

/// Writes the text of one step from left to right.
#[derive(Debug)]
pub(super) struct Writer<'t> {
    source: &'t str,
    out: String,
    /// How far the source is written.
    at: usize,
    map: MapBuilder,
    records: Vec<Record>,
    doubts: Vec<Doubt>,
}

#[derive(Debug)]
struct Record {
    kind: RepairKind,
    source: Range<usize>,
    repaired: Range<usize>,
}

#[derive(Debug)]
struct Doubt {
    kind: SuspicionKind,
    source: Range<usize>,
    to: String,
}

struct Written {
    text: String,
    map: OffsetMap,
    records: Vec<Record>,
    doubts: Vec<Doubt>,
}

impl<'t> Writer<'t> {
    fn new(source: &'t str) -> Self {
        Self {
            source,
            out: String::new(),
            at: 0,
            map: MapBuilder::new(),
            records: Vec::new(),
            doubts: Vec::new(),
        }
    }

    /// The text before this step.
    pub(super) const fn source(&self) -> &'t str {
        self.source
    }

    /// Writes `to` in the place of `range`; what is on the same line and of the same kind becomes one record.
    pub(super) fn replace(&mut self, kind: RepairKind, range: Range<usize>, to: &str) {
        let start = self.put(range.clone(), to);
        let end = self.out.len();
        match self.records.last_mut() {
            Some(last)
                if last.kind == kind
                    && !self.source.as_bytes()[last.source.end.min(range.start)..range.start]
                        .contains(&b'\n') =>
            {
                last.source.end = range.end;
                last.repaired.end = end;
            }
            _ => self.records.push(Record { kind, source: range, repaired: start..end }),
        }
    }

    /// Writes `to` in the place of `range` and makes no record of it; gives where it begins in what is written.
    pub(super) fn put(&mut self, range: Range<usize>, to: &str) -> usize {
        self.keep_to(range.start);
        let start = self.out.len();
        self.out.push_str(to);
        self.map.replace(range.len(), to.len());
        self.at = range.end;
        start
    }

    /// Copies the source up to `end`; gives the length of what is written.
    pub(super) fn keep_to(&mut self, end: usize) -> usize {
        if self.out.capacity() == 0 {
            self.out.reserve(self.source.len());
        }
        if end > self.at {
            self.out.push_str(&self.source[self.at..end]);
            self.map.keep(end - self.at);
            self.at = end;
        }
        self.out.len()
    }

    /// Records `source`, of which single letters were [`put`](Self::put), as one change that ends here.
    pub(super) fn record(&mut self, kind: RepairKind, source: Range<usize>, start: usize) {
        let end = self.keep_to(source.end);
        self.records.push(Record { kind, source, repaired: start..end });
    }

    /// Notes something that was left alone.
    pub(super) fn doubt(&mut self, kind: SuspicionKind, source: Range<usize>, to: String) {
        self.doubts.push(Doubt { kind, source, to });
    }

    fn finish(mut self) -> Written {
        if !self.records.is_empty() {
            self.keep_to(self.source.len());
        }
        Written {
            text: self.out,
            map: self.map.finish(),
            records: self.records,
            doubts: self.doubts,
        }
    }
}
