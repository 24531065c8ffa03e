//! Legal bases.

use super::own::{Own, own};
use super::text::Text;

/// Căn cứ: a law, a plan of a superior, a situation that the plan rests on.
///
/// The acts that it cites are [mentions](crate::mention) of its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Basis<'s> {
    /// The paragraph, its marker left out: `Căn cứ Luật Giáo dục ngày 14/6/2019;`.
    pub text: Text<'s>,
}

own!(Basis { text; });
