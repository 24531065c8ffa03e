//! The time that a plan is for, as its title or its enacting sentence names it.

use std::borrow::Cow;

use super::Role;
use super::build::Builder;
use crate::grammar::keyword::{blanks, is_dash, strip, words};
use crate::grammar::period::{
    DayMonth, PeriodSpan, Remainder, day_range, period, school_year, year,
};
use crate::time::{Month, Quarter, SchoolYear, Timeframe, Year, nearest};

impl Builder<'_> {
    /// The time that the title names: a school year, a term, a year, a month.
    pub(super) fn title_timeframe(&self) -> Option<Timeframe> {
        let mut title = String::new();
        let mut lines = Vec::new();
        let mut decided = false;
        for block in self.blocks.iter().rev() {
            match block.role {
                Role::Title => {
                    lines.push(block.first as usize);
                    title.insert_str(0, self.line_text(block.first as usize));
                    title.insert(0, ' ');
                }
                // A second title page names the body once more.
                Role::Issuer if self.names_again(block.first as usize) => {}
                Role::Rule
                | Role::Addressee
                | Role::Stamp
                | Role::PlaceDate
                | Role::Number
                | Role::Artifact => {}
                // "QUYẾT ĐỊNH:" below the bases ends the head that the title of the decision begins.
                Role::Basis if title.trim_matches([':', ' ']) == "QUYẾT ĐỊNH" => {
                    title.clear();
                    lines.clear();
                    decided = true;
                }
                Role::Basis | Role::Enacting if decided && lines.is_empty() => {}
                _ => break,
            }
        }
        // "THÁNG 11/2020" above "CHỦ ĐIỂM: …" is one only by itself.
        let of_line = || lines.iter().find_map(|line| timeframe(self.line_text(*line)));
        let whole = timeframe(&title);
        // "THÁNG 11 NĂM 2024" above the name of a body: by itself it names more than its year.
        if let Some(Timeframe::Year(_) | Timeframe::SchoolYear(_)) = whole {
            let within = |line: &usize| {
                timeframe(self.line_text(*line)).filter(|frame| match (frame, whole) {
                    (Timeframe::Month(month), Some(Timeframe::Year(year))) => {
                        month.year == Some(year)
                    }
                    (Timeframe::Quarter(quarter), Some(Timeframe::Year(year))) => {
                        quarter.year == Some(year)
                    }
                    (Timeframe::Month(month), Some(Timeframe::SchoolYear(school))) => {
                        month.year == Some(school.year_of(month.month))
                    }
                    _ => false,
                })
            };
            let mut named = lines.iter().filter_map(within);
            return named.next().filter(|first| named.all(|other| other == *first)).or(whole);
        }
        whole.or_else(of_line).or_else(|| self.month_near_issue(&title))
    }

    /// Whether the body that line `i` names was named before.
    fn names_again(&self, i: usize) -> bool {
        let name = self.line_text(i);
        let issuers = self.blocks.iter().filter(|block| block.role == Role::Issuer);
        issuers
            .take_while(|b| (b.first as usize) < i)
            .any(|b| self.line_text(b.first as usize) == name)
    }

    /// The month that a title ends with, in the year that brings it nearest to the date of issue: `KẾ HOẠCH LIÊN ĐỘI THÁNG 02`, issued
    /// in March 2017.
    fn month_near_issue(&self, title: &str) -> Option<Timeframe> {
        let (year, issued) = (self.issued?, self.issued_month?);
        let month = words(title).find_map(|at| match period(at)? {
            (head, Remainder::Nothing) => match head.span {
                PeriodSpan::Months(months) => {
                    months.only().filter(|only| only.year.is_none()).map(|only| only.month)
                }
                _ => None,
            },
            _ => None,
        })?;
        Some(Timeframe::Month(Month { year: Some(nearest(year, issued, month)), month }))
    }

    /// The time that the enacting sentence names, behind the acts that it cites: their days are none of the plan's.
    pub(super) fn enacting_timeframe(&self) -> Option<Timeframe> {
        let enacting = self.blocks.iter().rev().find(|b| b.role == Role::Enacting)?;
        let whole = self.joined(enacting.first as usize, enacting.last as usize);
        let clauses = whole.rsplit([',', ';']).take_while(|clause| !cites_act(clause));
        clauses.filter_map(timeframe).next()
    }
}

/// The time that a text names: the month of a school year, else the last school year, else a span of years, else a month, else a
/// year, else the month or year that its days lie in. Brackets and quotes around it do not matter: `(Năm học 2022 - 2023)`.
fn timeframe(text: &str) -> Option<Timeframe> {
    let mut found: Option<(u8, Timeframe)> = None;
    let mut keep = |rank: u8, frame: Timeframe| {
        if found.is_none_or(|(best, _)| rank <= best) {
            found = Some((rank, frame));
        }
    };
    let parted = part_glued_year(text);
    for at in words(&parted) {
        let at = at.trim_start_matches(OPENING);
        if let Ok((_, school)) = school_year(at) {
            keep(1, Timeframe::SchoolYear(school));
            continue;
        }
        if let Some(rest) = ["nhiệm kỳ", "giai đoạn", "khóa"].iter().find_map(|w| strip(at, w))
        {
            if let Some((from, to)) = two_years(blanks(rest)) {
                keep(2, Timeframe::Years { from, to });
            }
            continue;
        }
        if let Some((head, _)) = period(at.trim_end_matches(|c: char| !c.is_alphanumeric())) {
            match head.span {
                PeriodSpan::Months(months) => match (months.only(), head.school_year) {
                    (Some(month @ Month { year: Some(_), .. }), _) => {
                        keep(3, Timeframe::Month(month));
                    }
                    (Some(Month { year: None, month }), Some(school)) => {
                        let year = Some(school.year_of(month));
                        keep(0, Timeframe::Month(Month { year, month }));
                    }
                    _ => {}
                },
                PeriodSpan::Quarter(quarter, Some(y)) => {
                    keep(3, Timeframe::Quarter(Quarter { year: Some(y), quarter }));
                }
                PeriodSpan::Summer(Some(year)) => keep(4, Timeframe::Year(year)),
                _ => {}
            }
        }
        if let Some(frame) = strip(at, "từ").and_then(day_range).and_then(|(days, _)| of_days(days))
        {
            keep(5, frame);
        }
        if let Some(rest) = strip(at, "năm") {
            let rest = blanks(rest).trim_start_matches([':', ' ']);
            if let Some((from, to)) = two_years(rest) {
                if to == from + 1 {
                    keep(2, Timeframe::SchoolYear(SchoolYear { start: from }));
                } else {
                    keep(2, Timeframe::Years { from, to });
                }
            } else if let Ok((_, y)) = year(rest) {
                keep(4, Timeframe::Year(y));
            }
        }
    }
    found.map(|(_, frame)| frame)
}

/// A text with a blank before each `năm` that is glued to the number before it: `tháng 12năm học 2020 - 2021`.
fn part_glued_year(text: &str) -> Cow<'_, str> {
    let glued = |at: usize| {
        text[..at].ends_with(|c: char| c.is_ascii_digit()) && strip(&text[at..], "năm").is_some()
    };
    let mut cuts = text.char_indices().filter(|(_, c)| matches!(c, 'n' | 'N')).map(|(at, _)| at);
    match cuts.find(|at| glued(*at)) {
        Some(at) => Cow::Owned(format!("{} {}", &text[..at], &text[at..])),
        None => Cow::Borrowed(text),
    }
}

/// What a time in a title may stand behind: `(Năm học 2022 - 2023)`, `- Năm học 2022 - 2023 -`.
const OPENING: [char; 9] = ['(', '[', '“', '"', '«', '-', '–', '*', ':'];

/// The month, else the year, that both days lie in.
fn of_days((first, last): (DayMonth, DayMonth)) -> Option<Timeframe> {
    let year = first.year.filter(|year| last.year == Some(*year))?;
    Some(match first.month.filter(|month| last.month == Some(*month)) {
        Some(month) => Timeframe::Month(Month { year: Some(year), month }),
        None => Timeframe::Year(year),
    })
}

/// Whether a clause gives the number of an act or its day: `Quyết định số 218-QĐ/TW ngày 12 tháng 12 năm 2013`.
fn cites_act(clause: &str) -> bool {
    // "từ ngày 5/10 đến ngày 15/10/2022" says when.
    let says_when = words(clause).any(|at| strip(at, "từ ngày").is_some());
    !says_when
        && words(clause).any(|at| {
            ["số", "ngày"].iter().filter_map(|word| strip(at, word)).any(|rest| {
                blanks(rest.trim_start_matches(':')).starts_with(|c: char| c.is_ascii_digit())
            })
        })
}

/// `year DASH year`.
fn two_years(text: &str) -> Option<(Year, Year)> {
    let (rest, from) = year(text).ok()?;
    let rest = blanks(rest).trim_start_matches(|c| is_dash(c) || c == '/');
    let (_, to) = year(blanks(rest)).ok()?;
    (to > from && to - from <= 30).then_some((from, to))
}

#[cfg(test)]
mod tests {
    #[test]
    fn days_of_acts_that_an_enacting_sentence_cites_are_not_of_the_plan() {
        let frame = |sentence: &str| {
            let text = format!("KẾ HOẠCH\nĐối thoại với nhân dân\n{sentence}\nI. NỘI DUNG");
            crate::outline::Outline::of(&text).timeframe().map(|frame| frame.to_string())
        };
        let cited = "Thực hiện Quyết định số 218-QĐ/TW ngày 12 tháng 12 năm 2013";
        assert_eq!(
            frame(&format!("{cited}, Ủy ban MTTQ xã xây dựng kế hoạch đối thoại như sau:")),
            None
        );
        assert_eq!(
            frame(&format!(
                "{cited}, Ủy ban MTTQ xã xây dựng kế hoạch đối thoại năm 2020 như sau:"
            ))
            .as_deref(),
            Some("2020")
        );
        assert_eq!(
            frame(
                "Thực hiện nhiệm vụ năm học 2021-2022, Trường An Bình xây dựng kế hoạch như sau:"
            )
            .as_deref(),
            Some("2021/2022")
        );
    }

    #[test]
    fn times_that_titles_name() {
        let frame = |text| super::timeframe(text).map(|frame| frame.to_string());
        for (text, expected) in [
            ("KẾ HOẠCH GIÁO DỤC (NĂM HỌC 2022-2023)", "2022/2023"),
            ("MÔN TIN HỌC, LỚP 10 “Năm học 2022 - 2023”", "2022/2023"),
            ("KẾ HOẠCH SINH HOẠT TỔ THÁNG 9 NĂM HỌC 2020-2021", "2020-09"),
            ("KẾ HOẠCH THÁNG 2 NĂM HỌC 2020-2021", "2021-02"),
            ("KẾ HOẠCH (Tháng 9/2022)", "2022-09"),
            ("KẾ HOẠCH TUẦN 12 (Từ 21/11/2022 đến 26/11/2022)", "2022-11"),
            ("KẾ HOẠCH TUẦN 14 Từ ngày 28/11 đến ngày 3/12/2022", "2022"),
            ("KẾ HOẠCH [Năm 2024]", "2024"),
            ("KẾ HOẠCH Công tác Đội tháng 12năm học 2020 - 2021", "2020-12"),
            ("KẾ HOẠCH HOẠT ĐỘNG THÁNG 4NĂM 2021", "2021-04"),
            ("KẾ HOẠCH HOẠT ĐỘNG HÈ 2024", "2024"),
        ] {
            assert_eq!(frame(text).as_deref(), Some(expected), "{text}");
        }
        assert_eq!(frame("KẾ HOẠCH TUẦN 18 (Từ 29/12/2022 đến 3/1/2023)"), None);
    }
}
