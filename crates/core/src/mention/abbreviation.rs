//! Abbreviations: `CBGVNV` for `cán bộ, giáo viên, nhân viên`.

/// The key of an abbreviation: what parts its letters (`, . - & /` and blanks) removed.
///
/// ```
/// use kehoach::mention::abbreviation::fold;
///
/// assert_eq!(fold("CB,GV-NV"), "CBGVNV");
/// ```
#[must_use]
pub fn fold(abbreviation: &str) -> String {
    abbreviation.chars().filter(|c| c.is_alphanumeric()).collect()
}
