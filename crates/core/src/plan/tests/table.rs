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
fn points_of_a_cell_stay_in_its_row() {
    let parsed = parse(
        "KẾ HOẠCH NĂM 2023\nI. VIỆC\nThời gian\tNội dung\tPhụ trách\nTháng 4\t1. Trồng cây\n2. Kiểm tra\n3. Tập huấn\tÔng Bình\n\
         Tháng 5\t1. Kỷ niệm\n2. Phun thuốc\tBà Tý\nII. TỔ CHỨC\n1. Các thôn.",
    );
    assert_eq!(
        rows(&parsed),
        [
            vec![
                (Some(0), vec!["Tháng 4"]),
                (Some(1), vec!["1. Trồng cây", "2. Kiểm tra", "3. Tập huấn"]),
                (Some(2), vec!["Ông Bình"]),
            ],
            vec![
                (Some(0), vec!["Tháng 5"]),
                (Some(1), vec!["1. Kỷ niệm", "2. Phun thuốc"]),
                (Some(2), vec!["Bà Tý"]),
            ],
        ]
    );
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

/// The activities of a plan of one table: what, by whom, and their months.
fn scheduled(rows: &str) -> Vec<(String, String, String)> {
    let text = format!("KẾ HOẠCH\nHoạt động câu lạc bộ năm học 2022 - 2023\nI. LỊCH\n{rows}");
    let parsed = parse(text.as_str());
    let activities = parsed.plan().activities().into_iter();
    let shown = activities.map(|a| {
        let who: Vec<_> =
            a.details.iter().filter(|d| d.kind == DetailKind::Who).map(|d| d.value).collect();
        let months: Vec<_> = a.months.iter().map(ToString::to_string).collect();
        (a.what.as_str().to_owned(), who.join(", "), months.join(" "))
    });
    shown.collect()
}

#[track_caller]
fn assert_scheduled(rows: &str, expected: &[(&str, &str, &str)]) {
    let seen = scheduled(rows);
    let seen: Vec<_> = seen.iter().map(|(a, b, c)| (a.as_str(), b.as_str(), c.as_str())).collect();
    assert_eq!(seen, expected, "{rows}");
}

/// Word leaves the lines of a cell as lines: a tab stands where the cell ends.
#[test]
fn a_row_between_tabs_goes_on_over_lines() {
    assert_scheduled(
        "Tháng\tNội dung công việc\tNgười thực hiện\tGhi chú\n8/2022\t- Dọn phòng đọc.\n- Lập danh sách.\n- Mua sách mới.\t- Chủ nhiệm\n- Thủ thư\t\n9/2022\t- Khai mạc.\n- Trao thẻ.\t- Thủ thư\n- Lớp trưởng\tCó quà\nII. TỔ CHỨC\n- Các lớp thực hiện.\n",
        &[
            ("Dọn phòng đọc.", "Chủ nhiệm, Thủ thư", "2022-08"),
            ("Lập danh sách.", "Chủ nhiệm, Thủ thư", "2022-08"),
            ("Mua sách mới.", "Chủ nhiệm, Thủ thư", "2022-08"),
            ("Khai mạc.", "Thủ thư", "2022-09"),
            ("Trao thẻ.", "Lớp trưởng", "2022-09"),
        ],
    );
    // Without markers.
    assert_scheduled(
        "Tháng\tNội dung\tPhụ trách\n8/2022\tDọn phòng đọc\nLập danh sách\tThủ thư\n9/2022\tKhai mạc\tChủ nhiệm\n",
        &[
            ("Dọn phòng đọc", "Thủ thư", "2022-08"),
            ("Lập danh sách", "Thủ thư", "2022-08"),
            ("Khai mạc", "Chủ nhiệm", "2022-09"),
        ],
    );
}

/// An item behind a row whose last cell holds none goes on with the items of the row.
#[test]
fn an_item_behind_a_row_between_tabs_stands_with_the_items() {
    assert_scheduled(
        "Thời gian\tNội dung\tPhụ trách\nTháng 9/2022\t- Khai mạc\tChủ nhiệm\n- Trao thẻ\nTháng 10\tĐọc sách\tThủ thư\n",
        &[
            ("Khai mạc", "Chủ nhiệm", "2022-09"),
            ("Trao thẻ", "Chủ nhiệm", "2022-09"),
            ("Đọc sách", "Thủ thư", "2022-10"),
        ],
    );
}

/// Below a month that holds for several rows the week comes first: its number is no month.
#[test]
fn a_week_below_an_empty_month_is_no_month() {
    assert_scheduled(
        "Tháng\tTuần\tNội dung\tPhụ trách\n9\t1\tKiểm tra thẻ\tThủ thư\n\t2\tXếp sách\tLớp 7A\n10\t1\tĐọc sách\tThủ thư\n",
        &[
            ("Kiểm tra thẻ", "Thủ thư", "2022-09"),
            ("Xếp sách", "Lớp 7A", "2022-09"),
            ("Đọc sách", "Thủ thư", "2022-10"),
        ],
    );
}

/// Items that each begin a row stay rows, with cells at the end left out or not.
#[test]
fn items_that_begin_rows_are_rows() {
    assert_scheduled(
        "Nội dung\tThời gian\tPhụ trách\n- Họp câu lạc bộ\tTháng 9\tCô Hạnh\n- Đọc sách\tTháng 10\n- Thi kể chuyện\tTháng 11\tThầy Bình\n- Tổng kết\tTháng 5\t\n",
        &[
            ("Họp câu lạc bộ", "Cô Hạnh", "2022-09"),
            ("Đọc sách", "", "2022-10"),
            ("Thi kể chuyện", "Thầy Bình", "2022-11"),
            ("Tổng kết", "", "2023-05"),
        ],
    );
    // A tab behind a marker parts no cells.
    assert_scheduled(
        "Nội dung\tPhụ trách\n-\tHọp câu lạc bộ\tCô Hạnh\n-\tĐọc sách\tThầy Bình\n",
        &[("Họp câu lạc bộ", "Cô Hạnh", ""), ("Đọc sách", "Thầy Bình", "")],
    );
}

#[test]
fn a_row_between_tabs_may_have_an_empty_first_cell() {
    assert_scheduled(
        "Tháng\tNội dung\tPhụ trách\n9\t- Họp câu lạc bộ\tCô Hạnh\n\t- Bầu chủ nhiệm\tThầy Bình\n\tMua sách\tCô Mai\n10\tĐọc sách\tThầy Bình\n\t\tCô Hạnh\n",
        &[
            ("Họp câu lạc bộ", "Cô Hạnh", "2022-09"),
            ("Bầu chủ nhiệm", "Thầy Bình", "2022-09"),
            ("Mua sách", "Cô Mai", "2022-09"),
            // Only the cell of whoever does it is filled: a further one.
            ("Đọc sách", "Thầy Bình, Cô Hạnh", "2022-10"),
        ],
    );
    assert_scheduled(
        "Ngày\tBuổi\tNội dung\n15/11\tSáng\tKhai mạc\n\tChiều\tThi viết\n16/11\tSáng\tThi vẽ\n",
        &[("Khai mạc", "", "2022-11"), ("Thi viết", "", "2022-11"), ("Thi vẽ", "", "2022-11")],
    );
}

/// A week may stand on a line of its own, its days on the next, before the tab.
#[test]
fn a_week_that_begins_a_row_may_have_lines_of_its_own() {
    assert_scheduled(
        "Tuần\tNội dung\tNgười thực hiện\nTuần 1\n(từ 03/10 đến 08/10)\t- Dự giờ\n- Nộp giáo án\tTổ trưởng\nTuần 2\n(từ 31/10 đến 05/11)\t- Sinh hoạt chuyên đề\tCả tổ\nTuần 3\t- Kiểm tra\tNhóm Toán\nTuần 4\t- Sơ kết\n- Bình bầu\tCả tổ\n",
        &[
            ("Dự giờ", "Tổ trưởng", "2022-10"),
            ("Nộp giáo án", "Tổ trưởng", "2022-10"),
            ("Sinh hoạt chuyên đề", "Cả tổ", "2022-10 2022-11"),
            ("Kiểm tra", "Nhóm Toán", ""),
            ("Sơ kết", "Cả tổ", ""),
            ("Bình bầu", "Cả tổ", ""),
        ],
    );
}

/// Below a month each line is a cell, and the cells fill the columns: they are counted out.
#[test]
fn cells_of_a_line_each_that_fill_rows_are_counted_out() {
    assert_scheduled(
        "Tháng\nChủ điểm\nNội dung hoạt động\nTháng 9\nEm yêu thư viện\n- Khai mạc.\n- Phát thẻ.\nTháng 10\nSách và bạn\n- Đọc sách.\nII. TỔ CHỨC\n- Các lớp thực hiện.\n",
        &[("Khai mạc.", "", "2022-09"), ("Phát thẻ.", "", "2022-09"), ("Đọc sách.", "", "2022-10")],
    );
    assert_scheduled(
        "THÁNG\nNỘI DUNG\nTHỜI GIAN\nTHỰC HIỆN\n9/2022\nKiểm kê kho sách\nTuần 1\nThủ thư\nPhát thẻ mới\nTuần 4\nBCH, BGH\n10/2022\nThi kể chuyện\nTuần 3\nTổ Ngữ văn\nII. TỔ CHỨC\n- Các lớp thực hiện.\n",
        &[
            ("Kiểm kê kho sách", "Thủ thư", "2022-09"),
            ("Phát thẻ mới", "BCH, BGH", "2022-09"),
            ("Thi kể chuyện", "Tổ Ngữ văn", "2022-10"),
        ],
    );
    assert_scheduled(
        "Ngày\nNội dung\nPhụ trách\n01/12\nHọp câu lạc bộ\nChủ nhiệm\n05/12 - 09/12\nKiểm kê kho sách\nThủ thư\n15/12\n- Đọc sách\n- Trao thẻ\nCác chi đoàn\n",
        &[
            ("Họp câu lạc bộ", "Chủ nhiệm", "2022-12"),
            ("Kiểm kê kho sách", "Thủ thư", "2022-12"),
            ("Đọc sách", "Các chi đoàn", "2022-12"),
            ("Trao thẻ", "Các chi đoàn", "2022-12"),
        ],
    );
}

/// Outside a block of time a line of a table with gaps may be a day or a part of one: only lists are activities.
#[test]
fn lines_of_a_table_with_gaps_are_no_activities() {
    assert_scheduled(
        "Thứ, ngày\nBuổi\nNội dung\nNgười thực hiện\nHai\nSáng\n- Chào cờ\nToàn trường\nChiều\n- Đọc sách\nThủ thư\nBa\nSáng\n- Kiểm kê\nThủ thư\n",
        &[("Chào cờ", "Toàn trường", ""), ("Đọc sách", "Thủ thư", ""), ("Kiểm kê", "Thủ thư", "")],
    );
    // A day stands before what is done on it, never behind.
    assert_scheduled(
        "Ngày\nBuổi\nNội dung\nNgười thực hiện\n20/11\nSáng\n- Mít tinh\nToàn trường\nChiều\n- Đọc sách\nLớp 7A\n02/12\nSáng\n- Kiểm kê\nThủ thư\n",
        &[
            ("Mít tinh", "Toàn trường", "2022-11"),
            ("Đọc sách", "Lớp 7A", ""),
            ("Kiểm kê", "Thủ thư", "2022-12"),
        ],
    );
}

/// Where cells are left out, one that names persons tells of what stands before it.
#[test]
fn cells_that_name_persons_tell_of_what_stands_before() {
    assert_scheduled(
        "Tháng\nNội dung hoạt động\nNgười thực hiện\nGhi chú\n8/2022\n- Dọn kho sách.\n- Phát thẻ.\nBCH\nCĐV\n9/2022\n- Khai mạc.\nĐ/c Hạnh, Tổ Ngữ văn\n10/2022\n- Tổ chức thi.\nII. TỔ CHỨC\n- Các lớp thực hiện.\n",
        &[
            ("Dọn kho sách.", "BCH, CĐV", "2022-08"),
            ("Phát thẻ.", "BCH, CĐV", "2022-08"),
            ("Khai mạc.", "Đ/c Hạnh, Tổ Ngữ văn", "2022-09"),
            ("Tổ chức thi.", "", "2022-10"),
        ],
    );
}

/// A row that a week begins ends where the next first cell does, be it a week or other days.
#[test]
fn the_days_below_a_week_in_a_column_are_not_of_it() {
    assert_scheduled(
        "\tThời gian\n\tNội dung\n\tPhụ trách\n\tTuần 3 tháng 9\n\tKiểm kê kho sách\n\tThủ thư\n\tTừ 06/10 đến 10/10\n\tPhát thẻ mới\n\tCô Hạnh\n",
        &[("Kiểm kê kho sách", "Thủ thư", "2022-09"), ("Phát thẻ mới", "Cô Hạnh", "2022-10")],
    );
}

#[test]
fn rows_on_lines_below_a_group_keep_their_columns() {
    for text in [
        "KẾ HOẠCH THÁNG 3 NĂM 2023\nSTT\tNỘI DUNG\tTHỜI GIAN\tPHỤ TRÁCH\nI\tTuyên truyền\n1\tBiển đảo\t08/3/2023\tTPT\nII\tViệc khác\n1\tHội trại\t26/3/2023\tBGH",
        "KẾ HOẠCH THÁNG 3 NĂM 2023\nSTT\tNỘI DUNG\n(1)\tTHỜI GIAN\n(2)\tPHỤ TRÁCH\n(3)\n1\tBiển đảo\t08/3/2023\tTPT\n2\tHội trại\t26/3/2023\tBGH",
    ] {
        let parsed = parse(text);
        let plan = parsed.plan();
        let told: Vec<_> = plan
            .activities()
            .iter()
            .map(|a| {
                (a.what.as_str().to_owned(), a.detail(DetailKind::Who).unwrap().value.to_owned())
            })
            .collect();
        assert_eq!(
            told,
            [("Biển đảo".to_owned(), "TPT".to_owned()), ("Hội trại".to_owned(), "BGH".to_owned())]
        );
    }
}

#[test]
fn bars_between_heads_part_no_table() {
    let parsed = parse(
        "KẾ HOẠCH NGOẠI KHÓA NĂM HỌC 2017-2018\nV. TIẾN ĐỘ\nThời gian\n|\nNội dung công việc\n|\nPhân công\n|\n04/10/2017\n|\nLễ hội Trăng rằm\n|\nCô Nga\n|\nVI. KINH PHÍ",
    );
    let activities = parsed.plan().activities();
    assert_eq!(activities[0].what.as_str(), "Lễ hội Trăng rằm");
    assert_eq!(activities[0].detail(DetailKind::Who).unwrap().value, "Cô Nga");
    assert_eq!(activities[0].months[0].to_string(), "2017-10");
}

#[test]
fn numbers_of_other_columns_begin_no_rows() {
    let parsed = parse(
        "KẾ HOẠCH NĂM HỌC 2018-2019\nI. CHỦ ĐỀ\nSTT\nNội dung\nSố tuần\nTuần\nThời gian\nChuẩn bị khai giảng\n17/8 - 8/9/2018\n1\nBé và cô\n3\n1 - 3\n10/9 - 29/9/2018\n\
         2\nCác bác\n3\n4 - 6\n01/10 - 20/10/2018\n3\nĐồ chơi\n4\n7 - 10\n22/10 - 17/11/2018",
    );
    let plan = parsed.plan();
    let told: Vec<_> = plan
        .activities()
        .iter()
        .map(|a| (a.what.as_str().to_owned(), a.months[0].to_string()))
        .collect();
    let told: Vec<_> = told.iter().map(|(what, month)| (what.as_str(), month.as_str())).collect();
    assert_eq!(told, [("Bé và cô", "2018-09"), ("Các bác", "2018-10"), ("Đồ chơi", "2018-10")]);
}

#[test]
fn a_row_without_a_remark_has_its_columns() {
    let parsed = parse(
        "CHƯƠNG TRÌNH HỘI THI NĂM 2013\nI. LỊCH\nTT\nThời gian\nNội dung\nNgười thực hiện\nGhi chú\n1\n7h30 - 8h30\nĐón đại biểu\nBTC\n2\n8h30 - 9h00\nVăn nghệ\nĐoàn TN",
    );
    let activities = parsed.plan().activities();
    assert_eq!(activities.len(), 2);
    assert_eq!(activities[0].what.as_str(), "Đón đại biểu");
    assert_eq!(activities[1].detail(DetailKind::Who).unwrap().value, "Đoàn TN");
}

#[test]
fn a_weekday_and_its_day_are_one_cell() {
    let parsed = parse(
        "LỊCH CÔNG TÁC TUẦN 12 NĂM 2023\nThứ ngày\tBuổi\tNội dung công việc\tNgười thực hiện\nThứ 2\n20/11\tSáng\t- Chào cờ\tToàn trường\nThứ 3\n21/11\tSáng\t- Dự giờ\tBGH",
    );
    let activities = parsed.plan().activities();
    assert_eq!(activities[0].what.as_str(), "Chào cờ");
    assert_eq!(activities[0].detail(DetailKind::Who).unwrap().value, "Toàn trường");
    assert_eq!(activities[1].what.as_str(), "Dự giờ");
}
