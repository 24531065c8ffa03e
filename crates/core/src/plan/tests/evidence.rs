use crate::{Code, parse};

#[track_caller]
fn judged(text: &str) -> bool {
    let parsed = parse(text);
    let evidence = parsed.plan().evidence;
    let told = parsed.diagnostics().iter().any(|d| d.code == Code::NotAPlan);
    assert_eq!(told, !evidence.is_plan(), "{evidence:?}");
    evidence.is_plan()
}

#[test]
fn prose_is_no_plan() {
    assert!(!judged(
        "Con đường đất đỏ chạy giữa hai hàng tre, dẫn về xóm nhỏ bên sông.\nMỗi chiều, lũ trẻ lại kéo nhau ra bờ đê thả diều, tiếng cười vang khắp cánh đồng.\n\nBà tôi ngồi trước hiên nhà, tay têm trầu, mắt dõi theo những cánh cò bay về núi.\n- Cháu về đấy à? Bà hỏi.\n- Vâng ạ.\nTôi đáp rồi chạy vội vào bếp, nơi mẹ đang nhóm lửa nấu cơm chiều.\n"
    ));
}

#[test]
fn source_code_is_no_plan() {
    assert!(!judged(
        "#include <stdio.h>\n\n/* prints the numbers\n * from one to ten\n */\nint main(void) {\n    int i;\n    for (i = 1; i <= 10; i++) {\n        printf(\"%d\\n\", i);\n    }\n    return 0;\n}\n"
    ));
}

#[test]
fn a_law_is_no_plan() {
    let articles: String = (1..12)
        .map(|n| format!("Điều {n}. Phạm vi điều chỉnh\n1. Luật này quy định về hoạt động thứ {n}.\n2. Chính phủ quy định chi tiết điều này.\n"))
        .collect();
    let law = format!(
        "QUỐC HỘI\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nLUẬT\nBẢO VỆ ĐÊ ĐIỀU\nCăn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;\nQuốc hội ban hành Luật Bảo vệ đê điều.\nChương I\nNHỮNG QUY ĐỊNH CHUNG\n{articles}"
    );
    assert!(!judged(&law));
}

#[test]
fn a_report_with_sections_but_no_plan_is_none() {
    assert!(!judged(
        "BÁO CÁO\nKết quả kiểm kê tài sản\nTổng số tài sản hiện có là 125 chiếc.\nTrong đó hỏng 12 chiếc, đã thanh lý.\n"
    ));
}

#[test]
fn a_plan_is_one_and_its_lines_in_another_order_are_none() {
    let months: String = (9..13)
        .map(|m| {
            format!("Tháng {m}/2023\n- Họp chi đoàn tháng {m}.\n- Thăm gia đình chính sách.\n")
        })
        .collect();
    let plan = format!(
        "KẾ HOẠCH\nHoạt động năm 2023\nCăn cứ Điều lệ Đoàn;\nChi đoàn xây dựng kế hoạch như sau:\nI. MỤC ĐÍCH\n1. Nâng cao nhận thức.\n2. Giữ nền nếp.\n3. Đổi mới nội dung.\nII. NỘI DUNG\n1. Tuyên truyền.\n2. Tình nguyện.\n3. Văn nghệ.\nIII. LỊCH\n{months}IV. TỔ CHỨC THỰC HIỆN\n1. Ban Chấp hành.\n2. Đoàn viên.\nTM. BAN CHẤP HÀNH\nBÍ THƯ\n\nNguyễn Văn An\n"
    );
    assert!(judged(&plan));
    let lines: Vec<_> = plan.lines().collect();
    for step in [7, 11, 13] {
        // Every seventh line, then round again: no order is left.
        let shuffled: Vec<_> =
            (0..lines.len()).map(|i| lines[(i * step + 3) % lines.len()]).collect();
        assert!(!judged(&shuffled.join("\n")), "{step}");
    }
}

#[test]
fn coverage_counts_every_line_once() {
    let parsed = parse("KẾ HOẠCH\n\nI. MỤC ĐÍCH\nĐoạn văn trong mục.\n- Họp\n");
    let coverage = parsed.plan().coverage;
    assert_eq!((coverage.by_rule, coverage.by_fallback, coverage.left_over), (3, 1, 0));
    let prose = parse("Một dòng văn.\nMột dòng nữa.\n");
    assert_eq!(prose.plan().coverage.left_over, 2);
}
