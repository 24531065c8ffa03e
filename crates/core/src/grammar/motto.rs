//! Quốc hiệu, Tiêu ngữ and their like: the fixed words at the top of a letterhead.

use super::keyword::{any_of, blanks, is_blank, is_dash, strip};
use super::phrases::{Phrases, phrases};
use crate::text::{Letter, initial, is_capitals};

/// `motto = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" / "Độc lập - Tự do - Hạnh phúc" / "ĐẢNG CỘNG SẢN VIỆT NAM" /
/// "ĐOÀN TNCS HỒ CHÍ MINH" / "ĐỘI TNTP HỒ CHÍ MINH"`, alone on its line or both lines of it on one.
pub(crate) fn is_motto(line: &str) -> bool {
    let over = |rest: &str| rest.trim_matches(|c: char| !c.is_alphanumeric()).is_empty();
    motto(line).is_some_and(|rest| over(rest) || watchword(blanks(rest)).is_some_and(over))
        || glued_mottos(line)
}

/// Both lines of Quốc hiệu with nothing between them: `… VIỆT NAMĐộc lập - Tự do - Hạnh phúc`.
fn glued_mottos(line: &str) -> bool {
    if strip(line, "cộng").or_else(|| strip(line, "chxhcn")).is_none() {
        return false;
    }
    let Some(at) = line.find("NAMĐ").map(|at| at + "NAM".len()) else { return false };
    let (first, second) = line.split_at(at);
    motto(first).is_some_and(str::is_empty) && watchword(second).is_some()
}

fn motto(line: &str) -> Option<&str> {
    static MOTTOS: Phrases<8> = phrases([
        "cộng hòa xã hội chủ nghĩa việt nam",
        "cộng hòa xhcn việt nam",
        "chxhcn việt nam",
        "đảng cộng sản việt nam",
        "đoàn tncs hồ chí minh",
        "đoàn thanh niên cộng sản hồ chí minh",
        "đội tntp hồ chí minh",
        "đội thiếu niên tiền phong hồ chí minh",
    ]);
    if let Some((_, rest)) = MOTTOS.at(line) {
        // Chi bộ and đoàn names go on behind the words ("ĐẢNG CỘNG SẢN VIỆT NAM TỈNH …") only in running text.
        return Some(rest);
    }
    watchword(line)
}

/// Whether Quốc hiệu or its like begins a line, whatever stands behind it and whatever letters a conversion changed.
pub(crate) fn begins_motto(line: &str) -> bool {
    motto(line).is_some() || any_of(line, &["cộng hoà", "cộng hịa", "cộng hõa"]).is_some()
}

/// The last words of Quốc hiệu alone on a line, where two columns of a head were broken: `CHỦ NGHĨA VIỆT NAM`.
pub(crate) fn ends_motto(line: &str) -> bool {
    any_of(line, &["chủ nghĩa việt nam", "nghĩa việt nam", "việt nam", "nam"])
        .is_some_and(|(_, rest)| rest.is_empty() && is_capitals(line))
}

/// `watchword = "Độc lập" MARK "Tự do" MARK "Hạnh phúc"`, the marks dashes, dots or commas, with or without blanks; a sign below a
/// letter may be left out: `Độc lâp`, `Hanh phúc`.
fn watchword(line: &str) -> Option<&str> {
    if initial(line.as_bytes()) != b'd' {
        return None;
    }
    let mark = |c: char| is_blank(c) || is_dash(c) || matches!(c, '.' | ',');
    let rest = strip(line, "độc lập").or_else(|| strip(line, "độc lâp"))?;
    let rest = rest.trim_start_matches(mark);
    let rest = strip(rest, "tự do").or_else(|| strip(rest, "tư do"))?;
    let rest = rest.trim_start_matches(mark);
    strip(rest, "hạnh phúc").or_else(|| strip(rest, "hanh phúc"))
}

/// A motto ends with one of three words: a look at the last letters spares the rest.
pub(super) fn ends_in_motto(line: &str) -> bool {
    let line = line.strip_suffix('.').unwrap_or(line);
    ["nam", "phúc", "minh"].iter().any(|w| {
        line.len() > w.len()
            && line.get(line.len() - w.len()..).is_some_and(|end| strip(end, w).is_some())
    })
}

/// Whether a line is Quốc hiệu or Tiêu ngữ with some of its letters lost, changed or torn apart, as a damaged PDF prints
/// them: `CÔNG HÒA XÃ HỘI CHỦ NGHĨA VIT NAM`, `Độc lậ p – Tự do – Hạ nh phúc`.
pub(crate) fn is_damaged_motto(line: &str) -> bool {
    let near = |words: &str, most: usize| {
        let mut letters = [0; LONGEST_MOTTO];
        let letters = base_letters(line, &mut letters);
        // So many letters are at least lost or put in.
        letters.is_some_and(|letters| {
            letters.len().abs_diff(words.len()) <= most
                && distance(letters, words.as_bytes()) <= most
        })
    };
    if line.len() > LONGEST_DAMAGED {
        return false;
    }
    match line.chars().next().map(|c| Letter::of(c).base()) {
        Some('c') => is_capitals(line) && near("conghoaxahoichunghiavietnam", 3),
        Some('d') => line.contains(is_dash) && near("doclaptudohanhphuc", 2),
        _ => false,
    }
}

/// The longest line, in bytes, that is looked at for a damaged motto.
const LONGEST_DAMAGED: usize = 64;

/// The most letters that are looked at for a motto.
const LONGEST_MOTTO: usize = 32;

/// The base letters of a line, in small ASCII letters; nothing where it has too many, or others.
fn base_letters<'b>(line: &str, room: &'b mut [u8; LONGEST_MOTTO]) -> Option<&'b [u8]> {
    let mut length = 0;
    for c in line.chars().filter(|c| c.is_alphanumeric()) {
        *room.get_mut(length)? = u8::try_from(Letter::of(c).base()).ok()?;
        length += 1;
    }
    room.get(..length)
}

/// How many letters have to be changed, put in or taken out to make one word of the other.
fn distance(one: &[u8], other: &[u8]) -> usize {
    let mut row: [usize; LONGEST_MOTTO + 1] = std::array::from_fn(|n| n);
    for (i, a) in one.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in other.iter().enumerate().take(LONGEST_MOTTO) {
            let changed = diagonal + usize::from(a != b);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[other.len().min(LONGEST_MOTTO)]
}

/// Whether Quốc hiệu stands somewhere in a line, whatever stands around it: a letterhead that was run together.
pub(crate) fn holds_motto(line: &str) -> bool {
    line.contains("CHỦ NGHĨA VIỆT NAM")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn mottos() {
        assert!(is_motto("CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM"));
        assert!(is_motto("Độc lập -Tự do – Hạnh phúc"));
        assert!(is_motto("Độc lâp - Tự do – Hạnh phúc") && is_motto("Độc lập - Tư do - Hanh phúc"));
        assert!(is_motto("Độc lập, Tự do, Hạnh phúc"));
        assert!(is_motto("ĐẢNG CỘNG SẢN VIỆT NAM"));
        assert!(is_motto("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc"));
        assert!(!is_motto("Độc lập - Tự do - Hạnh phúc là khát vọng"));
        assert!(!is_motto("Đảng Cộng sản Việt Nam quang vinh"));
    }

    #[test]
    fn mottos_that_lost_letters() {
        for line in [
            "CÔNG HÒA XÃ HỘI CHỦ NGHĨA VIT NAM",
            "Độc lậ p – Tự do – Hạ nh phúc",
            "CỘNG HÕA XÃ HỘI CH NGHĨA VIỆT NAM",
        ] {
            assert!(is_damaged_motto(line), "{line}");
        }
        for line in [
            "CÔNG ĐOÀN TRƯỜNG TIỂU HỌC VIỆT NAM",
            "Độc lập suy nghĩ - tự học",
            "Công hòa xã hội chủ nghĩa Việt Nam",
        ] {
            assert!(!is_damaged_motto(line), "{line}");
        }
    }
}
