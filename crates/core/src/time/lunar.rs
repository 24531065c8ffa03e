//! The lunar calendar, as far as plans use it: feasts, their solar dates, and the names of years.

use std::fmt;

use super::{Date, Year};
use crate::mention::tables::LUNAR_DATES;

/// A day of the lunar calendar: `mùng 10/3 âm lịch`, `rằm tháng Giêng`, `23 tháng Chạp`.
///
/// Prints `lunar:XXXX-03-10`; a month without a day prints `lunar:XXXX-12`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Lunar {
    /// The lunar year by the number of the solar year in which it begins, where it is written.
    pub year: Option<Year>,
    /// The lunar month, 1 (tháng Giêng) to 12 (tháng Chạp).
    pub month: u8,
    /// The day of the lunar month, 1 to 30.
    pub day: Option<u8>,
}

impl fmt::Display for Lunar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("lunar:")?;
        super::write_year(f, self.year)?;
        super::write_two(f, Some(self.month))?;
        if self.day.is_some() {
            super::write_two(f, self.day)?;
        }
        Ok(())
    }
}

/// The feasts of the lunar year that plans name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Feast {
    /// Tết Nguyên đán, 1/1.
    NewYear,
    /// Rằm tháng Giêng, Tết Nguyên tiêu, 15/1.
    FirstFullMoon,
    /// Giỗ Tổ Hùng Vương, 10/3.
    HungKings,
    /// Phật đản, 15/4.
    Vesak,
    /// Tết Đoan ngọ, 5/5.
    MidYear,
    /// Vu lan, 15/7.
    VuLan,
    /// Tết Trung thu, 15/8.
    MidAutumn,
    /// Ông Công, ông Táo, 23/12.
    KitchenGods,
}

impl Feast {
    /// All of them, in the order of the lunar year.
    pub const ALL: [Self; 8] = [
        Self::NewYear,
        Self::FirstFullMoon,
        Self::HungKings,
        Self::Vesak,
        Self::MidYear,
        Self::VuLan,
        Self::MidAutumn,
        Self::KitchenGods,
    ];

    /// Lunar month and day.
    #[must_use]
    pub const fn month_day(self) -> (u8, u8) {
        match self {
            Self::NewYear => (1, 1),
            Self::FirstFullMoon => (1, 15),
            Self::HungKings => (3, 10),
            Self::Vesak => (4, 15),
            Self::MidYear => (5, 5),
            Self::VuLan => (7, 15),
            Self::MidAutumn => (8, 15),
            Self::KitchenGods => (12, 23),
        }
    }
}

/// The solar date of a feast in a lunar year, for the years 2010 to 2040 (Vietnamese calendar, UTC+7).
///
/// ```
/// use kehoach::time::{Date, Lunar, solar_of};
///
/// let new_year = Lunar { year: Some(2024), month: 1, day: Some(1) };
/// assert_eq!(solar_of(new_year), Date::ymd(2024, 2, 10));
/// ```
///
/// The days of a lunar month between two feasts follow from the feast of the same month; a month without a feast in
/// the table gives nothing.
#[must_use]
pub fn solar_of(lunar: Lunar) -> Option<Date> {
    let (year, day) = (lunar.year?, lunar.day?);
    let row = LUNAR_DATES.binary_search_by_key(&year, |row| row.0).ok()?;
    let (_, dates) = LUNAR_DATES.get(row)?;
    let feast = Feast::ALL.iter().position(|feast| feast.month_day().0 == lunar.month)?;
    let (y, m, d) = *dates.get(feast)?;
    shift(Date::ymd(y, m, d)?, i16::from(day) - i16::from(Feast::ALL.get(feast)?.month_day().1))
}

/// `date` moved by less than a month.
fn shift(date: Date, by: i16) -> Option<Date> {
    let (mut year, mut month) = (date.year?, date.month?);
    let mut day = i16::from(date.day?) + by;
    if day < 1 {
        (year, month) = if month == 1 { (year.checked_sub(1)?, 12) } else { (year, month - 1) };
        day += i16::from(super::days_in(Some(year), month));
    }
    let days = i16::from(super::days_in(Some(year), month));
    if day > days {
        day -= days;
        (year, month) = if month == 12 { (year.checked_add(1)?, 1) } else { (year, month + 1) };
    }
    Date::ymd(year, month, u8::try_from(day).ok()?)
}

/// The can-chi number of a year, 0 (Giáp Tý) to 59 (Quý Hợi).
///
/// ```
/// use kehoach::time::can_chi;
///
/// assert_eq!(can_chi(1984), 0);
/// assert_eq!(can_chi(2024), 40); // Giáp Thìn
/// ```
#[must_use]
pub const fn can_chi(year: Year) -> u8 {
    ((year as u32 + 56) % 60) as u8
}
