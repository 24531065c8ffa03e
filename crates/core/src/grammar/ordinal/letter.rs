//! Letters that count.

/// The letters of điểm, in order. ND30 counts a b c d đ e g h i k l m n o p q r s t u v x y; f, j, w and z are typed
/// by people who think of the English alphabet.
const ALPHABET: [char; 27] = [
    'a', 'b', 'c', 'd', 'đ', 'e', 'f', 'g', 'h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r',
    's', 't', 'u', 'v', 'w', 'x', 'y', 'z',
];

pub(super) fn letter_value(c: char) -> Option<u16> {
    ALPHABET.iter().position(|l| *l == c).and_then(|p| u16::try_from(p + 1).ok())
}

/// The letter that an ordinal of a letter kind prints.
pub(crate) fn letter_of(value: u16) -> char {
    ALPHABET.get(usize::from(value).wrapping_sub(1)).copied().unwrap_or('?')
}

/// Whether letter `next` may follow `last` with nothing left out: `đ`, `f`, `j` and `w` are left out by many.
pub(crate) fn letter_follows(last: u16, next: u16) -> bool {
    let optional = |v: u16| matches!(letter_of(v), 'đ' | 'f' | 'j' | 'w');
    next > last && (last + 1..next).all(optional)
}
