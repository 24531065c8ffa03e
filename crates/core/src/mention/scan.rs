//! The walk over a text: word by word, number by number.

mod acts;
mod days;
mod feasts;
mod keys;
mod numbers;
mod pairs;
mod periods;
mod years;

use nom::Offset;

use self::acts::Act;
use self::keys::{
    BA, BAN, BCH, BGDDT, CDCS, CDGD, CHIN, CHU, CN, CUOI, DANG, DAU, DEN, DINH, DOAN, DOT, GIAI,
    GIO, GIUA, HA, HAI, HANG, HDND, HE, HET, HK, HKI, HKII, HOC, HOI, HTTP, HTTPS, HUYEN, KHOA,
    KHONG, KI, LDLD, LIEN, MOI, MOT, MTTQ, MUNG, NAM, NGAY, NGUYEN, NH, NHIEM, NHIN, NIEN, NK, NUA,
    ONG, PGD, PGDDT, PHAT, PHONG, Q, QI, QII, QIII, QIV, QUI, RAM, SAU, SGDDT, SIEVE, SO, T, TET,
    THANG, THANH, THEO, THOI, THU, THUONG, TINH, TLD, TOI, TONG, TRUNG, TRUOC, TRUONG, TU, TUAN,
    UBMTTQ, UBND, UY, VU, WWW, XUAN, is_act_key, is_cue, seconds,
};
use crate::Span;
use crate::grammar::keyword::{at_boundary, blanks, is_blank, strip};
use crate::grammar::phrases::{
    Class, Front, Key, Phrases, class, first_of, is_one_of, next_key, phrases, read, width,
};
use crate::mention::number::{self, Res, skip_chain};
use crate::mention::{Doubt, DoubtKind, Mention, Value, lunar, organisation, recurring};
use crate::time::Recurring;

/// A word or a number that was read, to look back at.
#[derive(Clone, Copy, Default)]
struct Left {
    key: Key,
    start: usize,
    end: usize,
    number: bool,
}

pub(super) struct Scanner<'s, 'o> {
    text: &'s str,
    offset: usize,
    out: &'o mut Vec<Mention>,
    doubts: &'o mut Vec<Doubt>,
    /// The last two words or numbers.
    left: [Left; 2],
    act: Option<Act>,
    /// Where the last two numbers end that name a class or a house.
    place_end: usize,
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
        Self {
            text,
            offset,
            out,
            doubts,
            left: [Left::default(); 2],
            act: None,
            place_end: 0,
            school: false,
        }
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
    fn before(&self, at: usize) -> Front<'s> {
        Front::of(self.word_before(at).unwrap_or(""))
    }

    fn word_before(&self, at: usize) -> Option<&'s str> {
        /// How many blanks, line ends and colons may stand between a word and its number.
        const WIDEST_GAP: usize = 8;
        let left = self.left[0];
        let gap = self.text.get(left.end..at)?;
        if left.end == 0 || left.number || gap.len() > 1 && gap.chars().nth(WIDEST_GAP).is_some() {
            return None;
        }
        let word = self.text.get(left.start..left.end)?;
        if gap.is_empty() || gap == " " {
            return Some(word);
        }
        let names = || is_one_of(word, &NAMES_WHAT_FOLLOWS);
        let near = gap.chars().all(|c| is_blank(c) || c == ':') && (!gap.contains(':') || names());
        near.then_some(word)
    }

    /// Whether a number stands directly left of `at`: `6 tháng`.
    fn number_before(&self, at: usize) -> bool {
        self.left[0].number && self.is_next_to_left(at)
    }

    /// Whether the number that stands directly left of `at` is the end of a time of day: `16h00 ngày 25`.
    fn clock_before(&self, at: usize) -> bool {
        let ends = |last: &Mention| {
            matches!(last.value, Value::Clock(_))
                && last.span.end() == self.offset + self.left[0].end
        };
        self.number_before(at) && self.out.last().is_some_and(ends)
    }

    /// Whether nothing but blanks parts `at` from the last word or number.
    fn is_next_to_left(&self, at: usize) -> bool {
        self.text.get(self.left[0].end..at).is_some_and(|gap| gap.chars().all(is_blank))
    }

    /// Reads the word at `at`; gives the place to go on from.
    fn word(&mut self, at: usize) -> usize {
        let (key, end) = read(self.text, at);
        let next = if SIEVE.may_hold(key) { self.rule(key, at, end) } else { None };
        self.remember(Left { key, start: at, end, number: false });
        match next {
            Some(next) => next.max(end),
            // Digits that are glued to a word that means nothing here belong to it: `COVID19`, `v1.2`.
            None if self.text.as_bytes().get(end).is_some_and(u8::is_ascii_digit)
                && !is_cue(key)
                && !self.rest(at).starts_with('÷') =>
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
            THANG => self.months(at).or_else(|| self.in_each(at)),
            NGAY => self.days(at).or_else(|| self.in_each(at)),
            NAM => self.years(at).or_else(|| self.in_each(at)),
            HOC | KI | HK | HKI | HKII => self.semesters(key, at, end).or_else(|| self.in_each(at)),
            QUI | Q | QI | QII | QIII | QIV => self
                .quarters(key, at, end)
                .or_else(|| self.in_each(at))
                .or_else(|| self.act_word(key, at, end)),
            TUAN => self.weeks(at).or_else(|| self.in_each(at)),
            NHIEM | GIAI | THOI | KHOA | NK => self.terms(at, end),
            NH | NIEN => self.school_years(at, end),
            T => self.short_month(at, end).or_else(|| self.weekdays(at)),
            MUNG => self.first_days(at),
            MOT | HAI => self.simple(at, recurring::counted),
            SAU | BA | CHIN | NUA => self
                .months_of_year(at, end)
                .or_else(|| (key == BA).then(|| self.simple(at, recurring::counted)).flatten()),
            CUOI | DAU | GIUA => {
                self.part(at);
                self.bare_year(key, at, end)
            }
            DEN | TU | TOI | TRUOC | HET | NHIN => self.bare_year(key, at, end),
            THUONG | TRUNG | HA => self.thirds_or_feast(key, at),
            DINH | DOT => self.simple(at, recurring::frequency),
            THEO => self
                .simple(at, recurring::frequency)
                .or_else(|| self.simple(at, recurring::by_unit)),
            // "khách hàng năm 2024": goods and shops are no "every".
            HANG if self.before(at).is_one_of(&OF_GOODS) => None,
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

    /// A unit of time and how often in each: `tháng 2 lần`.
    fn in_each(&mut self, at: usize) -> Option<usize> {
        let word = self.rest(at).find(is_blank)?;
        let number = |c: char| {
            c.is_ascii_digit() || matches!(c, 'm' | 'M' | 'h' | 'H' | 'b' | 'B' | 'k' | 'K')
        };
        let may = blanks(self.rest(at + word)).starts_with(number) && !self.number_before(at);
        if may { self.simple(at, recurring::in_each) } else { None }
    }

    /// Whether a unit of time stands for each one, and its number counts what follows: `dự giờ tuần 1 tiết`, but not
    /// `trong tuần 1 buổi sáng`.
    fn is_each(&self, at: usize, unit: &'static str) -> bool {
        /// No more lessons than this are held in one unit.
        const MOST: u32 = 5;
        let rest = self.rest(at);
        let counted = || {
            let number = blanks(strip_whole(rest, unit)?);
            let (after, count) = number::digits(number).ok().filter(|(_, n)| n.text.len() == 1)?;
            let (_, behind) = first_of(blanks(after), &OF_EACH)?;
            let part_of_day = first_of(blanks(behind), &PARTS_OF_DAY).is_some();
            (count.value <= MOST && !part_of_day).then_some(())
        };
        rest.starts_with('t') && !self.before(at).is_one_of(&OF_ONE) && counted().is_some()
    }

    /// A rule that says how often.
    fn simple(&mut self, at: usize, rule: impl Fn(&'s str) -> Res<'s, Recurring>) -> Option<usize> {
        let (rest, recurring) = rule(self.rest(at)).ok()?;
        let next = self.place(rest);
        self.push(at, next, Value::Recurring(recurring));
        Some(next)
    }

    /// `thứ Sáu hằng tuần`, `thứ 2, 4, 6 hằng tuần`; the last day of a list has the words for every week.
    fn weekdays(&mut self, at: usize) -> Option<usize> {
        let Ok((rest, days)) = recurring::every_weekday(self.rest(at)) else {
            return self.simple(at, recurring::week_of_each_month);
        };
        let next = self.place(rest);
        let last = days.len() - 1;
        for (n, day) in days.into_iter().enumerate() {
            let start = self.text.offset(day.text);
            let end = if n == last { next } else { start + day.text.len() };
            self.push(start, end, Value::Recurring(Recurring::Weekday(day.value)));
        }
        Some(next)
    }

    /// Whether `nội` stands before `bộ`, so that both mean internal and no ministry: `KIỂM TRA NỘI BỘ TRƯỜNG HỌC`; behind
    /// `Hà Nội` one may stand.
    fn is_internal(&self, at: usize) -> bool {
        let before = self.text.get(..at).unwrap_or("").trim_end_matches(is_blank);
        let mut words = before.rsplit(is_blank).filter(|word| !word.is_empty());
        let is = |word: Option<&str>, wanted: &str| {
            word.is_some_and(|word| strip(word, wanted).is_some_and(str::is_empty))
        };
        is(words.next(), "nội") && !is(words.next(), "hà")
    }

    /// A body by name, where the word has a capital; what stands in the name may hold mentions of its own.
    fn organisation(&mut self, at: usize) -> Option<usize> {
        let rest = self.rest(at);
        let small = rest.as_bytes().first().is_some_and(u8::is_ascii_lowercase);
        if small || !rest.starts_with(char::is_uppercase) {
            return None;
        }
        if strip(rest, "bộ").is_some() && self.is_internal(at) {
            return None;
        }
        let (rest, organisation) = organisation::organisation(rest).ok()?;
        let next = self.place(rest);
        self.push(at, next, Value::Organisation(Box::new(organisation)));
        Some(next)
    }
}

/// `words` at the front of `input` as whole words.
fn strip_whole<'s>(input: &'s str, words: &str) -> Option<&'s str> {
    strip(input, words).filter(|rest| at_boundary(rest))
}

/// What plans count in each week or month.
const OF_EACH: Phrases<3> = phrases(["tiết", "buổi", "lượt"]);

const PARTS_OF_DAY: Phrases<5> = phrases(["sáng", "trưa", "chiều", "tối", "học kỳ"]);

/// Words behind which a unit of time with its number is the one of that number.
const OF_ONE: Phrases<14> = phrases([
    "trong", "vào", "của", "đầu", "cuối", "giữa", "từ", "đến", "tới", "hết", "trước", "sau", "và",
    "qua",
]);

/// Words with which `hàng` makes another: `khách hàng`, `mặt hàng`, `ngân hàng`.
const OF_GOODS: Phrases<11> =
    phrases(["khách", "mặt", "bán", "mua", "ngân", "cửa", "nhà", "đơn", "xếp", "giao", "đặt"]);

/// Words behind which a colon may stand before what they name.
const NAMES_WHAT_FOLLOWS: Phrases<4> = phrases(["ngày", "gian", "hạn", "số"]);
