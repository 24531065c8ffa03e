use crate::mention::Kind;
use crate::{Parsed, parse};

/// The months of every activity, in EDTF.
fn months(parsed: &Parsed<'_>) -> Vec<String> {
    let months = |a: crate::plan::Activity<'_, '_>| {
        a.months.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    };
    parsed.plan().activities().into_iter().map(months).collect()
}

/// A plan for 2022 with one activity for each time.
fn with_times(times: &[&str]) -> String {
    let activity = |(n, time): (usize, &&str)| {
        format!("{}. Kiểm tra sổ sách\nThời gian thực hiện: {time}\n", n + 1)
    };
    let activities: String = times.iter().enumerate().map(activity).collect();
    format!("KẾ HOẠCH\nCông tác năm 2022\nI. NHIỆM VỤ\n{activities}")
}

#[test]
fn quarters_and_intervals_name_their_months() {
    let text = with_times(&[
        "Quý II/2022",
        "quý IV",
        "từ tháng 11/2022 đến tháng 02/2023",
        "từ 25/8 đến 05/10/2022",
        "6 tháng đầu năm",
        "tuần 2 tháng 5",
        "cuối tháng 9",
    ]);
    assert_eq!(
        months(&parse(text.as_str())),
        [
            "2022-04 2022-05 2022-06",
            "2022-10 2022-11 2022-12",
            "2022-11 2022-12 2023-01 2023-02",
            "2022-08 2022-09 2022-10",
            "2022-01 2022-02 2022-03 2022-04 2022-05 2022-06",
            "2022-05",
            "2022-09",
        ]
    );
}

/// The year that stands on the right side of a range counts for more than the year of the plan.
#[test]
fn the_left_side_of_a_range_keeps_the_year_of_the_right() {
    let text = with_times(&["từ 20/11 đến 15/12/2023", "Quý III và quý IV năm 2024"]);
    assert_eq!(
        months(&parse(text.as_str())),
        ["2023-11 2023-12", "2024-07 2024-08 2024-09 2024-10 2024-11 2024-12"]
    );
}

#[test]
fn what_names_no_months_gives_none() {
    let text = with_times(&["hằng tháng", "trong năm 2022", "trước ngày 15", "2021-2025"]);
    assert_eq!(months(&parse(text.as_str())), ["", "", "", ""]);
}

/// `2% quỹ lương` says what something costs; as a goal it would stand among the goals of the plan.
#[test]
fn what_something_costs_is_no_target() {
    let targets = |text: &str| {
        let parsed = parse(text);
        parsed.plan().mentions.iter().filter(|m| m.kind() == Kind::Target).count()
    };
    let head = "KẾ HOẠCH\nI. NHIỆM VỤ\n1. Hội thao\n";
    assert_eq!(targets(&format!("{head}Kinh phí: Trích 2% quỹ công đoàn đã được duyệt.\n")), 0);
    assert_eq!(targets(&format!("{head}- Kinh phí: 100% do nhà trường chi trả\n")), 0);
    assert_eq!(targets(&format!("{head}- Phấn đấu 100% đoàn viên tham gia\n")), 1);
    let table = "KẾ HOẠCH\n\tNội dung\n\tThời gian\n\tKinh phí\n\tHội thao\n\tTháng 9\n\t50% do công đoàn chi trả\n";
    assert_eq!(targets(table), 0);
}

#[test]
fn rows_without_a_head_are_told_by_their_numbers() {
    let parsed = parse(
        "KẾ HOẠCH NĂM 2024\nI. LỊCH\nTháng 1\n\t1\n\tPhát động Tết an toàn\n\tPhòng AT\n\t2\n\t- Kiểm tra kho;\n- Kiểm tra nhà ở.\n\tĐội PCCC\nTháng 2\n\t3\n\tHọp giao ban\n\tVăn phòng\n",
    );
    let activities = parsed.plan().activities();
    let seen: Vec<_> = activities
        .iter()
        .map(|a| (a.path.as_str(), a.what.as_str(), a.months[0].to_string()))
        .collect();
    assert_eq!(
        seen,
        [
            ("I/2024-01/t1/r1/c2/p1", "Phát động Tết an toàn", "2024-01".to_owned()),
            ("I/2024-01/t1/r1/c5/-1", "Kiểm tra kho;", "2024-01".to_owned()),
            ("I/2024-01/t1/r1/c5/-2", "Kiểm tra nhà ở.", "2024-01".to_owned()),
            ("I/2024-02/t1/r1/c2/p1", "Họp giao ban", "2024-02".to_owned()),
        ]
    );
}

#[test]
fn a_group_of_rows_shifts_no_column() {
    let parsed = parse(
        "KẾ HOẠCH NĂM HỌC 2022-2023\nI. LỊCH\n\tTT\n\tNội dung\n\tThời gian\n\tNgười làm\n\tI\n\tHỌC KỲ I\n\t1\n\tKiểm tra hồ sơ\n\tTháng 9/2022\n\tĐ/c Hưng\n\tII\n\tHỌC KỲ II\n\t2\n\tKiểm tra thư viện\n\t02/2023\n\tĐ/c Nguyệt\n",
    );
    let activities = parsed.plan().activities();
    let seen: Vec<_> = activities
        .iter()
        .map(|a| (a.what.as_str(), a.details.iter().map(|d| d.value).collect::<Vec<_>>()))
        .collect();
    assert_eq!(
        seen,
        [
            ("Kiểm tra hồ sơ", vec!["Tháng 9/2022", "Đ/c Hưng"]),
            ("Kiểm tra thư viện", vec!["02/2023", "Đ/c Nguyệt"]),
        ]
    );
    assert_eq!(months(&parsed), ["2022-09", "2023-02"]);
}

#[test]
fn activities_of_a_block_of_time_inside_a_row_stand_in_the_order_of_the_text() {
    let text = "KẾ HOẠCH\n\tNỘI DUNG\n\tBIỆN PHÁP\n\t- Mua sắm\nII. TUYỂN SINH\n\t- Phát tờ rơi.\n\
                Tuần 2 (từ 11/9 đến 16/9)\nHọp phụ huynh lớp 1";
    let parsed = parse(text);
    let starts: Vec<_> =
        parsed.plan().activities().iter().map(|activity| activity.span.start()).collect();
    assert!(starts.len() > 1 && starts.is_sorted(), "{starts:?}");
}

/// A row of a quarter says its own month in a cell; what lies outside the quarter is not believed.
#[test]
fn the_time_of_a_row_narrows_the_block_around() {
    let parsed = parse(
        "KẾ HOẠCH NĂM 2024\nI. LỊCH\nQuý I\n\tTT\n\tNội dung\n\tThời gian\n\t1\n\tHội nghị viên chức\n\tTháng 1\n\t2\n\tTrồng cây đầu xuân\n\tTháng 2 - 3\n\t3\n\tThăm hỏi đoàn viên\n\tThường xuyên\n\t4\n\tHội thao\n\tTháng 3, 4\n\t5\n\tNộp báo cáo\n\tTrước 15/3\n",
    );
    assert_eq!(
        months(&parsed),
        [
            "2024-01",
            "2024-02 2024-03",
            "2024-01 2024-02 2024-03",
            "2024-01 2024-02 2024-03",
            "2024-03",
        ]
    );
}

/// What stands below `1. Tháng 9/2022:` is of that month, as below `Tháng 9/2022`.
#[test]
fn sections_that_a_time_heads_give_their_months() {
    let of = |head: &str| {
        let text = format!(
            "KẾ HOẠCH\nHoạt động thư viện năm học 2022 - 2023\nI. MỤC ĐÍCH\n- Nâng cao chất lượng.\nII. LỊCH HOẠT ĐỘNG\n{head}\n- Giới thiệu sách.\nIII. TỔ CHỨC THỰC HIỆN\n- Các tổ thực hiện.\n"
        );
        months(&parse(text.as_str())).join("; ")
    };
    for (head, expected) in [
        ("1. Tháng 9/2022:", "2022-09"),
        ("1. Tháng 3", "2023-03"),
        ("a) Tháng 11", "2022-11"),
        ("1. Tháng 9, 10/2022", "2022-09 2022-10"),
        ("1. Tháng 12/2022 và tháng 01/2023:", "2022-12 2023-01"),
        ("1. QUÝ III/2022", "2022-07 2022-08 2022-09"),
        ("3. Tuần 3 (12/9 - 16/9)", "2022-09"),
        ("3. Tuần 5: từ 28/11 đến 02/12/2022", "2022-11 2022-12"),
        ("1. Công tác tháng 4:", "2023-04"),
        ("1. HÈ 2023", "2023-06 2023-07 2023-08"),
        ("1. KẾ HOẠCH THÁNG 10", "2022-10"),
        ("1. Phương hướng, nhiệm vụ trọng tâm tháng 11/2022:", "2022-11"),
        ("1. Một số công việc cụ thể tháng 12", "2022-12"),
        ("1. Tháng 10: Chủ điểm “Sách và em”", "2022-10"),
        ("1. Tháng 10: báo cáo trước 05/11/2022", "2022-10"),
    ] {
        assert_eq!(of(head), expected, "{head}");
    }
}

#[test]
fn sections_that_a_time_does_not_head_give_no_months() {
    for head in [
        "1. Tháng hành động vì trẻ em",
        "1. Tháng 10 tổ chức hội thi",
        "1. Kết quả tháng 10",
        "1. Kế hoạch tháng 10 đã giao",
        "1. Thư viện",
    ] {
        let text = format!("KẾ HOẠCH NĂM 2022\nI. NỘI DUNG\n{head}\n- Giới thiệu sách.\n");
        assert_eq!(months(&parse(text.as_str())).concat(), "", "{head}");
    }
}

#[test]
fn the_years_of_months_that_head_sections_follow_each_other() {
    let text = |head: &str, first: &str, next: &str| {
        format!("{head}\nI. LỊCH\n1. {first}\n- Họp tổ.\n2. {next}\n- Kiểm kê trước ngày 20.\n")
    };
    for (head, first, next, expected) in [
        ("KẾ HOẠCH\nNăm học 2022 - 2023", "Tháng 5/2023", "Tháng 8", ["2023-05", "2023-08"]),
        ("KẾ HOẠCH\nNăm học 2022 - 2023", "Tháng 8", "Tháng 9", ["2022-08", "2022-09"]),
        ("KẾ HOẠCH", "Tháng 12/2022", "Tháng 1", ["2022-12", "2023-01"]),
        ("KẾ HOẠCH", "Tháng 9", "Tháng 10", ["XXXX-09", "XXXX-10"]),
    ] {
        let text = text(head, first, next);
        let parsed = parse(text.as_str());
        assert_eq!(months(&parsed), expected, "{head} {first}");
        let activities = parsed.plan().activities();
        let deadline = activities[1].deadline().unwrap().resolved.map(|r| r.to_string());
        let day = Some(format!("../{}-20", expected[1]));
        assert_eq!(deadline, day.filter(|day| !day.contains('X')), "{head} {first}");
    }
}

/// A week without its days leaves the month around; and a table may stand in the section.
#[test]
fn sections_of_weeks_and_tables_stand_in_a_month() {
    let parsed = parse(
        "KẾ HOẠCH\nNăm học 2022 - 2023\nI. LỊCH\n1. Tháng 9/2022:\na) Tuần 1\n- Họp phụ huynh.\nb) Tuần 2 (12 - 17/9)\n- Kiểm tra.\n2. Tháng 10/2022:\nTT\tNội dung\tNgười thực hiện\n1\tHội nghị viên chức\tBan giám hiệu\n2\tHội giảng ngày 14\tTổ Toán\n3. Học kỳ II\n- Tham quan.\n",
    );
    assert_eq!(months(&parsed), ["2022-09", "2022-09", "2022-10", "2022-10", ""]);
    let days: Vec<_> = parsed.plan().activities()[3].dates().map(|d| d.resolved).collect();
    assert_eq!(days[0].unwrap().to_string(), "2022-10-14");
}

/// A heading says when; alone it is nothing to be done.
#[test]
fn a_time_that_heads_an_empty_section_is_no_activity() {
    let parsed = parse("KẾ HOẠCH NĂM 2022\nI. LỊCH\n1. Tháng 9\n2. Tháng 10\n- Họp.\n");
    let activities = parsed.plan().activities();
    let seen: Vec<_> = activities.iter().map(|a| a.what.as_str()).collect();
    assert_eq!(seen, ["Họp."]);
}

/// What stands behind the colon of a month is the first thing to be done in it.
#[test]
fn text_behind_the_head_of_a_period_is_an_activity() {
    let parsed = parse(
        "KẾ HOẠCH\nNăm học 2022 - 2023\nI. LỊCH\nTháng 8/2022:\n- Kiểm kê.\nTháng 9/2022: Khai mạc tuần đọc sách.\nTháng 10/2022: - Thi kể chuyện.\n- Trao thưởng ngày 20.\nTháng 11: Giới thiệu sách mới, kiểm kê\nQuý I/2023: Tổng kết; nộp báo cáo.\n- Khen thưởng.\n",
    );
    let activities = parsed.plan().activities();
    let seen: Vec<_> = activities.iter().map(|a| (a.what.as_str(), a.months[0])).collect();
    let shown: Vec<_> = seen.iter().map(|(what, month)| format!("{month} {what}")).collect();
    assert_eq!(
        shown,
        [
            "2022-08 Kiểm kê.",
            "2022-09 Khai mạc tuần đọc sách.",
            "2022-10 Thi kể chuyện.",
            "2022-10 Trao thưởng ngày 20.",
            "2022-11 Giới thiệu sách mới, kiểm kê",
            "2023-01 Tổng kết; nộp báo cáo.",
            "2023-01 Khen thưởng.",
        ]
    );
    assert_eq!(parsed.slice(activities[2].what.span), "Thi kể chuyện.");
    let heads: Vec<_> = parsed.plan().schedule().map(|p| p.text.as_str()).collect();
    assert_eq!(heads[1..], ["Tháng 9/2022:", "Tháng 10/2022:", "Tháng 11:", "Quý I/2023:"]);
}

/// A theme is nothing to be done, and so is a title above a list.
#[test]
fn the_theme_of_a_period_is_no_activity() {
    for head in [
        "Tháng 9: Chủ điểm “Mái trường mến yêu”",
        "Tháng 9: “Mái trường mến yêu”",
        "Tháng 9. Chủ đề: Biết ơn thầy cô",
        "Tháng 9: Mái trường mến yêu",
        "Tháng 9:",
        "Tháng 9 (4 tuần):",
    ] {
        let text = format!("KẾ HOẠCH\nNăm học 2022 - 2023\nI. LỊCH\n{head}\n- Khai mạc.\n");
        let parsed = parse(text.as_str());
        let activities = parsed.plan().activities();
        let seen: Vec<_> = activities.iter().map(|a| a.what.as_str()).collect();
        assert_eq!(seen, ["Khai mạc."], "{head}");
    }
}

/// Lines of a run that months begin are its activities, as paragraphs, behind marks and behind dashes.
#[test]
fn runs_of_months_are_activities() {
    for (mark, part) in [("", ": "), ("+ ", ": "), ("- ", "/2024: "), ("", " - "), ("", " – ")] {
        let lines = [(9, "Khai giảng."), (10, "Hội nghị."), (11, "Hội thi ngày 20/11.")]
            .map(|(month, what)| format!("{mark}Tháng {month}{part}{what}\n"));
        let text = format!("KẾ HOẠCH NĂM 2024\nI. LỊCH\n{}", lines.concat());
        let parsed = parse(text.as_str());
        assert_eq!(months(&parsed), ["2024-09", "2024-10", "2024-11"], "{mark} {part}");
    }
    // One alone may say anything, and so may what speaks of the situation, or of themes.
    for text in [
        "KẾ HOẠCH NĂM 2024\nI. CHỦ ĐỀ CÁC THÁNG\nTháng 9: Chào năm học mới.\nTháng 10: Tiến tới Đại hội.\nTháng 11: Tôn sư trọng đạo.\n",
        "KẾ HOẠCH NĂM 2024\nI. VIỆC\nTháng 9: “Chào năm học”;\nTháng 10: “Gia đình”;\nTháng 11: “Thầy cô”.\n",
        "KẾ HOẠCH NĂM 2024\nI. VIỆC\nTháng 9: Khai giảng.\nCác lớp ổn định.\n",
        "KẾ HOẠCH NĂM 2024\nI. ĐẶC ĐIỂM TÌNH HÌNH\nTháng 9: Mưa.\nTháng 10: Lũ.\nTháng 11: Rét.\n",
    ] {
        assert!(parse(text).plan().activities().is_empty(), "{text}");
    }
}

/// A time in front of an activity names the one of several months around.
#[test]
fn a_month_in_front_of_an_item_is_its_own() {
    let parsed = parse(
        "KẾ HOẠCH NĂM 2024\nI. LỊCH\nQuý I/2024\n- Tháng 2: Trồng cây.\n- Họp.\nQuý II/2024\n- Tổng kết.\n",
    );
    let seen: Vec<_> = parsed.plan().activities().iter().map(|a| a.months.len()).collect();
    assert_eq!(seen, [1, 3, 3]);
}

/// What stands behind the dash of a month is to be done in it, unless it is what the month is about.
#[test]
fn text_behind_the_dash_of_a_period() {
    let parsed = parse(
        "KẾ HOẠCH\nNăm học 2022 - 2023\nI. LỊCH\nTháng 8/2022:\n- Kiểm kê.\nTháng 9 - Khai giảng năm học.\n- Họp phụ huynh.\nTháng 10 – Gia đình của bé\n- Thi vẽ.\n",
    );
    let activities = parsed.plan().activities();
    let seen: Vec<_> = activities.iter().map(|a| a.what.as_str()).collect();
    assert_eq!(seen, ["Kiểm kê.", "Khai giảng năm học.", "Họp phụ huynh.", "Thi vẽ."]);
    let heads: Vec<_> = parsed.plan().schedule().map(|p| p.text.as_str()).collect();
    assert_eq!(heads, ["Tháng 8/2022:", "Tháng 9 -", "Tháng 10 – Gia đình của bé"]);
}

fn told(text: &str) -> Vec<String> {
    parse(text).plan().activities().iter().map(|a| a.what.text.to_string()).collect()
}

#[test]
fn tasks_with_sentences_that_explain_them() {
    let text = "KẾ HOẠCH NĂM 2024\nI. NỘI DUNG\n1. Tổ chức mít tinh kỷ niệm\nMời toàn thể giáo viên dự.\n2. Trồng cây đầu xuân\n3. Hình thức tổ chức chung\nTập trung tại sân trường.";
    assert_eq!(told(text), ["Tổ chức mít tinh kỷ niệm", "Trồng cây đầu xuân"]);
}

#[test]
fn when_and_where_an_event_is_are_nothing_to_be_done() {
    let text = "KẾ HOẠCH NĂM 2024\nI. THÀNH PHẦN\n1. Ban Giám hiệu: 03 đồng chí\nII. LỊCH\n1. Thời gian: 8h00 ngày 20/11/2024\n- Địa điểm: Sân trường\n\
                III. NỘI DUNG\n1. Thi cắm hoa\nIV. KINH PHÍ\n- Quỹ công đoàn: 2.000.000 đồng";
    assert_eq!(told(text), ["Thi cắm hoa"]);
}

/// `đầu năm` may be that of the school year or of the calendar.
#[test]
fn parts_of_a_year_in_a_school_year_are_left_open() {
    let text = "KẾ HOẠCH\nNăm học 2023 - 2024\nTháng 9\n- Khảo sát chất lượng đầu năm.\nTháng 5\n- Kiểm tra cuối năm.";
    let parsed = parse(text);
    let parts = parsed.plan().mentions.iter().filter(|m| m.kind() == Kind::Part);
    assert!(parts.map(|part| part.resolved).all(|resolved| resolved.is_none()));
    assert_eq!(months(&parsed), ["2023-09", "2024-05"]);
}

/// Where something begins is no limit for it.
#[test]
fn a_start_is_no_deadline() {
    let parsed = parse(
        "KẾ HOẠCH\nCông tác năm 2024\nI. NỘI DUNG\n- Nghỉ lễ từ ngày 30/4.\n- Thu quỹ từ ngày 1/3, hạn nộp ngày 15/4.",
    );
    let deadlines: Vec<_> = parsed
        .plan()
        .activities()
        .iter()
        .map(|a| a.deadline().and_then(|m| m.resolved).map(|r| r.to_string()))
        .collect();
    assert_eq!(deadlines, [None, Some("../2024-04-15".to_owned())]);
}

/// The sum of a table is nothing to be done, whichever cell says it.
#[test]
fn totals_are_no_activities() {
    for total in ["\tTổng cộng\t", "\tCỘNG:\t", "\tTổng cộng (bằng chữ: một triệu đồng)\t"]
    {
        let text = format!(
            "KẾ HOẠCH\nCông tác năm 2024\nI. HOẠT ĐỘNG\nSTT\tNội dung\tThời gian\tKinh phí\n1\tThi cắm hoa\t8/3/2024\t400.000đ\n\
             2\tTổng vệ sinh\t19/11/2024\t600.000đ\n{total}\t1.000.000đ\n"
        );
        let parsed = parse(text.as_str());
        let activities = parsed.plan().activities();
        let whats: Vec<_> = activities.iter().map(|a| a.what.as_str()).collect();
        assert_eq!(whats, ["Thi cắm hoa", "Tổng vệ sinh"], "{total}");
    }
}
