//! The walk over a text: word by word, number by number.

use nom::branch::alt;
use nom::character::complete::{char, one_of};
use nom::combinator::{opt, value};
use nom::sequence::preceded;
use nom::{Offset, Parser};

use super::act;
use super::amount;
use super::clock;
use super::date::{self, Days};
use super::lunar;
use super::number::{Digits, dash, digits, ends, join, miss, month, skip_chain, space, word, year};
use super::organisation;
use super::period;
use super::quantity::{self, is_counted};
use super::recurring;
use super::reference::{self, ActKind, Reference};
use super::tables::COMMEMORATIONS;
use super::word::{
    Class, Key, Phrases, Sieve, class, end, first_of, is_one_of, key, next_key, phrases, read,
    width,
};
use super::year as years;
use super::{Doubt, DoubtKind, Mention, Value};
use crate::Span;
use crate::grammar::keyword::{at_boundary, blanks, is_blank, strip, trim_end};
use crate::time::{
    Duration, Lunar, Month, Part, PartOf, Recurring, SchoolYear, Season, Semester, Unit, Years,
};

/// Words that may begin a mention or that say how a number is to be read.
macro_rules! keys {
    ($all:ident: $($name:ident = $word:literal),* $(,)?) => {
        $(const $name: Key = key($word);)*
        #[allow(dead_code, reason = "only some of the lists feed the sieve")]
        /// The keys above.
        const $all: &[Key] = &[$($name),*];
    };
}

keys! {
    RULE_KEYS:
    THANG = "thang", NGAY = "ngay", NAM = "nam", HOC = "hoc", HK = "hk", HKI = "hki", HKII = "hkii", KI = "ki", QUI = "quy", Q = "q", QI = "qi", QII = "qii", QIII = "qiii", QIV = "qiv", TUAN = "tuan", NHIEM = "nhiem", GIAI = "giai", THOI = "thoi", KHOA = "khoa", NK = "nk", NH = "nh", NIEN = "nien", T = "t", SO = "so", CACH = "cach", MANG = "mang", CM = "cm", MUNG = "mung", SAU = "sau", BA = "ba", CHIN = "chin", NUA = "nua", HTTP = "http", HTTPS = "https", WWW = "www", TU = "tu", DEN = "den", TOI = "toi", TRUOC = "truoc", HET = "het", CUOI = "cuoi", DAU = "dau", GIUA = "giua", VA = "va", THUONG = "thuong", KHONG = "khong", TRUNG = "trung", HA = "ha", DINH = "dinh", DOT = "dot", THEO = "theo", HANG = "hang", MOI = "moi", THU = "thu", CHU = "chu", CN = "cn", RAM = "ram", TET = "tet", NGUYEN = "nguyen", PHAT = "phat", VU = "vu", HE = "he", XUAN = "xuan", UBND = "ubnd", HDND = "hdnd", UBMTTQ = "ubmttq", MTTQ = "mttq", LDLD = "ldld", TLD = "tld", CDGD = "cdgd", CDCS = "cdcs", PGDDT = "pgddt", PGD = "pgd", SGDDT = "sgddt", BGDDT = "bgddt", BCH = "bch", TONG = "tong", UY = "uy", HOI = "hoi", LIEN = "lien", DANG = "dang", HUYEN = "huyen", TINH = "tinh", THANH = "thanh", BAN = "ban", DOAN = "doan", PHONG = "phong", TRUONG = "truong", GIO = "gio", ONG = "ong",
}

/// The words that must follow a word for its rules to match; nothing for a word that may begin a rule alone.
const fn seconds(key: Key) -> Option<&'static [Key]> {
    Some(match key {
        HOC | NHIEM | THOI | DINH => &[KI],
        GIAI => &[S_DOAN],
        NIEN => &[KHOA, HOC],
        THUONG => &[S_XUYEN, TUAN],
        TRUNG => &[THU, TUAN, S_TAM],
        HA => &[TUAN],
        DOT => &[S_XUAT],
        THEO => &[S_SU, THOI, NGAY, TUAN, THANG, QUI, NAM, HOC, KI],
        HANG | MOI => &[NGAY, TUAN, THANG, QUI, NAM, HOC, NHIEM, KHOA, GIO, HK, S_PHUT],
        NGUYEN => &[S_DAN, S_TIEU],
        GIO => &[S_TO],
        PHAT => &[S_DAN],
        VU => &[S_LAN],
        ONG => &[S_CONG],
        KHONG => &[S_CO, S_DE],
        CHU => &[S_NHAT],
        SAU | BA | CHIN => &[THANG],
        NUA => &[DAU, CUOI],
        _ => return None,
    })
}

keys! {
    SECOND_KEYS:
    S_DOAN = "doan", S_XUYEN = "xuyen", S_TAM = "tam", S_XUAT = "xuat", S_SU = "su", S_PHUT = "phut", S_DAN = "dan", S_TIEU = "tieu",
    S_TO = "to", S_LAN = "lan", S_CONG = "cong", S_CO = "co", S_DE = "de", S_NHAT = "nhat",
}

/// Most words begin no rule, and this tells so fast.
const SIEVE: Sieve = Sieve::of(&[RULE_KEYS, ACT_KEYS]);

/// A word or a number that was read, to look back at.
#[derive(Clone, Copy, Default)]
struct Left {
    key: Key,
    start: usize,
    end: usize,
    number: bool,
}

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
struct Act {
    kind: ActKind,
    start: usize,
    end: usize,
}

pub(super) struct Scanner<'s, 'o> {
    text: &'s str,
    offset: usize,
    out: &'o mut Vec<Mention>,
    doubts: &'o mut Vec<Doubt>,
    /// The last two words or numbers.
    left: [Left; 2],
    act: Option<Act>,
    /// Whether the text spoke of school years before: `2023-2024` alone is one then.
    school: bool,
}

impl<'s, 'o> Scanner<'s, 'o> {
    pub(super) fn new(
        text: &'s str,
        offset: usize,
        out: &'o mut Vec<Mention>,
        doubts: &'o mut Vec<Doubt>,
    ) -> Self {
        Self { text, offset, out, doubts, left: [Left::default(); 2], act: None, school: false }
    }

    /// Walks the text to its end. Every step moves on, and no rule looks further than its own expression, so that the
    /// time grows with the length of the text.
    pub(super) fn run(mut self) {
        let bytes = self.text.as_bytes();
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            at = match class(byte) {
                Class::Mark => at + width(byte),
                Class::Digit => self.number(at),
                Class::Letter => self.word(at),
            };
        }
    }

    /// The rest of the text from a byte on.
    fn rest(&self, at: usize) -> &'s str {
        self.text.get(at..).unwrap_or("")
    }

    /// The place of a suffix of the text.
    fn place(&self, rest: &str) -> usize {
        self.text.len() - rest.len()
    }

    /// The place of a slice of the text.
    fn span(&self, part: &str) -> Span {
        let start = self.text.offset(part);
        Span::of(self.offset + start, self.offset + start + part.len())
    }

    fn push(&mut self, start: usize, end: usize, value: Value) {
        let span = Span::of(self.offset + start, self.offset + end);
        self.out.push(Mention { span, value, resolved: None });
    }

    fn push_part(&mut self, part: &str, value: Value) {
        let span = self.span(part);
        self.out.push(Mention { span, value, resolved: None });
    }

    fn doubt(&mut self, start: usize, end: usize, what: DoubtKind, suggestion: Option<String>) {
        let span = Span::of(self.offset + start, self.offset + end);
        self.doubts.push(Doubt { span, what, suggestion });
    }

    fn remember(&mut self, left: Left) {
        self.left = [left, self.left[0]];
    }

    /// The word directly left of `at`; empty if there is none. A colon may stand between behind a word that names what
    /// follows (`Ngày: 5/9`), not behind one that goes on (`như sau: 4/4 tổ`).
    fn before(&self, at: usize) -> &'s str {
        self.word_before(at).unwrap_or("")
    }

    fn word_before(&self, at: usize) -> Option<&'s str> {
        /// How many blanks, line ends and colons may stand between a word and its number.
        const WIDEST_GAP: usize = 8;
        let left = self.left[0];
        let gap = self.text.get(left.end..at)?;
        if left.end == 0 || left.number || gap.chars().nth(WIDEST_GAP).is_some() {
            return None;
        }
        let word = self.text.get(left.start..left.end)?;
        let names = || is_one_of(word, &NAMES_WHAT_FOLLOWS);
        let near = gap.chars().all(|c| is_blank(c) || c == ':') && (!gap.contains(':') || names());
        near.then_some(word)
    }

    /// Whether a number stands directly left of `at`: `6 tháng`.
    fn number_before(&self, at: usize) -> bool {
        let left = self.left[0];
        left.number && self.text.get(left.end..at).is_some_and(|gap| gap.chars().all(is_blank))
    }

    // Words.

    /// Reads the word at `at`; gives the place to go on from.
    fn word(&mut self, at: usize) -> usize {
        let (key, end) = if SIEVE.may_begin(self.text, at) {
            read(self.text, at)
        } else {
            // What rules look back for begins rules itself: the key of any other word is of no use.
            (0, end(self.text, at))
        };
        let next = if SIEVE.may_hold(key) { self.rule(key, at, end) } else { None };
        self.remember(Left { key, start: at, end, number: false });
        match next {
            Some(next) => next.max(end),
            // Digits that are glued to a word that means nothing here belong to it: `COVID19`, `v1.2`.
            None if self.text.as_bytes().get(end).is_some_and(u8::is_ascii_digit)
                && !is_cue(key) =>
            {
                self.place(skip_chain(self.rest(end)))
            }
            None => end,
        }
    }

    /// The rule that begins with the word, if it matches.
    fn rule(&mut self, key: Key, at: usize, end: usize) -> Option<usize> {
        if let Some(seconds) = seconds(key)
            && !seconds.contains(&next_key(self.rest(end)))
        {
            return None;
        }
        match key {
            THANG => self.months(at),
            NGAY => self.days(at),
            NAM => self.years(at),
            HOC | KI | HK | HKI | HKII => self.semesters(key, at, end),
            QUI | Q | QI | QII | QIII | QIV => {
                self.quarters(key, at, end).or_else(|| self.act_word(key, at, end))
            }
            TUAN => self.weeks(at),
            NHIEM | GIAI | THOI | KHOA | NK => self.terms(at, end),
            NH | NIEN => self.school_years(at, end),
            T => self.short_month(at, end).or_else(|| self.weekdays(at)),
            MUNG => self.first_days(at),
            SAU | BA | CHIN | NUA => self.months_of_year(at, end),
            CUOI | DAU | GIUA => {
                self.part(at);
                self.bare_year(key, at, end)
            }
            DEN | TU | TOI | TRUOC | HET => self.bare_year(key, at, end),
            THUONG | TRUNG | HA => self.thirds_or_feast(key, at),
            DINH | DOT => self.simple(at, recurring::frequency),
            THEO => self
                .simple(at, recurring::frequency)
                .or_else(|| self.simple(at, recurring::by_unit)),
            HANG | MOI => self.simple(at, recurring::every),
            KHONG => {
                let (end, target) = super::target::zero(self.text, at)?;
                self.push(at, end, Value::Target(Box::new(target.moved(self.offset))));
                None
            }
            THU | CHU | CN => self.weekdays(at),
            RAM => self.lunar(at, lunar::full_moon),
            TET => self.new_year(at),
            NGUYEN | GIO | PHAT | VU | ONG => self.lunar(at, lunar::feast),
            HE | XUAN => self.season(key, at, end),
            HTTP | HTTPS | WWW => {
                let rest = self.rest(end);
                Some(self.place(rest.trim_start_matches(|c| !is_blank(c))))
            }
            _ if is_act_key(key) => self.act_word(key, at, end).or_else(|| self.organisation(at)),
            UBND | HDND | UBMTTQ | MTTQ | LDLD | TLD | CDGD | CDCS | PGDDT | PGD | SGDDT
            | BGDDT | BCH | TONG | UY | HOI | LIEN | DANG | HUYEN | TINH | THANH | BAN | DOAN
            | SO | PHONG | TRUONG => self.organisation(at),
            _ => None,
        }
    }

    /// A rule that says how often.
    fn simple(
        &mut self,
        at: usize,
        rule: impl Fn(&'s str) -> super::number::Res<'s, Recurring>,
    ) -> Option<usize> {
        let (rest, recurring) = rule(self.rest(at)).ok()?;
        let next = self.place(rest);
        self.push(at, next, Value::Recurring(recurring));
        Some(next)
    }

    /// `thứ Sáu hằng tuần`, `thứ 2, 4, 6 hằng tuần`; the last day of a list has the words for every week.
    fn weekdays(&mut self, at: usize) -> Option<usize> {
        let (rest, days) = recurring::every_weekday(self.rest(at)).ok()?;
        let next = self.place(rest);
        let last = days.len() - 1;
        for (n, day) in days.into_iter().enumerate() {
            let start = self.text.offset(day.text);
            let end = if n == last { next } else { start + day.text.len() };
            self.push(start, end, Value::Recurring(Recurring::Weekday(day.value)));
        }
        Some(next)
    }

    /// A rule of the lunar calendar.
    fn lunar(
        &mut self,
        at: usize,
        rule: impl Fn(&'s str) -> super::number::Res<'s, Lunar>,
    ) -> Option<usize> {
        let (rest, lunar) = rule(self.rest(at)).ok()?;
        let next = self.place(rest);
        self.push(at, next, Value::Lunar(lunar));
        Some(next)
    }

    /// `Tết Nguyên đán 2024`, `Tết Giáp Thìn`, `nghỉ Tết`.
    fn new_year(&mut self, at: usize) -> Option<usize> {
        if let Some(next) = self.lunar(at, lunar::feast).or_else(|| self.lunar(at, lunar::new_year))
        {
            return Some(next);
        }
        let rest = self.rest(at);
        let (rest, ()) = word("tết")(rest).ok()?;
        let other = first_of(blanks(rest), &OTHER_TET);
        let cued = is_one_of(self.before(at), &CUES_OF_TET);
        if !cued || other.is_some() {
            return None;
        }
        let next = self.place(rest);
        self.push(at, next, Value::Lunar(Lunar { year: None, month: 1, day: Some(1) }));
        Some(next)
    }

    /// `thượng tuần tháng 10`, `thường xuyên`, `Trung thu`.
    fn thirds_or_feast(&mut self, key: Key, at: usize) -> Option<usize> {
        let rest = self.rest(at);
        let part = match key {
            THUONG => strip_whole(rest, "thượng tuần").map(|rest| (Part::Beginning, rest)),
            TRUNG => strip_whole(rest, "trung tuần").map(|rest| (Part::Middle, rest)),
            _ => strip_whole(rest, "hạ tuần").map(|rest| (Part::End, rest)),
        };
        if let Some((part, rest)) = part {
            self.push_month_part(at, part, rest);
            return Some(self.place(rest));
        }
        match key {
            THUONG => self.simple(at, recurring::frequency),
            TRUNG => self.lunar(at, lunar::feast).or_else(|| self.organisation(at)),
            _ => None,
        }
    }

    /// `đầu tháng 9/2023`, `cuối năm học`, `giữa năm 2024`; what it is a part of is a mention of its own.
    fn part(&mut self, at: usize) {
        let rest = self.rest(at);
        let part = alt((
            value(Part::Beginning, word("đầu")),
            value(Part::Middle, word("giữa")),
            value(Part::End, word("cuối")),
        ));
        let Ok((rest, part)) = { part }.parse(rest) else { return };
        let rest = blanks(rest);
        if let Ok((after, ())) = word("năm học")(rest) {
            let (after, school_year) =
                preceded((space, opt((char(':'), space))), years::consecutive)
                    .parse(after)
                    .map_or((after, None), |(rest, found)| (rest, Some(found)));
            let next = self.place(after);
            self.push(at, next, Value::Part(part, PartOf::SchoolYear(school_year)));
        } else if let Ok((after, ())) = word("năm")(rest) {
            let (after, number) = preceded(space, year)
                .parse(after)
                .map_or((after, None), |(rest, found)| (rest, Some(found)));
            let next = self.place(after);
            self.push(at, next, Value::Part(part, PartOf::Year(number)));
        } else {
            self.push_month_part(at, part, rest);
        }
    }

    fn push_month_part(&mut self, at: usize, part: Part, rest: &'s str) {
        let Ok((rest, ())) = word("tháng")(blanks(rest)) else { return };
        let month =
            preceded((space, opt((char(':'), space))), (date::month_name, opt(date::year_tail)))
                .parse(rest);
        let (after, of) = match month {
            Ok((after, (month, year))) => (after, PartOf::Month(Month { year, month })),
            // `cuối tháng`, but not `đầu tháng Giêng`, `cuối tháng hành động`.
            Err(_) if blanks(rest).starts_with(char::is_alphanumeric) => return,
            Err(_) => (rest, PartOf::SomeMonth),
        };
        let next = self.place(after);
        self.push(at, next, Value::Part(part, of));
    }

    /// `hè 2024`, `dịp hè`, `xuân Giáp Thìn`.
    fn season(&mut self, key: Key, at: usize, end: usize) -> Option<usize> {
        let written = self.text.get(at..end)?;
        let rest = self.rest(end);
        let with_year = |input: &'s str| {
            preceded((space, opt((word("năm"), space))), alt((year, lunar::named_year)))
                .parse(input)
        };
        let (season, sound) = match key {
            HE => {
                (Season::Summer, is_one_of(written, &SUMMER) && !is_one_of(self.before(at), &VIA))
            }
            _ => (
                Season::Spring,
                is_one_of(written, &SPRING)
                    && with_year(rest).is_ok_and(|(after, _)| dash(after).is_err()),
            ),
        };
        if !sound {
            return None;
        }
        let (after, year) = match with_year(rest) {
            Ok((after, year)) if ends(after) && dash(after).is_err() => (after, Some(year)),
            _ => (rest, None),
        };
        let next = self.place(after);
        self.push(at, next, Value::Season(season, year));
        // `hè năm 2024` also names the year.
        if strip_whole(blanks(rest), "năm").is_some() { None } else { Some(next) }
    }

    /// A body by name, where the word has a capital; what stands in the name may hold mentions of its own.
    fn organisation(&mut self, at: usize) -> Option<usize> {
        let rest = self.rest(at);
        let small = rest.as_bytes().first().is_some_and(u8::is_ascii_lowercase);
        if small || !rest.starts_with(char::is_uppercase) {
            return None;
        }
        let (rest, organisation) = organisation::organisation(rest).ok()?;
        let next = self.place(rest);
        self.push(at, next, Value::Organisation(Box::new(organisation)));
        Some(next)
    }

    /// A kind of act: `Nghị quyết`, `QĐ`; only remembered for the number that may follow.
    fn act_word(&mut self, first: Key, at: usize, end: usize) -> Option<usize> {
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
        Some(next)
    }

    /// `tháng 9/2023`, `tháng 9 và 10/2022`, `Tháng 7,8/2024`, `tháng Chín`.
    fn months(&mut self, at: usize) -> Option<usize> {
        if self.is_revolution(at) {
            return self.skip_month(at);
        }
        if self.number_before(at) {
            return None;
        }
        if let Some(next) = self.lunar(at, lunar::named_month) {
            return Some(next);
        }
        let rest = self.rest(at);
        let (rest, list) = period::month_list(rest).ok()?;
        for piece in list {
            self.push_part(piece.text, Value::Month(piece.value));
        }
        Some(self.place(rest))
    }

    /// `Cách mạng tháng Tám` is a name.
    fn is_revolution(&self, at: usize) -> bool {
        let near = self.text.get(self.left[0].end..at).is_some_and(|gap| gap.chars().all(is_blank));
        near && ((self.left[0].key == MANG && self.left[1].key == CACH) || self.left[0].key == CM)
    }

    fn skip_month(&self, at: usize) -> Option<usize> {
        let (rest, _) =
            preceded((word("tháng"), space), date::month_name).parse(self.rest(at)).ok()?;
        Some(self.place(rest))
    }

    /// `T9/2025`, `T8, T9/2025`.
    fn short_month(&mut self, at: usize, end: usize) -> Option<usize> {
        let rest = self.rest(end);
        let rest = rest.strip_prefix('.').unwrap_or(rest);
        let (rest, (number, tail)) = (month, date::year_tail).parse(rest).ok()?;
        let capital = self.rest(at).starts_with('T');
        if !capital || !self.rest(end).starts_with(|c: char| c.is_ascii_digit() || c == '.') {
            return None;
        }
        let next = self.place(rest);
        self.push(at, next, Value::Month(Month { year: Some(tail), month: number }));
        Some(next)
    }

    /// `ngày 20 tháng 9 năm 2022`, `ngày 15, 16/11/2023`, `ngày … tháng … năm 2024`, `ngày 2-9`.
    fn days(&mut self, at: usize) -> Option<usize> {
        let (rest, _) = (word("ngày"), opt((space, char(':'))), space).parse(self.rest(at)).ok()?;
        if let Some(next) = self.dated(rest, true) {
            return Some(next);
        }
        if let Ok((after, date)) = date::draft(rest) {
            let next = self.place(after);
            self.push(at, next, Value::Date(date));
            return Some(next);
        }
        if self.number_before(at) {
            return None;
        }
        let (after, day) = date::lone_day(rest).ok()?;
        let monthly = preceded(space, recurring::every).parse(after);
        if let Ok((after, Recurring::Every { count: 1, unit: Unit::Month })) = monthly {
            let next = self.place(after);
            self.push(at, next, Value::Recurring(Recurring::Day { day, month: None }));
            return Some(next);
        }
        if is_counted(after) {
            return None;
        }
        let next = self.place(after);
        self.push(self.place(rest), next, Value::Day(day));
        Some(next)
    }

    /// `mùng 8/3`, `mồng 2 tháng 9`.
    fn first_days(&mut self, at: usize) -> Option<usize> {
        if let Some(next) = self.lunar(at, lunar::day_of_new_year) {
            return Some(next);
        }
        let (rest, _) = (date::mung, space).parse(self.rest(at)).ok()?;
        self.dated(rest, true)
    }

    /// Days at the front of `rest`; `cued` says that a word of time stands before.
    fn dated(&mut self, rest: &'s str, cued: bool) -> Option<usize> {
        let start = self.place(rest);
        let follows = Follows::of(rest);
        if follows == Follows::Nothing {
            return None;
        }
        if let Some(next) = self.lunar(start, lunar::dated) {
            return Some(next);
        }
        if follows != Follows::Part
            && let Ok((after, (days, how))) = date::spelled(rest)
            && (cued || how.has_year)
        {
            let next = self.place(after);
            if days.list.is_empty() {
                self.doubt(start, next, DoubtKind::DateImpossible, None);
            } else {
                if how.year_slip {
                    let year = days.list.last().map(|piece| piece.value.year.unwrap_or(0));
                    let spelt =
                        year.map(|year| format!("{:02} tháng {} năm {year}", how.day, how.month));
                    self.doubt(start, next, DoubtKind::DateWordWrong, spelt);
                }
                self.push_days(days);
            }
            return Some(next);
        }
        if follows == Follows::Day
            && let Ok((after, days)) = date::days_of_month(rest)
        {
            let has_year = days.list.last().is_some_and(|piece| piece.value.year.is_some());
            if cued || has_year || !days.by_comma {
                let next = self.place(after);
                self.push_days(days);
                return Some(next);
            }
        }
        if let Ok((after, slashed)) = date::full(rest) {
            let next = self.place(after);
            match slashed.date().filter(|_| !slashed.damaged) {
                Some(date) => self.push(start, next, Value::Date(date)),
                None if is_damaged_date(slashed) => {
                    self.doubt(start, next, DoubtKind::DateImpossible, None);
                }
                None => return None,
            }
            return Some(next);
        }
        if !cued {
            return None;
        }
        let (after, slashed) = date::cued_pair(rest).ok()?;
        let next = self.place(after);
        match slashed.date() {
            Some(date) => self.push(start, next, Value::Date(date)),
            None if slashed.day.len() <= 2 && slashed.month.len() <= 2 => {
                self.doubt(start, next, DoubtKind::DateImpossible, None);
            }
            None => return None,
        }
        Some(next)
    }

    fn push_days(&mut self, days: Days<'s>) {
        for piece in days.list {
            self.push_part(piece.text, Value::Date(piece.value));
        }
    }

    /// `năm 2024`, `năm 2023 - 2024`, `năm học 2023 – 2024`.
    fn years(&mut self, at: usize) -> Option<usize> {
        let rest = self.rest(at);
        if let Ok((rest, ())) = word("năm học")(rest) {
            self.school = true;
            return self.school_year_list(at, rest);
        }
        let (rest, _) = (word("năm"), space, opt((one_of(":."), space))).parse(rest).ok()?;
        let (rest, list) = years::list(rest).ok()?;
        for (n, piece) in list.iter().enumerate() {
            let end = self.text.offset(piece.text) + piece.text.len();
            let start = if n == 0 { at } else { self.text.offset(piece.text) };
            let Years { from, to } = piece.value;
            let value = if from == to { Value::Year(from) } else { Value::Years(piece.value) };
            self.push(start, end, value);
        }
        Some(self.place(rest))
    }

    /// `NH 2023-2024`, `niên học 2023-2024`, `niên khóa 2020-2023`.
    fn school_years(&mut self, at: usize, end: usize) -> Option<usize> {
        let rest = self.rest(at);
        if rest.starts_with("NH") {
            return self.school_year_list(at, self.rest(end));
        }
        let (rest, ()) = alt((word("niên khóa"), word("niên học"))).parse(rest).ok()?;
        self.school_year_list(at, rest)
    }

    /// What follows `năm học`: `["mới" / "này"] [":" / "("] school-year *(join ["năm học"] school-year)`; at most 20.
    fn school_year_list(&mut self, at: usize, rest: &'s str) -> Option<usize> {
        let filler = (
            space,
            opt((alt((word("mới"), word("này"), word("qua"), word("tới"))), space)),
            opt((one_of(":(.,"), space)),
            opt((dash, space)),
        );
        let (rest, _) = { filler }.parse(rest).ok()?;
        let mut start = at;
        let mut next = rest;
        let mut found = None;
        for _ in 0..20 {
            let Ok((after, span)) = years::pair(next) else { break };
            let end = self.place(after);
            if span.to == span.from + 1 {
                self.push(start, end, Value::SchoolYear(SchoolYear { start: span.from }));
            } else if span.to > span.from {
                self.push(start, end, Value::Years(span));
                let text = self.text.get(self.place(next)..end).map(str::to_owned);
                let meant = text.map(|_| format!("{}-{}", span.from, span.from + 1));
                self.doubt(start, end, DoubtKind::SchoolYearLength, meant);
            } else {
                break;
            }
            found = Some(end);
            let more = (join, opt((word("năm học"), space))).parse(after);
            let Ok((after, _)) = more else { break };
            start = self.place(after);
            next = after;
        }
        if found.is_none() {
            // `năm học 2023`: only its first year is said.
            let (after, year) = year(rest).ok()?;
            if !ends(after)
                || !matches!(self.text.get(at..self.place(rest)), Some(s) if s.len() < 24)
            {
                return None;
            }
            let end = self.place(after);
            self.push(at, end, Value::Year(year));
            found = Some(end);
        }
        found
    }

    /// `nhiệm kỳ 2023-2028`, `giai đoạn 2021 – 2025 và 2026-2030`, `khóa XII (2020-2025)`.
    fn terms(&mut self, at: usize, end: usize) -> Option<usize> {
        let rest = self.rest(at);
        let (rest, ()) = alt((
            word("nhiệm kỳ"),
            word("giai đoạn"),
            word("thời kỳ"),
            word("khóa"),
            |input: &'s str| {
                if self.rest(at).starts_with("NK") { Ok((self.rest(end), ())) } else { miss(input) }
            },
        ))
        .parse(rest)
        .ok()?;
        let (rest, ()) = period::ordinal(rest).ok()?;
        let mut start = at;
        let mut next = rest;
        let mut found = None;
        for _ in 0..20 {
            let Ok((after, span)) = years::span(next) else { break };
            let end = self.place(after);
            self.push(start, end, Value::Years(span));
            found = Some(end);
            let more =
                (join, opt((alt((word("giai đoạn"), word("nhiệm kỳ"))), space))).parse(after);
            let Ok((after, _)) = more else { break };
            start = self.place(after);
            next = after;
        }
        found
    }

    /// `học kỳ I`, `HKII`, `HK 1`, `học kì I và II`.
    fn semesters(&mut self, word_key: Key, at: usize, end: usize) -> Option<usize> {
        let rest = self.rest(at);
        let (rest, first) = match word_key {
            HKI | HKII => {
                let number = if word_key == HKI { Semester::First } else { Semester::Second };
                let written = self.text.get(at..end)?;
                if written.chars().any(char::is_lowercase) || !ends(self.rest(end)) {
                    return None;
                }
                (self.rest(end), number)
            }
            HK => {
                let rest = self.rest(end).trim_start_matches('.');
                period::semester(blanks(rest)).ok()?
            }
            // `kỳ I` alone, but not `nhiệm kỳ I`, `thời kỳ I`, `kỳ 1`.
            KI => {
                let (rest, ()) = (word("kỳ"), space).parse(rest).map(|(r, _)| (r, ())).ok()?;
                if !is_one_of(self.before(at), &BEFORE_KY) || !rest.starts_with('I') {
                    return None;
                }
                period::semester(rest).ok()?
            }
            _ => {
                let (rest, _) = (word("học kỳ"), space).parse(rest).ok()?;
                self.school = true;
                period::semester(rest).ok()?
            }
        };
        let mut next = self.place(rest);
        self.push(at, next, Value::Semester(first));
        let more = |input| {
            preceded((join, opt((alt((word("học kỳ"), word("hk"))), space))), period::semester)
                .parse(input)
        };
        if let Ok((after, second)) = more(rest)
            && second != first
        {
            let start = self.place(rest.trim_start_matches(|c: char| !c.is_alphanumeric()));
            let start = self
                .text
                .get(start..self.place(after))
                .and_then(|t| t.rfind(['I', '1', '2']))
                .map_or(start, |i| start + i);
            next = self.place(after);
            self.push(start.min(next), next, Value::Semester(second));
        }
        Some(next)
    }

    /// `Quý I/2025`, `Quý 1, 2 năm 2023`, `Q1/2024`, `quí III-IV/2023`.
    fn quarters(&mut self, word_key: Key, at: usize, end: usize) -> Option<usize> {
        if is_one_of(self.before(at), &EVERY) {
            return None;
        }
        let rest = self.rest(at);
        let rest = match word_key {
            QUI => (alt((word("quý"), word("quí"))), space).parse(rest).ok()?.0,
            Q => {
                let rest = self.rest(end);
                if !self.rest(at).starts_with('Q') {
                    return None;
                }
                rest.strip_prefix('.').unwrap_or(rest)
            }
            // QI, QII, …: the letter and the number are one word.
            _ => {
                if !self.rest(at).starts_with('Q') {
                    return None;
                }
                self.rest(at + 1)
            }
        };
        let (rest, list) = period::quarter_list(rest).ok()?;
        let alone = list.len() == 1 && list.first().is_some_and(|piece| piece.value.year.is_none());
        if word_key != QUI && alone {
            return None;
        }
        for (n, piece) in list.iter().enumerate() {
            let start = self.text.offset(piece.text);
            let first = if n == 0 { at } else { start };
            self.push(first, start + piece.text.len(), Value::Quarter(piece.value));
        }
        Some(self.place(rest))
    }

    /// `tuần 4 tháng 9/2022`, `tuần 1, 2 tháng 10`, `tuần đầu tháng 10`, `tuần 12`.
    fn weeks(&mut self, at: usize) -> Option<usize> {
        let rest = self.rest(at);
        let (rest, list) = period::week_list(rest).ok()?;
        for (n, piece) in list.iter().enumerate() {
            let start = self.text.offset(piece.text);
            let first = if n == 0 { at } else { start };
            self.push(first, start + piece.text.len(), Value::Week(piece.value));
        }
        Some(self.place(rest))
    }

    /// `sáu tháng đầu năm`, `nửa đầu năm 2024`.
    fn months_of_year(&mut self, at: usize, _end: usize) -> Option<usize> {
        let rest = self.rest(at);
        let count = |input| {
            alt((
                value(3, word("ba tháng")),
                value(6, alt((word("sáu tháng"), word("nửa")))),
                value(9, word("chín tháng")),
            ))
            .parse(input)
        };
        let (rest, count) = count(rest).ok()?;
        let (rest, months) = period::of_year(rest, count).ok()?;
        let next = self.place(rest);
        self.push(at, next, Value::Range(months));
        Some(next)
    }

    /// `cuối 2023`, `đến 2030`, `từ 2021 đến 2025`: a year behind a word of time.
    fn bare_year(&mut self, key: Key, at: usize, end: usize) -> Option<usize> {
        let _ = at;
        let rest = blanks(self.rest(end));
        if !rest.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let (after, number) = year(rest).ok()?;
        if !(1945..=2100).contains(&number) || !ends(after) {
            return None;
        }
        let tail = blanks(after);
        // `đến 2000 người`, `từ 2000 đồng` are no years; nor is the left side of `từ 2023-2024`.
        let closed = tail.is_empty()
            || tail.starts_with(['.', ',', ';', ')', ':', '”', '"'])
            || matches!(next_key(tail), DEN | TOI | VA) && tail.starts_with(char::is_alphabetic);
        let decimal = after.starts_with(['.', ','])
            && after.get(1..).is_some_and(|r| r.starts_with(|c: char| c.is_ascii_digit()));
        let sure = matches!(key, CUOI | DAU | GIUA) && !is_counted(after);
        if decimal || !(closed || sure) || dash(after).is_ok() {
            return None;
        }
        let start = self.place(rest);
        let next = self.place(after);
        self.push(start, next, Value::Year(number));
        Some(next)
    }

    // Numbers.

    /// Reads the number at `at`; gives the place to go on from.
    fn number(&mut self, at: usize) -> usize {
        let rest = self.rest(at);
        let next = self.read_number(at, rest).unwrap_or_else(|| self.place(skip_chain(rest)));
        let next = next.max(at + 1);
        self.remember(Left { key: 0, start: at, end: next, number: true });
        next
    }

    fn read_number(&mut self, at: usize, rest: &'s str) -> Option<usize> {
        let before = self.before(at);
        if reference::may_begin(rest)
            && let Some(next) = self.reference(at, rest, before)
        {
            return Some(next);
        }
        if is_one_of(before, &NUMBERED) {
            // `số 12/5`, `số 4`: a number that names.
            return None;
        }
        let (after, first) = digits(rest).ok()?;
        // The next mark says which grammars can match at all.
        let mark = blanks(after).chars().next();
        if matches!(mark, Some('%' | '％' | ',' | '.' | 'p' | 'P'))
            && let Ok((after, number)) = quantity::percent(rest)
        {
            let next = self.place(after);
            self.push(at, next, Value::Percent(number));
            return Some(next);
        }
        match mark {
            None => None,
            Some('/') => self.slashed(at, rest, before),
            Some('.') => {
                self.dated(rest, is_one_of(before, &CUES_OF_DAY)).or_else(|| self.amount(at, rest))
            }
            Some(':') => self.clock(at, rest, before),
            Some(c)
                if super::number::is_dash(c) || c == ',' || c == '+' || c == '&' || c == ';' =>
            {
                self.listed(at, rest, before).or_else(|| self.amount(at, rest))
            }
            Some(c) if c.is_alphabetic() => self.worded(at, rest, after, first, before),
            Some(_) => None,
        }
    }

    /// `20/11/2023`, `9/2023`, `20/11`, `4/4 tổ`.
    fn slashed(&mut self, at: usize, rest: &'s str, before: &str) -> Option<usize> {
        let cued = is_one_of(before, &CUES_OF_DAY);
        if let Some(next) = self.dated(rest, false) {
            return Some(next);
        }
        if let Ok((after, (number, year))) = date::bare_month(rest) {
            let next = self.place(after);
            self.push(at, next, Value::Month(Month { year: Some(year), month: number }));
            return Some(next);
        }
        let (after, pair) = date::pair(rest).ok()?;
        let next = self.place(after);
        match self.reading(at, after, pair, before, cued) {
            Reading::Date => match pair.date() {
                Some(date) => self.push(at, next, Value::Date(date)),
                None => self.doubt(at, next, DoubtKind::DateImpossible, None),
            },
            Reading::Ratio => {
                let ratio = quantity::ratio(pair.day, pair.month)?;
                self.push(at, next, Value::Ratio(ratio));
            }
            Reading::Neither => {}
        }
        Some(next)
    }

    /// A day, a share, or neither: what stands to the left and to the right of two numbers with a slash tells.
    fn reading(
        &self,
        at: usize,
        after: &str,
        pair: date::Slashed<'s>,
        before: &str,
        cued: bool,
    ) -> Reading {
        let (part, whole) = (pair.day, pair.month);
        let valid = pair.date().is_some();
        if is_one_of(before, &PLACES) || (is_one_of(before, &HOUSE) && self.left[1].key == SO) {
            return Reading::Neither;
        }
        if cued && valid {
            return Reading::Date;
        }
        if is_one_of(before, &DAY) && part.len() <= 2 && whole.len() <= 2 {
            return Reading::Date;
        }
        let counted = is_counted(after);
        if part.value <= whole.value {
            if counted || !valid {
                return if whole.value > 0 { Reading::Ratio } else { Reading::Neither };
            }
        } else {
            return match (valid, counted) {
                (true, _) if (part.value, whole.value) == (24, 7) => Reading::Neither,
                (true, _) => Reading::Date,
                (false, true) => Reading::Ratio,
                // `31/11`: a day that its month lacks.
                (false, false) if looks_like_day(&pair) => Reading::Date,
                (false, false) => Reading::Neither,
            };
        }
        // Not greater than its whole, a day of the calendar, and nothing counted behind.
        let share = is_one_of(before, &CUES_OF_SHARE);
        if self.beside_date(at) || next_is_date(after) {
            return Reading::Date;
        }
        if share {
            return Reading::Ratio;
        }
        if is_commemorated(&pair) || part.has_leading_zero() || whole.has_leading_zero() {
            return Reading::Date;
        }
        let fraction = part.value <= 3 && whole.value <= 5;
        let colon = self.text.get(..at).is_some_and(|left| trim_end(left).ends_with(':'));
        if part.value == whole.value || fraction || (colon && !is_one_of(before, &SPAN)) {
            Reading::Ratio
        } else {
            Reading::Date
        }
    }

    /// Whether the last mention is a day and only a join stands between: `30/4 và 1/5`.
    fn beside_date(&self, at: usize) -> bool {
        let Some(last) = self.out.last() else { return false };
        let Some(end) = last.span.end().checked_sub(self.offset).filter(|end| *end <= at) else {
            return false;
        };
        let gap = self.text.get(end..at).unwrap_or("");
        matches!(last.value, Value::Date(_))
            && gap.len() < 24
            && join(gap).is_ok_and(|(rest, _)| rest.is_empty())
    }

    /// A number and a dash or a comma: `15, 16/11/2023`, `20-22/12/2023`, `2-9-1945`, `85-90%`, `2021-2025`, `7,8/2024`.
    fn listed(&mut self, at: usize, rest: &'s str, before: &str) -> Option<usize> {
        let cued = is_one_of(before, &CUES_OF_DAY);
        if let Some(next) = self.dated(rest, cued) {
            return Some(next);
        }
        if let Ok((after, list)) = period::bare_months(rest) {
            for piece in list {
                self.push_part(piece.text, Value::Month(piece.value));
            }
            return Some(self.place(after));
        }
        if let Ok((after, (low, high))) = quantity::percents(rest) {
            for piece in [low, high] {
                self.push_part(piece.text, Value::Percent(piece.value));
            }
            return Some(self.place(after));
        }
        let (after, span) = years::span(rest)
            .ok()
            .filter(|(_, span)| span.to > span.from && span.to - span.from <= 50)?;
        if is_counted(after) {
            return None;
        }
        let next = self.place(after);
        let value = if span.to == span.from + 1 && self.school {
            Value::SchoolYear(SchoolYear { start: span.from })
        } else {
            Value::Years(span)
        };
        self.push(at, next, value);
        Some(next)
    }

    /// A number and a word: `20 tháng 11 năm 2023`, `6 tháng đầu năm`.
    fn worded(
        &mut self,
        at: usize,
        rest: &'s str,
        after: &'s str,
        first: Digits<'s>,
        before: &str,
    ) -> Option<usize> {
        let unit = next_key(after);
        match unit {
            THANG => {
                let months =
                    preceded((space, word("tháng")), |input| period::of_year(input, first.value))
                        .parse(after);
                if let Ok((tail, months)) = months {
                    let next = self.place(tail);
                    self.push(at, next, Value::Range(months));
                    return Some(next);
                }
                if let Some(next) = self.dated(rest, is_one_of(before, &CUES_OF_DAY)) {
                    return Some(next);
                }
            }
            VA | DEN | TOI => {
                if let Some(next) = self.listed(at, rest, before) {
                    return Some(next);
                }
            }
            _ => {}
        }
        let clock = matches!(unit, H | G | GIO);
        clock
            .then(|| self.clock(at, rest, before))
            .flatten()
            .or_else(|| {
                is_unit_of_time(unit)
                    .then(|| {
                        self.simple(at, recurring::counted).or_else(|| self.duration(at, rest))
                    })
                    .flatten()
            })
            .or_else(|| self.amount(at, rest))
    }

    /// `7h30`, `7 giờ 30 phút`.
    fn clock(&mut self, at: usize, rest: &'s str, before: &str) -> Option<usize> {
        let cued = is_one_of(before, &CUES_OF_CLOCK);
        let (after, clock) = clock::clock(rest, cued).ok()?;
        let next = self.place(after);
        self.push(at, next, Value::Clock(clock));
        Some(next)
    }

    /// `02 ngày`, `2 năm`; no number follows (`5 năm 2021-2025` is read word by word).
    fn duration(&mut self, at: usize, rest: &'s str) -> Option<usize> {
        let (after, number) = digits(rest).ok()?;
        let (after, unit) = preceded(space, recurring::unit).parse(after).ok()?;
        let follows = blanks(after).starts_with(|c: char| c.is_ascii_digit() || c == '/');
        if follows || number.len() > 4 || matches!(unit, Unit::SchoolYear | Unit::Term) {
            return None;
        }
        let next = self.place(after);
        self.push(at, next, Value::Duration(Duration { count: number.value, unit }));
        Some(next)
    }

    /// `05 người`, `200.000 đồng`.
    fn amount(&mut self, at: usize, rest: &'s str) -> Option<usize> {
        let (after, amount) = amount::amount(rest).ok()?;
        let next = self.place(after);
        self.push(at, next, Value::Amount(Box::new(amount)));
        Some(next)
    }

    /// Number and symbol of an act.
    fn reference(&mut self, at: usize, rest: &'s str, before: &str) -> Option<usize> {
        let act = self.act.filter(|act| self.is_about(act.end, at));
        let numbered = is_one_of(before, &NUMBERED) || self.numbered(at);
        let cued = numbered
            || act.is_some_and(|act| {
                self.text.get(act.end..at).is_some_and(|gap| gap.chars().all(is_blank))
            });
        let start = match (act, numbered) {
            (Some(act), _) => act.start,
            (None, true) => self.left[0].start,
            (None, false) => at,
        };
        let (after, form) = match reference::form(rest, cued) {
            Ok(found) => found,
            Err(_) if cued => {
                let (after, (number, year)) = reference::number_and_year(rest).ok()?;
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
        let (abbreviation, issuers) = match form.parts.split_first() {
            Some((first, rest))
                if reference::is_act_type(first) && (!rest.is_empty() || form.year.is_none()) =>
            {
                (Some((*first).to_owned()), rest)
            }
            _ => (None, form.parts.as_slice()),
        };
        let reference = Reference {
            number_and_symbol: reference::tidy(written),
            kind: act.map(|act| act.kind),
            number: form.number.value,
            year: form.year,
            abbreviation,
            issuers: issuers.iter().map(|part| reference::tidy(part)).collect(),
            date: None,
            subject: None,
            canonical: None,
            place: Span::of(self.offset + at, self.offset + next),
        };
        let mut reference = reference;
        for (what, suggestion) in act::check(&reference, form.after_number, form.after_first) {
            if reference.canonical.is_none() {
                reference.canonical.clone_from(&suggestion);
            }
            self.doubt(at, next, what, suggestion);
        }
        self.act = None;
        self.push(start, next, Value::Reference(Box::new(reference)));
        Some(next)
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

/// `words` at the front of `input` as whole words.
fn strip_whole<'s>(input: &'s str, words: &str) -> Option<&'s str> {
    strip(input, words).filter(|rest| at_boundary(rest))
}

/// Words behind which a colon may stand before what they name.
const NAMES_WHAT_FOLLOWS: Phrases<4> = phrases(["ngày", "gian", "hạn", "số"]);

/// Words behind which `tết` alone is the lunar new year.
const CUES_OF_TET: Phrases<11> =
    phrases(["dịp", "trước", "sau", "nghỉ", "đón", "chúc", "quà", "mừng", "ăn", "vui", "thưởng"]);

/// The word for summer.
const SUMMER: Phrases<1> = phrases(["hè"]);

/// What behind `tết` makes it another feast.
const OTHER_TET: Phrases<6> =
    phrases(["thiếu nhi", "dương lịch", "trồng cây", "độc lập", "tây", "của"]);

/// `vỉa hè` is a pavement.
const VIA: Phrases<1> = phrases(["vỉa"]);

/// The word for spring.
const SPRING: Phrases<1> = phrases(["xuân"]);

/// Words behind which `kỳ` alone is a semester.
const BEFORE_KY: Phrases<4> = phrases(["cuối", "giữa", "đầu", "kết"]);

/// Words that make of a unit of time how often.
const EVERY: Phrases<5> = phrases(["hàng", "hằng", "mỗi", "từng", "theo"]);

/// The word before a number that names.
const NUMBERED: Phrases<1> = phrases(["số"]);

/// Words behind which two numbers with a slash name a class or a house.
const PLACES: Phrases<4> = phrases(["lớp", "ngõ", "hẻm", "kiệt"]);

/// `số nhà 12/5`.
const HOUSE: Phrases<1> = phrases(["nhà"]);

/// The word for a day.
const DAY: Phrases<1> = phrases(["ngày"]);

/// `Thời gian: 5/9`.
const SPAN: Phrases<1> = phrases(["gian"]);

/// Words behind which `9 giờ` is a time of day.
const CUES_OF_CLOCK: Phrases<7> = phrases(["lúc", "từ", "đến", "hồi", "vào", "trước", "sau"]);

/// What stands behind the first number of what may be a day.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Follows {
    /// What no day goes on with.
    Nothing,
    /// The mark behind the day in `20/11`, `20.11`.
    Part,
    /// `tháng`.
    Month,
    /// What joins it to another day, or is not known.
    Day,
}

impl Follows {
    fn of(input: &str) -> Self {
        let rest = input.trim_start_matches(|c: char| c.is_ascii_digit());
        let next = blanks(rest);
        match next.chars().next() {
            _ if rest.len() == input.len() => Self::Day,
            Some('/' | '.') => Self::Part,
            Some(c) if matches!(c, ',' | ';' | '&' | '+') || super::number::is_dash(c) => Self::Day,
            Some(c) if c.is_alphabetic() => match next_key(next) {
                THANG => Self::Month,
                VA | DEN | TOI | HOAC => Self::Day,
                _ => Self::Nothing,
            },
            _ => Self::Nothing,
        }
    }
}

/// Words that begin a unit of time, and `lần`.
const fn is_unit_of_time(key: Key) -> bool {
    matches!(key, LAN | NAM | HOC | HK | NHIEM | KHOA | NGAY | TUAN | THANG | QUI | GIO | PHUT)
}

/// Words behind a number that no rule begins with.
const LAN: Key = key("lan");
const PHUT: Key = key("phut");
const HOAC: Key = key("hoac");
const H: Key = key("h");
const G: Key = key("g");

/// How two numbers with a slash are to be read.
enum Reading {
    Date,
    Ratio,
    Neither,
}

/// Whether a third part of one or three digits, or a month of two digits too many, damages what was meant for a date.
fn is_damaged_date(slashed: date::Slashed<'_>) -> bool {
    slashed.by_slash
        && slashed.day.value <= 31
        && slashed.month.value <= 12
        && slashed.month.value > 0
        || slashed.year.is_some() && slashed.by_slash && slashed.day.value <= 31
}

/// Whether two numbers are in the bounds of days and months, be there such a day or not.
const fn looks_like_day(pair: &date::Slashed<'_>) -> bool {
    let (day, month) = (pair.day, pair.month);
    day.text.len() == 2
        && month.text.len() <= 2
        && day.value <= 31
        && month.value >= 1
        && month.value <= 12
}

/// What follows can only be a day: `9/9 14/9`, `5/9, 20/11`.
fn next_is_date(after: &str) -> bool {
    let next = after
        .trim_start_matches(|c| is_blank(c) || matches!(c, ',' | ';') || super::number::is_dash(c));
    date::pair(next)
        .is_ok_and(|(_, pair)| pair.day.value > pair.month.value && pair.date().is_some())
}

/// The commemorations have this day.
fn is_commemorated(pair: &date::Slashed<'_>) -> bool {
    let wanted = (pair.month.value, pair.day.value);
    COMMEMORATIONS.binary_search_by_key(&wanted, |row| (u32::from(row.0), u32::from(row.1))).is_ok()
}

/// Words behind which `5/9` is a day.
const CUES_OF_DAY: Phrases<31> = phrases([
    "ngày", "dịp", "mừng", "lễ", "nhân", "niệm", "từ", "đến", "tới", "trước", "sau", "hết", "vào",
    "sáng", "chiều", "trưa", "tối", "đêm", "hai", "ba", "tư", "năm", "sáu", "bảy", "nhật", "cn",
    "hạn", "khánh", "giảng", "gian", "qua",
]);

/// Words behind which two numbers with a slash are a share.
const CUES_OF_SHARE: Phrases<9> =
    phrases(["đạt", "lệ", "chiếm", "có", "được", "quả", "số", "phiếu", "điểm"]);

/// Words that a number may be glued to without becoming a part of them: `số144`, `ngày20`.
fn is_cue(key: Key) -> bool {
    matches!(key, SO | NGAY | TU | DEN | NAM | TRUOC | THANG)
}

keys! {
    ACT_KEYS:
    A_NGHI = "nghi", A_THONG = "thong", A_QUYET = "quyet", A_CHI = "chi", A_KET = "ket", A_QUY = "quy",
    A_HUONG = "huong", A_KE = "ke", A_CONG = "cong", A_BAO = "bao", A_TO = "to", A_CHUONG = "chuong",
    A_DE = "de", A_DIEU = "dieu", A_VAN = "van", A_PHAP = "phap", A_BO = "bo", A_LUAT = "luat",
    A_HIEN = "hien", A_ND = "nd", A_QD = "qd", A_NQ = "nq", A_TT = "tt", A_CT = "ct", A_KL = "kl",
    A_HD = "hd", A_KH = "kh", A_CV = "cv", A_TB = "tb", A_CTR = "ctr",
}

/// First words of the kinds of acts.
const fn is_act_key(key: Key) -> bool {
    matches!(
        key,
        A_NGHI
            | A_THONG
            | A_QUYET
            | A_CHI
            | A_KET
            | A_QUY
            | A_HUONG
            | A_KE
            | A_CONG
            | A_BAO
            | A_TO
            | A_CHUONG
            | A_DE
            | A_DIEU
            | A_VAN
            | A_PHAP
            | A_BO
            | A_LUAT
            | A_HIEN
            | A_ND
            | A_QD
            | A_NQ
            | A_TT
            | A_CT
            | A_KL
            | A_HD
            | A_KH
            | A_CV
            | A_TB
            | A_CTR
    )
}
