use super::{assert_tree, rows};
use crate::mention::Kind;
use crate::parse;
use crate::plan::{Block, DetailKind, Grid};

#[test]
fn tabs_open_cells_and_a_new_first_cell_a_row() {
    let parsed = parse(
        "KẾ HOẠCH NĂM 2023\nI. LỊCH\nTHÁNG 9/2023\n\tNỘI DUNG\n\tBIỆN PHÁP\n\t- Khai giảng\n- Họp\n\t- Tập văn nghệ\n\t- Vui Trung thu\n\t- Mỗi lớp một mâm cỗ",
    );
    assert_eq!(
        rows(&parsed),
        [
            vec![(Some(0), vec!["Khai giảng", "Họp"]), (Some(1), vec!["Tập văn nghệ"])],
            vec![(Some(0), vec!["Vui Trung thu"]), (Some(1), vec!["Mỗi lớp một mâm cỗ"])],
        ]
    );
    let activities = parsed.plan().activities();
    let measures: Vec<_> = activities
        .iter()
        .map(|a| {
            (
                a.what.as_str(),
                a.measures.iter().map(|m| m.as_str()).collect::<Vec<_>>(),
                a.measures_shared,
            )
        })
        .collect();
    assert_eq!(
        measures,
        [
            ("Khai giảng", vec!["Tập văn nghệ"], true),
            ("Họp", vec!["Tập văn nghệ"], true),
            ("Vui Trung thu", vec!["Mỗi lớp một mâm cỗ"], false),
        ]
    );
    assert_eq!(activities[2].months[0].to_string(), "2023-09");
}

#[test]
fn row_numbers_part_cells_that_stand_a_line_each() {
    let parsed = parse(
        "KẾ HOẠCH NĂM 2024\nI. LỊCH\nCác việc trong quý:\nTT\nNội dung\nThời gian\nNgười thực hiện\n1\nHọp chi đoàn\nTháng 3/2024\nĐ/c Lan\n2\nTrồng cây\nTháng 4/2024\n",
    );
    assert_eq!(
        rows(&parsed),
        [
            vec![
                (Some(0), vec!["1"]),
                (Some(1), vec!["Họp chi đoàn"]),
                (Some(2), vec!["Tháng 3/2024"]),
                (Some(3), vec!["Đ/c Lan"]),
            ],
            // A cell is missing, which one the text does not say: only the first two are sure.
            vec![(Some(0), vec!["2"]), (Some(1), vec!["Trồng cây"]), (None, vec!["Tháng 4/2024"])],
        ]
    );
    let activities = parsed.plan().activities();
    assert_eq!(activities[0].detail(DetailKind::Who).unwrap().value, "Đ/c Lan");
    assert_eq!(activities[1].months[0].to_string(), "2024-04");
}

#[test]
fn group_rows_are_sections_with_the_rest_of_the_table_in_them() {
    let parsed = parse(
        "KẾ HOẠCH\nI. PHÂN CÔNG\n1. Chung\nPHỤ LỤC\nDANH MỤC CÔNG VIỆC\n(Kèm theo Kế hoạch số 12/KH-ABC)\nTT\nNội dung\nThời gian\nGhi chú\nI\nCông tác tổ chức\n1\nKiện toàn\nTháng 3\nXong\nII\nTuyên truyền\n1\nPhát thanh\nTháng 4\nXong\n",
    );
    let appendix = &parsed.plan().appendices[0];
    assert_eq!(appendix.title[0].as_str(), "DANH MỤC CÔNG VIỆC");
    let Block::Section(group) = &appendix.body[1] else { panic!("{:?}", appendix.body) };
    assert_eq!(group.text.as_str(), "Công tác tổ chức");
    let Block::Table(table) = &group.children[0] else { panic!() };
    assert!(table.continued && table.columns.is_empty());
    assert_eq!(table.grid, Grid::RowNumbers);
    assert_eq!(table.rows[0].cells.len(), 4);
}

#[test]
fn a_period_in_the_first_column_holds_the_rest_of_its_row() {
    assert_tree(
        "KẾ HOẠCH\nNĂM HỌC 2025-2026\nI. LỊCH\n\tThời gian\n\tNội dung\n\tTháng 9\n\t- Khai giảng\n- Họp\n\tTháng 10\n\t- Hội nghị",
        "
section I LỊCH
  table I/t1
  period I/2025-09 Tháng 9
    table I/2025-09/t1
      item I/2025-09/t1/r1/c1/-1 Khai giảng
      item I/2025-09/t1/r1/c1/-2 Họp
  period I/2025-10 Tháng 10
    table I/2025-10/t1
      item I/2025-10/t1/r1/c1/-1 Hội nghị",
    );
}

#[test]
fn whole_rows_of_plain_cells_are_counted_out_and_marked_as_a_guess() {
    let parsed = parse(
        "KẾ HOẠCH\nI. CHƯƠNG TRÌNH\nThời gian\nNội dung\nChủ trì\n7h30\nĐón đại biểu\nBan tổ chức\n8h00\nKhai mạc\nHiệu trưởng\n",
    );
    let table = parsed.plan().walk().find_map(|v| match v.block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    let table = table.unwrap();
    assert_eq!((table.grid, table.rows.len()), (Grid::Counted, 2));
    assert_eq!(rows(&parsed)[1][1], (Some(1), vec!["Khai mạc"]));
}

#[test]
fn a_target_ends_with_its_cell() {
    for gap in [" | ", "\t", "      "] {
        let rows =
            ["TT#Nội dung#Thời gian", "4/4 tổ#Ngày ban hành#12/03/2024", "3/3 tổ#Họp#20/03/2024"];
        let text =
            format!("KẾ HOẠCH NĂM 2024\n1. Chỉ tiêu\n{}\n", rows.join("\n")).replace('#', gap);
        let parsed = parse(text.as_str());
        let targets = parsed.plan().mentions.iter().filter(|m| m.kind() == Kind::Target);
        let targets: Vec<_> = targets.map(|m| parsed.slice(m.span)).collect();
        assert_eq!(targets, ["4/4 tổ", "3/3 tổ"], "{gap:?}");
    }
}
