//! Binary Word files that LibreOffice does not write: made by hand, as bare as they can be.

#![allow(clippy::unwrap_used, reason = "it is a test")]

mod common;

use common::{SECTOR, doc_of_word, doc_streams, fixture, word_file};
use kehoach_read::{Document, Format, Options, Place, read_bytes};

/// A Word 6 file out of its container: the header, then text of one byte a character.
fn word_6(text: &[u8], flags: u16) -> Vec<u8> {
    const HEADER: usize = 768;
    let mut file = vec![0; HEADER];
    let mut put = |at: usize, value: u32| file[at..at + 4].copy_from_slice(&value.to_le_bytes());
    let len = u32::try_from(text.len()).unwrap();
    put(0, 0x0065_A5DC);
    put(10, u32::from(flags));
    put(24, HEADER as u32);
    put(28, HEADER as u32 + len);
    put(0x34, len);
    // Vietnamese.
    file[6..8].copy_from_slice(&0x042A_u16.to_le_bytes());
    file.extend_from_slice(text);
    file.resize(2048, 0);
    file
}

#[test]
fn word_6_gives_its_text() {
    let file = word_6(b"K\xEA\xEC ho\xE0\xF2ch\rI. M\xF4\xD2t\x0Bhai\r", 0);
    assert_eq!(Format::detect(&file), Some(Format::Doc));
    let document = read_bytes(&file, &Options::new()).unwrap();
    assert_eq!(document.text, "Kê\u{301} hoà\u{323}ch\nI. Mô\u{309}t\nhai\n");
    assert!(document.lines[2].continued);
    // It was not where a sound file has it.
    assert!(!document.damage.is_empty());
}

#[test]
fn encrypted_files_say_so() {
    let error = read_bytes(&word_6(b"x", 0x0100), &Options::new()).unwrap_err();
    assert!(error.is_encrypted());
    assert_eq!(error.to_string(), "the .doc file is encrypted: a password is needed");
}

/// What a file keeps whose text and tables are all there, but whose directory is cut off.
#[track_caller]
fn keeps_all_but_the_directory(cut: &[u8]) {
    let sound = read_bytes(&fixture("ke-hoach.doc"), &Options::new()).unwrap();
    let document = read_bytes(cut, &Options::new()).unwrap();
    assert_eq!(document.text, sound.text);
    assert_eq!(document.tables.len(), sound.tables.len());
    for index in 0..sound.lines.len() {
        assert_eq!(document.label(index), sound.label(index), "{}", sound.line(index));
        let place = |one: &Document| one.cell(index).map(|cell| (cell.row, cell.column));
        assert_eq!(place(&document), place(&sound), "{}", sound.line(index));
    }
    assert!(document.damage.iter().any(|damage| damage.part().contains("Table")));
}

#[test]
fn files_that_word_lays_out_read_alike() {
    let sound = read_bytes(&fixture("ke-hoach.doc"), &Options::new()).unwrap();
    let document = read_bytes(&doc_of_word(), &Options::new()).unwrap();
    assert_eq!(document.text, sound.text);
    assert_eq!(document.damage, []);
}

#[test]
fn a_lost_directory_costs_no_labels_and_no_cells() {
    let file = fixture("ke-hoach.doc");
    keeps_all_but_the_directory(&file[..SECTOR * 44]);
    // Word writes the text first, and the table of chains behind all else.
    let file = doc_of_word();
    keeps_all_but_the_directory(&file[..file.len() - 2 * SECTOR]);
    // Where the cut goes through the tables, the text is still all there.
    let (word, tables) = doc_streams();
    let half = SECTOR + word.len() + tables.len() / 2;
    let document = read_bytes(&file[..half], &Options::new()).unwrap();
    for word in ["MỤC ĐÍCH", "Kiểm kê", "Thầy Gió", "Nơi nhận"] {
        assert!(document.text.contains(word), "{word}");
    }
}

/// A record of the drawings in a file.
fn record(first: u16, kind: u16, body: &[u8]) -> Vec<u8> {
    let len = u32::try_from(body.len()).unwrap();
    [&first.to_le_bytes()[..], &kind.to_le_bytes(), &len.to_le_bytes(), body].concat()
}

#[test]
fn letters_drawn_by_a_shape_are_a_text_box() {
    const SHAPE: u32 = 0x0401;
    let shape = |number: u32, text: &str| {
        let text: Vec<u8> = text.encode_utf16().chain([0]).flat_map(u16::to_le_bytes).collect();
        // A rotation, a name, the letters, and the values of the two that are long behind all of them.
        let mut properties =
            [[4, 0, 0, 0, 0, 0], [0x80, 0xC3, 4, 0, 0, 0], [0xC0, 0x80, 0, 0, 0, 0]].concat();
        properties[14..18].copy_from_slice(&u32::try_from(text.len()).unwrap().to_le_bytes());
        properties.extend(b"x\0\0\0");
        properties.extend(text);
        let shape = record(0x0882, 0xF00A, &[number.to_le_bytes(), [0; 4]].concat());
        record(0xF, 0xF004, &[shape, record(0x33, 0xF00B, &properties)].concat())
    };
    let (mut word, mut tables) = doc_streams();
    let drawings = [
        record(0xF, 0xF000, &record(0, 0xF006, &[0; 16])),
        // The drawing of the main text, then that of the headers.
        vec![0],
        record(
            0xF,
            0xF002,
            &[record(0x10, 0xF008, &[0; 8]), shape(SHAPE, "Chúc mừng\rnăm học mới")].concat(),
        ),
        vec![1],
        record(0xF, 0xF002, &shape(SHAPE + 1, "BẢN NHÁP")),
    ]
    .concat();
    // It stands where the text box of the file stood.
    let sound = read_bytes(&fixture("ke-hoach.doc"), &Options::new()).unwrap();
    let text_box = sound.lines.iter().position(|line| line.place == Place::TextBox).unwrap();
    let old = 154 + 8 * 40;
    let old = u32::from_le_bytes(word[old..old + 4].try_into().unwrap()) as usize;
    let anchors =
        [&tables[old..old + 4], &2000_u32.to_le_bytes(), &SHAPE.to_le_bytes(), &[0; 22]].concat();
    for (table, bytes) in [(50, drawings), (40, anchors)] {
        let place = 154 + 8 * table;
        let (at, len) = (u32::try_from(tables.len()).unwrap(), u32::try_from(bytes.len()).unwrap());
        word[place..place + 4].copy_from_slice(&at.to_le_bytes());
        word[place + 4..place + 8].copy_from_slice(&len.to_le_bytes());
        tables.extend(bytes);
    }
    tables.resize(tables.len().next_multiple_of(SECTOR), 0);
    let document = read_bytes(&word_file(&word, &tables), &Options::new()).unwrap();
    let nth = document.text.lines().position(|line| line == "Chúc mừng").unwrap();
    assert_eq!(document.line(nth + 1), "năm học mới");
    assert_eq!(document.lines[nth].place, Place::TextBox);
    assert_eq!(document.line(nth - 1), sound.line(text_box - 1));
    assert!(!document.text.contains("NHÁP"));
    // A drawing whose records lie about their lengths says nothing, and ends.
    for at in (0..tables.len()).rev().take(600) {
        let mut torn = tables.clone();
        torn[at] ^= 0x80;
        assert!(read_bytes(&word_file(&word, &torn), &Options::new()).is_ok());
    }
}

#[test]
fn numbers_that_a_field_counts_are_written_out() {
    let text = b"\x13 AUTONUM \x15 Ban t\xF4 ch\xF5c\r\x13 AUTONUM \\s ) \x15 Th\xEAi gian\r\x13 PAGE \x142\x15\r";
    let document = read_bytes(&word_6(text, 0), &Options::new()).unwrap();
    assert_eq!(document.text, "1. Ban tô chơc\n2) Thêi gian\n2\n");
}

/// A file as Word writes it, cut in its text: the header says where the text may begin, a page too early; between the
/// stretches of the text lie pages of properties; and how long the text was is more than what is left of the file.
#[test]
fn the_text_before_a_cut_is_found_among_pages_of_properties() {
    const CHARACTERS: u32 = 60_000;
    let mut word = vec![0; 0x600];
    let mut put = |at: usize, value: u32| word[at..at + 4].copy_from_slice(&value.to_le_bytes());
    put(0, 0x00C1_A5EC);
    put(10, 0x12F0);
    put(24, 0x600);
    put(28, 0x2_0000);
    put(0x4C, CHARACTERS);
    put(0x54, 57);
    // Nothing of a page before the text is text.
    word.extend([0; 0x200]);
    let sentence = |nth: usize| format!("Nội dung thứ {nth}: tổ chức hội thi vẽ tranh ở trường.\r");
    let said: String = (0..40).map(sentence).collect();
    let units: Vec<u16> = said.encode_utf16().collect();
    let (first, second) = units.split_at(1024);
    let bytes =
        |units: &[u16]| -> Vec<u8> { units.iter().flat_map(|unit| unit.to_le_bytes()).collect() };
    word.extend(bytes(first));
    // Places in the file, and what is said of them: numbers, not letters.
    for page in 0_u32..3 {
        for place in 0..100 {
            word.extend((0x0800 + 400 * page + 12 * place).to_le_bytes());
        }
        word.extend([0x25; 112]);
    }
    word.extend(bytes(second));
    let mut file = vec![0; SECTOR];
    file[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    file.extend(&word);

    let document = read_bytes(&file, &Options::new()).unwrap();
    assert_eq!(document.text, said.replace('\r', "\n"));
    // Far too short for the text that the header speaks of.
    let document = read_bytes(&file[..SECTOR + 0x800 + 1000], &Options::new()).unwrap();
    assert!(document.text.starts_with("Nội dung thứ 0: tổ chức"));
    assert_eq!(document.text.chars().count(), 501);

    // Text of old fonts lies in the file a byte a character.
    word.truncate(0x800);
    let said = "KÕ ho¹ch n¨m häc\r".repeat(60);
    word.extend(said.chars().map(|c| c as u8));
    let mut file = vec![0; SECTOR];
    file[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    file.extend(&word);
    let document = read_bytes(&file, &Options::new()).unwrap();
    assert_eq!(document.text, said.replace('\r', "\n"));
}

/// The table of chains stands in a sector of its own, in large files amid the text; it is no part of it.
#[test]
fn the_table_of_chains_is_no_text() {
    let (word, tables) = doc_streams();
    let middle = 6;
    let streams = [&word[..], &tables].concat();
    let mut file = vec![0xFF; SECTOR];
    file[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    file[44..48].copy_from_slice(&[1, 0, 0, 0]);
    file[76..80].copy_from_slice(&u32::try_from(middle).unwrap().to_le_bytes());
    file.extend(&streams[..middle * SECTOR]);
    file.extend((1_u32..=128).flat_map(u32::to_le_bytes));
    file.extend(&streams[middle * SECTOR..]);
    keeps_all_but_the_directory(&file);
}

/// Where bytes are missing nothing stands at the start of a sector any more.
#[test]
fn text_is_found_where_no_sector_begins() {
    let mut file = fixture("ke-hoach.doc");
    file.drain(3000..3100);
    let document = read_bytes(&file, &Options::new()).unwrap();
    for word in ["MỤC ĐÍCH", "Kiểm kê", "Thầy Gió", "Nơi nhận"] {
        assert!(document.text.contains(word), "{word}");
    }
}

/// What looks like the tables at every place that is tried costs no more than the file is long.
#[test]
fn tables_that_are_not_there_are_not_looked_for_for_ever() {
    for fill in [&[1_u8, 0, 0][..], &[0, 8, 0, 0], &[1, 0, 0, 0], &[0]] {
        let mut word = vec![0; 0x800];
        let mut put =
            |at: usize, value: u32| word[at..at + 4].copy_from_slice(&value.to_le_bytes());
        put(0, 0x00C1_A5EC);
        put(24, 0x800);
        put(28, 0x1000);
        put(0x4C, 1024);
        for table in [33, 13] {
            put(154 + 8 * table, 0);
            put(158 + 8 * table, u32::MAX);
        }
        let mut file = vec![0; SECTOR];
        file[..8].copy_from_slice(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
        file.extend(&word);
        file.extend("Nội dung ".encode_utf16().cycle().take(1024).flat_map(u16::to_le_bytes));
        file.extend(fill.iter().cycle().take(8 << 20));
        let start = std::time::Instant::now();
        let document = read_bytes(&file, &Options::new()).unwrap();
        assert!(document.text.starts_with("Nội dung Nội dung"));
        assert!(start.elapsed().as_secs() < 5, "{fill:?}: {:?}", start.elapsed());
    }
}
