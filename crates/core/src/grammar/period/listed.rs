//! The months or quarters that one head names.

use std::marker::PhantomData;

use crate::time::{Month, Quarter, Year};

/// The most months one head can name.
pub(crate) const MAX_MONTHS: usize = 12;

/// The most quarters one head can name.
pub(super) const MAX_QUARTERS: usize = 4;

/// A short list of months or quarters in the order written, at most `N` long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Listed<T, const N: usize> {
    // Packed, for every period keeps room for `N`.
    list: [Packed; N],
    len: u8,
    of: PhantomData<T>,
}

/// The months that a head names.
pub(crate) type Months = Listed<Month, MAX_MONTHS>;

/// The quarters that a head names.
pub(crate) type Quarters = Listed<Quarter, MAX_QUARTERS>;

/// The place in the year in the low four bits, above them the year, 0 for none; heads have years of four digits up to 2099.
type Packed = u16;

/// What can be kept in a [`Listed`]: a month or a quarter, perhaps with its year.
pub trait OfYear: Copy {
    /// The year, and the place in it.
    fn split(self) -> (Option<Year>, u8);
    /// The same from both.
    fn of(year: Option<Year>, place: u8) -> Self;
}

impl OfYear for Month {
    fn split(self) -> (Option<Year>, u8) {
        (self.year, self.month)
    }

    fn of(year: Option<Year>, month: u8) -> Self {
        Self { year, month }
    }
}

impl OfYear for Quarter {
    fn split(self) -> (Option<Year>, u8) {
        (self.year, self.quarter)
    }

    fn of(year: Option<Year>, quarter: u8) -> Self {
        Self { year, quarter }
    }
}

fn pack(one: impl OfYear) -> Packed {
    let (year, place) = one.split();
    year.unwrap_or(0) << 4 | Packed::from(place)
}

fn unpack<T: OfYear>(packed: Packed) -> T {
    T::of(Some(packed >> 4).filter(|year| *year > 0), (packed & 0xF) as u8)
}

impl<T: OfYear, const N: usize> Listed<T, N> {
    pub(super) fn new(first: T) -> Self {
        Self { list: [pack(first); N], len: 1, of: PhantomData }
    }

    /// Whether there was room for it.
    pub(super) fn push(&mut self, next: T) -> bool {
        let slot = self.list.get_mut(usize::from(self.len));
        let room = slot.is_some();
        if let Some(slot) = slot {
            *slot = pack(next);
            self.len += 1;
        }
        room
    }

    fn packed(&self) -> &[Packed] {
        self.list.get(..usize::from(self.len)).unwrap_or(&self.list)
    }

    /// What is listed, in the order written.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = T> + ExactSizeIterator {
        self.packed().iter().map(|packed| unpack(*packed))
    }

    /// Whether each has its year.
    pub(crate) fn is_dated(&self) -> bool {
        self.iter().all(|one| one.split().0.is_some())
    }

    /// The one that is listed alone.
    pub(crate) fn only(&self) -> Option<T> {
        self.iter().next().filter(|_| self.len == 1)
    }

    /// Goes over the list, from the last one back to number `from`.
    pub(super) fn change_back(&mut self, from: usize, change: impl FnMut(T) -> T) {
        let listed = self.list.iter_mut().take(usize::from(self.len));
        change_all(listed.skip(from).rev(), change);
    }

    /// Goes over the list in the order written.
    pub(crate) fn change(&mut self, change: impl FnMut(T) -> T) {
        change_all(self.list.iter_mut().take(usize::from(self.len)), change);
    }
}

fn change_all<'p, T: OfYear>(
    list: impl Iterator<Item = &'p mut Packed>,
    mut change: impl FnMut(T) -> T,
) {
    for packed in list {
        *packed = pack(change(unpack(*packed)));
    }
}

impl Quarters {
    /// Gives `year` to the quarters that have none; where the list turns the year, those before are a year earlier
    /// (`Quý IV, I/2025`).
    pub(super) fn date_back(&mut self, year: Year) {
        let mut next = Quarter { year: Some(year), quarter: MAX_QUARTERS as u8 };
        self.change_back(0, |mut quarter| {
            if quarter.year.is_none() {
                let turned = u16::from(quarter.quarter > next.quarter);
                quarter.year = next.year.map(|year| year.saturating_sub(turned));
            }
            next = quarter;
            quarter
        });
    }
}
