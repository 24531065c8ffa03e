//! Acts: the words for their kinds, numbers and symbols.

use nom::character::complete::char;
use nom::combinator::opt;
use nom::{Offset, Parser};

use super::Scanner;
use super::keys::SO;
use super::strip_whole;
use crate::Span;
use crate::grammar::keyword::is_blank;
use crate::grammar::phrases::{Front, Key, Phrases, is_one_of, key, next_key, phrases};
use crate::mention::number::{join, space, word};
use crate::mention::reference::{ActKind, Reference};
use crate::mention::{Value, act, reference};

/// A word or words that name a kind of act: the keys of the first two, the words in lower case, the kind.
type ActWords = (Key, Key, &'static str, ActKind);

/// The words that name kinds of acts; longer ones first where one begins another.
const ACTS: [ActWords; 36] = [
    (key("nghi"), key("quyet"), "nghị quyết", ActKind::Resolution),
    (key("nghi"), key("dinh"), "nghị định", ActKind::Decree),
    (key("thong"), key("tu"), "thông tư liên tịch", ActKind::JointCircular),
    (key("thong"), key("tu"), "thông tư", ActKind::Circular),
    (key("thong"), key("tri"), "thông tri", ActKind::PartyCircular),
    (key("thong"), key("bao"), "thông báo", ActKind::Notice),
    (key("quyet"), key("dinh"), "quyết định", ActKind::Decision),
    (key("chi"), key("thi"), "chỉ thị", ActKind::Directive),
    (key("ket"), key("luan"), "kết luận", ActKind::Conclusion),
    (key("quy"), key("dinh"), "quy định", ActKind::Regulation),
    (key("quy"), key("che"), "quy chế", ActKind::Rules),
    (key("huong"), key("dan"), "hướng dẫn", ActKind::Guidance),
    (key("ke"), key("hoach"), "kế hoạch", ActKind::Plan),
    (key("cong"), key("van"), "công văn", ActKind::Letter),
    (key("cong"), key("dien"), "công điện", ActKind::Dispatch),
    (key("bao"), key("cao"), "báo cáo", ActKind::Report),
    (key("to"), key("trinh"), "tờ trình", ActKind::Submission),
    (key("chuong"), key("trinh"), "chương trình", ActKind::Programme),
    (key("de"), key("an"), "đề án", ActKind::Project),
    (key("dieu"), key("le"), "điều lệ", ActKind::Charter),
    (key("van"), key("ban"), "văn bản", ActKind::Document),
    (key("phap"), key("lenh"), "pháp lệnh", ActKind::Ordinance),
    (key("bo"), key("luat"), "bộ luật", ActKind::Code),
    (key("luat"), 0, "luật", ActKind::Law),
    (key("hien"), key("phap"), "hiến pháp", ActKind::Constitution),
    (key("nd"), 0, "nđ", ActKind::Decree),
    (key("qd"), 0, "qđ", ActKind::Decision),
    (key("nq"), 0, "nq", ActKind::Resolution),
    (key("tt"), 0, "tt", ActKind::Circular),
    (key("ct"), 0, "ct", ActKind::Directive),
    (key("kl"), 0, "kl", ActKind::Conclusion),
    (key("hd"), 0, "hd", ActKind::Guidance),
    (key("kh"), 0, "kh", ActKind::Plan),
    (key("cv"), 0, "cv", ActKind::Letter),
    (key("tb"), 0, "tb", ActKind::Notice),
    (key("ctr"), 0, "ctr", ActKind::Programme),
];

/// A kind of act that was read, and where.
#[derive(Clone, Copy)]
pub(super) struct Act {
    kind: ActKind,
    start: usize,
    end: usize,
}

impl<'s> Scanner<'s, '_> {
    /// A kind of act: `Nghị quyết`, `QĐ`; only remembered for the number that may follow.
    pub(super) fn act_word(&mut self, first: Key, at: usize, end: usize) -> Option<usize> {
        let second = next_key(self.rest(end));
        let (after, kind) =
            ACTS.iter().filter(|row| row.0 == first && (row.1 == 0 || row.1 == second)).find_map(
                |row| strip_whole(self.rest(at), row.2).map(|rest| (self.place(rest), row.3)),
            )?;
        // Abbreviations count in capitals only.
        let written = self.text.get(at..after)?;
        let letters = kind != ActKind::Law && after == end;
        if letters && written != "CTr" && written.chars().any(char::is_lowercase) {
            return None;
        }
        self.act = Some(Act { kind, start: at, end: after });
        let rest = self.rest(after);
        let numbered = (space, opt((word("số"), space, opt((char(':'), space)))));
        let number = { numbered }.parse(rest).map_or(rest, |(rest, _)| rest);
        if reference::form(number, true).is_ok() {
            return None;
        }
        let (mut rest, bare) = act::bare(rest, kind).ok()?;
        let mut next = self.place(rest);
        let by_number = bare.name.ends_with(|c: char| c.is_ascii_digit());
        self.push(at, next, Value::Act(Box::new(bare)));
        self.act = None;
        // `Nghị quyết TW6, TW7`: each is a resolution.
        while kind == ActKind::Resolution
            && let Ok((after, (start, more))) = act::next_central(rest)
        {
            next = self.place(after);
            self.push(self.place(start), next, Value::Act(Box::new(more)));
            rest = after;
        }
        // `Thông tư 32, 22 và 27`: so is each of these.
        while act::is_listed(kind)
            && by_number
            && let Ok((after, (start, more))) = act::next_number(rest, kind)
        {
            next = self.place(after);
            self.push(self.place(start), next, Value::Act(Box::new(more)));
            rest = after;
        }
        Some(next)
    }

    /// Number and symbol of an act.
    pub(super) fn reference(
        &mut self,
        at: usize,
        rest: &'s str,
        before: Front<'_>,
    ) -> Option<usize> {
        let act = self.act.filter(|act| self.is_about(act.end, at));
        let numbered = self.is_numbered(before) || self.numbered(at);
        if numbered && act.is_none() && self.is_form() {
            return None;
        }
        let cued = numbered
            || act.is_some_and(|act| {
                self.text.get(act.end..at).is_some_and(|gap| gap.chars().all(is_blank))
            });
        let start = match (act, numbered) {
            (Some(act), _) => act.start,
            (None, true) => self.left[0].start,
            (None, false) => at,
        };
        // Where the kind was broken off onto the line above, the mention stands where its number does.
        let start = match self.text.get(start..at).and_then(|gap| gap.rfind(['\n', '\r'])) {
            Some(_) if !numbered => at,
            Some(end) if self.left[0].start < start + end => at,
            Some(_) => self.left[0].start,
            None => start,
        };
        let (after, form) = match reference::form(rest, cued) {
            Ok(found) => found,
            Err(_) if cued || self.beside_reference(at) => {
                let (after, (number, year)) = reference::number_and_year(rest).ok()?;
                // Beside an act, `5/2021` may be a month.
                if !cued && number.value <= 12 {
                    return None;
                }
                (
                    after,
                    reference::Form {
                        number,
                        year: Some(year),
                        parts: Vec::new(),
                        after_number: '/',
                        after_first: None,
                    },
                )
            }
            Err(_) => return None,
        };
        let next = self.place(after);
        let written = self.text.get(at..next)?;
        let with_kind = form.parts.split_first().is_some_and(|(first, rest)| {
            reference::is_act_type(first) && (!rest.is_empty() || form.year.is_none())
        });
        let number_and_symbol = reference::tidy(written);
        // The number has no more blanks before its symbol than were left out of it.
        let symbol = form.parts.first().map_or(number_and_symbol.len(), |first| {
            let number = self.text.get(at..self.text.offset(first)).unwrap_or(written);
            reference::tidy(number).len()
        });
        let mut reference = Reference {
            number_and_symbol: number_and_symbol.into(),
            kind: act.map(|act| act.kind),
            number: form.number.value,
            year: form.year,
            date: None,
            subject: None,
            canonical: None,
            place: Span::of(self.offset + at, self.offset + next),
            symbol: u16::try_from(symbol).unwrap_or(u16::MAX),
            with_kind,
        };
        for (what, suggestion) in act::check(&reference, form.after_number, form.after_first) {
            if reference.canonical.is_none() {
                reference.canonical = suggestion.as_deref().map(Box::from);
            }
            self.doubt(at, next, what, suggestion);
        }
        self.act = None;
        self.push(start, next, Value::Reference(Box::new(reference)));
        Some(next)
    }

    /// Whether the number that `số` announces is that of a form: `Mẫu số 02/TĐKT`.
    fn is_form(&self) -> bool {
        let left = self.left[1];
        !left.number && is_one_of(self.text.get(left.start..left.end).unwrap_or(""), &FORMS)
    }

    /// Whether the last mention is an act and only a join stands between: `số 115/2020, 138/2020`.
    fn beside_reference(&self, at: usize) -> bool {
        let Some(last) = self.out.last() else { return false };
        let Some(end) = last.span.end().checked_sub(self.offset).filter(|end| *end <= at) else {
            return false;
        };
        let gap = self.text.get(end..at).unwrap_or("");
        matches!(last.value, Value::Reference(_))
            && gap.len() < 24
            && join(gap).is_ok_and(|(rest, _)| rest.is_empty())
    }

    /// Whether a number at `at` may belong to the kind of act that ends at `end`: at most six words between, and no mark
    /// that ends a phrase (`Kế hoạch liên tịch số 632`).
    fn is_about(&self, end: usize, at: usize) -> bool {
        let Some(gap) = self.text.get(end..at) else { return false };
        gap.chars().nth(60).is_none()
            && !gap.contains([',', ')', '(', '!', '?', '“', '”', '"'])
            && gap.split(is_blank).filter(|word| !word.is_empty()).count() <= 6
            && (gap.chars().all(is_blank) || self.numbered(at))
    }

    /// Whether the word before is a `số` that announces a number; in `chuyển đổi số` and `sĩ số` it is none.
    pub(super) fn is_numbered(&self, before: Front<'_>) -> bool {
        let digital = || {
            let left = self.left[1];
            let word = self.text.get(left.start..left.end).unwrap_or("");
            !left.number && is_one_of(word, &DIGITAL)
        };
        before.is_one_of(&NUMBERED) && !digital()
    }

    /// Whether `số` stands before, with a mark between: `số; 13 /QCPH-CĐ-NT`.
    fn numbered(&self, at: usize) -> bool {
        let left = self.left[0];
        let gap = self.text.get(left.end..at).unwrap_or("x");
        left.key == SO
            && gap.chars().nth(12).is_none()
            && gap.chars().all(|c| is_blank(c) || matches!(c, ':' | ';' | '.'))
            && is_one_of(self.text.get(left.start..left.end).unwrap_or(""), &NUMBERED)
    }
}

/// Words behind which `số` means digital, `chuyển đổi số`, `công nghệ số`, or how many there are, `sĩ số`, `quân số`.
const DIGITAL: Phrases<10> =
    phrases(["đổi", "nghệ", "thuật", "ký", "tế", "sĩ", "quân", "dân", "doanh", "tổng"]);

/// What has a number and is no act.
const FORMS: Phrases<3> = phrases(["mẫu", "biểu", "bảng"]);

/// The word before a number that names.
pub(super) const NUMBERED: Phrases<1> = phrases(["số"]);
