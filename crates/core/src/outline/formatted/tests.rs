//! Outlines and tables of texts with hints.

use crate::hint::{Cell, Hints, Label, LineHint, Place, Table};
use crate::outline::Outline;
use crate::plan::{Block, Grid};
use crate::{Parser, Source};

/// A text with hints, from lines of the form `HINTS | text`. Hints: `head`, `note`, `box`, `bold`, `r0c1` (row and column of
/// a cell of the first table; of the second one behind a `t1`), `2x3` (its rows and columns), `l1` and `b0` (the level of a number or a bullet).
fn source(notation: &str, tables: &[Table]) -> (String, Hints) {
    let (mut text, mut lines) = (String::new(), Vec::new());
    let mut before = None;
    for line in notation.lines() {
        let (hints, line) = line.split_once("| ").unwrap_or((line, ""));
        let mut hint = LineHint::default();
        let mut table = 0;
        for word in hints.split_whitespace() {
            match word {
                "head" => hint.place = Place::Running,
                "note" => hint.place = Place::Note,
                "box" => hint.place = Place::Box,
                "bold" => hint.bold = true,
                "t1" => table = 1,
                _ => {
                    let number = |at: &str| at.parse::<u16>().unwrap();
                    if let Some((row, column)) =
                        word.strip_prefix('r').and_then(|w| w.split_once('c'))
                    {
                        hint.cell = Some(Cell {
                            table,
                            row: number(row).into(),
                            column: number(column),
                            row_span: 1,
                            column_span: 1,
                        });
                    } else if let (Some((rows, columns)), Some(cell)) =
                        (word.split_once('x'), &mut hint.cell)
                    {
                        cell.row_span = number(rows);
                        cell.column_span = number(columns);
                    } else {
                        let (kind, level) = word.split_at(1);
                        let level = level.parse().unwrap();
                        hint.label = Some(Label { level, bullet: kind == "b" });
                    }
                }
            }
        }
        if hint.cell.is_some() && hint.cell != before {
            text.push('\t');
        }
        before = hint.cell;
        text.push_str(line);
        text.push('\n');
        lines.push(hint);
    }
    (text, Hints::new(lines).tables(tables.to_vec()))
}

const BORDERED: Table = Table { rows: 3, columns: 3, head_rows: 0, bordered: true, within: None };

/// The rows of the outline: line, role, parent, label.
#[track_caller]
fn check(notation: &str, table: Table, expected: &str) {
    let (text, hints) = source(notation, &[table]);
    let mut found = String::new();
    Outline::with_hints(&text, &hints).write_tsv(&mut found).unwrap();
    let rows: Vec<String> =
        found.lines().skip(1).map(|row| row.replace('\t', " ").trim().to_owned()).collect();
    let expected: Vec<&str> = expected.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
    assert_eq!(rows, expected);
}

#[test]
fn what_stands_on_every_page_is_no_text() {
    check(
        "\
head | Trường Tiểu học Sao Mai
| KẾ HOẠCH
| Năm học 2023 - 2024
| I. MỤC ĐÍCH
| Nâng cao chất lượng các
head | KẾ HOẠCH NĂM HỌC
note | Theo công văn của Phòng.
| buổi sinh hoạt.
",
        Table::default(),
        "1 artifact 0
        2 title 0
        3 title 0
        4 section 0 I
        5 paragraph 4
        6 artifact 0
        7 footnote 0
        8 cont 5",
    );
}

#[test]
fn a_table_of_the_file_gives_columns_and_cells() {
    check(
        "\
| KẾ HOẠCH
| I. NỘI DUNG
r0c0 bold | Lớp
r0c1 bold | Sĩ số
r0c2 bold | Giáo viên
r1c0 | 1A
r1c1 | 32
r1c2 | - Cô Hoa
r1c2 | - Thầy Nam
r2c0 | 1B
r2c2 | Trên đây là lớp ghép
| II. TỔ CHỨC
",
        BORDERED,
        "1 title 0
        2 section 0 I
        3 column 2
        4 column 2
        5 column 2
        6 cell 3
        7 cell 4
        8 item 5 -
        9 item 5 -
        10 cell 3
        11 cell 5
        12 section 0 II",
    );
}

#[test]
fn a_month_heads_as_many_rows_as_its_cell_spans() {
    let table = Table { rows: 4, columns: 2, ..BORDERED };
    check(
        "\
| KẾ HOẠCH
| Năm học 2023 - 2024
r0c0 | Tháng
r0c1 | Nội dung
r1c0 2x1 | Tháng 9
r1c1 | - Khai giảng
r2c1 | - Hội nghị
r3c0 | Tháng 10
r3c1 | - Hội thi
",
        table,
        "1 title 0
        2 title 0
        3 column 0
        4 column 0
        5 period 0 2023-09
        6 item 4 -
        7 item 4 -
        8 period 0 2023-10
        9 item 4 -",
    );
}

#[test]
fn a_letterhead_without_borders_comes_apart() {
    check(
        "\
r0c0 | TRƯỜNG TIỂU HỌC SAO MAI
r0c0 | Số: 12/KH-TH
r0c1 | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
r0c1 | Độc lập - Tự do - Hạnh phúc
| KẾ HOẠCH
| Hoạt động năm 2024
",
        Table { rows: 1, columns: 2, bordered: false, ..BORDERED },
        "1 issuer 0
        2 number 0
        3 motto 0
        4 motto 0
        5 title 0
        6 title 0",
    );
}

#[test]
fn automatic_labels_open_blocks_and_have_levels() {
    check(
        "\
| KẾ HOẠCH
l0 | 1. Công tác của các
l1 | 1. tổ chuyên môn
l1 | 2. Đoàn thể
l0 | 2. Thi đua
b0 | - Học kỳ một
b1 | - Đợt một
b0 | - Học kỳ hai
",
        Table::default(),
        "1 title 0
        2 section 0 1
        3 section 2 1
        4 section 2 2
        5 section 0 2
        6 item 5 -
        7 item 6 -
        8 item 5 -",
    );
}

#[test]
fn nothing_goes_on_over_the_edge_of_a_box() {
    check(
        "\
| KẾ HOẠCH
| I. MỤC ĐÍCH
| Phối hợp với các
box | Công văn đến
| Đoàn thể trong trường.
",
        Table::default(),
        "1 title 0
        2 section 0 I
        3 paragraph 2
        4 paragraph 2
        5 paragraph 2",
    );
}

#[test]
fn the_model_keeps_rows_columns_and_spans() {
    let (text, hints) = source(
        "\
| KẾ HOẠCH
| Năm 2024
| I. LỊCH CÔNG TÁC
r0c0 2x1 | TT
r0c1 2x1 | Nội dung
r0c2 1x2 | Thời gian
r1c2 | Bắt đầu
r1c3 | Kết thúc
r2c0 | 1
r2c1 | Tổng vệ sinh trường lớp.
r2c2 1x2 | Tháng 3
r4c0 | 2
r4c1 | Hội khỏe cấp trường.
r4c2 | 05/4
r4c3 | 06/4
",
        &[Table { rows: 5, columns: 4, head_rows: 2, bordered: true, within: None }],
    );
    let parsed = Parser::new().parse_source(Source::hinted(text, hints, None));
    let plan = parsed.plan();
    let Block::Section(section) = &plan.body[0] else { panic!("{:?}", plan.body) };
    let [Block::Table(table)] = &section.children[..] else { panic!("{:?}", section.children) };
    assert_eq!(table.grid, Grid::File);
    let columns: Vec<_> = table.columns.iter().map(crate::plan::Text::as_str).collect();
    assert_eq!(columns, ["TT", "Nội dung", "Bắt đầu", "Kết thúc"]);
    let group = &table.groups[0];
    assert_eq!((group.text.as_str(), group.column, group.column_span), ("Thời gian", 2, 2));
    let rows: Vec<_> = table.rows.iter().map(|row| row.number).collect();
    assert_eq!(rows, [Some(2), Some(4)]);
    let cells: Vec<_> =
        table.rows[0].cells.iter().map(|c| (c.column.unwrap(), c.column_span)).collect();
    assert_eq!(cells, [(0, 1), (1, 1), (2, 2)]);
    let activities = plan.activities();
    let what: Vec<_> = activities.iter().map(|a| a.what.as_str()).collect();
    assert_eq!(what, ["Tổng vệ sinh trường lớp.", "Hội khỏe cấp trường."]);
}

#[test]
fn a_table_without_a_head_has_its_own_columns_if_they_are_more() {
    let notation = "\
| KẾ HOẠCH
| I. LỊCH
r0c0 | Tháng
r0c1 | Nội dung
r1c0 | Tháng 9
r1c1 | Khai giảng
t1 r0c0 | Buổi sáng
t1 r0c1 1x2 | Chào cờ, sinh hoạt lớp
t1 r1c0 | Buổi chiều
t1 r1c1 | Thể dục
t1 r1c2 | Vệ sinh
";
    let two = Table { rows: 2, columns: 2, ..BORDERED };
    let (text, hints) = source(notation, &[two, Table { columns: 3, ..two }]);
    let parsed = Parser::new().parse_source(Source::hinted(text, hints, None));
    let Some(Block::Section(section)) = parsed.plan().body.first() else { panic!("no section") };
    let tables: Vec<_> = section
        .children
        .iter()
        .filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
        .collect();
    assert_eq!(tables.len(), 2);
    assert!(!tables[1].continued);
    let cells = tables[1].rows.iter().flat_map(|row| &row.cells);
    let cells: Vec<_> = cells.map(|cell| (cell.column.unwrap(), cell.column_span)).collect();
    assert_eq!(cells, [(0, 1), (1, 2), (0, 1), (1, 1), (2, 1)]);
}

/// What is to be done, with its months and the sections that it stands in.
fn activities(notation: &str, table: Table) -> Vec<String> {
    let (text, hints) = source(notation, &[table]);
    let parsed = Parser::new().parse_source(Source::hinted(text, hints, None));
    let shown = |activity: &crate::plan::Activity<'_, '_>| {
        let months: Vec<_> = activity.months.iter().map(ToString::to_string).collect();
        let sections: Vec<_> = activity.sections.iter().map(|s| s.text.as_str()).collect();
        format!("{} {} {}", months.join(","), sections.join("/"), activity.what.as_str())
    };
    parsed.plan().activities().iter().map(shown).collect()
}

#[test]
fn months_in_the_first_column_have_the_activities_of_their_rows() {
    let found = activities(
        "\
| KẾ HOẠCH
| Năm học 2023 - 2024
| I. LỊCH
r0c0 | Tháng
r0c1 | Nội dung
r1c0 2x1 | Tháng 9
r1c1 | - Khai giảng
r2c1 | - Hội nghị
r3c0 | Tháng 2
r3c1 | - Hội thi
",
        Table { rows: 4, columns: 2, ..BORDERED },
    );
    assert_eq!(found, ["2023-09 LỊCH Khai giảng", "2023-09 LỊCH Hội nghị", "2024-02 LỊCH Hội thi"]);
}

#[test]
fn a_head_above_numbers_and_texts_names_the_texts() {
    let found = activities(
        "\
| KẾ HOẠCH
| Năm 2024
| I. PHÂN CÔNG
r0c0 1x2 | Nhiệm vụ
r0c2 | Chủ trì
r1c0 | I
r1c1 | Chuyên môn
r2c0 | 1
r2c1 | Dự giờ các tổ.
r2c2 | Ban giám hiệu
r3c0 | 2
r3c1 | Kiểm tra hồ sơ.
r3c2 | Tổ trưởng
",
        Table { rows: 4, columns: 3, ..BORDERED },
    );
    assert_eq!(
        found,
        [" PHÂN CÔNG/Chuyên môn Dự giờ các tổ.", " PHÂN CÔNG/Chuyên môn Kiểm tra hồ sơ."]
    );
}

#[test]
fn runs_in_old_fonts_are_decoded_for_certain() {
    use crate::Span;
    use crate::hint::LegacyRun;
    use crate::text::{Encoding, Repairer};
    // One word alone, which reads as a word as it stands, and small letters that show as capitals.
    let text = "dùng\nkÕ ho¹ch\nKeá hoaïch\n";
    let run = |word: &str, encoding, capitals| {
        let at = text.find(word).unwrap();
        LegacyRun { span: Span::of(at, at + word.len()), encoding, capitals }
    };
    let runs = vec![
        run("dùng", Encoding::Tcvn3, false),
        run("kÕ ho¹ch", Encoding::Tcvn3, true),
        run("Keá hoaïch", Encoding::Vni, false),
    ];
    let hints = Hints::default().legacy(runs);
    let source = Source::hinted(text, hints, Some(Repairer::new()));
    assert_eq!(source.repaired(), "dựng\nKẾ HOẠCH\nKế hoạch\n");
    assert_eq!(source.repairs().len(), 3);
    assert_eq!(source.map().to_source("dựng\nKẾ ".len()), "dùng\nkÕ ".len());
}

#[test]
fn offices_in_a_table_without_borders_say_who() {
    let table = Table { rows: 2, columns: 3, bordered: false, ..BORDERED };
    check(
        "\
| KẾ HOẠCH
| Năm học 2023 - 2024
r0c0 | Nội dung
r0c1 | Thời gian
r0c2 | Phụ trách
r1c0 | Khai giảng
r1c2 | BGH
",
        table,
        "1 title 0
        2 title 0
        3 column 0
        4 column 0
        5 column 0
        6 cell 3
        7 cell 5",
    );
}

#[test]
fn a_time_that_was_merged_for_two_rows_is_that_of_both() {
    let notation = "\
| KẾ HOẠCH
| Năm học 2023 - 2024
r0c0 | Thời gian
r0c1 | Nội dung
r0c2 | Phụ trách
r1c0 2x1 | 20/11/2023
r1c1 | Mít tinh
r1c2 | BGH
r2c1 | Văn nghệ
r2c2 | Đoàn
r3c0 | 25/12/2023
r3c1 | Sơ kết
";
    let (text, hints) = source(notation, &[Table { rows: 4, ..BORDERED }]);
    let parsed = Parser::new().parse_source(Source::hinted(text, hints, None));
    let told: Vec<String> = parsed
        .plan()
        .activities()
        .iter()
        .map(|activity| {
            let details: Vec<&str> = activity.details.iter().map(|detail| detail.value).collect();
            format!("{}: {}", activity.what.text, details.join(", "))
        })
        .collect();
    assert_eq!(
        told,
        ["Mít tinh: 20/11/2023, BGH", "Văn nghệ: 20/11/2023, Đoàn", "Sơ kết: 25/12/2023"]
    );
}

#[test]
fn months_by_their_numbers_head_the_rows_of_a_file() {
    let notation = "\
| KẾ HOẠCH
| Năm học 2023 - 2024
r0c0 | Tháng
r0c1 | Nội dung
r0c2 | Số tiết
r1c0 | 9
r1c1 | Hội thảo ngày 15
r1c2 | 10
r2c0 | 10 + 11
r2c1 | Hội giảng
";
    let table = Table { rows: 3, ..BORDERED };
    check(
        notation,
        table,
        "1 title 0
        2 title 0
        3 column 0
        4 column 0
        5 column 0
        6 period 0 2023-09
        7 cell 4
        8 cell 5
        9 period 0 2023-10,2023-11
        10 cell 4",
    );
    let (text, hints) = source(notation, &[table]);
    let parsed = Parser::new().parse_source(Source::hinted(text, hints, None));
    let days: Vec<String> = parsed
        .plan()
        .mentions
        .iter()
        .filter(|mention| mention.kind() == crate::mention::Kind::Day)
        .filter_map(|mention| mention.resolved.map(|resolved| resolved.value.to_string()))
        .collect();
    assert_eq!(days, ["2023-09-15"]);
}
