//! Words that office Vietnamese is full of: they decide where spelling alone can't.

use std::collections::HashSet;
use std::sync::LazyLock;

/// One word or two words a line, in lower case.
static COMMON: LazyLock<Common> = LazyLock::new(|| {
    let lines = include_str!("../../data/text/common.txt");
    let mut common = Common::default();
    for line in lines.lines() {
        common.compounds.insert(line);
        common.words.extend(line.split(' '));
    }
    common
});

#[derive(Default)]
struct Common {
    words: HashSet<&'static str>,
    /// Single words too: no harm is done.
    compounds: HashSet<&'static str>,
}

/// Whether `word`, in lower case, is one of the common words.
pub(super) fn is_common(word: &str) -> bool {
    COMMON.words.contains(word)
}

/// Whether two words, in lower case, belong together.
pub(super) fn is_compound(first: &str, second: &str) -> bool {
    !first.is_empty()
        && !second.is_empty()
        && COMMON.compounds.contains(format!("{first} {second}").as_str())
}
