//! What converters do to a text, kind by kind.

use super::becomes;
use crate::text::{RepairKind, SuspicionKind, repair};

#[test]
fn damage_that_can_only_be_damage() {
    becomes("Tất cả đ−ợc th−ờng xuyên", "Tất cả được thường xuyên");
    becomes("nhà tr\u{ad}ờng đã đ\u{ad}ợc", "nhà trường đã được");
    becomes("hoạt đoμn viên", "hoạt đoàn viên");
    becomes("CỘNG HÕA XÃ HỘI", "CỘNG HÒA XÃ HỘI");
    becomes("\u{f0b7} Tổ chức\n\u{f02d} họp", "• Tổ chức\n- họp");
    becomes("phát tri\u{ad}ển co\u{ad}operation", "phát triển cooperation");
    becomes("Đoμn kết, s®d", "Đoàn kết, sđd");
}

#[test]
fn damage_that_the_document_must_show() {
    let hyphens = "Các nhà tr-ờng trong huyện đ-ợc giao; giáo viên h-ớng dẫn; nh- vậy ng-ời học và l-u hồ sơ E-learning.";
    becomes(
        hyphens,
        "Các nhà trường trong huyện được giao; giáo viên hướng dẫn; như vậy người học và lưu hồ sơ E-learning.",
    );
    let drops = "Nhà nớc và các trờng đợc giao, ngời học tơng đơng lớp trên, TRỜNG học.";
    becomes(drops, "Nhà nước và các trường được giao, người học tương đương lớp trên, TRƯỜNG học.");
    let few = repair("Mỗi nhà tr-ờng một kế hoạch.");
    assert!(few.repairs.is_empty());
    assert_eq!(few.suspicions[0].kind, SuspicionKind::Damage);
    assert_eq!(&*few.suspicions[0].to, "trường");
    becomes(
        "GD-ĐT, Mát-xcơ-va, Covid-19, Lê-ô-na, Bà Rịa - Vũng Tàu",
        "GD-ĐT, Mát-xcơ-va, Covid-19, Lê-ô-na, Bà Rịa - Vũng Tàu",
    );
}

/// The kinds of the repairs, in the order of the text.
fn kinds(text: &str) -> Vec<String> {
    repair(text).repairs.iter().map(|repair| repair.kind.to_string()).collect()
}

/// à and ư by themselves are a converter's work; beside letters of TCVN3 they are part of the run.
#[test]
fn a_mu_alone_is_damage_and_part_of_a_run() {
    assert_eq!(kinds("Tất cả các thμnh viên"), ["damage"]);
    assert_eq!(kinds("Tất cả các thµnh viên"), ["tcvn3"]);
    let run = repair("Tất cả hoμn thμnh nhiÖm vô tr−êng giao");
    assert_eq!(run.text, "Tất cả hoàn thành nhiệm vụ trường giao");
    assert_eq!(run.repairs.len(), 1, "{:?}", run.repairs);
    assert_eq!(run.repairs[0].kind.to_string(), "tcvn3");
}

#[test]
fn hyphens_of_other_kinds() {
    becomes(
        "Các nhà tr\u{2010}ờng đ\u{2011}ợc giao, ng\u{2010}ời học h\u{2010}ởng ứng",
        "Các nhà trường được giao, người học hưởng ứng",
    );
}

#[test]
fn letters_of_a_font_that_is_marked_as_symbols() {
    becomes(
        "Kế hoạch \u{f074}\u{f068}\u{f0f9}\u{f063} hi\u{f0d6}n c\u{f0b8}c phong trào",
        "Kế hoạch thực hiện các phong trào",
    );
}

#[test]
fn ligatures_and_bullets() {
    becomes("Văn phòng O\u{fb03}ce, \u{fb01}le tài liệu", "Văn phòng Office, file tài liệu");
    becomes("\u{f0a7} Tổ chức\n\u{f0d8} Thực hiện", "• Tổ chức\n• Thực hiện");
}

#[test]
fn utf16_that_was_read_byte_by_byte() {
    becomes("ÔNG #T#R#I#Â#N cùng dự", "ÔNG TRIÂN cùng dự");
    becomes("C# và F#, #hashtag #âm", "C# và F#, #hashtag #âm");
}

/// The text as a program shows it that takes its UTF-8 for something else.
fn misread(text: &str, page: &[u16; 128]) -> String {
    let c = |byte: u8| match byte.checked_sub(0x80) {
        None => char::from(byte),
        Some(at) => char::from_u32(u32::from(page[usize::from(at)])).unwrap(),
    };
    text.bytes().map(c).collect()
}

#[test]
fn utf8_that_was_read_as_something_else() {
    use crate::text::tables::generated::{MACINTOSH, WINDOWS_1252};
    becomes(
        "Thá»±c hiá»‡n cÃ¡c phong trÃ o thi Ä‘ua “dáº¡y tá»‘t”",
        "Thực hiện các phong trào thi đua “dạy tốt”",
    );
    becomes("Tr√≠ch xu·∫•t c√°c vƒÉn b·∫£n m·ªõi", "Trích xuất các văn bản mới");
    for (name, text) in super::clean_plans() {
        for page in [&WINDOWS_1252, &MACINTOSH] {
            let seen = misread(&text, page);
            let repaired = repair(&seen);
            assert!(repaired.text == text, "{name}");
            assert!(repaired.repairs.iter().all(|repair| repair.kind == RepairKind::Mojibake));
            // Latin-1 is windows-1252 with other control characters.
            let latin: String = text.bytes().map(char::from).collect();
            assert!(repair(&latin).text == text, "{name}");
        }
    }
}

/// A no-break space is the second half of à, and many programs make a blank of it.
#[test]
fn a_blank_that_was_half_of_a_letter() {
    becomes(
        "NhÃ  trÆ°á»\u{9d}ng vÃ  cÃ¡c tá»• toÃ n trÆ°á»\u{9d}ng lÃ m viá»‡c hÃ ng ngÃ y",
        "Nhà trường và các tổ toàn trường làm việc hàng ngày",
    );
}

#[test]
fn misread_words_by_themselves_are_noted() {
    let text = "Kế hoạch thá»±c hành, giá 5 €; ‘Ã’ là chữ A.";
    let repaired = repair(text);
    assert!(repaired.repairs.is_empty(), "{:?}", repaired.repairs);
    let noted: Vec<_> = repaired.suspicions.iter().map(|s| (s.kind, &*s.from, &*s.to)).collect();
    assert_eq!(noted, [(SuspicionKind::Mojibake, "thá»±c", "thực")]);
}

#[test]
fn letters_that_are_gone_are_noted() {
    let lost = |text: &str| -> Vec<(String, String)> {
        let repaired = repair(text);
        assert!(repaired.repairs.is_empty());
        let doubts = repaired.suspicions.iter().filter(|s| s.kind == SuspicionKind::Lost);
        doubts.map(|s| (s.from.to_string(), s.to.to_string())).collect()
    };
    let motto = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
    for seen in [
        "CNG HA X HI CH NGHA VIT NAM",
        "C?NG H?A X? H?I CH? NGH?A VI?T NAM",
        "C NG H A X H I CH NGH A VI T NAM",
    ] {
        let text = format!("S GIAO DUC\n  {seen}\n");
        assert_eq!(lost(&text), [(seen.to_owned(), motto.to_owned())]);
    }
    let union = "TNG LIN ON LAO NG VIT NAM";
    assert_eq!(lost(union)[0].1, "TỔNG LIÊN ĐOÀN LAO ĐỘNG VIỆT NAM");
    assert_eq!(lost("c lp - T do - Hnh phc")[0].1, "Độc lập - Tự do - Hạnh phúc");
    assert_eq!(lost("C n c Lu t Giáo dục")[..], []);
    assert_eq!(lost("C n c Lu t s 123")[0].1, "Căn cứ");
    assert_eq!(lost("Tổ chức h\u{fffd}i nghị"), [("h\u{fffd}i".to_owned(), String::new())]);
    assert_eq!(lost("CONG HOA XA HOI CHU NGHIA VIET NAM\nDoc lap - Tu do - Hanh phuc"), []);
    assert_eq!(lost(&format!("{motto}\nĐộc lập - Tự do - Hạnh phúc")), []);
}
