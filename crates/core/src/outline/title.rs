//! The title of a plan: the kind of document and the lines that say what it is about.

use super::build::Builder;
use super::continuation::{Goes, closes_with_roman, ends_span, numbers_act, wants_number};
use super::{BlockId, Role};
use crate::grammar::keyword::is_dash;
use crate::grammar::keyword::{any_of, blanks, is_blank, strip};
use crate::grammar::period::PeriodSpan;
use crate::grammar::{artifact, basis, column, field, gap, head, title};
use crate::lines::{End, Line, Shape, Start};

/// How many lines from its start a head's title is looked for.
const HEAD_WINDOW: usize = 60;

/// The longest line of a title, in characters.
pub(super) const MAX_TITLE_LINE: u16 = 170;

/// How many lines a title takes at most, rules and stamps among them.
const MAX_TITLE_LINES: usize = 16;

/// The longest line in small letters that goes on with a title, in characters, unless only the kind stands above it.
const LONGEST_FURTHER_LINE: u16 = 140;

impl Builder<'_> {
    /// The line with the kind of document, if one stands where a title can.
    pub(super) fn find_title(&self, i: usize) -> Option<usize> {
        let end = self.lines.len().min(i + HEAD_WINDOW);
        let mut behind = i;
        while behind < end {
            let at = behind;
            behind += 1;
            if self.broken_form(at).is_some() {
                behind += 1;
                continue;
            }
            let line = self.lines.get(at)?;
            let text = line.text(self.text);
            if self.is_broken_title(at) {
                return Some(at);
            }
            if self.in_grid(at) {
                return None;
            }
            if line.shape == Shape::Text
                && super::head_row::head_row(self.text, &self.lines[at..], false).is_some()
            {
                return None;
            }
            match line.shape {
                Shape::Title => return Some(at),
                Shape::Ordinal(..) if line.body(self.text).is_empty() => {}
                Shape::Ordinal(o, _) if o.value == 1 && at > i => return None,
                Shape::Item(..) if head::place_date(line.body(self.text)) => {}
                Shape::Item(..) | Shape::Period(..) if at > i => return None,
                Shape::Basis => {
                    if line.capitals
                        || title::title(text).is_some_and(|t| title::is_plan_kind(t.kind))
                    {
                        continue;
                    }
                    return None;
                }
                Shape::Text if title::title(text).is_some_and(|t| title::is_plan_kind(t.kind)) => {
                    // "Kế hoạch tuần 5" in small letters: a title where it is short and alone.
                    if line.chars <= 90
                        && !matches!(line.end, End::Stop | End::Semicolon | End::Colon)
                    {
                        return Some(at);
                    }
                    return None;
                }
                Shape::Text if head::is_subject(text) && self.title_follows(at) => {}
                Shape::Text if head::is_subject(text) => return Some(at),
                Shape::Text | Shape::Authority if line.capitals && title_beside_issuer(text) => {
                    return Some(at);
                }
                Shape::Text if line.chars > MAX_TITLE_LINE => return None,
                _ => {}
            }
        }
        None
    }

    /// Whether the kind of document stands below the subject on line `i`, with nothing but the rest of the letterhead between:
    /// `V/v tổ chức hội thi` below the number, and `KẾ HOẠCH` below Quốc hiệu.
    fn title_follows(&self, i: usize) -> bool {
        const REACH: usize = 8;
        let below = self.lines.get(i + 1..).unwrap_or_default();
        let mut below = below.iter().take(REACH).skip_while(|line| {
            matches!(
                line.shape,
                Shape::Motto | Shape::Number | Shape::PlaceDate | Shape::Rule | Shape::Stamp
            )
        });
        let distant = below.clone().count() < REACH;
        distant
            && below.next().is_some_and(|line| {
                line.shape == Shape::Title
                    && title::title(line.text(self.text))
                        .is_some_and(|t| title::is_plan_kind(t.kind))
            })
    }

    /// Whether `KẾ` stands alone on line `i` and the next begins with `HOẠCH`.
    pub(super) fn is_broken_title(&self, i: usize) -> bool {
        let Some((line, next)) = self.lines.get(i).zip(self.lines.get(i + 1)) else { return false };
        line.capitals
            && next.capitals
            && next.blanks_before <= 1
            && strip(line.text(self.text), "kế").is_some_and(str::is_empty)
            && strip(next.text(self.text), "hoạch").is_some()
    }

    /// A first line without a kind of document that can only be a title: short, in capitals or a school year.
    pub(super) fn is_bare_title(&self, i: usize) -> bool {
        let Some(line) = self.lines.get(i) else { return false };
        let text = line.text(self.text);
        // "THỰC HIỆN CHƯƠNG TRÌNH … GIAI ĐOẠN 2021-2030", where the kind above it was lost.
        let titles = line.shape == Shape::Text
            || line.shape == Shape::Field && names_theme(text)
            || line.shape == Shape::Basis && line.capitals && strip(text, "căn cứ").is_none();
        titles
            && !self.in_grid(i)
            && line.chars <= 120
            && !matches!(line.end, End::Colon | End::Semicolon)
            && (line.capitals && !line.tab || strip(text, "năm học").is_some() && line.chars < 40)
            && super::head_row::head_row(self.text, &self.lines[i..], false).is_none()
    }

    /// Whether the name of a body stands between the headline of a page and the title of the plan itself: `Kế hoạch tháng 2` above
    /// `PHÒNG GD&ĐT AN BÌNH`, `Trường Tiểu học Hoa Sen` and `KẾ HOẠCH THÁNG 2`.
    fn is_issuer_below_headline(&self, at: usize, i: usize) -> bool {
        const REACH: usize = 4;
        let named = |line: &Line| {
            let text = line.text(self.text);
            line.shape == Shape::Text && line.chars <= 60 && head::names_body(text)
        };
        let headline = self.lines.get(at).is_some_and(|l| !l.capitals);
        // A page prints the title twice, with the day of posting behind it.
        let again = |n: usize| {
            self.lines[n].shape == Shape::Title && self.line_text(at).starts_with(self.line_text(n))
        };
        let twice = (at + 1..i).any(again);
        let repeated = |title: &Line| twice || title.text(self.text) == self.line_text(at);
        let below = self.lines.get(i..).unwrap_or_default();
        let bodies = below.iter().take(REACH).take_while(|l| named(l)).count();
        bodies > 0
            && below
                .get(bodies)
                .is_some_and(|l| l.shape == Shape::Title && l.capitals && (headline || repeated(l)))
            && (at + 1..i).all(|n| {
                named(&self.lines[n]) || again(n) || self.role_at(n) == Some(Role::Artifact)
            })
    }

    /// The title from line `at` on; gives the line behind it.
    pub(super) fn title(&mut self, at: usize) -> usize {
        self.open(Role::Title, at, None);
        let mut i = at + 1;
        let mut last_title = at;
        let mut ruled = false;
        while let Some(line) = self.lines.get(i).copied() {
            let text = line.text(self.text);
            if self.in_grid(i) {
                break;
            }
            if let Some(end) = self.contents_end(i) {
                self.leave_to_page(i, end);
                i = end;
                continue;
            }
            let counted = self.visits_end(i);
            if counted > i {
                self.leave_to_page(i, counted);
                i = counted;
                continue;
            }
            let role = match line.shape {
                _ if self.is_button(i)
                    || artifact::is_timestamp(text)
                    || artifact::is_code(text) =>
                {
                    Role::Artifact
                }
                // A page names its menu between the title that it prints and that of the plan.
                Shape::Text if last_title == at && !line.capitals && self.repeats_title(at, i) => {
                    Role::Artifact
                }
                _ if self.broken_form(i).is_some() || self.is_issuer_below_headline(at, i) => {
                    i = self.pre_title(i);
                    continue;
                }
                Shape::Rule => {
                    ruled = true;
                    Role::Rule
                }
                Shape::Artifact => Role::Artifact,
                Shape::Motto => Role::Motto,
                Shape::Number if last_title + 1 != i || !self.cites_on(i) => Role::Number,
                Shape::PlaceDate => {
                    self.note_issue_date(text);
                    Role::PlaceDate
                }
                Shape::Stamp => Role::Stamp,
                Shape::Addressee => Role::Addressee,
                // The year of a title that was broken before it.
                Shape::RowNumber
                    if wants_number(self.line_text(i - 1))
                        || last_title + 1 == i
                            && (ends_span(self.line_text(i - 1), text)
                                || splits_day(self.line_text(i - 1), text)) =>
                {
                    Role::Title
                }
                Shape::Ordinal(..) | Shape::Number if last_title + 1 == i && self.cites_on(i) => {
                    Role::Title
                }
                Shape::Item(..)
                    if self.blocks.last().is_some_and(|b| b.role == Role::Addressee)
                        && line.chars <= 120
                        && !basis::opens_basis(line.body(self.text))
                        && !basis::opens_occasion(line.body(self.text)) =>
                {
                    Role::Addressee
                }
                Shape::Text if self.is_addressee_rest(i) => Role::Addressee,
                Shape::Text | Shape::Authority
                    if head::begins_head(text) && self.motto_follows(i)
                        || head::names_body(text) && self.repeats_issuer(text) =>
                {
                    Role::Issuer
                }
                _ if self.goes_on_title(at, last_title, i, ruled) => Role::Title,
                _ => break,
            };
            if role == Role::Addressee
                && line.shape == Shape::Text
                && line.start == Start::Lower
                && let Some(last) = self.blocks.len().checked_sub(1)
            {
                self.extend(BlockId::new(last), i);
                i += 1;
                continue;
            }
            self.open(role, i, None);
            if role == Role::Title {
                last_title = i;
            }
            i += 1;
        }
        i
    }

    /// Whether the title at line `at` stands once more below line `i`, as it does where a page prints it above the plan.
    fn repeats_title(&self, at: usize, i: usize) -> bool {
        let whole = title::title(self.line_text(at)).is_some_and(|t| !t.subject.is_empty());
        whole
            && self.line_text(i) != self.line_text(at)
            && self.line_text(i + 1) == self.line_text(at)
    }

    /// Whether line `i` only looks like an ordinal or the number of the document, and goes on with the title line above it:
    /// `… CHỈ THỊ SỐ` above `31/CT-UBND …`, `… THEO QUYẾT ĐỊNH` above `SỐ 31/QĐ-UBND NGÀY …`.
    fn cites_on(&self, i: usize) -> bool {
        let Some([above, line]) = self.lines.get(i - 1..=i) else { return false };
        let (before, text) = (above.text(self.text), line.text(self.text));
        if line.blanks_before > 0 {
            return false;
        }
        match line.shape {
            Shape::Ordinal(..) => {
                numbers_act(before, text, line) || closes_with_roman(before, line)
            }
            Shape::Number => {
                let act = title::title(before).is_none_or(|title| !title.subject.is_empty());
                let mut words = text.split_whitespace();
                let dated = words.any(|w| strip(w, "ngày").is_some_and(str::is_empty));
                let alike = if above.capitals {
                    text.starts_with("SỐ")
                } else {
                    line.start == Start::Lower
                };
                act && dated && alike && !text.contains(':')
            }
            _ => false,
        }
    }

    /// Whether a line names the body once more that the letterhead has named, as the second page of a cover does.
    pub(super) fn repeats_issuer(&self, text: &str) -> bool {
        /// How many blocks of a document are looked at: a letterhead stands first.
        const REACH: usize = 24;
        self.blocks
            .iter()
            .take(REACH)
            .any(|b| b.role == Role::Issuer && self.line_text(b.first as usize) == text)
    }

    /// Whether Quốc hiệu comes soon behind an issuer's name below the title, with nothing but further names between.
    fn motto_follows(&self, i: usize) -> bool {
        const REACH: usize = 4;
        let rest = self.lines.get(i + 1..).unwrap_or_default().iter().take(REACH);
        let mut rest = rest.skip_while(|l| l.capitals && head::begins_head(l.text(self.text)));
        rest.next().is_some_and(|l| l.shape == Shape::Motto)
    }

    /// Whether a plain line below `Kính gửi: …` names further addressees.
    pub(super) fn is_addressee_rest(&self, i: usize) -> bool {
        let Some(line) = self.lines.get(i) else { return false };
        self.blocks.last().is_some_and(|b| b.role == Role::Addressee)
            && line.chars <= 120
            && line.blanks_before == 0
            && !line.capitals
            && !matches!(line.end, End::Colon)
            && !basis::opens_occasion(line.text(self.text))
            && !basis::enacts(line.text(self.text))
    }

    /// Whether line `i` is a further line of the title that began at `at` and whose last line so far is `last`.
    pub(super) fn goes_on_title(&self, at: usize, last: usize, i: usize, ruled: bool) -> bool {
        let Some(line) = self.lines.get(i) else { return false };
        let text = line.text(self.text);
        let bare =
            title::title(self.line_text(at)).is_some_and(|t| t.subject.is_empty()) && last == at;
        if line.chars > MAX_TITLE_LINE || line.blanks_before > 3 {
            return false;
        }
        // "STT NỘI DUNG", where a head row lost what parted its columns.
        let counts = || {
            line.capitals
                && text.contains(' ')
                && any_of(text, &["stt", "tt"]).is_some_and(|(_, rest)| !rest.is_empty())
        };
        if super::head_row::head_row(self.text, &self.lines[i..], false).is_some()
            || counts()
            || column::names_row(text)
            || column::names_row_of_times(text)
            || self.begins_rows(i)
            || self.dated_head_row(i).is_some()
            || i > at + MAX_TITLE_LINES
        {
            return false;
        }
        // A paragraph that ends the head, or a basis, over however many lines.
        let end = self.block_end(i);
        let whole = self.joined(i, end);
        let subject =
            bare && line.end == End::Colon && line.chars < 90 && !basis::enacts_by_body(&whole);
        let enacting = basis::closes_head(&whole) && (!subject || basis::says_as_follows(&whole))
            || line.chars > 90
                && !line.capitals
                && if bare && self.lines[end].end == End::Word && !text.contains('/') {
                    basis::enacts_by_body(&whole)
                } else {
                    basis::enacts(&whole)
                };
        match line.shape {
            Shape::Period(_) => {
                self.head_of_period(i).is_some_and(|head| self.period_in_title(i, &head.span))
            }
            Shape::Basis => {
                if matches!(line.end, End::Semicolon | End::Colon) || basis::closes_head(&whole) {
                    return false;
                }
                if line.capitals {
                    return strip(text, "căn cứ").is_none();
                }
                // "Thực hiện công tác bán trú" right below "KẾ HOẠCH" says what the plan is about; so does a line that
                // a page prints twice.
                let about = bare
                    && line.blanks_before <= 1
                    && strip(text, "căn cứ").is_none()
                    && self.lines[end].end == End::Word;
                // "KẾ HOẠCH NĂM HỌC" above "Thực hiện nhiệm vụ năm học … của Khoa …", the bases apart.
                let apart = last == at
                    && line.blanks_before == 0
                    && end == i
                    && line.end == End::Word
                    && !text.contains('/')
                    && self.lines.get(i + 1).is_some_and(|n| {
                        n.blanks_before > 0 && strip(n.text(self.text), "căn cứ").is_some()
                    });
                let twice = (at..i).any(|title| self.line_text(title) == text);
                !ruled && !enacting && (about || apart || twice)
            }
            Shape::Field => {
                // "Chủ đề: …" right below the kind of document says what it is about.
                line.blanks_before <= 1 && (names_theme(text) || names_subject(text))
            }
            Shape::Text | Shape::Title | Shape::Authority | Shape::Appendix => {
                // "CÔNG TÁC PHỔ BIẾN PHÁP LUẬT; HÒA GIẢI Ở CƠ SỞ;" is broken behind one of its parts.
                let part = line.end == End::Semicolon && (line.capitals || bare)
                    || line.end == End::Colon
                        && bare
                        && self.head_below_title(i + 1)
                        && !basis::enacts_by_body(text);
                let theme = line.end == End::Colon && self.names_theme_below(i);
                if matches!(line.end, End::Colon | End::Semicolon) && !part && !theme
                    || enacting
                    || field::is_weekday(text)
                    || basis::heads_bases(text)
                {
                    return false;
                }
                // "HỌ VÀ TÊN: …" is no part of the title; "TỔ: SINH - HÓA" is.
                if any_of(text, &["họ và tên", "họ tên"]).is_some()
                    && field::personal(text).is_some()
                {
                    return false;
                }
                // "KẾ HOẠCH THÁNG 9" is the first block of the body, where "KẾ HOẠCH THÁNG 10" follows.
                if !bare && self.counts_months(i) {
                    return false;
                }
                if line.capitals {
                    return true;
                }
                if ruled {
                    return bare && self.is_subject_below_rule(i)
                        || text.starts_with('(')
                        || strip(text, "năm học").is_some()
                        || line.start == Start::Lower;
                }
                // "Họ và tên: …" below a title is a field of the plan.
                if is_key_value(text) && !names_theme(text) && !names_subject(text) {
                    return false;
                }
                let sentence = line.end == End::Stop && line.chars > 60
                    || text.contains(". ")
                    || !bare && last + 1 == i && self.begins_sentence(i, end, &whole);
                let apart = line.blanks_before > 0 && last != at && line.chars > 90;
                let longest = if bare { MAX_TITLE_LINE } else { LONGEST_FURTHER_LINE };
                !sentence && !apart && line.chars <= longest && !self.begins_body_text(i, bare)
            }
            _ => false,
        }
    }

    /// Whether line `i` counts a theme that the next line names, in capitals: `Chủ đề 7:` above `PHƯƠNG TIỆN GIAO THÔNG`.
    fn names_theme_below(&self, i: usize) -> bool {
        const LONGEST: u16 = 24;
        let (Some(line), Some(next)) = (self.lines.get(i), self.lines.get(i + 1)) else {
            return false;
        };
        line.chars <= LONGEST
            && any_of(line.text(self.text), &["chủ đề", "chủ điểm"]).is_some()
            && next.capitals
            && next.blanks_before <= 1
            && matches!(next.shape, Shape::Text | Shape::Field)
    }

    /// Whether the rest of a head stands at line `i`, or behind one more line of the title: the name of an event in quotation marks
    /// or in capitals.
    fn head_below_title(&self, i: usize) -> bool {
        let named = self.lines.get(i).is_some_and(|line| {
            line.shape == Shape::Text
                && line.chars <= MAX_TITLE_LINE
                && (line.capitals || line.text(self.text).starts_with(['“', '"', '«', '‘']))
                && !matches!(line.end, End::Colon | End::Semicolon)
        });
        self.more_head(i) || named && self.more_head(i + 1)
    }

    /// Whether a line says what the plan is about, where a rule parts it from the kind of document: what follows is the rest of a
    /// head.
    fn is_subject_below_rule(&self, i: usize) -> bool {
        let (Some(line), Some(next)) = (self.lines.get(i), self.lines.get(i + 1)) else {
            return false;
        };
        line.end == End::Word
            && matches!(line.start, Start::Upper | Start::Other)
            && (next.shape == Shape::Rule
                || strip(next.text(self.text), "năm học").is_some()
                || self.begins_bases(i + 1))
    }

    /// Whether the paragraph from line `i` to line `end` below a title that is whole says something in a sentence of its own, or
    /// names the feast for which the body on the next line makes the plan.
    fn begins_sentence(&self, i: usize, end: usize, whole: &str) -> bool {
        let (above, line) = (&self.lines[i - 1], &self.lines[i]);
        let whole_title = matches!(above.end, End::Word | End::Stop)
            && line.start == Start::Upper
            && self.goes_on(i - 1, i) != Goes::Surely;
        let occasion =
            || self.lines[end].end == End::Comma && basis::opens_occasion(line.text(self.text));
        whole_title && (basis::is_sentence(whole) || occasion())
    }

    /// Whether a plain line below a title is the first paragraph of a body rather than more of the title.
    pub(super) fn begins_body_text(&self, i: usize, bare: bool) -> bool {
        let Some(line) = self.lines.get(i) else { return false };
        // Behind a bare "KẾ HOẠCH" the next line says what it is about.
        if bare || line.text(self.text).starts_with('(') {
            return false;
        }
        let tabbed = line.tab && line.indent <= 2;
        tabbed && line.chars > 70
    }

    /// Whether a month below a title belongs to the title: what follows is the rest of a head, or no other such
    /// line comes.
    pub(super) fn period_in_title(&self, i: usize, span: &PeriodSpan) -> bool {
        let Some(next) = self.lines.get(i + 1) else { return true };
        let follows_head = matches!(
            next.shape,
            Shape::Basis
                | Shape::Rule
                | Shape::Addressee
                | Shape::Stamp
                | Shape::Motto
                | Shape::Number
                | Shape::PlaceDate
        );
        if follows_head || self.lines.get(i).is_some_and(|l| l.tab) {
            return follows_head;
        }
        if self.begins_bases(i + 1) {
            return true;
        }
        // A schedule has more than one month.
        const REACH: usize = 400;
        let kind = super::periods::level(span);
        let again = (i + 1..self.lines.len().min(i + REACH)).any(|other| {
            self.head_of_period(other).is_some_and(|p| super::periods::level(&p.span) == kind)
        });
        // "Học kỳ II năm học 2021-2022" above the first of its weeks is what the plan is for.
        let whole = matches!(next.shape, Shape::Period(..))
            && self.head_of_period(i).is_some_and(|own| {
                own.school_year.is_some() && matches!(own.span, PeriodSpan::Semester(..))
            });
        let sections = whole || matches!(next.shape, Shape::Ordinal(..) | Shape::Text);
        !again
            && sections
            && super::head_row::head_row(self.text, &self.lines[i + 1..], false).is_none()
    }
}

/// Whether the title stands in the right of two columns, beside the name of a body: `TRƯỜNG THCS SUỐI NGÀ          KẾ HOẠCH TUẦN 5`.
fn title_beside_issuer(text: &str) -> bool {
    let columns = if gap::has_gap(text) { gap::columns(text) } else { return false };
    let [left, right] = columns.as_slice() else { return false };
    let column = |range: &std::ops::Range<usize>| text.get(range.clone()).unwrap_or("");
    let titled = |title: title::TitleLine<'_>| title.capitals && title::is_plan_kind(title.kind);
    title::title(column(right)).is_some_and(titled) && head::begins_head(column(left))
}

/// Whether a line ends in a day and a dash, and the next is its month: `… Ngày Nhà giáo Việt Nam 20-` above `11`.
fn splits_day(before: &str, month: &str) -> bool {
    let from = before.trim_end_matches(is_blank);
    let day = from.trim_end_matches(|c| is_dash(c) || c == '/').trim_end_matches(is_blank);
    let digits = day.bytes().rev().take_while(u8::is_ascii_digit).count();
    day.len() < from.len()
        && matches!(digits, 1 | 2)
        && month.parse().is_ok_and(|month: u8| (1..=12).contains(&month))
}

/// Whether a line says under which theme or motto a plan stands: `Chủ đề: “Tiến bước lên Đoàn”`.
fn names_theme(text: &str) -> bool {
    const KEYS: [&str; 5] = ["chủ đề nhánh", "chủ đề", "mục tiêu chủ đề", "chủ điểm", "khẩu hiệu"];
    any_of(text, &KEYS).is_some_and(|(_, rest)| {
        // "CHỦ ĐỀ 3: GIA ĐÌNH"
        let rest = blanks(rest).trim_start_matches(|c: char| c.is_ascii_digit());
        let rest = blanks(rest);
        rest.starts_with(':') && rest.len() > 2
    })
}

/// Whether a line says what a plan is about, or for which year, as a key and its value: `V/v: Tổ chức hội thi`, `Năm học: 2021 – 2022`.
fn names_subject(text: &str) -> bool {
    head::is_subject(text)
        || any_of(text, &["năm học", "học kỳ", "nhiệm kỳ", "giai đoạn"])
            .is_some_and(|(_, rest)| blanks(rest).starts_with(':') && blanks(rest).len() > 2)
}

/// Whether a line is a short key with its value: `Họ và tên giáo viên: …`; a school year or a theme is none.
pub(super) fn is_key_value(text: &str) -> bool {
    let Some((key, value)) = text.split_once(':') else { return false };
    let named =
        any_of(key, &["năm học", "chủ đề", "chủ điểm", "về việc", "học kỳ", "tuần", "tháng"])
            .is_some();
    !value.trim().is_empty() && key.chars().count() <= 40 && !named && !text.starts_with('(')
}

#[cfg(test)]
mod tests {
    use crate::outline::tests::rows_from;

    #[test]
    fn a_title_may_stand_beside_the_name_of_a_body() {
        for gap in ["          ", "\t"] {
            let text = format!(
                "TRƯỜNG THCS SUỐI NGÀ{gap}KẾ HOẠCH CÔNG TÁC THÁNG 9\nTỔ 4{gap}NĂM HỌC 2021-2022\nI. VIỆC\n- Họp."
            );
            assert_eq!(
                rows_from(&text, 1),
                ["title 0", "title 0", "section 0 I", "item 3 -"],
                "{gap:?}"
            );
        }
    }

    #[test]
    fn a_body_below_a_title_that_a_page_printed_twice() {
        let text = "KẾ HOẠCH CÔNG TÁC THIẾT BỊ THÁNG 3/2018 (28/02/2018 09:14)\nKẾ HOẠCH CÔNG TÁC THIẾT BỊ THÁNG 3/2018\n\
                    TRƯỜNG THCS SUỐI NGÀ\nPHÒNG THIẾT BỊ\nKẾ HOẠCH\nCông tác thiết bị tháng 3/2018\nI. VIỆC";
        assert_eq!(
            rows_from(text, 3),
            ["issuer 0", "issuer 0", "title 0", "title 0", "section 0 I"]
        );
    }

    #[test]
    fn the_second_page_of_a_plan_for_a_theme() {
        let text = "Trường MN Suối Ngà\nKẾ HOẠCH CHUYÊN MÔN\nĐỘ TUỔI: 4 - 5 TUỔI\nNĂM HỌC: 2021 - 2022\n\
                    Trường MN Suối Ngà\nChủ đề 7:\nMỤC TIÊU CHỦ ĐỀ: GIAO THÔNG\nKhối MG Nhỡ\nI. MỤC TIÊU";
        assert_eq!(
            rows_from(text, 3),
            ["title 0", "title 0", "issuer 0", "title 0", "title 0", "title 0", "section 0 I"]
        );
        let text = "CHỦ ĐỀ 7: GIAO THÔNG\n(Thời gian thực hiện: 4 tuần. Từ ngày 6/3)\nI. MỤC TIÊU";
        assert_eq!(rows_from(text, 1), ["title 0", "title 0", "section 0 I"]);
    }

    #[test]
    fn a_sentence_right_below_a_title_is_none_of_its_lines() {
        let text = "KẾ HOẠCH\nPHÒNG, CHỐNG BỆNH SỞI\nTính đến ngày\n15/6/2022, xã ghi nhận 17 ca mắc, tăng 9 ca so với\n\
                    cùng kỳ năm 2021.\nThực hiện Công văn số 8, UBND xã ban hành Kế hoạch như sau:\nI. VIỆC";
        assert_eq!(
            rows_from(text, 2),
            ["title 0", "paragraph 0", "cont 3", "cont 3", "enacting 0", "section 0 I"]
        );
    }

    #[test]
    fn head_rows_in_capitals_below_a_title() {
        for (head, row) in [
            ("| THỜI GIAN | NỘI DUNG CÔNG VIỆC | ĐỊA ĐIỂM |", "| 01/4 | Ra quân | Cánh đồng |"),
            ("STT\tNỘI DUNG\tTHỜI GIAN", "1\tRa quân\t01/4"),
            ("THÔN\tDÂN SỐ\tTỔ TRƯỞNG", "Đông\t120\tÔng Hai"),
        ] {
            let text = format!(
                "HỘI NÔNG DÂN XÃ HÒA AN\nCHƯƠNG TRÌNH CÔNG TÁC THÁNG 4 NĂM 2022\n{head}\n{row}\n{}",
                row.replace('1', "2")
            );
            assert_eq!(rows_from(&text, 2), ["title 0", "column 0", "cell 3", "cell 3"], "{text}");
        }
    }

    #[test]
    fn a_headline_with_a_school_year_names_no_body() {
        let text = "Lịch lao động tuần 9, năm học 2014-2015\nKẾ HOẠCH LAO ĐỘNG TUẦN 9\nI. VIỆC\n- Dọn vườn";
        assert_eq!(rows_from(text, 1)[..2], ["title 0", "title 0"]);
        let text = "Xuất bản thông tin\nKẾ HOẠCH LAO ĐỘNG TUẦN 9\nI. VIỆC\n- Dọn vườn";
        assert_eq!(rows_from(text, 1)[..2], ["artifact 0", "title 0"]);
    }

    #[test]
    fn bodies_between_the_headline_of_a_page_and_the_title_are_issuers() {
        let text = "ảnh 5\n>> Mẫu phiếu chấm\nKế hoạch tháng 2 năm 2016\nPhòng Giáo dục Phong Lộc\nTrường Tiểu học Ưu Đàm\n\
                    KẾ HOẠCH LIÊN ĐỘI THÁNG 02/2016\n0\n1874\nCăn cứ kế hoạch năm học;\nLiên đội xây dựng kế hoạch tháng 2 như sau:\nI. VIỆC";
        assert_eq!(
            rows_from(text, 1),
            [
                "artifact 0",
                "artifact 0",
                "title 0",
                "issuer 0",
                "issuer 0",
                "title 0",
                "artifact 0",
                "artifact 0",
                "basis 0",
                "enacting 0",
                "section 0 I"
            ]
        );
    }

    #[test]
    fn a_title_line_may_end_with_a_colon_above_the_name_of_the_event() {
        for name in ["“Rung chuông vàng”", "RUNG CHUÔNG VÀNG"] {
            let text = format!(
                "KẾ HOẠCH\nTổ chức hoạt động ngoại khóa tháng 3:\n{name}\n\n\
                 Thực hiện kế hoạch số 98/KH-THCS ngày 20 tháng 9 năm 2021 của trường.\n\
                 Liên đội lên kế hoạch tổ chức hoạt động ngoại khóa như sau:\nI. MỤC ĐÍCH"
            );
            assert_eq!(
                rows_from(&text, 2),
                ["title 0", "title 0", "basis 0", "enacting 0", "section 0 I"],
                "{name}"
            );
        }
        let text = "KẾ HOẠCH\nCác lớp tổ chức hoạt động tháng 3 gồm có:\n- Thi viết.\n- Thi vẽ.";
        assert_eq!(rows_from(text, 2)[0], "enacting 0");
    }

    #[test]
    fn a_numbered_theme_below_the_title_is_title() {
        let text = "KẾ HOẠCH THỰC HIỆN CHỦ ĐỀ\nCHỦ ĐỀ 3: GIA ĐÌNH\nThời gian thực hiện: 4 tuần\nI. MỤC TIÊU";
        assert_eq!(rows_from(text, 1), ["title 0", "title 0", "field 0", "section 0 I"]);
    }

    #[test]
    fn the_visits_that_a_page_counts_stand_beside_the_plan() {
        let counts = "Thống kê\nHôm nay : 1\nTháng 07 : 77\nNăm 2020 : 1.901\n";
        let plan = "TRƯỜNG MẦM NON HOA SEN\nKẾ HOẠCH THÁNG 7\nCăn cứ kế hoạch năm học;\n\
                    Nhà trường xây dựng kế hoạch như sau:\nI. VIỆC";
        let text = format!("KẾ HOẠCH THÁNG 7\n{counts}{plan}");
        let rows = rows_from(&text, 2);
        assert_eq!(rows[..4], ["artifact 0"; 4]);
        assert_eq!(rows[4..], ["issuer 0", "title 0", "basis 0", "enacting 0", "section 0 I"]);
        let text = format!("Kế hoạch tháng 7 của trường\n{counts}{plan}");
        assert_eq!(
            rows_from(&text, 2)[..5],
            ["artifact 0", "artifact 0", "artifact 0", "artifact 0", "issuer 0"]
        );
    }

    #[test]
    fn numbers_that_a_title_was_broken_before() {
        let text = "KẾ HOẠCH\nTRIỂN KHAI THỰC HIỆN CHỈ THỊ SỐ\n31/CT-UBND NGÀY 4/5/2021 VỀ AN TOÀN GIAO THÔNG\n\
                    THEO CHƯƠNG TRÌNH HÀNH ĐỘNG\nSỐ 12/CTr-UBND NGÀY 6/5/2021 GIAI ĐOẠN 2021 -\n2025\n\
                    Căn cứ Luật Giao thông;\nỦy ban nhân dân xã ban hành kế hoạch như sau:\nI. MỤC ĐÍCH";
        assert_eq!(
            rows_from(text, 1),
            ["title 0"; 6]
                .into_iter()
                .chain(["basis 0", "enacting 0", "section 0 I"])
                .collect::<Vec<_>>()
        );
        let text = "KẾ HOẠCH\nCÔNG TÁC NĂM\n1. Mục đích\n2. Nội dung";
        assert_eq!(rows_from(text, 1), ["title 0", "title 0", "section 0 1", "section 0 2"]);
    }

    #[test]
    fn a_day_that_was_broken_before_its_month() {
        let text = "KẾ HOẠCH\nTổ chức chào mừng Ngày Nhà giáo Việt Nam 20-\n11\nCăn cứ kế hoạch năm học;\nI. MỤC ĐÍCH";
        assert_eq!(rows_from(text, 2), ["title 0", "title 0", "basis 0", "section 0 I"]);
    }

    #[test]
    fn a_rule_between_the_kind_and_the_subject() {
        let text =
            "KẾ HOẠCH\n---o0o---\nTổ chức hội thi\n-----\nCăn cứ kế hoạch năm học;\nI. MỤC ĐÍCH";
        assert_eq!(
            rows_from(text, 1),
            ["title 0", "rule 0", "title 0", "rule 0", "basis 0", "section 0 I"]
        );
        let text =
            "KẾ HOẠCH TỔ CHỨC HỘI THI\n-----\nTiếp tục nâng cao chất lượng dạy học\nI. MỤC ĐÍCH";
        assert_eq!(rows_from(text, 3)[0], "paragraph 0");
    }

    #[test]
    fn keys_that_say_what_a_plan_is_about() {
        let text = "KẾ HOẠCH PHỐI HỢP\nV/v: đảm bảo an toàn trường học\nNăm học: 2021 – 2022\nCăn cứ kế hoạch năm học;\nI. MỤC ĐÍCH";
        assert_eq!(rows_from(text, 1), ["title 0", "title 0", "title 0", "basis 0", "section 0 I"]);
    }

    #[test]
    fn rules_with_signs_in_their_middle() {
        let text = "CHI ĐOÀN AN BÌNH\n***&***\nKẾ HOẠCH\nTổ chức đại hội chi đoàn\n-oOo-\nCăn cứ Điều lệ Đoàn;\nI. MỤC ĐÍCH";
        assert_eq!(
            rows_from(text, 1),
            ["issuer 0", "rule 0", "title 0", "title 0", "rule 0", "basis 0", "section 0 I"]
        );
    }

    #[test]
    fn titles_that_were_broken_or_are_long() {
        let text =
            "TRƯỜNG MẦM NON HOA SEN\nSố 05 KH - MN\nKẾ\nHOẠCH HOẠT ĐỘNG THƯ VIỆN\nI. MỤC ĐÍCH";
        assert_eq!(
            rows_from(text, 1),
            ["issuer 0", "number 0", "title 0", "title 0", "section 0 I"]
        );
        let text = "KẾ HOẠCH\nCÔNG TÁC PHÁP LUẬT; HÒA GIẢI Ở CƠ SỞ;\nTIẾP CẬN PHÁP LUẬT NĂM 2022\n\
                    Căn cứ Luật Hòa giải;\nỦy ban nhân dân xã xây dựng kế hoạch như sau:\nI. MỤC ĐÍCH";
        assert_eq!(
            rows_from(text, 1),
            ["title 0", "title 0", "title 0", "basis 0", "enacting 0", "section 0 I"]
        );
        let text = "KẾ HOẠCH\nTổ chức các hoạt động Tháng Công nhân và chương trình chăm lo cho đoàn viên, người lao động năm 2023\n\
                    Thực hiện Kế hoạch số 12/KH-LĐLĐ, Công đoàn xây dựng kế hoạch như sau:\nI. MỤC ĐÍCH";
        assert_eq!(rows_from(text, 1), ["title 0", "title 0", "enacting 0", "section 0 I"]);
    }

    /// The subject of a letter below the number is not yet the title of the plan below Quốc hiệu.
    #[test]
    fn a_subject_above_the_motto_leaves_the_title_its_abstract() {
        let text = "TRƯỜNG TIỂU HỌC HOA SEN\nSố: 15/KH-TH\nV/v tổ chức hội thi\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n-----------\nAn Lạc, ngày 5 tháng 3 năm 2022\nKẾ HOẠCH\nTổ chức hội thi giáo viên giỏi năm 2022\nI. MỤC ĐÍCH\n- Nâng cao.";
        assert_eq!(
            rows_from(text, 6),
            ["rule 0", "place_date 0", "title 0", "title 0", "section 0 I", "item 10 -"]
        );
    }
}
