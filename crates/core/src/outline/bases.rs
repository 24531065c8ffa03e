//! The legal bases of a plan and the sentence that ends its head.

use super::build::Builder;
use super::title::is_key_value;
use super::{BlockId, Label, Role};
use crate::grammar::keyword::{blanks, strip};
use crate::grammar::ordinal::OrdinalKind;
use crate::grammar::{basis, field, head, motto};
use crate::lines::{End, Line, Shape};

/// The longest head of a list of bases that are no sentences of their own, in characters: `Căn cứ:`, `Căn cứ vào:`.
const LONGEST_BARE_HEAD: u16 = 24;

impl Builder<'_> {
    /// Whether the bases, or the sentence that ends the head, begin at line `i`.
    pub(super) fn begins_bases(&self, i: usize) -> bool {
        let Some(line) = self.lines.get(i).filter(|_| !self.in_grid(i)) else { return false };
        let text = line.body(self.text);
        match line.shape {
            Shape::Basis => !line.capitals,
            Shape::Item(..) => basis::opens_basis(text) && text_opens_with_can_cu(text),
            Shape::Text => {
                line.chars > 60
                    && !motto::holds_motto(text)
                    && basis::closes_head(&self.joined(i, self.block_end(i)))
                    && basis::enacts(text)
            }
            _ => false,
        }
    }

    /// Whether a number alone stands between a title and the bases: how many have read the page.
    fn counts_readers(&self, i: usize) -> bool {
        const MOST_COUNTS: usize = 4;
        let number = |n: &usize| self.lines.get(*n).is_some_and(|l| l.shape == Shape::RowNumber);
        let below = (i..i + MOST_COUNTS).find(|n| !number(n));
        below.is_some_and(|below| self.begins_bases(below))
    }

    /// The last line of what a plan says of its author at line `i`: the value of `Họ và tên:` may stand on the next.
    fn personal(&self, i: usize, line: &Line) -> Option<usize> {
        /// The longest value on a line of its own, in characters.
        const LONGEST_VALUE: u16 = 60;
        if !matches!(line.shape, Shape::Text | Shape::Field) {
            return None;
        }
        let value = field::personal(line.text(self.text))?;
        let below = |next: &Line| {
            let text = next.text(self.text);
            matches!(next.shape, Shape::Text | Shape::RowNumber)
                && next.blanks_before <= 1
                && next.chars <= LONGEST_VALUE
                && next.end == End::Word
                && !text.contains(':')
        };
        let next = self.lines.get(i + 1).filter(|next| value.is_empty() && below(next));
        if value.is_empty() && next.is_none() {
            return None;
        }
        Some(i + usize::from(next.is_some()))
    }

    /// The bases and the enacting sentence; gives the first line of the body.
    pub(super) fn bases(&mut self, mut i: usize) -> usize {
        let (mut listed, mut headed) = (false, false);
        while let Some(line) = self.lines.get(i).copied() {
            if self.in_grid(i) {
                return i;
            }
            if let Some(end) = self.personal(i, &line) {
                self.run(Role::Field, i, end);
                i = end + 1;
                continue;
            }
            let text = line.body(self.text);
            match line.shape {
                Shape::Rule => {
                    i = self.aside(Role::Rule, i);
                    continue;
                }
                Shape::Artifact => {
                    i = self.aside(Role::Artifact, i);
                    continue;
                }
                Shape::Addressee => {
                    i = self.aside(Role::Addressee, i);
                    continue;
                }
                Shape::Motto | Shape::Number | Shape::PlaceDate | Shape::Stamp => {
                    i = self.pre_title(i);
                    continue;
                }
                Shape::RowNumber if self.is_page_number(i) || self.counts_readers(i) => {
                    i = self.aside(Role::Artifact, i);
                    continue;
                }
                Shape::Item(..) => {
                    let end = self.block_end(i);
                    let end = if listed { self.last_above_enacting(i, end) } else { end };
                    let whole = self.joined(i, end);
                    let first = self.blocks.last().is_some_and(|b| b.role == Role::Title)
                        && basis::says_as_follows(&whole);
                    if (listed || first) && basis::closes_head(&whole) && basis::enacts(&whole) {
                        self.run(Role::Enacting, i, end);
                        return end + 1;
                    }
                    let occasion =
                        || basis::opens_occasion(text) && self.lines[end].end == End::Semicolon;
                    let basis = (basis::opens_basis(text) || occasion()) && self.head_goes_on(i)
                        || listed && (headed || self.head_goes_on(i));
                    if !basis {
                        return i;
                    }
                    if basis::closes_head(&whole) && basis::enacts(&whole) {
                        self.run(Role::Enacting, i, end);
                        return end + 1;
                    }
                    self.run(Role::Basis, i, end);
                    listed = true;
                    i = end + 1;
                }
                Shape::Ordinal(ordinal, _) if !listed && ordinal.value == 1 => {
                    let ends = self.numbered_bases(i);
                    let Some(last) = ends.last() else { return i };
                    let behind = last + 1;
                    for end in ends {
                        self.run(Role::Basis, i, end);
                        i = end + 1;
                    }
                    i = behind;
                    listed = true;
                }
                Shape::Text if field::is_weekday(text) => return i,
                Shape::Basis | Shape::Text | Shape::Closing | Shape::Field => {
                    if line.shape == Shape::Field && !self.more_head(i + 1) {
                        return i;
                    }
                    if super::head_row::head_row(self.text, &self.lines[i..], false).is_some() {
                        return i;
                    }
                    let end = self.block_end(i);
                    let opens = line.shape == Shape::Basis || self.is_occasion(i, end, listed);
                    let end = if opens && listed { self.last_above_enacting(i, end) } else { end };
                    let whole = self.joined(i, end);
                    if basis::heads_bases(text) {
                        self.run(Role::Basis, i, end);
                        listed = true;
                        // "Căn cứ:" above a list of acts.
                        headed = line.chars <= LONGEST_BARE_HEAD && strip(text, "căn cứ").is_some()
                            || basis::names_bases(text);
                        i = end + 1;
                        continue;
                    }
                    let more = self.more_head(end + 1);
                    let tasks = || basis::says_as_follows(&whole) && basis::sets_tasks(&whole);
                    if basis::closes_head(&whole)
                        && (!opens || !more || basis::enacts(&whole) || tasks())
                    {
                        self.run(Role::Enacting, i, end);
                        return end + 1;
                    }
                    // "… về phòng bệnh" above "Dại trên động vật;": among bases with stops, one without goes on.
                    if !opens && self.breaks_basis(i, &whole) {
                        let basis = BlockId::new(self.blocks.len() - 1);
                        for at in i..=end {
                            self.extend(basis, at);
                        }
                        i = end + 1;
                        continue;
                    }
                    if opens {
                        let enacts = || basis::enacts(&whole) && whole.len() > 160 && !listed;
                        if !more
                            && whole.ends_with('.')
                            && (enacts() || basis::lets_body_organise(&whole))
                        {
                            self.run(Role::Enacting, i, end);
                            return end + 1;
                        }
                        self.run(Role::Basis, i, end);
                        listed = true;
                        i = end + 1;
                        continue;
                    }
                    if basis::enacts(&whole)
                        && (listed || !more)
                        && (line.chars > 50 || listed && self.ends_head(&whole, end))
                        && !line.capitals
                    {
                        self.run(Role::Enacting, i, end);
                        return end + 1;
                    }
                    if more && !line.capitals {
                        let role = if listed
                            && matches!(self.lines[end].end, End::Semicolon | End::Comma)
                        {
                            Role::Basis
                        } else {
                            Role::Paragraph
                        };
                        self.run(role, i, end);
                        i = end + 1;
                        continue;
                    }
                    return i;
                }
                _ => return i,
            }
        }
        i
    }

    /// Whether a short sentence among bases, which lacks the words that announce the body, says that a body makes the plan, and
    /// the first section follows: `Trường Mầm non Sen Hồng lập kế hoạch tuyển sinh` above `I. MỤC ĐÍCH`.
    fn ends_head(&self, whole: &str, end: usize) -> bool {
        let first = self
            .lines
            .get(end + 1)
            .is_some_and(|next| matches!(next.shape, Shape::Ordinal(o, _) if o.value == 1));
        let whole = strip(whole, "nay").map_or(whole, blanks);
        first && names_bodies(whole) && !whole.contains(':')
    }

    /// Whether the paragraph from line `i` to line `end` names a feast or a movement as a basis does: with the mark that parts
    /// bases, or among them.
    fn is_occasion(&self, i: usize, end: usize, listed: bool) -> bool {
        let (first, last) = (&self.lines[i], &self.lines[end]);
        first.shape == Shape::Text
            && !first.capitals
            && basis::opens_occasion(first.text(self.text))
            && match last.end {
                End::Semicolon => true,
                End::Comma => self.more_head(end + 1),
                End::Word | End::Stop => listed && self.more_head(end + 1),
                _ => false,
            }
    }

    /// Whether the paragraph from line `i` on is the rest of the basis above it: that one lacks the mark which this one has,
    /// and no body is named that would make the plan. A full stop counts where the basis was broken before, and no sentence
    /// of its own ends with it.
    fn breaks_basis(&self, i: usize, whole: &str) -> bool {
        /// A line of a basis that ends where its paper did is not shorter, in characters.
        const SHORTEST_BROKEN: u16 = 40;
        let Some(last) = self.blocks.last().filter(|b| b.role == Role::Basis) else { return false };
        let (above, line) = (&self.lines[last.last as usize], &self.lines[i]);
        last.last as usize + 1 == i
            && above.end == End::Word
            && line.blanks_before == 0
            && !line.capitals
            && !head::names_body(whole)
            && (whole.ends_with(';')
                || above.chars > SHORTEST_BROKEN && goes_on_behind_name(whole)
                || whole.ends_with('.')
                    && last.first < last.last
                    && above.chars > SHORTEST_BROKEN
                    && !basis::is_sentence(whole))
    }

    /// The last line of a basis that seems to reach from line `from` to line `to`: among bases of their own a comma ends one
    /// too, above a line that begins with the body that makes the plan.
    fn last_above_enacting(&self, from: usize, to: usize) -> usize {
        let enacting = (from + 1..=to).find(|at| {
            if self.lines[at - 1].end != End::Comma {
                return false;
            }
            let whole = self.joined(*at, to);
            names_bodies(&whole) && basis::closes_head(&whole) && basis::enacts(&whole)
        });
        enacting.map_or(to, |at| at - 1)
    }

    /// The last lines of the bases that are counted from line `i` on, `1. Căn cứ …`, `2. Căn cứ …`, where the sentence that
    /// ends the head or the first point of the body stands below them; none for points of the body.
    fn numbered_bases(&self, i: usize) -> Vec<usize> {
        const FEWEST: u16 = 2;
        const MOST: u16 = 40;
        let (mut ends, mut at) = (Vec::new(), i);
        for due in 1..=MOST {
            let Some(line) = self.lines.get(at).filter(|_| !self.in_grid(at)) else { break };
            let text = line.body(self.text);
            let end = self.block_end(at);
            match line.shape {
                Shape::Ordinal(o, _)
                    if o.kind == OrdinalKind::Arabic
                        && o.value == due
                        && basis::opens_basis(text)
                        && text_opens_with_can_cu(text)
                        && !basis::says_as_follows(&self.joined(at, end)) =>
                {
                    ends.push(end);
                    at = end + 1;
                }
                Shape::Ordinal(o, _) if due > FEWEST && o.value == 1 => return ends,
                Shape::Text | Shape::Basis
                    if due > FEWEST
                        && basis::closes_head(&self.joined(at, end))
                        && basis::enacts(&self.joined(at, end)) =>
                {
                    return ends;
                }
                _ => break,
            }
        }
        Vec::new()
    }

    /// Opens a block over the lines `from` to `to`.
    pub(super) fn run(&mut self, role: Role, from: usize, to: usize) -> BlockId {
        let line = self.lines.get(from).copied();
        let (label, at) = match line.map(|l| l.shape) {
            Some(Shape::Item(_, at) | Shape::Ordinal(_, at)) => (Label::None, at),
            _ => (Label::None, 0),
        };
        let id = self.open_labelled(role, from, None, label, at);
        for i in from + 1..=to {
            self.extend(id, i);
        }
        id
    }

    /// Whether a basis or the enacting sentence comes at line `i` or soon behind it, before any ordinal.
    pub(super) fn more_head(&self, i: usize) -> bool {
        const REACH: usize = 12;
        /// A motto of the year or a key without its value, in characters.
        const SHORT: u16 = 40;
        let mut at = i;
        let (mut keyed, mut told) = (false, false);
        for _ in 0..REACH {
            let Some(line) = self.lines.get(at) else { return false };
            match line.shape {
                Shape::Basis if !line.capitals => {
                    let whole = self.joined(at, self.block_end(at));
                    return !(keyed || told)
                        || strip(line.text(self.text), "căn cứ").is_some()
                        || basis::says_as_follows(&whole)
                            && (basis::enacts(&whole) || basis::sets_tasks(&whole));
                }
                Shape::Item(..) if basis::opens_basis(line.body(self.text)) => {
                    let cites = strip(line.body(self.text), "căn cứ").is_some();
                    return (cites || !keyed) && self.head_goes_on(at);
                }
                // "Họ và tên: …" and its like stand above the bases of a plan of one's own.
                Shape::Text | Shape::Field if is_key_value(line.text(self.text)) => {
                    keyed = true;
                    at += 1;
                }
                Shape::Text | Shape::Field if !line.capitals => {
                    let end = self.block_end(at);
                    let whole = self.joined(at, end);
                    let short = line.chars <= SHORT;
                    let follows = basis::says_as_follows(&whole);
                    let plain = line.shape == Shape::Text;
                    if plain && basis::closes_head(&whole) && (follows || !short && !told) {
                        let tasks = || {
                            follows
                                && (short || told)
                                && (basis::sets_tasks(&whole) || basis::organises(&whole))
                        };
                        return basis::enacts(&whole) || tasks() || follows && names_bodies(&whole);
                    }
                    if short && line.end != End::Stop {
                        keyed = true;
                        at += 1;
                    } else if plain && !keyed && self.tells(at, end, &whole) {
                        told = true;
                        at = end + 1;
                    } else if short {
                        keyed = true;
                        at += 1;
                    } else if plain && !keyed && !told && self.lists_bases() {
                        // One paragraph that is neither may stand among the bases.
                        told = true;
                        at = end + 1;
                    } else {
                        return false;
                    }
                }
                Shape::Rule | Shape::Artifact | Shape::RowNumber => at += 1,
                _ => return false,
            }
        }
        false
    }

    /// Whether the last blocks hold a basis.
    fn lists_bases(&self) -> bool {
        self.blocks.iter().rev().take(3).any(|block| block.role == Role::Basis)
    }

    /// Whether the paragraph from line `from` to line `to` leads to a plan as its bases do: a sentence about the state of things,
    /// or the feast that the plan is made for.
    fn tells(&self, from: usize, to: usize, whole: &str) -> bool {
        basis::is_sentence(whole)
            || basis::opens_occasion(self.line_text(from))
                && matches!(self.lines[to].end, End::Semicolon | End::Comma)
    }

    /// Whether the items from line `i` on belong to the head: they open as bases do, or the sentence that ends the
    /// head comes behind them.
    pub(super) fn head_goes_on(&self, i: usize) -> bool {
        const REACH: usize = 60;
        let mut openers = 0;
        for line in self.lines[i..self.lines.len().min(i + REACH)].iter() {
            match line.shape {
                Shape::Item(..) if basis::opens_basis(line.body(self.text)) => openers += 1,
                // "- Nhà trường xây dựng kế hoạch như sau:" ends the head behind such a mark too.
                Shape::Item(..)
                    if basis::says_as_follows(line.body(self.text))
                        && basis::enacts(line.body(self.text)) =>
                {
                    return true;
                }
                Shape::Item(..) | Shape::RowNumber | Shape::Artifact => {}
                Shape::Basis => return true,
                Shape::Text if line.capitals => {
                    return openers > 0 && text_opens_with_can_cu(self.lines[i].body(self.text));
                }
                Shape::Text => {
                    if basis::closes_head(line.text(self.text)) {
                        return true;
                    }
                }
                _ => return openers > 0 && text_opens_with_can_cu(self.lines[i].body(self.text)),
            }
        }
        openers > 0
    }
}

/// Whether a sentence begins with the name of a body, or with several of them: `Nhà trường, BCH công đoàn …`.
fn names_bodies(sentence: &str) -> bool {
    let several = || {
        sentence.split_once(',').is_some_and(|(first, second)| {
            head::names_body(first) && head::names_body(second.trim_start())
        })
    };
    head::names_body(sentence) || strip(sentence, "nhà trường").is_some() || several()
}

/// Whether a line begins with the end of a name and says whose or about what, as the rest of a sentence does and no sentence:
/// `HUYỆN về tổ chức …`, `Chữ thập đỏ tỉnh về việc …`.
fn goes_on_behind_name(line: &str) -> bool {
    /// The longest rest of a name, in words.
    const LONGEST_NAME: usize = 5;
    let mut words = line.split_whitespace().take(LONGEST_NAME + 1).skip(1);
    line.starts_with(char::is_uppercase)
        && !basis::says_as_follows(line)
        && words.any(|word| strip(word, "về").is_some_and(str::is_empty))
}

fn text_opens_with_can_cu(text: &str) -> bool {
    ["căn cứ", "thực hiện", "xét", "theo", "trên cơ sở"].iter().any(|w| strip(text, w).is_some())
        && !crate::text::is_capitals(text)
        || strip(text, "căn cứ").is_some()
}

#[cfg(test)]
mod tests {
    use crate::outline::tests::rows_from;

    #[test]
    fn sentences_that_end_a_head_by_a_body_that_organises() {
        let text = "KẾ HOẠCH\nNGÀY CHỦ NHẬT XANH\nThực hiện Chương trình Tháng Thanh niên, Ban Thường vụ Đoàn xã tổ chức \
                    “Ngày Chủ Nhật xanh” tháng 03/2016.\nI. MỤC ĐÍCH";
        assert_eq!(rows_from(text, 3), ["enacting 0", "section 0 I"]);
        let text = "KẾ HOẠCH\nNGÀY CHỦ NHẬT XANH\nThực hiện Chương trình Tháng Thanh niên về việc tổ chức Ngày Chủ Nhật xanh.\n\
                    I. MỤC ĐÍCH";
        assert_eq!(rows_from(text, 3), ["basis 0", "section 0 I"]);
        let text = "KẾ HOẠCH\nNGÀY HỘI\nCăn cứ Luật Giáo dục;\nTrường xây dựng kế hoạch ngày hội như sau: (có danh sách kèm theo)\n\
                    I. MỤC ĐÍCH";
        assert_eq!(rows_from(text, 3), ["basis 0", "enacting 0", "section 0 I"]);
    }

    #[test]
    fn what_a_plan_says_of_its_author_above_its_body() {
        let plan =
            |keys: &str| format!("KẾ HOẠCH CÁ NHÂN\nNĂM HỌC 2021-2022\n{keys}\nI. TÌNH HÌNH");
        assert_eq!(
            rows_from(
                &plan("Họ và tên:\nVi Thị Én\nNgày sinh:\n12/3/1980\nTổ chuyên môn: 4 - 5"),
                3
            ),
            ["field 0", "cont 3", "field 0", "cont 5", "field 0", "section 0 I"]
        );
        assert_eq!(
            rows_from(&plan("Lứa tuổi: Mẫu giáo nhỡ\nSố tuần: 4 tuần\nLớp: Chồi 2"), 3),
            ["field 0", "field 0", "field 0", "section 0 I"]
        );
        let rows = rows_from(
            &plan("Giáo viên: Vi Thị Én\nCăn cứ kế hoạch của tổ;\nTôi lập kế hoạch như sau:"),
            3,
        );
        assert_eq!(rows, ["field 0", "basis 0", "enacting 0", "section 0 I"]);
        assert_eq!(rows_from("HỌ VÀ TÊN: VI THỊ ÉN\nI. TÌNH HÌNH\n- A", 1)[0], "field 0");
    }

    #[test]
    fn acts_listed_below_a_bare_head_of_bases() {
        for head in ["Căn cứ:", "Căn cứ vào:", "Các căn cứ xây dựng kế hoạch:"] {
            let text = format!(
                "KẾ HOẠCH\nTuyển sinh năm 2023\n{head}\n- Thông tư số 12/2022/TT-BGDĐT;\n- Tình hình của phường.\n\
                 Nay Trường Mầm non Sen Hồng lập kế hoạch tuyển sinh\nI. MỤC ĐÍCH"
            );
            assert_eq!(
                rows_from(&text, 3),
                ["basis 0", "basis 0", "basis 0", "enacting 0", "section 0 I"],
                "{head}"
            );
        }
        // Tasks below a head that ends so are none.
        let text =
            "KẾ HOẠCH\nTháng 9 năm 2023\nThực hiện nhiệm vụ:\n- Dọn kho.\n- Trồng cây.\nI. KHÁC";
        assert_eq!(rows_from(text, 4)[..2], ["item 0 -", "item 0 -"]);
    }

    #[test]
    fn bases_that_were_broken_before_capitals_and_numbers() {
        let text = "KẾ HOẠCH\nPHÁT TRIỂN RỪNG\nCăn cứ Nghị quyết của Ban Chấp hành Trung ương Đảng (khóa\n\
                    XII) về công tác dân số;\nCăn cứ Chương trình hành động\n\
                    số 12-CTr/TU ngày 4/5/2021 của Tỉnh ủy;\nTheo đề nghị của Ban\n\
                    An toàn giao thông tỉnh tại Tờ trình số 9/TTr-BATGT.\n\
                    Ủy ban nhân dân tỉnh ban hành kế hoạch như sau:\nI. MỤC ĐÍCH";
        assert_eq!(
            rows_from(text, 3),
            [
                "basis 0",
                "cont 3",
                "basis 0",
                "cont 5",
                "basis 0",
                "cont 7",
                "enacting 0",
                "section 0 I"
            ]
        );
    }

    #[test]
    fn an_enacting_paragraph_begins_with_its_bases() {
        let text = "KẾ HOẠCH\nPHÒNG CHÁY\nThực hiện Luật Phòng cháy\n\
                    năm 2013 và Quyết định số 12/QĐ-TTg ngày 4/5/2018 của Thủ tướng\n\
                    Chính phủ, Ủy ban nhân dân xã ban hành Kế hoạch với những nội\ndung sau:\nI. MỤC TIÊU";
        assert_eq!(rows_from(text, 3), ["enacting 0", "cont 3", "cont 3", "cont 3", "section 0 I"]);
        let text = "KẾ HOẠCH\nHỘI SÁCH\nThực hiện đề án đọc sách năm 2024\n, Ban Giám hiệu xây dựng kế hoạch như sau:\nI. VIỆC";
        assert_eq!(rows_from(text, 3), ["enacting 0", "cont 3", "section 0 I"]);
        let text = "KẾ HOẠCH\nHỘI SÁCH\n\nCăn cứ công văn của phòng về việc hưởng ứng\nNgày hội đọc, căn cứ nhiệm vụ\n\
                    của trường.\n\nBan Giám hiệu tổ chức Hội sách\nnhư sau:\n1/ Thời gian: tháng 4";
        assert_eq!(
            rows_from(text, 3),
            ["basis 0", "cont 4", "cont 4", "enacting 0", "cont 8", "section 0 1"]
        );
    }

    #[test]
    fn a_name_may_be_broken_before_a_capital() {
        let head = "KẾ HOẠCH\nTHI CẮM HOA\n";
        let text = format!(
            "{head}Căn cứ Kế hoạch số 17/KH-CĐ ngày 20/2/2014 của Công đoàn ngành giáo dục\n\
             HUYỆN về tổ chức hoạt động 8/3\n\
             Nhà trường giao việc cho các tổ với nội dung cụ thể như sau:\nI. MỤC ĐÍCH"
        );
        assert_eq!(rows_from(&text, 3), ["basis 0", "cont 3", "enacting 0", "section 0 I"]);
        let text = format!(
            "{head}Triển khai kế hoạch của Huyện đoàn, Ủy ban Hội trường phối hợp với Hội\n\
             Chữ thập đỏ tổ chức ngày hội hiến máu với các nội dung như sau:\n1. MỤC ĐÍCH"
        );
        assert_eq!(rows_from(&text, 3), ["enacting 0", "cont 3", "section 0 1"]);
    }

    #[test]
    fn a_stray_paragraph_among_the_bases_does_not_end_the_head() {
        let text = "KẾ HOẠCH\nTHI CẮM HOA\nCăn cứ kế hoạch năm học 2023-2024 của nhà trường;\n\
                    Tinh thần thi đua sôi nổi của cán bộ, giáo viên, nhân viên toàn trường\n\n\
                    Mong muốn của đông đảo phụ huynh và học sinh các khối lớp trong trường\n\n\
                    Công đoàn trường xây dựng kế hoạch tổ chức hội thi như sau:\nI. MỤC ĐÍCH";
        assert_eq!(
            rows_from(text, 3),
            ["basis 0", "paragraph 0", "paragraph 0", "enacting 0", "section 0 I"]
        );
    }

    #[test]
    fn the_days_of_a_programme_are_no_sentence_of_the_head() {
        let text = "CHƯƠNG TRÌNH\nLễ hội làng Mòng năm 2013\n\nNgày 17/5/2013 (nhằm ngày 08/4 ÂL):\n7h30: Rước kiệu\n\
                    Ngày 18/5/2013:\n8h00: Thi kéo co";
        assert!(rows_from(text, 3).iter().all(|row| row == "paragraph 0"));
    }

    #[test]
    fn a_comma_ends_a_basis_that_fills_its_line() {
        let text = "KẾ HOẠCH LIÊN TỊCH\nCăn cứ kế hoạch số 31/KH-THCS ngày 12/9/2022 của trường THCS An Bình về\n\
                    việc thực hiện nhiệm vụ năm học;\n\
                    Căn cứ Nghị quyết Hội nghị viên chức, người lao động ngày 24 tháng 9 năm 2022,\n\
                    Nhà trường, BCH công đoàn thống nhất xây dựng kế hoạch liên tịch\n\
                    năm học 2022 - 2023 với những nội dung sau:\nI. MỤC ĐÍCH\n\
                    1. Tạo sự thống nhất giữa nhà trường và các đoàn thể trong việc tổ chức các\n\
                    hoạt động giáo dục, nâng cao chất lượng dạy và học của đơn vị.\n\
                    2. Các tổ chức phối hợp chặt chẽ, phân công rõ người, rõ việc, và thường xuyên\n\
                    kiểm tra, đôn đốc việc thực hiện kế hoạch.";
        let rows = ["basis 0", "cont 2", "basis 0", "enacting 0", "cont 5"].map(String::from);
        assert_eq!(rows_from(text, 2)[..5], rows);
        let listed = text.replace("\nCăn cứ", "\n- Căn cứ");
        assert_eq!(rows_from(&listed, 2)[..5], rows);
    }

    #[test]
    fn a_sentence_below_themes_sets_the_tasks() {
        let text = "KẾ HOẠCH\nThực hiện nhiệm vụ công tác tháng 10/2021\n\nChủ đề của tháng: Chào mừng ngày 20/10, thi đua dạy tốt - học tốt.\n\
                    Trọng tâm: Dạy học trực tuyến cho học sinh các khối, rà soát thiết bị học tập.\n\
                    Trên cơ sở phương hướng nhiệm vụ năm học và kết quả tháng 9/2021, Trường TH An Bình đề ra các nhiệm vụ trọng tâm \
                    trong tháng 10/2021 như sau:\nA. CHUYÊN MÔN";
        assert_eq!(rows_from(text, 4), ["paragraph 0", "enacting 0", "section 0 A"]);
    }

    #[test]
    fn sentences_that_lead_to_a_plan_without_any_basis() {
        let head = "KẾ HOẠCH\nPhòng chống đuối nước năm 2022\n";
        let body = "\nI. MỤC ĐÍCH\n- Nâng cao nhận thức.";
        let rows = |between: &str| rows_from(&format!("{head}{between}{body}"), 3);
        assert_eq!(
            rows(
                "Đuối nước là nguyên nhân gây tử vong hàng đầu ở trẻ em, nhất là vào dịp nghỉ hè.\n\
                  Tình hình đuối nước trên địa bàn xã còn diễn biến phức tạp.\n\
                  Trước tình hình đó, nhà trường xây dựng kế hoạch phòng chống đuối nước như sau:"
            ),
            ["paragraph 0", "paragraph 0", "enacting 0", "section 0 I", "item 6 -"]
        );
        assert_eq!(
            rows(
                "Mùa hè năm nay có nắng nóng kéo dài.\nCác em đã học bơi tại trường.\nNay nhà trường tổ chức lớp bơi như sau:"
            ),
            ["paragraph 0", "paragraph 0", "enacting 0", "section 0 I", "item 6 -"]
        );
        // A title may end with a stop; a heading below it is none of the head.
        assert_eq!(rows("Năm học 2021 - 2022.")[..2], ["title 0", "section 0 I"]);
        let text = format!(
            "{head}Đuối nước là nguyên nhân gây tử vong hàng đầu ở trẻ em, nhất là vào dịp nghỉ hè.\n\
                            1. Công việc\nCác lớp được phân công như sau:\n- Lớp 5A: trực hồ bơi."
        );
        assert_eq!(rows_from(&text, 3)[..2], ["paragraph 0", "section 0 1"]);
    }

    #[test]
    fn feasts_and_movements_among_the_bases() {
        let rows = |between: &str| {
            rows_from(
                &format!("KẾ HOẠCH\nTổ chức hội thi cắm hoa năm 2022\n{between}\nI. MỤC ĐÍCH"),
                3,
            )
        };
        assert_eq!(
            rows(
                "Chào mừng kỷ niệm 40 năm Ngày Nhà giáo Việt Nam 20/11;\nNhà trường tổ chức hội thi, cụ thể:"
            ),
            ["basis 0", "enacting 0", "section 0 I"]
        );
        assert_eq!(
            rows(
                "Phát huy kết quả năm học trước;\nThiết thực chào mừng ngày 8/3,\nCông đoàn trường xây dựng kế hoạch như sau:"
            ),
            ["basis 0", "basis 0", "enacting 0", "section 0 I"]
        );
        assert_eq!(
            rows(
                "- Hướng ứng phong trào thi đua của ngành;\n- Căn cứ kế hoạch năm học;\nCông đoàn trường tổ chức hội thi, cụ thể:"
            ),
            ["basis 0", "basis 0", "enacting 0", "section 0 I"]
        );
        assert_eq!(
            rows(
                "- Chào mừng kỷ niệm 40 năm Ngày Nhà giáo Việt Nam;\n- Nhà trường xây dựng kế hoạch như sau:"
            ),
            ["basis 0", "enacting 0", "section 0 I"]
        );
        assert_eq!(rows("Chào mừng Ngày Nhà giáo Việt Nam 20/11")[..2], ["title 0", "section 0 I"]);
    }

    #[test]
    fn a_basis_ends_the_list_of_addressees() {
        let text = "KẾ HOẠCH\nTổ chức hội thi cắm hoa năm 2022\nKính gửi:\n- Các tổ chuyên môn\n- Căn cứ kế hoạch năm học;\n\
                    - Xét tình hình của trường;\nNhà trường xây dựng kế hoạch như sau:\nI. MỤC ĐÍCH";
        assert_eq!(
            rows_from(text, 3),
            ["addressee 0", "addressee 0", "basis 0", "basis 0", "enacting 0", "section 0 I"]
        );
    }

    #[test]
    fn a_basis_that_was_broken_before_a_name() {
        let text = "KẾ HOẠCH\nSỮA HỌC ĐƯỜNG NĂM 2023\nTriển khai Quyết định số\n1340/QĐ-TTg ngày 08 tháng 7 năm 2016 của Chính phủ phê duyệt Chương trình\n\
                    Sữa học đường (Quyết định số\n1340/QĐ-TTg); Kế hoạch số 77/KH-UBND ngày 12\ntháng 01 năm 2023.\n\
                    Ủy ban nhân dân tỉnh ban hành Kế\nhoạch triển khai, như sau:\nI. MỤC ĐÍCH";
        assert_eq!(
            rows_from(text, 3),
            [
                "basis 0",
                "cont 3",
                "cont 3",
                "cont 3",
                "cont 3",
                "enacting 0",
                "cont 8",
                "section 0 I"
            ]
        );
    }

    #[test]
    fn an_act_alone_is_a_basis() {
        let text = "KẾ HOẠCH\nKiểm tra nội bộ năm học 2022-2023\n\nKế hoạch số 774/PGDĐT ngày 10/10/2022 của Phòng về việc hướng dẫn kiểm tra;\n\
                    Căn cứ tình hình thực tế, Trường xây dựng kế hoạch như sau:\nI. ĐẶC ĐIỂM";
        assert_eq!(rows_from(text, 3)[..2], ["basis 0", "enacting 0"]);
    }

    #[test]
    fn bases_that_are_counted() {
        let bases = "KẾ HOẠCH\nKiểm tra nội bộ năm học 2023-2024\n1. Căn cứ Luật Giáo dục năm 2019;\n2. Căn cứ Thông tư số 32/2020/TT-BGDĐT;\n";
        let text = format!("{bases}Trường xây dựng kế hoạch kiểm tra nội bộ như sau:\nI. VIỆC");
        assert_eq!(rows_from(&text, 3), ["basis 0", "basis 0", "enacting 0", "section 0 I"]);
        let text = format!("{bases}I. VIỆC\n- Họp");
        assert_eq!(rows_from(&text, 3)[..3], ["basis 0", "basis 0", "section 0 I"]);
        // Points of the body.
        let text = format!("{bases}3. Kiểm tra hồ sơ của các tổ.");
        assert_eq!(rows_from(&text, 3), ["section 0 1", "section 0 2", "section 0 3"]);
        let text = "KẾ HOẠCH\nKiểm tra nội bộ\nI. CĂN CỨ\n1. Căn cứ Luật Giáo dục;\n2. Căn cứ Thông tư số 32/2020/TT-BGDĐT;\nII. VIỆC";
        assert_eq!(rows_from(text, 4)[..2], ["section 3 1", "section 3 2"]);
    }
}
