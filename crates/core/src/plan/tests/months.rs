//! The months of activities: from the time in front of them, from the head above them, from the title of a plan of one month.

use crate::parse;

/// Of each activity: what, and its months.
fn months(text: &str) -> Vec<String> {
    let parsed = parse(text);
    let activities = parsed.plan().activities();
    activities
        .iter()
        .map(|a| {
            let months: Vec<_> = a.months.iter().map(ToString::to_string).collect();
            format!("{} | {}", a.what.as_str(), months.join(" "))
        })
        .collect()
}

const MONTH: &str = "TRƯỜNG MẦM NON HỌA MI\nKẾ HOẠCH CÔNG TÁC THÁNG 11/2022\n";

#[test]
fn the_title_of_a_plan_of_one_month_dates_its_work() {
    let text = format!("{MONTH}I. Trọng tâm\n- Thi giáo viên giỏi.\n- Chuẩn bị văn nghệ 20/11.\n");
    assert_eq!(
        months(&text),
        ["Thi giáo viên giỏi. | 2022-11", "Chuẩn bị văn nghệ 20/11. | 2022-11"]
    );
    let text = format!("{MONTH}I. Lịch\nTuần 1\n- Họp giao ban.\nTuần 2\n- Dự giờ.\n");
    assert_eq!(months(&text), ["Họp giao ban. | 2022-11", "Dự giờ. | 2022-11"]);
}

/// Neither what names another month, nor what stands below a heading that does, is of the month of the title.
#[test]
fn what_speaks_of_another_time_is_not_of_the_month_of_the_title() {
    let text = format!(
        "{MONTH}I. Trọng tâm\n- Nộp báo cáo trước ngày 05/12.\n- Họp tổ.\nII. Dự kiến công việc tháng tới\n- Thi học kỳ.\nIII. Dự kiến tháng 12\n- Tổng duyệt.\nIV. Công việc cả năm học 2022-2023\n- Giữ vệ sinh.\n"
    );
    assert_eq!(
        months(&text),
        [
            "Nộp báo cáo trước ngày 05/12. | ",
            "Họp tổ. | 2022-11",
            "Thi học kỳ. | ",
            "Tổng duyệt. | 2022-12",
            "Giữ vệ sinh. | ",
        ]
    );
}

/// What a task says of its own time, and what is no work at all, is not of the month of the title either.
#[test]
fn what_is_no_work_of_the_month_is_not_of_the_month_of_the_title() {
    let text = format!(
        "{MONTH}I. Trọng tâm\n- Họp tổ.\n- Học kỳ II: thi lại.\n- Hè: tu sửa phòng học.\n- Năm 2023: mua máy tính.\n- Tháng sau: thi cấp huyện.\n- Cả năm: trực thư viện.\n"
    );
    for (n, row) in months(&text).iter().enumerate() {
        assert_eq!(row.ends_with("2022-11"), n == 0, "{row}");
    }
    let text = format!(
        "{MONTH}I. Trọng tâm\n- Họp tổ.\nII. CƠ CẤU GIẢI THƯỞNG\n- 01 giải Nhất: 500.000đ\nIII. BAN TỔ CHỨC\n- Ông Nguyễn A - Trưởng ban\n"
    );
    for row in months(&text) {
        assert_eq!(row.ends_with("2022-11"), row.starts_with("Họp tổ"), "{row}");
    }
    let text = "KẾ HOẠCH CÔNG TÁC TUẦN 15\n(Từ ngày 16/12/2022 đến ngày 21/12/2022)\nI. ĐÁNH GIÁ CÔNG TÁC TUẦN 14\n- Nề nếp ổn định.\nII. KẾ HOẠCH TUẦN 15\n- Dự giờ.\n";
    for row in months(text) {
        assert_eq!(row.ends_with("2022-12"), row.starts_with("Dự giờ"), "{row}");
    }
    let text = "KẾ HOẠCH\nHoạt động tháng 9 và tháng 10 năm 2022\nI. NỘI DUNG\n- Dự giờ lớp 6.\n";
    assert_eq!(months(text), ["Dự giờ lớp 6. | "]);
}

/// An event in a month is prepared before it.
#[test]
fn the_month_of_an_event_is_not_that_of_its_tasks() {
    for title in [
        "KẾ HOẠCH\nTổ chức hội thi văn nghệ tháng 11/2022",
        "KẾ HOẠCH\nHoạt động chào mừng ngày 20/11 tháng 11/2022",
        "KẾ HOẠCH\nTriển khai Tháng hành động tháng 11/2022",
    ] {
        let text = format!("{title}\nI. NỘI DUNG\n- Thành lập ban tổ chức.\n");
        assert_eq!(months(&text), ["Thành lập ban tổ chức. | "], "{title}");
    }
}

#[test]
fn the_review_of_the_month_before_is_nothing_to_be_done() {
    let text = "KẾ HOẠCH CÔNG TÁC THÁNG 4/2021\nI. Đánh giá hoạt động chuyên môn tháng 3/2021\n- Đã họp tổ.\nII. Kế hoạch hoạt động chuyên môn tháng 4/2021\n1. Tư tưởng\n- Tuyên truyền.\n";
    assert_eq!(months(text), ["Tuyên truyền. | 2021-04"]);
    let text = "KẾ HOẠCH CÔNG TÁC THÁNG 4/2021\nI. Kết quả công tác tháng 3\n- Đã họp tổ.\nII. Công việc\n- Tuyên truyền.\n";
    assert_eq!(months(text), ["Tuyên truyền. | 2021-04"]);
}

#[test]
fn items_begin_with_their_time() {
    let text = "ĐOÀN XÃ BÌNH AN\nKẾ HOẠCH\nCông tác năm 2021\nI. NỘI DUNG\n- Tháng 4: Họp\n- Ngày 15/5/2021: Hội nghị\n- Từ 15/5 đến 20/5: Tập luyện\n- Trong tháng 6/2021: Thi\n- Đầu tháng 7/2021: Chung kết\n- Tuần 1 tháng 8: Trao giải\n- 8h00 ngày 12/9: Khai mạc\n- Từ ngày 25/9 đến ngày 05/10/2021, kiểm tra\n- Ngày 20/10 - Gặp mặt\n- 19h30' ngày 20/10: Văn nghệ\n- Cuối tháng 11/2021 - đầu tháng 12/2021: Tổng kết\n";
    assert_eq!(
        months(text),
        [
            "Tháng 4: Họp | 2021-04",
            "Ngày 15/5/2021: Hội nghị | 2021-05",
            "Từ 15/5 đến 20/5: Tập luyện | 2021-05",
            "Trong tháng 6/2021: Thi | 2021-06",
            "Đầu tháng 7/2021: Chung kết | 2021-07",
            "Tuần 1 tháng 8: Trao giải | 2021-08",
            "8h00 ngày 12/9: Khai mạc | 2021-09",
            "Từ ngày 25/9 đến ngày 05/10/2021, kiểm tra | 2021-09 2021-10",
            "Ngày 20/10 - Gặp mặt | 2021-10",
            "19h30' ngày 20/10: Văn nghệ | 2021-10",
            "Cuối tháng 11/2021 - đầu tháng 12/2021: Tổng kết | 2021-11 2021-12",
        ]
    );
}

/// A time that an item only speaks of says not when it is done.
#[test]
fn a_time_within_an_item_is_not_its_own() {
    let text = "ĐOÀN XÃ BÌNH AN\nKẾ HOẠCH\nCông tác năm 2021\nI. NỘI DUNG\n- Tuyên truyền ngày 30/4: băng rôn, pa nô\n- Ngày hội 15/5: chuẩn bị\n- Ngày 15 hằng tháng: họp\n- Ngày 20/11, ngày Nhà giáo: ý nghĩa\n";
    assert_eq!(
        months(text),
        [
            "Tuyên truyền ngày 30/4: băng rôn, pa nô | ",
            "Ngày hội 15/5: chuẩn bị | ",
            "Ngày 15 hằng tháng: họp | ",
            "Ngày 20/11, ngày Nhà giáo: ý nghĩa | ",
        ]
    );
}

#[test]
fn a_time_alone_heads_the_items_below_it() {
    let text = "ĐOÀN XÃ BÌNH AN\nKẾ HOẠCH\nCông tác năm 2021\nI. NỘI DUNG\n1. Từ 15/5 đến 20/5:\n- Tập luyện\n2. Trong tháng 6/2021\n- Thi\n- Cuối tháng 7/2021:\n+ Chung kết\n";
    assert_eq!(months(text), ["Tập luyện | 2021-05", "Thi | 2021-06", "Chung kết | 2021-07"]);
}

#[test]
fn lines_that_begin_with_a_day_are_to_be_done() {
    let text = "ĐOÀN XÃ BÌNH AN\nKẾ HOẠCH\nTổ chức hội thi năm 2019\nI. MỤC ĐÍCH\n- Vui khỏe.\nII. TIẾN ĐỘ:\nTừ ngày 05 - 10/10: Phổ biến kế hoạch\nTừ ngày 11/10 đến 31/10/2019: Các chi đoàn tập luyện\nNgày 01/11: Hạn cuối đăng ký\n";
    assert_eq!(
        months(text),
        [
            "Từ ngày 05 - 10/10: Phổ biến kế hoạch | 2019-10",
            "Từ ngày 11/10 đến 31/10/2019: Các chi đoàn tập luyện | 2019-10",
            "Ngày 01/11: Hạn cuối đăng ký | 2019-11",
        ]
    );
}

#[test]
fn a_week_without_a_number_dates_what_stands_below_it() {
    let text = "TRƯỜNG MẦM NON HỌA MI\nKẾ HOẠCH NĂM 2022\nI. LỊCH\nTuần 4 (Từ 26/9 đến 01/10)\n- Học nội quy\nTừ 03/10 đến 08/10\n- Kiểm tra\nTuần 6 (Từ 10/10 đến 15/10)\n- Họp\n";
    assert_eq!(
        months(text),
        ["Học nội quy | 2022-09 2022-10", "Kiểm tra | 2022-10", "Họp | 2022-10"]
    );
}

/// Of several times before or behind a colon none is left out.
#[test]
fn every_time_beside_a_colon_gives_its_months() {
    let text = "KẾ HOẠCH\nPhong trào năm 2022\nI. TIẾN ĐỘ\n- Tự kiểm tra văn bản: tháng 6, tháng 11.\n- Sơ kết: 15/6, 15/12.\n- Họp: ngày 05/11, 12/11, 03/12.\n- Ngày 26/3, 15/5: kết nạp đoàn viên.\n- Ngày 26/3 và 19/5: mít tinh.\n- Ngày 30/11 - 02/12: Thi.\n- Góp ý: từ 25/9 đến 05/11.\n";
    assert_eq!(
        months(text),
        [
            "Tự kiểm tra văn bản: tháng 6, tháng 11. | 2022-06 2022-11",
            "Sơ kết: 15/6, 15/12. | 2022-06 2022-12",
            "Họp: ngày 05/11, 12/11, 03/12. | 2022-11 2022-12",
            "Ngày 26/3, 15/5: kết nạp đoàn viên. | 2022-03 2022-05",
            "Ngày 26/3 và 19/5: mít tinh. | 2022-03 2022-05",
            "Ngày 30/11 - 02/12: Thi. | 2022-11 2022-12",
            "Góp ý: từ 25/9 đến 05/11. | 2022-09 2022-10 2022-11",
        ]
    );
}
