//! The texts of a document.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt::{self, Write as _};
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::sync::Arc;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{Deserialize, Deserializer, Visitor};
use serde::{Serialize, Serializer};

/// How long a text may be that stands in a [`Str`] itself, in bytes: as long as leaves it at three words.
const SHORT: usize = 22;

/// A text of a document, which is a `str`: borrowed from the plan that the document was made from, or its own.
///
/// Most texts are short (labels, days, paths) and stand in the value itself. Longer ones are shared: an activity has
/// the text of the item that it was made from.
///
/// ```
/// use kehoach_json::Str;
///
/// let label = Str::from("II");
/// assert_eq!(label, "II");
/// assert_eq!(label.len(), 2);
/// ```
#[derive(Clone)]
pub struct Str<'a>(Kept<'a>);

#[derive(Clone)]
enum Kept<'a> {
    Borrowed(&'a str),
    Short(u8, [u8; SHORT]),
    Shared(Arc<str>),
}

impl<'a> Str<'a> {
    /// A text that stands elsewhere.
    #[must_use]
    pub const fn borrowed(text: &'a str) -> Self {
        Self(Kept::Borrowed(text))
    }

    /// What a value prints.
    pub(crate) fn print(value: &impl fmt::Display) -> Self {
        let mut printed = Printed { length: 0, bytes: [0; SHORT], long: String::new() };
        // Writing to memory cannot fail.
        let _ = write!(printed, "{value}");
        if printed.long.is_empty() {
            // No more bytes than a short text has.
            Self(Kept::Short(printed.length as u8, printed.bytes))
        } else {
            Self(Kept::Shared(printed.long.into()))
        }
    }

    /// What a value prints, if it prints anything.
    pub(crate) fn print_some(value: &impl fmt::Display) -> Option<Self> {
        Some(Self::print(value)).filter(|printed| !printed.as_str().is_empty())
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Kept::Borrowed(text) => text,
            // It was made of a text, so that it is one.
            Kept::Short(length, bytes) => {
                let bytes = bytes.get(..usize::from(*length)).unwrap_or_default();
                std::str::from_utf8(bytes).unwrap_or_default()
            }
            Kept::Shared(text) => text,
        }
    }

    /// The same text, borrowed from nothing.
    #[must_use]
    pub fn into_owned(self) -> Str<'static> {
        self.into_owned_by(Arc::from)
    }

    /// As [`into_owned`](Self::into_owned); `share` makes what longer texts that were borrowed are kept in.
    pub(crate) fn into_owned_by(self, share: impl FnOnce(&'a str) -> Arc<str>) -> Str<'static> {
        Str(match self.0 {
            Kept::Borrowed(text) => short(text).unwrap_or_else(|| Kept::Shared(share(text))),
            Kept::Short(length, bytes) => Kept::Short(length, bytes),
            Kept::Shared(text) => Kept::Shared(text),
        })
    }
}

/// A text that is printed: in the room of a short one for as long as it fits.
struct Printed {
    length: usize,
    bytes: [u8; SHORT],
    /// All of it, once it does not fit.
    long: String,
}

impl fmt::Write for Printed {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let end = self.length + text.len();
        match self.bytes.get_mut(self.length..end) {
            Some(room) if self.long.is_empty() => {
                room.copy_from_slice(text.as_bytes());
                self.length = end;
            }
            _ => {
                if self.long.is_empty() {
                    let begun = self.bytes.get(..self.length).unwrap_or_default();
                    self.long.push_str(std::str::from_utf8(begun).unwrap_or_default());
                }
                self.long.push_str(text);
            }
        }
        Ok(())
    }
}

fn short<'a>(text: &str) -> Option<Kept<'a>> {
    let mut bytes = [0; SHORT];
    bytes.get_mut(..text.len())?.copy_from_slice(text.as_bytes());
    Some(Kept::Short(u8::try_from(text.len()).ok()?, bytes))
}

impl<'a> From<&'a str> for Str<'a> {
    fn from(text: &'a str) -> Self {
        Self::borrowed(text)
    }
}

impl From<String> for Str<'_> {
    fn from(text: String) -> Self {
        Self(short(&text).unwrap_or_else(|| Kept::Shared(text.into())))
    }
}

impl<'a> From<Cow<'a, str>> for Str<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        match text {
            Cow::Borrowed(text) => text.into(),
            Cow::Owned(text) => text.into(),
        }
    }
}

impl Default for Str<'_> {
    fn default() -> Self {
        Self::borrowed("")
    }
}

impl Deref for Str<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl AsRef<str> for Str<'_> {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Display for Str<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self.as_str(), f)
    }
}

impl fmt::Debug for Str<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl PartialEq for Str<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Str<'_> {}

impl PartialEq<str> for Str<'_> {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Str<'_> {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}

impl PartialOrd for Str<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Str<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl Hash for Str<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl Serialize for Str<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}

impl<'de> Deserialize<'de> for Str<'_> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Text;

        impl Visitor<'_> for Text {
            type Value = Str<'static>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a string")
            }

            fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
                Ok(Str::from(text).into_owned())
            }
        }

        deserializer.deserialize_str(Text)
    }
}

impl JsonSchema for Str<'_> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> Cow<'static, str> {
        String::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        String::json_schema(generator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_of_all_lengths_stay_what_they_are() {
        for length in 0..60 {
            let text = "ố".repeat(length) + "x";
            let owned = Str::from(text.as_str()).into_owned();
            assert_eq!(owned, text.as_str());
            assert_eq!(Str::from(text.clone()), owned);
            assert_eq!(serde_json::to_string(&owned).unwrap(), format!("{text:?}"));
        }
    }

    #[test]
    fn what_a_value_prints_is_its_text() {
        for length in 0..60 {
            let parts: Vec<char> = "ố/".repeat(length).chars().collect();
            let joined: String = parts.iter().collect();
            struct Parts(Vec<char>);
            impl fmt::Display for Parts {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    self.0.iter().try_for_each(|part| write!(f, "{part}"))
                }
            }
            assert_eq!(Str::print(&Parts(parts)), joined.as_str());
        }
    }

    #[test]
    fn a_text_takes_three_words() {
        assert_eq!(size_of::<Str<'_>>(), 3 * size_of::<usize>());
        assert_eq!(size_of::<Option<Str<'_>>>(), 3 * size_of::<usize>());
    }
}
