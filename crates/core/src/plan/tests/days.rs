//! Days of a week's programme, and times that a row or a field leaves to what stands beside it.

use crate::plan::DetailKind;
use crate::{Parsed, parse};

/// Of each activity: what, its months, and the times that are told of it.
fn told(parsed: &Parsed<'_>) -> Vec<String> {
    parsed
        .plan()
        .activities()
        .iter()
        .map(|a| {
            let months: Vec<_> = a.months.iter().map(ToString::to_string).collect();
            let times = a.details.iter().filter(|d| d.kind == DetailKind::Time);
            let times: Vec<_> = times.map(|d| d.value).collect();
            format!("{} | {} | {}", a.what.as_str(), months.join(" "), times.join(", "))
        })
        .collect()
}

/// What every day of the plan means, in EDTF.
fn days(parsed: &Parsed<'_>) -> Vec<String> {
    let mentions = parsed.plan().mentions.iter();
    mentions
        .filter(|m| m.kind().as_str() == "day")
        .map(|m| m.resolved.map_or_else(|| m.value.to_string(), |r| r.to_string()))
        .collect()
}

const WEEK: &str =
    "TRƯỜNG MẦM NON SƠN CA\nLỊCH CÔNG TÁC TUẦN 12\n(Từ ngày 25/11/2024 đến ngày 30/11/2024)\n";

#[test]
fn the_day_above_dates_what_is_done_on_it() {
    let text = format!(
        "{WEEK}Thứ Hai, ngày 25/11/2024\n- Chào cờ đầu tuần.\n- Họp Ban giám hiệu.\nThứ Tư (27/11)\nSáng: Dự giờ khối Chồi.\nThứ 6 (29/11): Sinh hoạt chuyên môn.\n"
    );
    assert_eq!(
        told(&parse(text.as_str())),
        [
            "Chào cờ đầu tuần. | 2024-11 | Thứ Hai, ngày 25/11/2024",
            "Họp Ban giám hiệu. | 2024-11 | Thứ Hai, ngày 25/11/2024",
            "Sáng: Dự giờ khối Chồi. | 2024-11 | Thứ Tư (27/11)",
            "Thứ 6 (29/11): Sinh hoạt chuyên môn. | 2024-11 | ",
        ]
    );
}

#[test]
fn a_part_of_a_day_heads_what_is_done_in_it() {
    let text = format!(
        "{WEEK}* Thứ Ba, ngày 26/11/2024:\nSáng:\n- Dự hội nghị tại huyện.\n- Kiểm tra bếp ăn.\nChiều:\n- Họp Hội đồng trường.\n"
    );
    assert_eq!(
        told(&parse(text.as_str())),
        [
            "Dự hội nghị tại huyện. | 2024-11 | Thứ Ba, ngày 26/11/2024, Sáng",
            "Kiểm tra bếp ăn. | 2024-11 | Thứ Ba, ngày 26/11/2024, Sáng",
            "Họp Hội đồng trường. | 2024-11 | Thứ Ba, ngày 26/11/2024, Chiều",
        ]
    );
}

/// What follows the last day of the week is of no day.
#[test]
fn what_stands_behind_the_days_is_of_none() {
    let text = format!(
        "{WEEK}I. LỊCH TRONG TUẦN\n1. Thứ Hai (25/11)\n- Chào cờ.\n2. Thứ Ba (26/11)\n- Dự giờ.\n3. Công việc khác\n- Hoàn thiện hồ sơ.\n"
    );
    assert_eq!(
        told(&parse(text.as_str())),
        [
            "Chào cờ. | 2024-11 | Thứ Hai (25/11)",
            "Dự giờ. | 2024-11 | Thứ Ba (26/11)",
            "Hoàn thiện hồ sơ. | 2024-11 | ",
        ]
    );
}

/// Days with another marker hang from the last item of the day before.
#[test]
fn a_day_is_no_step_of_the_day_before() {
    let text = format!(
        "{WEEK}I. LỊCH\n+ Thứ hai 25/11: Chào cờ, họp giao ban.\n+ Thứ ba 26/11:\n- Sáng: Kiểm tra hồ sơ\n- Chiều: Sinh hoạt tổ\n+ Thứ tư 27/11: Chuyên đề cấp trường.\n"
    );
    assert_eq!(
        told(&parse(text.as_str())),
        [
            "Thứ hai 25/11: Chào cờ, họp giao ban. | 2024-11 | ",
            "Sáng: Kiểm tra hồ sơ | 2024-11 | Thứ ba 26/11",
            "Chiều: Sinh hoạt tổ | 2024-11 | Thứ ba 26/11",
            "Thứ tư 27/11: Chuyên đề cấp trường. | 2024-11 | ",
        ]
    );
}

/// Of a time without a year the month is known; a day that is only mentioned is no time of the task.
#[test]
fn the_time_of_a_task_may_stand_behind_its_colon() {
    let text = "HỘI PHỤ NỮ XÃ AN LẠC\nKẾ HOẠCH\nHoạt động kỷ niệm\nI. NỘI DUNG\n1. Tuần lễ Áo dài: từ ngày 01/3 đến 08/3/2024.\n2. Đợt 1 (từ 15/12/2024 đến 31/12/2024): rà soát hội viên.\n3. Giao lưu bóng chuyền\n- Thời gian: Chiều ngày 07/3\n4. Tuyên truyền: ý nghĩa ngày 8/3 trong hội viên.\n";
    let parsed = parse(text);
    let months: Vec<String> = parsed
        .plan()
        .activities()
        .iter()
        .map(|a| a.months.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "))
        .collect();
    assert_eq!(months, ["2024-03", "2024-12", "XXXX-03", ""]);
}

#[test]
fn a_week_table_has_what_is_done_below_the_parts_of_the_day() {
    let rows = ["Thứ Hai (25/11)\tChào cờ\tHọp giao ban", "Thứ Ba (26/11)\t\tKiểm tra bếp ăn"];
    let text = format!("{WEEK}Thứ\tSáng\tChiều\n{}\n", rows.join("\n"));
    let expected = [
        "Chào cờ | 2024-11 | Thứ Hai (25/11), Sáng",
        "Họp giao ban | 2024-11 | Thứ Hai (25/11), Chiều",
        "Kiểm tra bếp ăn | 2024-11 | Thứ Ba (26/11), Chiều",
    ];
    assert_eq!(told(&parse(text.as_str())), expected);
    let lines = format!(
        "{WEEK}Thứ\nSáng\nChiều\nThứ Hai (25/11)\nChào cờ\nHọp giao ban\nThứ Ba (26/11)\nDự giờ\nKiểm tra bếp ăn\n"
    );
    let parsed = parse(lines.as_str());
    let told = told(&parsed);
    assert_eq!(told[..2], expected[..2]);
    assert_eq!(told[3], expected[2]);
}

#[test]
fn an_empty_day_is_that_of_the_row_above() {
    let text = format!(
        "{WEEK}Thứ\tBuổi\tNội dung\tĐịa điểm\nHai 25/11\tSáng\tChào cờ\tSân trường\n\tChiều\tHọp giao ban\tPhòng họp\nBa 26/11\t\tDạy học bình thường\t\n"
    );
    assert_eq!(
        told(&parse(text.as_str())),
        [
            "Chào cờ | 2024-11 | Hai 25/11, Sáng",
            "Họp giao ban | 2024-11 | Hai 25/11, Chiều",
            "Dạy học bình thường | 2024-11 | Ba 26/11",
        ]
    );
}

const SCHOOL_YEAR: &str = "TRƯỜNG THCS AN LẠC\nKẾ HOẠCH\nHoạt động năm học 2023 - 2024\n";

#[test]
fn a_row_between_bars_without_a_month_is_of_the_month_above() {
    let text = format!(
        "{SCHOOL_YEAR}| Tháng | Nội dung | Người thực hiện |\n|---|---|---|\n| 10 | Giới thiệu sách | Thủ thư |\n|  | Thi kể chuyện ngày 15 | Học sinh |\n| 1/2024 | Kiểm kê | Tổ thư viện |\n"
    );
    let parsed = parse(text.as_str());
    assert_eq!(
        told(&parsed),
        [
            "Giới thiệu sách | 2023-10 | 10",
            "Thi kể chuyện ngày 15 | 2023-10 | 10",
            "Kiểm kê | 2024-01 | 1/2024",
        ]
    );
    assert_eq!(days(&parsed), ["2023-10-15"]);
}

/// Another month in the first cell ends the one above, in whatever words it stands.
#[test]
fn a_row_with_a_month_of_its_own_is_of_that_month() {
    let text = format!(
        "{SCHOOL_YEAR}I. LỊCH\nThời gian\tNội dung công việc\tNgười phụ trách\nTháng 9\t- Khai giảng ngày 5\tBGH\nTháng 10\t- Hội nghị ngày 12\tBGH\nThời gian: Tháng 11\t- Hội giảng ngày 18\tTổ trưởng\n"
    );
    assert_eq!(days(&parse(text.as_str())), ["2023-09-05", "2023-10-12", "2023-11-18"]);
}

#[test]
fn a_month_beside_a_day_tells_which_day_it_is() {
    let text = format!(
        "{SCHOOL_YEAR}I. NỘI DUNG\nSTT\tNội dung\tThời gian\tNgười thực hiện\n1\tTập huấn ngày 5 cho giáo viên\tTháng 9\tBGH\n2\tKiểm tra ngày 20\tTháng 10, 11\tY tế\n"
    );
    let parsed = parse(text.as_str());
    assert_eq!(days(&parsed), ["2023-09-05", "XXXX-XX-20"]);
    let text = format!(
        "{SCHOOL_YEAR}I. NỘI DUNG\n1. Ra quân làm sạch trường lớp\n- Thời gian: Tháng 3\n- ngày 26: tổng kết\n"
    );
    assert_eq!(days(&parse(text.as_str())), ["2024-03-26"]);
}

#[test]
fn tasks_with_a_time_count_beside_a_schedule() {
    let schedule = "III. LỊCH HẰNG THÁNG\nTháng 9/2023\n- Kiện toàn Ban sức khỏe\n";
    let tasks = "I. MỤC ĐÍCH\n1. Chăm sóc sức khỏe học sinh\nThời gian: cả năm\nII. NỘI DUNG\n1. Khám sức khỏe định kỳ\n- Thời gian: Tháng 10/2023\n- Địa điểm: Phòng y tế\n2. Tuyên truyền phòng bệnh\n- Phát tờ rơi cho phụ huynh.\n";
    assert_eq!(
        told(&parse(format!("{SCHOOL_YEAR}{tasks}{schedule}").as_str())),
        ["Khám sức khỏe định kỳ | 2023-10 | Tháng 10/2023", "Kiện toàn Ban sức khỏe | 2023-09 | "]
    );
}

#[test]
fn lettered_points_are_the_fields_of_a_task() {
    let text = format!(
        "{SCHOOL_YEAR}I. LỊCH\nTháng 7/2024\n1. Thăm gia đình chính sách\na) Thời gian: 27/7\nb) Địa điểm: Thôn 2\n2. Cắm trại\nThời gian: 30/7\n"
    );
    assert_eq!(
        told(&parse(text.as_str())),
        ["Thăm gia đình chính sách | 2024-07 | 27/7", "Cắm trại | 2024-07 | 30/7"]
    );
}

#[test]
fn a_heading_between_the_rows_is_a_section_of_those_below() {
    let text = format!(
        "{SCHOOL_YEAR}I. MỤC TIÊU\n- Phục vụ tốt hơn.\nII. NHIỆM VỤ\nSTT\tNhiệm vụ\tSản phẩm\tThời gian\tChủ trì\nI\tCải cách thể chế\n1\tRà soát văn bản\tBáo cáo\tTháng 3/2024\tVăn phòng\nII\tCải cách thủ tục\n1\tCông bố danh mục\tQuyết định\tTháng 5/2024\tVăn phòng\n"
    );
    let parsed = parse(text.as_str());
    let activities = parsed.plan().activities();
    let sections: Vec<_> =
        activities.iter().map(|a| a.sections.last().map_or("", |s| s.text.as_str())).collect();
    assert_eq!(sections, ["Cải cách thể chế", "Cải cách thủ tục"]);
}

/// What recurs every month is not of the month that it stands behind.
#[test]
fn what_recurs_is_of_no_month() {
    let text = format!(
        "{SCHOOL_YEAR}I. LỊCH\nTháng 9\n- Khai giảng ngày 5.\nHằng tháng:\n- Giao ban ngày 28.\nTháng 10\n- Hội nghị ngày 12.\n"
    );
    let parsed = parse(text.as_str());
    assert_eq!(
        told(&parsed),
        [
            "Khai giảng ngày 5. | 2023-09 | ",
            "Giao ban ngày 28. |  | ",
            "Hội nghị ngày 12. | 2023-10 | "
        ]
    );
    assert_eq!(days(&parsed), ["2023-09-05", "XXXX-XX-28", "2023-10-12"]);
}

/// An item that only heads days gives each of them once.
#[test]
fn days_below_an_item_with_a_colon_are_told_once() {
    let text = format!(
        "{WEEK}I. NỘI DUNG\n- Phát thanh:\n+ Thứ hai, thứ tư: tin tức.\n+ Thứ sáu: gương tốt.\nII. TIẾN ĐỘ\n* Đợt 1:\n+ Ngày 25/11: họp tổ.\n+ Ngày 26/11: thi thử.\n"
    );
    let parsed = parse(text.as_str());
    let what: Vec<_> = parsed.plan().activities().iter().map(|a| a.what.to_string()).collect();
    assert_eq!(
        what,
        [
            "Thứ hai, thứ tư: tin tức.",
            "Thứ sáu: gương tốt.",
            "Ngày 25/11: họp tổ.",
            "Ngày 26/11: thi thử.",
        ]
    );
}
