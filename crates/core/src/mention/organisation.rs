//! Bodies by name: `LĐLĐ huyện Kim Lương`, `Sở Giáo dục và Đào tạo`, `Trường THCS Bình Minh`.

use std::fmt;

use super::number::{Res, miss};
use crate::grammar::keyword::{blanks, is_blank};
use crate::grammar::phrases::{Front, Phrases, first_of, phrases, read};

/// A body that a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// The name as written, blanks folded.
    pub name: Box<str>,
}

impl Organisation {
    /// The name with the letters of its head written out: `Liên đoàn Lao động huyện` for `LĐLĐ huyện`; nothing where the head
    /// is written out already.
    ///
    /// ```
    /// use kehoach::mention::Organisation;
    ///
    /// let union = Organisation { name: "LĐLĐ huyện".into() };
    /// assert_eq!(union.full().as_deref(), Some("Liên đoàn Lao động huyện"));
    /// ```
    #[must_use]
    pub fn full(&self) -> Option<String> {
        let (full, rest) = alone(&self.name, read(&self.name, 0).1)?;
        Some(format!("{full}{rest}"))
    }
}

impl fmt::Display for Organisation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match alone(&self.name, read(&self.name, 0).1) {
            Some((full, rest)) => write!(f, "{full}{rest}"),
            None => f.write_str(&self.name),
        }
    }
}

/// Heads that name a body alone, and what their letters stand for.
const ALONE: [(&str, &str); 13] = [
    ("UBND", "Ủy ban nhân dân"),
    ("HĐND", "Hội đồng nhân dân"),
    ("UBMTTQ", "Ủy ban Mặt trận Tổ quốc"),
    ("MTTQ", "Mặt trận Tổ quốc"),
    ("LĐLĐ", "Liên đoàn Lao động"),
    ("TLĐ", "Tổng Liên đoàn Lao động Việt Nam"),
    ("CĐGD", "Công đoàn Giáo dục"),
    ("CĐCS", "Công đoàn cơ sở"),
    ("PGDĐT", "Phòng Giáo dục và Đào tạo"),
    ("PGD", "Phòng Giáo dục và Đào tạo"),
    ("SGDĐT", "Sở Giáo dục và Đào tạo"),
    ("BGDĐT", "Bộ Giáo dục và Đào tạo"),
    ("BCH", "Ban Chấp hành"),
];

/// Heads that name a body only with what follows them.
const HEADS: Phrases<35> = phrases([
    "ủy ban nhân dân",
    "hội đồng nhân dân",
    "ủy ban mặt trận",
    "tổng liên đoàn",
    "tổng lđlđ",
    "liên đoàn lao động",
    "công đoàn",
    "đảng ủy",
    "đảng bộ",
    "chi bộ",
    "chi đoàn",
    "huyện ủy",
    "tỉnh ủy",
    "thành ủy",
    "huyện đoàn",
    "tỉnh đoàn",
    "ban chấp hành",
    "ban thường vụ",
    "ban tuyên giáo",
    "ban tổ chức",
    "ban dân vận",
    "ban đại diện",
    "ban chỉ huy",
    "ban giám hiệu",
    "ban nữ công",
    "hội đồng",
    "hội",
    "đoàn",
    "sở",
    "phòng",
    "bộ",
    "trường",
    "trung tâm",
    "công ty",
    "liên đội",
]);

/// Words in small letters that go on with a name.
const LINKS: Phrases<14> = phrases([
    "tỉnh",
    "huyện",
    "xã",
    "thành phố",
    "phường",
    "quận",
    "thị xã",
    "thị trấn",
    "cấp trên",
    "cơ sở",
    "trường",
    "ngành",
    "nhân dân",
    "địa phương",
]);

/// Words of names whose second syllable is written small: `Công đoàn`, `Y tế`.
pub(super) const COMPOUNDS: Phrases<138> = phrases([
    "kế hoạch",
    "tổ chức",
    "công đoàn",
    "công an",
    "công nghệ",
    "công thương",
    "công nhân",
    "công chức",
    "công tác",
    "công dân",
    "cựu chiến binh",
    "chính phủ",
    "chính trị",
    "dân tộc",
    "dân vận",
    "dân sự",
    "dịch vụ",
    "du lịch",
    "đảng ủy",
    "đào tạo",
    "đầu tư",
    "giao thông",
    "giáo dục",
    "hành chính",
    "huyện ủy",
    "kế toán",
    "khoa học",
    "khuyến học",
    "kiểm tra",
    "kinh tế",
    "lao động",
    "mầm non",
    "mặt trận",
    "môi trường",
    "nghề nghiệp",
    "nhà giáo",
    "nông dân",
    "nông nghiệp",
    "nội vụ",
    "phổ thông",
    "phụ nữ",
    "quân sự",
    "tài chính",
    "tài nguyên",
    "thanh niên",
    "thanh tra",
    "thành ủy",
    "thể thao",
    "thiếu niên",
    "thông tin",
    "thường vụ",
    "thường xuyên",
    "tiểu học",
    "tỉnh ủy",
    "trung học",
    "trung ương",
    "truyền thông",
    "tuyên giáo",
    "tư pháp",
    "văn hóa",
    "việt nam",
    "viên chức",
    "xã hội",
    "y tế",
    "kỹ thuật",
    "kiểm định",
    "kiểm soát",
    "kiểm toán",
    "điều dưỡng",
    "sinh viên",
    "học sinh",
    "hậu cần",
    "vật tư",
    "kinh doanh",
    "nhân sự",
    "tổng hợp",
    "quản lý",
    "quản trị",
    "khảo thí",
    "đảm bảo",
    "chất lượng",
    "nghiên cứu",
    "ngoại ngữ",
    "tin học",
    "dự án",
    "xây dựng",
    "hạ tầng",
    "thương binh",
    "bảo hiểm",
    "bảo vệ",
    "chăm sóc",
    "sức khỏe",
    "dân số",
    "thể dục",
    "thiết bị",
    "thư viện",
    "tham mưu",
    "phát triển",
    "hợp tác",
    "đối ngoại",
    "quốc phòng",
    "an ninh",
    "cảnh sát",
    "bệnh viện",
    "đại học",
    "cao đẳng",
    "ngân hàng",
    "chữ thập đỏ",
    "chữ thập",
    "cha mẹ học sinh",
    "thành đoàn",
    "tỉnh đoàn",
    "huyện đoàn",
    "phòng chống thiên tai",
    "phòng chống",
    "liên đội",
    "chi đội",
    "cha mẹ",
    "phụ huynh",
    "thương mại",
    "nông thôn",
    "thủy lợi",
    "thú y",
    "trồng trọt",
    "chăn nuôi",
    "địa chính",
    "tôn giáo",
    "điện lực",
    "viễn thông",
    "bưu điện",
    "kho bạc",
    "công ty",
    "đô thị",
    "quy hoạch",
    "giám sát",
    "pháp chế",
    "bảo tồn",
    "bộ trưởng",
]);

/// Words that no name goes on with, though capitals may write them: `CÔNG ĐOÀN CƠ SỞ NĂM HỌC`.
const STOPS: Phrases<14> = phrases([
    "năm",
    "tháng",
    "quý",
    "ngày",
    "số",
    "kế hoạch",
    "nhiệm kỳ",
    "giai đoạn",
    "cộng hòa",
    "độc lập",
    "về",
    "của",
    "tổ chức",
    "chủ tịch",
]);

const AND: Phrases<1> = phrases(["và"]);

/// What begins like a head and is none.
const NO_HEADS: Phrases<19> = phrases([
    "trường học",
    "hội trường",
    "hội nghị",
    "hội thi",
    "hội thảo",
    "hội viên",
    "hội chợ",
    "hội trại",
    "hội khỏe",
    "hội diễn",
    "hội giảng",
    "phong trào",
    "đoàn viên",
    "đoàn kết",
    "bộ phận",
    "bộ môn",
    "phòng học",
    "phòng chống",
    "trường hợp",
]);

/// `Phòng`, a room, and what guards against.
const ROOM: Phrases<1> = phrases(["phòng"]);

/// What a committee is set up for, and no body.
const EVENTS: Phrases<14> = phrases([
    "hội nghị",
    "hội thi",
    "hội thảo",
    "hội chợ",
    "hội trại",
    "hội khỏe",
    "hội diễn",
    "hội giảng",
    "cuộc thi",
    "hội thao",
    "đại hội",
    "cuộc vận động",
    "chương trình",
    "giải",
]);

/// `organisation = ALONE *tail / HEAD 1*tail`, `tail = LINK / CAPITALISED / "và" CAPITALISED / LETTERS`; the head begins with a
/// capital. At most 16 words.
pub(super) fn organisation(input: &str) -> Res<'_, Organisation> {
    // The letters of a head alone are one word in capitals.
    let mut front = Front::of(input);
    let (head, complete) = match alone(input, front.end()) {
        Some((_, rest)) => (rest, true),
        None => match front.first_of(&HEADS) {
            Some((_, rest)) if front.first_of(&NO_HEADS).is_none() => (rest, false),
            _ => return miss(input),
        },
    };
    let mut rest = head;
    for _ in 0..16 {
        match tail(rest) {
            Some(after) => rest = after,
            None => break,
        }
    }
    if rest.len() == head.len() && !complete {
        return miss(input);
    }
    let written = input.get(..input.len() - rest.len()).unwrap_or("");
    Ok((rest, Organisation { name: fold_blanks(written) }))
}

/// What the letters of a head that stands alone stand for, and what follows them; the first word ends at `end`.
fn alone(input: &str, end: usize) -> Option<(&'static str, &str)> {
    let (first, rest) = input.split_at_checked(end)?;
    // The same letters are the command of soldiers.
    if first == "BCH" && first_of(blanks(rest), &OF_SOLDIERS).is_some() {
        return Some(("Ban Chỉ huy", rest));
    }
    ALONE.iter().find(|(letters, _)| *letters == first).map(|(_, full)| (*full, rest))
}

const OF_SOLDIERS: Phrases<1> = phrases(["quân sự"]);

/// One more word of a name.
fn tail(rest: &str) -> Option<&str> {
    let next = blanks(rest);
    // "Phòng Tài chính - Kế hoạch"
    if let Some(second) = next.strip_prefix(['-', '–']).map(blanks)
        && second.starts_with(char::is_uppercase)
    {
        let mut front = Front::of(second);
        let body = front.first_of(&HEADS).is_some();
        return front.first_of(&COMPOUNDS).filter(|_| !body).map(|(_, after)| after);
    }
    if next.len() == rest.len() || !next.starts_with(char::is_alphabetic) {
        return None;
    }
    let mut front = Front::of(next);
    let mut letters = next.chars();
    let name = letters.next().is_some_and(char::is_uppercase)
        && letters.next().is_some_and(char::is_lowercase);
    if front
        .first_of(&STOPS)
        .is_some_and(|(word, _)| !(name && matches!(word, "kế hoạch" | "tổ chức")))
    {
        return None;
    }
    let capital = next.starts_with(char::is_uppercase);
    // `Ban Tổ chức Hội thi` is named by what it holds, `Ban Chỉ huy Phòng, chống thiên tai` by a list.
    let listed = || first_of(next, &ROOM).is_some_and(|(_, rest)| rest.starts_with(','));
    if capital && (front.first_of(&EVENTS).is_some() || listed()) {
        return None;
    }
    // `Huyện ủy` before `huyện`.
    if let Some((_, after)) = front.first_of(&COMPOUNDS).filter(|_| capital) {
        return Some(after);
    }
    if let Some((_, after)) = front.first_of(&LINKS) {
        return Some(after);
    }
    if let Some((_, after)) = front.first_of(&AND) {
        let more = blanks(after);
        // `UBND tỉnh và Ban Dân vận Tỉnh ủy` are two bodies.
        let mut second = Front::of(more);
        if second.first_of(&HEADS).is_some() && second.first_of(&NO_HEADS).is_none() {
            return None;
        }
        let word = || {
            Front::of(more)
                .first_of(&COMPOUNDS)
                .map_or_else(|| end_of_word(more), |(_, after)| after)
        };
        return more.starts_with(char::is_uppercase).then(word);
    }
    capital.then(|| end_of_word(next))
}

/// What follows the word at the front: letters, then `&` and letters (`GD&ĐT`).
fn end_of_word(input: &str) -> &str {
    let mut rest = input.get(read(input, 0).1..).unwrap_or("");
    while let Some(more) = rest.strip_prefix(['&', '-']) {
        if !more.starts_with(char::is_uppercase) {
            break;
        }
        rest = more.get(read(more, 0).1..).unwrap_or("");
    }
    rest
}

fn fold_blanks(text: &str) -> Box<str> {
    let plain = |pair: &[u8]| match pair {
        [b' ', b' '] => false,
        [byte, _] => *byte >= b' ' && !matches!(byte, 0xC2 | 0xE2 | 0xE3 | 0xEF),
        _ => true,
    };
    if text.as_bytes().windows(2).all(plain) {
        return text.into();
    }
    text.split(is_blank).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ").into()
}
