use super::assert_tree;
use crate::plan::{Activity, Block, DetailKind};
use crate::{Parser, parse};

#[test]
fn sections_items_and_lists_that_paragraphs_own() {
    assert_tree(
        "KẾ HOẠCH\nI. MỤC ĐÍCH\n1. Yêu cầu\nCần chú ý:\n- Kịp thời;\n- An toàn:\n+ Phòng cháy\nII. NỘI DUNG\n- Họp",
        "
section I MỤC ĐÍCH
  section I/1 Yêu cầu
    paragraph I/1/p1 Cần chú ý:
      item I/1/p1/-1 Kịp thời;
      item I/1/p1/-2 An toàn:
        item I/1/p1/-2/+1 Phòng cháy
section II NỘI DUNG
  item II/-1 Họp",
    );
}

#[test]
fn a_broken_block_is_joined_with_one_blank_and_borrowed_where_it_is_whole() {
    let text = "KẾ HOẠCH\nI. MỤC ĐÍCH\n- Tuyên truyền sâu rộng trong\nđoàn viên.\n- Họp";
    let parsed = parse(text);
    let Block::Section(section) = &parsed.plan().body[0] else { panic!() };
    let texts: Vec<_> = section.children.iter().map(|b| b.text().unwrap()).collect();
    assert_eq!(texts[0].as_str(), "Tuyên truyền sâu rộng trong đoàn viên.");
    assert_eq!(parsed.slice(texts[0].span), "Tuyên truyền sâu rộng trong\nđoàn viên.");
    assert!(matches!(texts[0].text, std::borrow::Cow::Owned(_)));
    assert!(matches!(texts[1].text, std::borrow::Cow::Borrowed("Họp")));
    assert_eq!((texts[0].line, texts[1].line), (3, 5));
    assert_eq!(parsed.slice(section.span), &text["KẾ HOẠCH\n".len()..]);
}

#[test]
fn the_text_of_an_ordinal_alone_on_its_line_is_the_next_line() {
    let parsed = parse("KẾ HOẠCH\nI.\nMỤC ĐÍCH\n- Họp");
    let Block::Section(section) = &parsed.plan().body[0] else { panic!() };
    assert_eq!((section.label().as_str(), section.text.as_str()), ("I", "MỤC ĐÍCH"));
    assert_eq!(section.text.line, 3);
}

#[test]
fn fields_and_items_with_keys() {
    let parsed = parse(
        "KẾ HOẠCH\nI. NỘI DUNG\n1. Hội thi\nThời gian: 15/9/2023.\n- Địa điểm: Sân trường\n- Họp bàn",
    );
    let Block::Section(one) = &parsed.plan().body[0].children()[0] else { panic!() };
    let Block::Field(field) = &one.children[0] else { panic!() };
    assert_eq!((&*field.key, &*field.value), ("Thời gian", "15/9/2023."));
    let Block::Item(item) = &one.children[1] else { panic!() };
    assert_eq!((item.key(), item.value()), (Some("Địa điểm"), Some("Sân trường")));
    let Block::Item(item) = &one.children[2] else { panic!() };
    assert_eq!(item.key(), None);
}

#[test]
fn page_numbers_and_notes_stand_where_they_were_found() {
    assert_tree(
        "KẾ HOẠCH\nI. MỤC ĐÍCH\n- Họp\nTrang 1\n- Bàn\nII. NỘI DUNG\n- Làm",
        "
section I MỤC ĐÍCH
  item I/-1 Họp
  artifact I/x1 Trang 1
  item I/-2 Bàn
section II NỘI DUNG
  item II/-1 Làm",
    );
}

#[test]
fn a_date_over_a_page_number_is_one_mention() {
    let text = "KẾ HOẠCH NĂM 2023\nI. MỤC ĐÍCH\n- Hoàn thành việc rà soát hồ sơ trước ngày\nTrang 1\n15/9/2023 theo quy định.";
    let parsed = parse(text);
    let dates: Vec<_> = parsed
        .plan()
        .mentions
        .iter()
        .filter(|m| m.kind() == crate::mention::Kind::Date)
        .map(|m| parsed.slice(m.span))
        .collect();
    assert_eq!(dates, ["15/9/2023"]);
}

#[test]
fn same_ordinals_get_paths_of_their_own() {
    assert_tree(
        "KẾ HOẠCH\nI. MỘT\n1. Họp\n1. Bàn\nII. HAI\n1. Làm",
        "
section I MỘT
  section I/1 Họp
  section I/1~2 Bàn
section II HAI
  section II/1 Làm",
    );
}

#[test]
fn an_edit_elsewhere_changes_no_path() {
    let paths = |text: &str, section: &str| -> Vec<String> {
        let parsed = parse(text);
        parsed.plan().walk().map(|v| v.path).filter(|p| p.starts_with(section)).collect()
    };
    let before =
        "KẾ HOẠCH\nI. MỘT\n- a dài\n- b dài\nII. HAI\nTháng 9/2023\n- c dài\n1. Mục con\n- d dài";
    let after = before.replace("- a dài\n", "- a dài\n- thêm một\nĐoạn văn thêm vào.\n");
    assert_eq!(paths(before, "II"), paths(&after, "II"));
    assert_ne!(paths(before, "I/"), paths(&after, "I/"));
}

#[test]
fn periods_resolve_by_the_plan_and_mentions_by_their_period() {
    let parsed = parse(
        "KẾ HOẠCH\nNĂM HỌC 2023-2024\nI. LỊCH\nTháng 11\n- Kỷ niệm 20/11\nTháng 3\n- Kỷ niệm 8/3\n- Nộp báo cáo trước ngày 15/5",
    );
    let plan = parsed.plan();
    let months: Vec<_> = plan.schedule().map(|p| p.time.to_string()).collect();
    assert_eq!(months, ["2023-11", "2024-03"]);
    let activities = plan.activities();
    let dates: Vec<_> = activities
        .iter()
        .flat_map(Activity::dates)
        .map(|m| (m.value.to_string(), m.resolved.unwrap().to_string()))
        .collect();
    assert_eq!(dates[0], ("XXXX-11-20".into(), "2023-11-20".into()));
    assert_eq!(dates[1], ("XXXX-03-08".into(), "2024-03-08".into()));
    assert_eq!(activities[2].deadline().unwrap().resolved.unwrap().to_string(), "../2024-05-15");
    assert_eq!(activities[0].months[0].to_string(), "2023-11");
    assert_eq!(activities[0].sections[0].text.as_str(), "LỊCH");
}

/// The mentions of a plan that have a meaning, as `text: meaning by what`.
fn meanings(text: &str, wanted: &[&str]) -> Vec<String> {
    let parsed = parse(text);
    let shown = |m: &crate::mention::Mention| {
        let resolved = m.resolved.map(|r| format!("{r} {}", r.by.as_str()));
        format!("{}: {}", parsed.slice(m.span), resolved.as_deref().unwrap_or("-"))
    };
    let all: Vec<_> = parsed.plan().mentions.iter().map(shown).collect();
    wanted
        .iter()
        .map(|wanted| {
            let found = all
                .iter()
                .find(|shown| shown.strip_prefix(wanted).is_some_and(|s| s.starts_with(':')));
            found.unwrap_or_else(|| panic!("{wanted} in {all:?}")).clone()
        })
        .collect()
}

/// A year that is said by how it lies to another one is not guessed from the plan's.
#[test]
fn years_beside_another_are_not_guessed() {
    let text = "KẾ HOẠCH\nNăm 2024\nI. SỐ LIỆU\n- Tính từ ngày 15/12 năm trước đến ngày 14/12 năm báo cáo\n- Nộp trước 20/12\n- Từ 16/11 năm trước đến 15/11/2024";
    assert_eq!(
        meanings(
            text,
            &[
                "từ ngày 15/12 năm trước đến ngày 14/12",
                "15/12",
                "14/12",
                "20/12",
                "Từ 16/11 năm trước đến 15/11/2024",
                "16/11",
                "15/11/2024",
            ]
        ),
        [
            "từ ngày 15/12 năm trước đến ngày 14/12: -",
            "15/12: -",
            "14/12: -",
            "20/12: 2024-12-20 plan",
            "Từ 16/11 năm trước đến 15/11/2024: -",
            "16/11: -",
            "15/11/2024: 2024-11-15 explicit",
        ]
    );
}

#[test]
fn two_quarters_head_one_block() {
    let text = "KẾ HOẠCH\nNăm 2024\nI. LỊCH\nQuý I, II/2024\n- Họp ngày 20/3\nQUÝ III + QUÝ IV\n- Sơ kết 15/10";
    let parsed = parse(text);
    let times: Vec<_> = parsed.plan().schedule().map(|p| p.time.to_string()).collect();
    assert_eq!(times, ["2024-33,2024-34", "2024-35,2024-36"]);
    let activities = parsed.plan().activities();
    assert_eq!(activities[0].months.len(), 6);
    assert_eq!(
        meanings(text, &["20/3", "15/10"]),
        ["20/3: 2024-03-20 block", "15/10: 2024-10-15 block"]
    );
}

#[test]
fn what_stands_below_a_year_is_of_that_year() {
    let text = "Lạc Sỹ, ngày 20 tháng 8 năm 2020\nKẾ HOẠCH\nKiểm tra nhiệm kỳ 2020 - 2025\nI. NỘI DUNG\n1. Năm 2021\n- Báo cáo trước 15/4.\n2. Năm 2022:\n- Giám sát trong tháng 6.\n- Năm 2023: tổng kết 20/11.\n3. Thường xuyên\n- Tự phê bình dịp 03/02.";
    assert_eq!(
        meanings(text, &["trước 15/4", "tháng 6", "20/11", "03/02"]),
        [
            "trước 15/4: ../2021-04-15 block",
            "tháng 6: 2022-06 block",
            "20/11: 2023-11-20 block",
            // A plan of several years: nothing tells which.
            "03/02: -",
        ]
    );
}

#[test]
fn what_looks_back_is_of_the_time_its_head_names() {
    let text = "KẾ HOẠCH\nNăm học 2023 - 2024\nI. KẾT QUẢ HOẠT ĐỘNG NĂM HỌC 2022 - 2023\n- Tọa đàm ngày 20/10, học kỳ I quyên góp.\n1. Kết quả thi đua\n- Tham quan dịp 8/3.\nII. ĐÁNH GIÁ THỰC HIỆN CHƯƠNG TRÌNH NĂM 2018\n- Họp ngày 15/10.\nIII. Tình hình theo Nghị quyết số 12-NQ/TU năm 2021\n- Họp ngày 16/10.\nIV. Kết quả phấn đấu đến năm 2025\n- Họp ngày 17/10.\nV. NHIỆM VỤ NĂM HỌC 2023 - 2024\n- Tọa đàm ngày 22/12.";
    assert_eq!(
        meanings(text, &["20/10", "học kỳ I", "8/3", "15/10", "16/10", "17/10", "22/12"]),
        [
            "20/10: 2022-10-20 block",
            "học kỳ I: 2022-09-05/2023-01-14~ block",
            "8/3: 2023-03-08 block",
            "15/10: 2023-10-15 plan",
            "16/10: 2023-10-16 plan",
            "17/10: 2023-10-17 plan",
            "22/12: 2023-12-22 plan",
        ]
    );
}

#[test]
fn what_looks_back_on_a_month_or_a_year_is_of_it() {
    let text = "KẾ HOẠCH\nCông tác tháng 10 năm 2023\nI. ĐÁNH GIÁ CÔNG TÁC THÁNG 9\n- Cân đo ngày 15.\nII. NHIỆM VỤ\n- Họp ngày 5.";
    assert_eq!(meanings(text, &["15", "5"]), ["15: 2023-09-15 block", "5: 2023-10-05 plan"],);
    let text = "KẾ HOẠCH\nNăm 2023\nA. Đánh giá tình hình năm 2022\n1. Phong trào\n- Ngày 8/3 tọa đàm; quý IV trồng cây.\nB. Phương hướng\n- Ngày 20/10 tọa đàm.";
    assert_eq!(
        meanings(text, &["8/3", "quý IV", "20/10"]),
        ["8/3: 2022-03-08 block", "quý IV: 2022-36 block", "20/10: 2023-10-20 plan"]
    );
}

#[test]
fn what_prepares_a_congress_is_of_the_year_of_issue() {
    let plan = |title: &str| {
        format!(
            "Tân Hưng, ngày 01 tháng 02 năm 2023\nKẾ HOẠCH\n{title}\nI. NỘI DUNG\n- Từ 15/2 đến 28/2: xây dựng văn kiện.\n- Hoàn thành trong tháng 3; báo cáo hằng tháng."
        )
    };
    let wanted = ["Từ 15/2 đến 28/2", "tháng 3", "hằng tháng"];
    assert_eq!(
        meanings(&plan("Tổ chức Đại hội công đoàn nhiệm kỳ 2023 - 2028"), &wanted),
        [
            "Từ 15/2 đến 28/2: 2023-02-15/2023-02-28 order",
            "tháng 3: 2023-03 order",
            "hằng tháng: -",
        ]
    );
    let of_term = ["Từ 15/2 đến 28/2: -", "tháng 3: -", "hằng tháng: 2023-01-01/2028-12-31 plan"];
    let carried = "Thực hiện Nghị quyết Đại hội công đoàn nhiệm kỳ 2023 - 2028";
    assert_eq!(meanings(&plan(carried), &wanted), of_term);
    assert_eq!(meanings(&plan("Kiểm tra, giám sát nhiệm kỳ 2023 - 2028"), &wanted), of_term);
}

#[test]
fn what_turns_the_year_ends_in_the_next() {
    let text = "KẾ HOẠCH\nNăm 2025\nI. NHIỆM VỤ\n1. Tuyên truyền từ tháng 11 đến tháng 02.\n2. Trực từ 25/12 đến 05/01.";
    assert_eq!(
        meanings(text, &["từ tháng 11 đến tháng 02", "tháng 02", "từ 25/12 đến 05/01", "05/01"]),
        [
            "từ tháng 11 đến tháng 02: 2025-11/2026-02 plan",
            "tháng 02: 2026-02 plan",
            "từ 25/12 đến 05/01: 2025-12-25/2026-01-05 plan",
            "05/01: 2026-01-05 plan",
        ]
    );
}

#[test]
fn limits_and_summers_belong_to_their_block() {
    let text = "KẾ HOẠCH\nNăm học 2024 - 2025\nI. LỊCH\nTháng 8\n- Nộp danh sách trước ngày 25.\n- Tổng kết hoạt động hè.\nTháng 9\n- Khai giảng.";
    assert_eq!(
        meanings(text, &["trước ngày 25", "hè"]),
        ["trước ngày 25: ../2024-08-25 block", "hè: 2024-06/2024-08~ block"]
    );
    let parsed = parse(text);
    let activities = parsed.plan().activities();
    assert_eq!(activities[0].deadline().unwrap().value.to_string(), "../XXXX-XX-25");
}

#[test]
fn where_there_is_no_schedule_items_are_activities_but_not_aims() {
    let parsed = parse(
        "KẾ HOẠCH\nI. MỤC ĐÍCH, YÊU CẦU\n- Nâng cao nhận thức.\nII. NHIỆM VỤ\n1. Tuyên truyền\n- Phát thanh hằng tuần.\n- Các hình thức:\n+ Tờ rơi;\n+ Pa-nô.\n2. Tổ chức hội thi cho đoàn viên.",
    );
    let activities = parsed.plan().activities();
    let shown: Vec<_> = activities.iter().map(|a| (a.path.as_str(), a.what.as_str())).collect();
    assert_eq!(
        shown,
        [
            ("II/1/-1", "Phát thanh hằng tuần."),
            ("II/1/-2/+1", "Tờ rơi;"),
            ("II/1/-2/+2", "Pa-nô."),
            ("II/2", "Tổ chức hội thi cho đoàn viên."),
        ]
    );
}

#[test]
fn a_section_with_fields_is_one_activity() {
    let parsed = parse(
        "KẾ HOẠCH NĂM 2023\nI. CÁC HOẠT ĐỘNG\n1. Hội thi cắm hoa\nThời gian: 15/9/2023\nĐịa điểm: Hội trường\nKinh phí: 2.000.000 đồng\n- Mỗi tổ một lẵng",
    );
    let activities = parsed.plan().activities();
    assert_eq!(activities.len(), 1);
    let activity = &activities[0];
    assert_eq!(activity.what.as_str(), "Hội thi cắm hoa");
    assert_eq!(activity.detail(DetailKind::Place).unwrap().value, "Hội trường");
    assert_eq!(activity.detail(DetailKind::Cost).unwrap().value, "2.000.000 đồng");
    assert_eq!(activity.steps[0].as_str(), "Mỗi tổ một lẵng");
    assert_eq!(activity.months[0].to_string(), "2023-09");
}

#[test]
fn an_empty_text_is_an_empty_plan_without_a_title() {
    for text in ["", "\n \n\t\n", "\u{feff}"] {
        let parsed = parse(text);
        assert!(parsed.plan().body.is_empty() && parsed.plan().head.is_empty());
        let codes: Vec<_> = parsed.diagnostics().iter().map(|d| d.code.as_str()).collect();
        assert_eq!(codes, ["title-missing"], "{text:?}");
    }
}

#[test]
fn repairs_are_diagnosed_and_can_be_left_out() {
    let text = "Kê\u{301} hoa\u{323}ch tuâ\u{300}n 5\nI. MU\u{323}C ĐI\u{301}CH";
    let parsed = parse(text);
    let Block::Section(section) = &parsed.plan().body[0] else { panic!() };
    assert_eq!(section.text.as_str(), "MỤC ĐÍCH");
    assert_eq!(parsed.slice(section.text.span), "MU\u{323}C ĐI\u{301}CH");
    assert!(parsed.diagnostics().iter().any(|d| d.code.as_str() == "text-repaired"));
    let raw = Parser::new().repair(false).parse(text);
    assert!(raw.source().repairs().is_empty());
    assert!(raw.diagnostics().iter().all(|d| d.code.as_str() != "text-repaired"));
}

#[test]
fn deep_numbering_and_long_lists_end() {
    let deep: String = (1..2000).map(|n| format!("{}1. Mục\n", "1.".repeat(n.min(300)))).collect();
    let parsed = parse(&deep);
    assert!(parsed.plan().walk().map(|v| v.depth).max().unwrap() < 64);
    let long = format!("KẾ HOẠCH\nI. NỘI DUNG\n{}", "- Họp\n".repeat(100_000));
    let parsed = parse(&long);
    assert_eq!(parsed.plan().body[0].children().len(), 100_000);
    assert_eq!(parsed.plan().walk().last().unwrap().path, "I/-100000");
}

/// The foot of a web page ends where the next plan begins.
#[test]
fn a_plan_behind_the_foot_of_a_page_is_read() {
    let parsed = crate::parse(
        "KẾ HOẠCH\nNăm 2023\nI. MỤC ĐÍCH\n- Họp.\nTrên đây là kế hoạch năm 2023.\nTin liên quan\nThực đơn tuần 30\nTRƯỜNG THCS AN BÌNH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nKẾ HOẠCH\nNăm 2024\nI. NỘI DUNG\n- Tổng kết.\n",
    );
    let attached = &parsed.plan().attachments[0];
    assert_eq!(attached.head.issuers[0].name(), "TRƯỜNG THCS AN BÌNH");
    assert_eq!(attached.body.len(), 1);
}

/// A table whose last row lacks cells says how many it has.
#[test]
fn a_short_last_row_is_counted() {
    let parsed = crate::parse(
        "KẾ HOẠCH\nNăm 2024\nTháng 9/2024\n\tNỘI DUNG\n\tBIỆN PHÁP\n\tTHỜI GIAN\n\t- Họp\n\t- Chuẩn bị\nTháng 10/2024\n- Tổng kết\n",
    );
    let found =
        parsed.diagnostics().iter().find(|d| d.code.as_str() == "unbalanced-table-row").unwrap();
    assert_eq!(found.message(crate::Lang::En), "the row has 2 cells under 3 columns");
}
