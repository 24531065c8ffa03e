//! The encodings that Vietnamese text comes in, and their names.

use std::fmt;
use std::str::FromStr;

/// An encoding of Vietnamese text.
///
/// The names that [`Display`](fmt::Display) prints and [`FromStr`] reads: `utf-8`, `utf-16le`, `utf-16be`,
/// `windows-1258`, `tcvn3`, `vni`, `viscii`, `vps`, `viqr`. `FromStr` does not care about case, blanks, `-` and `_`, and
/// knows a few other names (`abc` is `tcvn3`, `cp1258` is `windows-1258`).
///
/// ```
/// use kehoach::text::Encoding;
///
/// assert_eq!("TCVN3".parse(), Ok(Encoding::Tcvn3));
/// assert_eq!("cp1258".parse(), Ok(Encoding::Windows1258));
/// assert_eq!(Encoding::Utf16Le.to_string(), "utf-16le");
/// assert!("koi8-r".parse::<Encoding>().is_err());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-16, low byte first.
    Utf16Le,
    /// UTF-16, high byte first.
    Utf16Be,
    /// windows-1258: shaped letters are one byte, tones are combining marks behind them.
    Windows1258,
    /// TCVN3, also known as ABC, of the fonts `.VnTime`, `.VnArial` and their capitals `.VnTimeH`, `.VnArialH`. It has no
    /// capitals with a tone.
    Tcvn3,
    /// VNI for Windows, of the fonts `VNI-Times` and the like: a vowel and a byte for its marks.
    Vni,
    /// VISCII 1.1 (RFC 1456): one byte a letter.
    Viscii,
    /// VPS: one byte a letter.
    Vps,
    /// VIQR (RFC 1456): ASCII, marks are written behind the vowel: `Tie^'ng Vie^.t`.
    Viqr,
}

impl Encoding {
    /// All of them, in the order in which they are listed to people.
    pub const ALL: [Self; 9] = [
        Self::Utf8,
        Self::Utf16Le,
        Self::Utf16Be,
        Self::Windows1258,
        Self::Tcvn3,
        Self::Vni,
        Self::Viscii,
        Self::Vps,
        Self::Viqr,
    ];

    /// The name, as [`Display`](fmt::Display) prints it.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::Windows1258 => "windows-1258",
            Self::Tcvn3 => "tcvn3",
            Self::Vni => "vni",
            Self::Viscii => "viscii",
            Self::Vps => "vps",
            Self::Viqr => "viqr",
        }
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl FromStr for Encoding {
    type Err = UnknownEncoding;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        let plain: String = name
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .map(|c| c.to_ascii_lowercase())
            .collect();
        Ok(match plain.as_str() {
            "utf8" => Self::Utf8,
            "utf16le" => Self::Utf16Le,
            "utf16be" => Self::Utf16Be,
            "windows1258" | "cp1258" | "xcp1258" => Self::Windows1258,
            "tcvn3" | "abc" | "tcvn3abc" | "vscii3" => Self::Tcvn3,
            "vni" | "vniwindows" | "vniwin" => Self::Vni,
            "viscii" | "viscii11" | "csviscii" => Self::Viscii,
            "vps" => Self::Vps,
            "viqr" | "csviqr" => Self::Viqr,
            _ => return Err(UnknownEncoding { name: name.into() }),
        })
    }
}

/// A name that is no [`Encoding`]'s.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "unknown encoding {name:?}; known are utf-8, utf-16le, utf-16be, windows-1258, tcvn3, vni, viscii, vps, viqr"
)]
pub struct UnknownEncoding {
    name: Box<str>,
}
