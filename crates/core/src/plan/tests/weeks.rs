//! Weeks of a schedule: which year, and which month, their days are of.

use crate::parse;

/// What every day of the plan means in its place, in EDTF.
fn days(text: &str) -> Vec<String> {
    let parsed = parse(text);
    let dated =
        parsed.plan().mentions.iter().filter(|m| matches!(m.kind().as_str(), "date" | "day"));
    dated.map(|m| m.resolved.map_or_else(|| m.value.to_string(), |r| r.to_string())).collect()
}

/// The labels of the blocks of time, in EDTF.
fn periods(text: &str) -> Vec<String> {
    parse(text).outline().periods().iter().map(ToString::to_string).collect()
}

const SCHOOL_YEAR: &str = "KẾ HOẠCH\nHoạt động năm học 2023 - 2024\nI. LỊCH CÔNG TÁC\n";

/// Its days decide, whatever month it stands behind.
#[test]
fn a_week_of_another_month_takes_no_year_from_the_block_before() {
    let text = format!(
        "{SCHOOL_YEAR}Tháng 9/2023\n- Khai giảng\nTháng 5/2024\n- Tổng kết\nTuần 12 (25/11 - 30/11)\n- Họp ngày 28/11\n"
    );
    assert_eq!(periods(&text), ["2023-09", "2024-05", "2023-11-25/2023-11-30"]);
    assert_eq!(days(&text), ["2023-11-25", "2023-11-30", "2023-11-28"]);
}

#[test]
fn a_week_inside_a_month_may_reach_into_the_next() {
    let text = "KẾ HOẠCH\nCông tác năm 2024\nI. LỊCH\nTháng 12\n- Họp\nTuần 5 (30/12 - 04/01)\n- Trực ngày 02/01\n";
    assert_eq!(periods(text), ["2024-12", "2024-12-30/2025-01-04"]);
    assert_eq!(days(text), ["2024-12-30", "2025-01-04", "2025-01-02"]);
}

#[test]
fn a_week_inside_a_quarter_is_of_its_year() {
    let text = "KẾ HOẠCH\nCông tác năm học 2023 - 2024\nI. LỊCH\nQuý IV/2024\n- Họp\nTuần 52 (23/12 - 28/12)\n- Tổng kết\n";
    assert_eq!(periods(text), ["2024-36", "2024-12-23/2024-12-28"]);
}

/// The weeks of a school year are counted anew behind its months: August opens it.
#[test]
fn weeks_in_a_section_of_their_own_begin_the_school_year() {
    let text = format!(
        "{SCHOOL_YEAR}Tháng 9/2023\n- Khai giảng\nTháng 5/2024\n- Tổng kết\nII. LỊCH TUẦN\nTuần 1 (28/8 - 02/9)\n- Họp\nTuần 18 (01/01 - 06/01)\n- Thi\n"
    );
    assert_eq!(
        periods(&text),
        ["2023-09", "2024-05", "2023-08-28/2023-09-02", "2024-01-01/2024-01-06"]
    );
}

/// A plan of December has weeks of January.
#[test]
fn weeks_of_a_plan_for_a_month_turn_the_year() {
    let text = "KẾ HOẠCH\nCông tác tháng 12 năm 2023\nI. LỊCH TUẦN\nTuần 1 (04/12 - 09/12)\n- Họp\nTuần 5 (01/01 - 06/01)\n- Thi\n";
    assert_eq!(periods(text), ["2023-12-04/2023-12-09", "2024-01-01/2024-01-06"]);
}

#[test]
fn the_last_week_of_a_year_ends_in_the_next() {
    let weeks = |weeks: &str| format!("KẾ HOẠCH\nCông tác năm 2024\nI. LỊCH TUẦN\n{weeks}");
    let last = weeks("Tuần 51 (16/12 - 21/12)\n- Họp\nTuần 53 (30/12 - 04/01)\n- Trực\n");
    assert_eq!(periods(&last), ["2024-12-16/2024-12-21", "2024-12-30/2025-01-04"]);
    let first = weeks("Tuần 1 (30/12 - 04/01)\n- Họp\nTuần 2 (06/01 - 11/01)\n- Trực\n");
    assert_eq!(periods(&first), ["2023-12-30/2024-01-04", "2024-01-06/2024-01-11"]);
}

/// A week that says no days leaves what is in it to the month around.
#[test]
fn a_week_without_days_leaves_its_days_to_the_month() {
    let text = format!(
        "{SCHOOL_YEAR}Tháng 10/2023\nTuần 2\n- Chào cờ ngày 09\n- Nộp báo cáo trước ngày 12\n"
    );
    assert_eq!(days(&text), ["2023-10-09", "2023-10-12"]);
}
