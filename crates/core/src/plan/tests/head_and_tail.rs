use crate::parse;

const HEAD: &str = "UBND HUYỆN TÂN GIANG\nTRƯỜNG THCS AN BÌNH\nSố: 57/KH-THCS\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nAn Bình, ngày 5 tháng 9 năm 2023\nKẾ HOẠCH\nHoạt động năm học 2023 - 2024\nCăn cứ Luật Giáo dục ngày 14/6/2019;\nTrường THCS An Bình xây dựng kế hoạch năm học như sau:\n";

/// What is mentioned in a title beside a body lies in the title, or in no line of the head.
#[test]
fn mentions_of_a_title_beside_a_body() {
    let gap = "\u{c}".repeat(90);
    let text = format!(
        "UBND XÃ LẠC HẢI\nTRƯỜNG TH&THCS H{gap}OA MAI\nSố: 52/KH-HM\nCỘNG HÒA XÃ HỘI CHỦ       UBND XÃ TRÀ LÂM"
    );
    let parsed = parse(&text);
    let head = &parsed.plan().head;
    let title = head.title.as_ref().unwrap();
    assert_eq!(title.text(), "OA MAI");
    for line in head.issuers.iter().flat_map(|issuer| &issuer.lines).chain(&title.lines) {
        for mention in &parsed.plan().mentions {
            let begins = line.span.range().contains(&mention.span.start());
            assert!(!begins || line.span.contains(mention.span), "{mention:?} {line:?}");
        }
    }
}

/// A lone dash behind a recipient is lost no more than its words.
#[test]
fn a_dash_at_the_end_of_a_recipient() {
    let text = "KẾ HOẠCH NĂM 2023\nI. VIỆC\n- Họp\nPHÓ HIỆU TRƯỞNG\nLã Minh Tuệ\nNơi nhận:\n- Ban Giám hiệu;\n- Website trường;-\n- Lưu: VT.";
    let parsed = parse(text);
    let recipients = &parsed.plan().tail.recipients.as_ref().unwrap().list;
    let texts: Vec<_> = recipients.iter().map(|recipient| recipient.text.as_str()).collect();
    assert_eq!(texts, ["Ban Giám hiệu;", "Website trường;-", "Lưu: VT."]);
}

#[test]
fn recipients_and_a_signature_between_bars() {
    let text = "KẾ HOẠCH\nTổ chức trung thu năm 2022\nI. Nội dung\n- Thi bày cỗ.\n| Nơi nhận: | TM. BCH CHI ĐOÀN |\n| - Chi bộ (b/c); | BÍ THƯ |\n| - Lưu. |  |\n|  | Lê Thị Nga |";
    let parsed = parse(text);
    let tail = &parsed.plan().tail;
    assert_eq!(tail.recipients.as_ref().unwrap().text.as_str(), "Nơi nhận:");
    let [signature] = tail.signatures.as_slice() else { panic!("{:?}", tail.signatures) };
    assert_eq!(signature.authority_text(), "TM. BCH CHI ĐOÀN");
    assert_eq!(signature.position_text(), "BÍ THƯ");
    assert_eq!(signature.name.as_deref(), Some("Lê Thị Nga"));
}

/// A second title page names the body and leaves the time of the plan what it is.
#[test]
fn a_body_that_is_named_again_below_the_title() {
    let text = "TRƯỜNG THPT AN BÌNH\nTỔ SỬ - ĐỊA\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nKẾ HOẠCH HOẠT ĐỘNG CHUYÊN MÔN\nNĂM HỌC 2021 - 2022\nTỔ SỬ - ĐỊA\nCăn cứ Luật Giáo dục;\nI. NỘI DUNG\n- Dự giờ.";
    let parsed = parse(text);
    let plan = parsed.plan();
    let names: Vec<_> = plan.head.issuers.iter().map(|issuer| issuer.name()).collect();
    assert_eq!(names, ["TRƯỜNG THPT AN BÌNH", "TỔ SỬ - ĐỊA"]);
    assert_eq!(plan.timeframe.map(|frame| frame.to_string()).as_deref(), Some("2021/2022"));
    assert_eq!(plan.head.asides.last().map(|aside| aside.text.as_str()), Some("TỔ SỬ - ĐỊA"));
}

#[test]
fn a_whole_head() {
    let text = format!("{HEAD}I. MỤC ĐÍCH\n- Họp");
    let parsed = parse(&text);
    let plan = parsed.plan();
    let head = &plan.head;
    assert_eq!(head.issuer().unwrap().name(), "TRƯỜNG THCS AN BÌNH");
    assert_eq!(head.superiors()[0].name(), "UBND HUYỆN TÂN GIANG");
    let number = head.number.as_ref().unwrap();
    assert_eq!((number.number.as_deref(), number.symbol.as_deref()), (Some("57"), Some("KH-THCS")));
    let place_date = head.place_date.as_ref().unwrap();
    assert_eq!(place_date.place.as_deref(), Some("An Bình"));
    assert_eq!(place_date.date.unwrap().to_string(), "2023-09-05");
    assert_eq!(head.motto.len(), 2);
    let title = head.title.as_ref().unwrap();
    assert_eq!(title.kind.as_deref(), Some("kế hoạch"));
    assert_eq!(title.text(), "KẾ HOẠCH Hoạt động năm học 2023 - 2024");
    assert_eq!(plan.bases[0].text.as_str(), "Căn cứ Luật Giáo dục ngày 14/6/2019;");
    assert!(plan.enacting.as_ref().unwrap().ends_with("như sau:"));
    assert_eq!(plan.timeframe.unwrap().to_string(), "2023/2024");
}

#[test]
fn an_address_below_the_issuer_leaves_the_head_whole() {
    let parsed = parse(
        "CÔNG TY TNHH HOA LAN\nĐịa chỉ: Lô 5, KCN Hòa Lạc\nĐT: 0225 3 123 456\nSố: 21/KH-CT\nKẾ HOẠCH\nNghỉ mát năm 2015\nI. VIỆC\n- Họp",
    );
    let plan = parsed.plan();
    assert_eq!(plan.head.issuer().unwrap().name(), "CÔNG TY TNHH HOA LAN");
    assert_eq!(plan.head.number.as_ref().unwrap().number.as_deref(), Some("21"));
    assert_eq!(plan.head.title.as_ref().unwrap().text(), "KẾ HOẠCH Nghỉ mát năm 2015");
    assert!(plan.attachments.is_empty());
}

#[test]
fn two_columns_on_one_line_are_taken_apart() {
    let parsed = parse(
        "UBND HUYỆN TÂN GIANG      CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTRƯỜNG THCS AN BÌNH      Độc lập – Tự do – Hạnh phúc\nSố:    /KH-THCS      An Bình, ngày    tháng 9 năm 2023\nKẾ HOẠCH\nNăm học 2023-2024\nI. MỤC ĐÍCH\n- Họp",
    );
    let head = &parsed.plan().head;
    let names: Vec<_> = head.issuers.iter().map(|i| i.name().into_owned()).collect();
    assert_eq!(names, ["UBND HUYỆN TÂN GIANG", "TRƯỜNG THCS AN BÌNH"]);
    assert_eq!(head.motto[1].as_str(), "Độc lập – Tự do – Hạnh phúc");
    assert_eq!(parsed.slice(head.motto[1].span), "Độc lập – Tự do – Hạnh phúc");
    let number = head.number.as_ref().unwrap();
    assert!(number.is_blank() && number.symbol.as_deref() == Some("KH-THCS"));
    assert_eq!(head.place_date.as_ref().unwrap().date.unwrap().to_string(), "2023-09-XX");
    assert!(parsed.diagnostics().iter().any(|d| d.code.as_str() == "number-blank"));
}

#[test]
fn a_title_beside_a_body_or_behind_its_letterhead() {
    let beside = "TRƯỜNG THCS AN BÌNH          KẾ HOẠCH TUẦN 5\nTỔ VĂN PHÒNG          NĂM HỌC 2023-2024\nI. VIỆC\n- Họp";
    let parsed = parse(beside);
    let head = &parsed.plan().head;
    assert_eq!(head.title.as_ref().unwrap().text(), "KẾ HOẠCH TUẦN 5 NĂM HỌC 2023-2024");
    let names: Vec<_> = head.issuers.iter().map(|i| i.name().into_owned()).collect();
    assert_eq!(names, ["TRƯỜNG THCS AN BÌNH", "TỔ VĂN PHÒNG"]);

    let behind = "TRƯỜNG THCS AN BÌNH CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lâp - Tự do - Hạnh phúc KẾ HOẠCH Y TẾ NĂM 2023\n\
                  Căn cứ Luật Giáo dục;\nTrường xây dựng kế hoạch như sau:\nI. VIỆC\n- Họp";
    let parsed = parse(behind);
    let head = &parsed.plan().head;
    assert_eq!(head.issuer().unwrap().name(), "TRƯỜNG THCS AN BÌNH");
    assert_eq!(head.motto.len(), 2);
    assert_eq!(head.title.as_ref().unwrap().text(), "KẾ HOẠCH Y TẾ NĂM 2023");
}

#[test]
fn a_signature_behind_what_a_copy_is_for() {
    let text = format!(
        "{HEAD}I. MỤC ĐÍCH\n- Họp\nNơi nhận: KT. HIỆU TRƯỞNG\n- Phòng GD&ĐT (để b/c) PHÓ HIỆU TRƯỞNG\n- Lưu VP\nVi Thị Én"
    );
    let parsed = parse(&text);
    let tail = &parsed.plan().tail;
    let signature = &tail.signatures[0];
    assert_eq!(signature.position[0].as_str(), "PHÓ HIỆU TRƯỞNG");
    assert_eq!(signature.name.as_ref().unwrap().as_str(), "Vi Thị Én");
    let recipients = tail.recipients.as_ref().unwrap();
    assert_eq!(recipients.list[0].purpose.as_deref(), Some("để b/c"));
}

#[test]
fn a_tail_with_recipients_beside_the_signature() {
    let text = format!(
        "{HEAD}I. MỤC ĐÍCH\n- Họp\nTrên đây là kế hoạch năm học 2023-2024 của trường./.\nNơi nhận:                    KT. HIỆU TRƯỞNG\n- Phòng GD&ĐT (để b/c);          PHÓ HIỆU TRƯỞNG\n- Lưu: VT.\n\n\nNguyễn Thị Hồng"
    );
    let parsed = parse(&text);
    let tail = &parsed.plan().tail;
    assert!(tail.closing[0].starts_with("Trên đây"));
    let list = &tail.recipients.as_ref().unwrap().list;
    assert_eq!((list[0].name(), list[0].purpose.as_deref()), ("Phòng GD&ĐT", Some("để b/c")));
    assert_eq!((list[1].name(), list[1].purpose.as_deref()), ("Lưu: VT", None));
    assert_eq!(tail.signatures.len(), 1);
    let signature = &tail.signatures[0];
    assert_eq!(signature.authority_text(), "KT. HIỆU TRƯỞNG");
    assert_eq!(signature.position_text(), "PHÓ HIỆU TRƯỞNG");
    assert_eq!(signature.name.as_ref().unwrap().as_str(), "Nguyễn Thị Hồng");
}

#[test]
fn two_signers_side_by_side() {
    let text = format!(
        "{HEAD}I. MỤC ĐÍCH\n- Họp\nTM. BAN GIÁM HIỆU                    TM. BAN CHẤP HÀNH\nHIỆU TRƯỞNG                    CHỦ TỊCH\n\n\nChu Thị Hồng Lĩnh                    Mai Thị Quế"
    );
    let parsed = parse(&text);
    let shown: Vec<_> = parsed
        .plan()
        .tail
        .signatures
        .iter()
        .map(|s| (s.authority_text(), s.position_text(), s.name.as_ref().unwrap().as_str()))
        .collect();
    assert_eq!(
        shown,
        [
            ("TM. BAN GIÁM HIỆU".into(), "HIỆU TRƯỞNG".into(), "Chu Thị Hồng Lĩnh"),
            ("TM. BAN CHẤP HÀNH".into(), "CHỦ TỊCH".into(), "Mai Thị Quế"),
        ]
    );
}

#[test]
fn plans_behind_the_signature_are_attached() {
    let text = format!(
        "{HEAD}I. MỤC ĐÍCH\n- Họp\nHIỆU TRƯỞNG\n\n\nNguyễn Thị Hồng\n\nKẾ HOẠCH THÁNG 9/2023\nI. TRỌNG TÂM\n- Khai giảng\nHIỆU TRƯỞNG\n\nNguyễn Thị Hồng\nKẾ HOẠCH THÁNG 10/2023\nI. TRỌNG TÂM\n- Hội nghị\n"
    );
    let parsed = parse(&text);
    let plan = parsed.plan();
    assert_eq!(plan.attachments.len(), 2);
    let september = &plan.attachments[0];
    assert_eq!(september.timeframe.unwrap().to_string(), "2023-09");
    assert_eq!(september.tail.signatures[0].name.as_ref().unwrap().as_str(), "Nguyễn Thị Hồng");
    assert!(plan.attachments[1].tail.is_empty());
    let last = plan.walk().last().unwrap();
    assert_eq!((last.path.as_str(), last.part), ("attachment-2/2023-10/I/-1", 2));
}

#[test]
fn a_tie_cut_is_still_the_same_plan() {
    let text = format!("{HEAD}I. MỤC ĐÍCH\n- Họp");
    let owned = {
        let copy = text.clone();
        parse(&copy).into_owned()
    };
    assert_eq!(owned.plan(), parse(&text).plan());
}

/// Who signs, as `authority / position / name`.
fn signers(tail: &str) -> Vec<String> {
    let text =
        format!("{HEAD}I. MỤC ĐÍCH\n- Họp.\nTrên đây là kế hoạch tháng 4 của chi đội.\n{tail}");
    let parsed = parse(&text);
    let signatures = parsed.plan().tail.signatures.iter();
    signatures
        .map(|s| {
            let name = s.name.as_deref().unwrap_or_default();
            format!("{} / {} / {name}", s.authority_text(), s.position_text())
        })
        .collect()
}

#[test]
fn a_signer_below_a_row_of_signers_signs_alone() {
    let tail = "TRƯỞNG KHOA               ĐIỀU DƯỠNG TRƯỞNG\n\nBS.CKI Vi Văn Sơn         CNĐD Lò Thị Mai\n\n\
                TM. BAN GIÁM ĐỐC\nGIÁM ĐỐC\n\nMã Thế Vinh";
    assert_eq!(
        signers(tail),
        [
            " / TRƯỞNG KHOA / BS.CKI Vi Văn Sơn",
            " / ĐIỀU DƯỠNG TRƯỞNG / CNĐD Lò Thị Mai",
            "TM. BAN GIÁM ĐỐC / GIÁM ĐỐC / Mã Thế Vinh",
        ]
    );
}

#[test]
fn a_position_and_its_name_may_share_a_line() {
    assert_eq!(
        signers("Người lập kế hoạch: Vi Thị Lan\nBí thư chi đoàn: Y Thuyên Ayun"),
        [" / Người lập kế hoạch / Vi Thị Lan", " / Bí thư chi đoàn / Y Thuyên Ayun"]
    );
}

#[test]
fn an_approval_may_stand_beside_place_and_date() {
    let tail = "Duyệt của BGH                  Nậm Lai, ngày 3 tháng 4 năm 2023\n\
                P. Hiệu trưởng                 Người lập\n\nVi Thị Én                      Đàm Văn Quế";
    assert_eq!(
        signers(tail),
        ["Duyệt của BGH / P. Hiệu trưởng / Vi Thị Én", " / Người lập / Đàm Văn Quế"]
    );
}

#[test]
fn a_body_in_mixed_case_signs_a_plan() {
    assert_eq!(signers("UBND xã Mường Lai"), ["UBND xã Mường Lai /  / "]);
}

#[test]
fn whoever_made_it_signs_beside_the_approval() {
    let tail = "BGH DUYỆT                      NGƯỜI THỰC HIỆN\n\nVi Thị Én                      Đàm Văn Quế";
    assert_eq!(signers(tail), ["BGH DUYỆT /  / Vi Thị Én", " / NGƯỜI THỰC HIỆN / Đàm Văn Quế"]);
}

/// A second row of names below the first: nobody is dropped.
#[test]
fn signers_below_signers_are_all_kept() {
    let text = format!(
        "{HEAD}I. MỤC ĐÍCH\n- Họp.\n\nHIỆU TRƯỞNG            CHỦ TỊCH CÔNG ĐOÀN\n\nGiáp Văn An            Mai Thị Bình\n\nĐỗ Văn Cường            Lê Thị Dung\n"
    );
    let parsed = parse(&text);
    let names: Vec<_> =
        parsed.plan().tail.signatures.iter().filter_map(|s| s.name.as_deref()).collect();
    for name in ["Giáp Văn An", "Mai Thị Bình", "Đỗ Văn Cường", "Lê Thị Dung"] {
        assert!(names.contains(&name), "{name} is not in {names:?}");
    }
}

/// What stands in the left column ends there: a mention does not reach into the signature beside it.
#[test]
fn mentions_stay_in_their_column() {
    let text = format!("{HEAD}I. MỤC ĐÍCH\n- Họp.\nNơi nhận:\n- Đạt 100%      năm học tới\n");
    let parsed = parse(&text);
    for mention in &parsed.plan().mentions {
        assert!(!parsed.slice(mention.span).contains("   "), "{:?}", parsed.slice(mention.span));
    }
}

#[test]
fn a_paragraph_above_the_letterhead_ends_no_head() {
    let parsed = parse(
        "Phòng Hành chính gửi kế hoạch đã được duyệt, các bộ phận in và dán tại bảng tin giúp em.\nCÔNG TY MAY AN BÌNH\nKẾ HOẠCH\n\
         Triển khai 5S năm 2024\nI. MỤC TIÊU\n- Sạch sẽ",
    );
    let plan = parsed.plan();
    assert_eq!(plan.head.title.as_ref().unwrap().text(), "KẾ HOẠCH Triển khai 5S năm 2024");
    assert_eq!(plan.head.issuer().unwrap().name(), "CÔNG TY MAY AN BÌNH");
    assert!(plan.attachments.is_empty());
    assert_eq!(plan.body.len(), 2);
}

#[test]
fn a_month_in_the_title_is_near_the_date_of_issue() {
    let head = "TRƯỜNG THCS AN BÌNH\nAn Bình, ngày 28 tháng 12 năm 2016\nKẾ HOẠCH HOẠT ĐỘNG LIÊN ĐỘI THÁNG 01\n";
    let text = format!("{head}I. Đánh giá tháng 12\n- Họp\nII. Kế hoạch tháng 1\n- Hội trại 9/1");
    let parsed = parse(&text);
    assert_eq!(parsed.plan().timeframe.unwrap().to_string(), "2017-01");
    let resolved: Vec<_> = parsed
        .plan()
        .mentions
        .iter()
        .filter(|m| m.span.start() > head.len())
        .filter_map(|m| Some(m.resolved?.to_string()))
        .collect();
    assert_eq!(resolved, ["2016-12", "2017-01", "2017-01-09"]);
}

#[test]
fn an_addressee_is_not_parted_at_a_day() {
    let parsed = parse(
        "KẾ HOẠCH\nNăm học 2023-2024\nKính gửi:\n- Các tổ trưởng từ ngày 06/9/2023\nI. VIỆC\n- Họp",
    );
    let addressees = &parsed.plan().head.addressees;
    assert_eq!(addressees.last().unwrap().as_str(), "- Các tổ trưởng từ ngày 06/9/2023");
}

/// The names of the issuers, the mottos, the symbol, and the place and day of issue of a plan with this letterhead.
fn letterhead(head: &str) -> (Vec<String>, usize, String, String) {
    let text = format!("{head}\nKẾ HOẠCH\nCông tác năm 2022\nI. MỤC TIÊU\n1. Làm tốt việc.");
    let parsed = parse(&text);
    let head = &parsed.plan().head;
    let symbol = head.number.as_ref().and_then(|n| n.symbol.as_deref()).unwrap_or("").to_owned();
    let issue = head.place_date.as_ref().map_or(String::new(), |issue| {
        let day = issue.date.map(|date| date.to_string()).unwrap_or_default();
        format!("{} {day}", issue.place.as_deref().unwrap_or(""))
    });
    (head.issuers.iter().map(|i| i.name().into_owned()).collect(), head.motto.len(), symbol, issue)
}

#[test]
fn letterheads_that_were_run_together() {
    const MOTTO: &str = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
    const WATCHWORD: &str = "Độc lập - Tự do - Hạnh phúc";
    const DATE: &str = "Bản Mòng, ngày 05 tháng 3 năm 2022";
    for (head, mottos) in [
        (format!("UBND XÃ NẬM LAI | {MOTTO} |\nSố: 12/KH-UBND | {DATE} |"), 1),
        (format!("UBND XÃ NẬM LAI |\n{MOTTO} |\nSố: 12/KH-UBND |\n{DATE} |"), 1),
        (
            format!(
                "| UBND XÃ NẬM LAI | {MOTTO} {WATCHWORD} |\n|---|---|\n| Số: 12/KH-UBND | *{DATE}* |"
            ),
            2,
        ),
        (format!("UBND XÃ NẬM LAI\nSố: 12/KH-UBND\n{MOTTO} {WATCHWORD} {DATE}"), 2),
        (format!("UBND XÃ NẬM LAI Số: 12/KH-UBND {MOTTO} {WATCHWORD} {DATE}"), 2),
        (format!("UBND XÃ NẬM LAI {DATE}\n{MOTTO}\nSố 12/KH-UBND {WATCHWORD}"), 2),
        (
            format!(
                "UBND XÃ NẬM LAI          {MOTTO}\n       *                  {DATE}\n  Số 12/KH-UBND"
            ),
            1,
        ),
        ("UBND XÃ NẬM LAI\nSố: 12 KH-UBND\nBản Mòng ngày 05 tháng 3 năm 2022".into(), 0),
        ("UBND XÃ NẬM LAI\nSố: 12/KH-UBND\nBản Mòng, 05/3/2022".into(), 0),
    ] {
        let expected = (
            vec!["UBND XÃ NẬM LAI".to_owned()],
            mottos,
            "KH-UBND".into(),
            "Bản Mòng 2022-03-05".into(),
        );
        assert_eq!(letterhead(&head), expected, "{head}");
    }
}

#[test]
fn bodies_of_a_letterhead_stand_apart_and_their_names_together() {
    for (head, names) in [
        (
            "HUYỆN ĐOÀN BẢN MÒNG          ĐOÀN TNCS HỒ CHÍ MINH\nĐOÀN TRƯỜNG THPT SỐ 2      Bản Mòng, ngày 3 tháng 4 năm 2022",
            ["HUYỆN ĐOÀN BẢN MÒNG", "ĐOÀN TRƯỜNG THPT SỐ 2"],
        ),
        (
            "HỘI LHPN HUYỆN BẢN MÒNG\nBTV HỘI LHPN XÃ NẬM LAI",
            ["HỘI LHPN HUYỆN BẢN MÒNG", "BTV HỘI LHPN XÃ NẬM LAI"],
        ),
        (
            "HUYỆN ĐOÀN BẢN MÒNG\nBAN CHẤP HÀNH\nĐOÀN XÃ NẬM LAI",
            ["HUYỆN ĐOÀN BẢN MÒNG", "BAN CHẤP HÀNH ĐOÀN XÃ NẬM LAI"],
        ),
        (
            "SỞ Y TẾ HÒA LẠC\nTRUNG TÂM KIỂM SOÁT\nBỆNH TẬT",
            ["SỞ Y TẾ HÒA LẠC", "TRUNG TÂM KIỂM SOÁT BỆNH TẬT"],
        ),
    ] {
        assert_eq!(letterhead(head).0, names, "{head}");
    }
}

#[test]
fn recipients_on_one_line_and_signatures_glued_to_them() {
    let plan = |tail: &str| format!("{HEAD}I. MỤC ĐÍCH\n- Họp\n{tail}");
    let text =
        plan("Nơi nhận: Đảng ủy; các ban, ngành; Lưu VT.\nTM. UBND XÃ\nCHỦ TỊCH\nVi Thị Lan");
    let parsed = parse(&text);
    let tail = &parsed.plan().tail;
    let names: Vec<_> =
        tail.recipients.as_ref().unwrap().list.iter().map(crate::plan::Recipient::name).collect();
    assert_eq!(names, ["Đảng ủy", "các ban, ngành", "Lưu VT"]);
    assert_eq!(tail.signatures[0].name.as_ref().unwrap().as_str(), "Vi Thị Lan");
    let text = plan(
        "Nơi nhận: TM. BAN THƯỜNG VỤ\n- Tỉnh hội; KT. CHỦ TỊCH\n- Huyện ủy; PHÓ CHỦ TỊCH\n- Lưu VP. Vi Thị Lan",
    );
    let parsed = parse(&text);
    let tail = &parsed.plan().tail;
    let names: Vec<_> =
        tail.recipients.as_ref().unwrap().list.iter().map(crate::plan::Recipient::name).collect();
    assert_eq!(names, ["Tỉnh hội", "Huyện ủy", "Lưu VP"]);
    let signature = &tail.signatures[0];
    assert_eq!(signature.authority_text(), "TM. BAN THƯỜNG VỤ KT. CHỦ TỊCH");
    assert_eq!(signature.position_text(), "PHÓ CHỦ TỊCH");
    let name = signature.name.as_ref().unwrap();
    assert_eq!((name.as_str(), parsed.slice(name.span)), ("Vi Thị Lan", "Vi Thị Lan"));
}

#[test]
fn a_name_over_two_lines_is_one() {
    let text = format!("{HEAD}I. MỤC ĐÍCH\n- Họp\nCÁN BỘ THƯ VIỆN\nVI THỊ\nLAN");
    let parsed = parse(&text);
    let signatures = &parsed.plan().tail.signatures;
    assert_eq!(signatures.len(), 1);
    assert_eq!(signatures[0].name.as_ref().unwrap().as_str(), "VI THỊ LAN");
}

/// Who signs in one column: the offices first, the names below them.
#[test]
fn offices_above_as_many_names_are_of_different_persons() {
    let two = [" / HIỆU TRƯỞNG / Phan Thị Thoa", " / NGƯỜI LẬP / Lê Văn Bảy"];
    for notes in ["", "(Đã ký)\n(Đã ký)\n"] {
        let tail = format!("HIỆU TRƯỞNG\nNGƯỜI LẬP\n{notes}\nPhan Thị Thoa\nLê Văn Bảy");
        assert_eq!(signers(&tail), two, "{notes}");
    }
    assert_eq!(
        signers(
            "KT. HIỆU TRƯỞNG\nPHÓ HIỆU TRƯỞNG\nTỔ TRƯỞNG\nNGƯỜI LẬP\n\nVi Thị Én\nLù Văn An\nMa Thị Bích"
        ),
        [
            "KT. HIỆU TRƯỞNG / PHÓ HIỆU TRƯỞNG / Vi Thị Én",
            " / TỔ TRƯỞNG / Lù Văn An",
            " / NGƯỜI LẬP / Ma Thị Bích"
        ]
    );
    // One name below: two posts of one person.
    assert_eq!(
        signers("PHÓ TRƯỞNG BAN\nPHÓ CHỦ TỊCH UBND XÃ\n\nPhan Thị Thoa"),
        [" / PHÓ TRƯỞNG BAN PHÓ CHỦ TỊCH UBND XÃ / Phan Thị Thoa"]
    );
}

/// The months that titles name below the head are blocks of the plan itself.
#[test]
fn months_below_the_head_are_no_plans_of_their_own() {
    let parsed = parse(
        "KẾ HOẠCH\nHoạt động năm học 2022-2023\nKẾ HOẠCH THÁNG 9\n1. Khai giảng\nKẾ HOẠCH THÁNG 1\n1. Sơ kết",
    );
    let plan = parsed.plan();
    assert!(plan.attachments.is_empty());
    let months: Vec<_> = plan
        .activities()
        .iter()
        .map(|a| a.months.iter().map(ToString::to_string).collect::<String>())
        .collect();
    assert_eq!(months, ["2022-09", "2023-01"]);
}

/// A title that goes on below its month is for that month; one that names a semester, for its school year.
#[test]
fn times_of_titles_over_several_lines() {
    for (title, expected) in [
        ("CÔNG TÁC THÁNG 11 NĂM 2024\nTrường mầm non Hoa Gạo", "2024-11"),
        ("CÔNG TÁC QUÝ II NĂM 2024\nTrường mầm non Hoa Gạo", "2024-34"),
        ("CÔNG TÁC NĂM 2024\nTrường mầm non Hoa Gạo", "2024"),
    ] {
        let text = format!("KẾ HOẠCH\n{title}\nI. Việc\n- Họp.");
        assert_eq!(parse(&text).plan().timeframe.unwrap().to_string(), expected, "{title}");
    }
    let parsed = parse(
        "KẾ HOẠCH\nHọc kỳ II năm học 2021-2022\nTUẦN 20 (Từ 24/01 đến 29/01)\n- Họp.\nTUẦN 21 (07/02 - 12/02)\n- Học.",
    );
    let plan = parsed.plan();
    assert_eq!(plan.timeframe.unwrap().to_string(), "2021/2022");
    assert_eq!(plan.head.title.as_ref().unwrap().lines.len(), 2);
    // Both semesters with their weeks are blocks.
    let parsed = parse(
        "KẾ HOẠCH\nHọc kỳ I năm học 2021-2022\nTUẦN 1\n- Học.\nHọc kỳ II năm học 2021-2022\nTUẦN 20\n- Học.",
    );
    assert_eq!(parsed.plan().head.title.as_ref().unwrap().lines.len(), 1);
}

/// Who decides, and that it is decided, stand in capitals as the title does.
#[test]
fn the_title_of_a_decision_ends_before_who_decides() {
    let text = "UBND TỈNH BÌNH AN\nSỞ NỘI VỤ\nSố: 30/QĐ-SNV\nQUYẾT ĐỊNH\nVề việc ban hành Kế hoạch cải cách hành chính\nGIÁM ĐỐC SỞ NỘI VỤ\nCăn cứ Luật Cán bộ, công chức;\nTheo đề nghị của Chánh Văn phòng,\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch cải cách hành chính.\n";
    let parsed = parse(text);
    let plan = parsed.plan();
    let title = plan.head.title.as_ref().map(|title| title.text().into_owned());
    assert_eq!(title.as_deref(), Some("QUYẾT ĐỊNH Về việc ban hành Kế hoạch cải cách hành chính"));
    assert_eq!(plan.enacting.as_ref().map(crate::plan::Text::as_str), Some("GIÁM ĐỐC SỞ NỘI VỤ"));
    assert_eq!(
        plan.head.issuer().map(|issuer| issuer.name().into_owned()).as_deref(),
        Some("SỞ NỘI VỤ")
    );
}

#[test]
fn a_date_of_issue_may_have_dashes() {
    let parsed = parse(
        "ĐOÀN XÃ BÌNH AN\nSố: 03-KH/ĐX\nBình An, ngày 05-9-2024\nKẾ HOẠCH\nCông tác Đoàn\nI. Nội dung\n- Họp.\n",
    );
    let place_date = parsed.plan().head.place_date.as_ref();
    let told = place_date.map(|p| (p.place.as_deref(), p.date.map(|date| date.to_string())));
    assert_eq!(told, Some((Some("Bình An"), Some("2024-09-05".to_owned()))));
}

/// A note of approval and an abbreviated office are no names.
#[test]
fn names_behind_notes_and_abbreviated_offices() {
    let names = |text: &str| -> Vec<String> {
        let parsed = parse(text);
        let signatures = parsed.plan().tail.signatures.iter();
        signatures.filter_map(|s| Some(s.name.as_ref()?.as_str().to_owned())).collect()
    };
    let body = "KẾ HOẠCH\nNăm 2024\nI. NỘI DUNG\n- Họp.\n";
    assert_eq!(
        names(&format!("{body}DUYỆT CỦA HIỆU TRƯỞNG\n(Duyệt)\nPhạm Văn Minh\n")),
        ["Phạm Văn Minh"]
    );
    assert_eq!(
        names(&format!("{body}KT. CHỦ TỊCH\nPCT UBND XÃ\nBùi Đức Long\n")),
        ["Bùi Đức Long"]
    );
}

/// Who approves a plan may sign above its title.
#[test]
fn an_approval_above_the_title_signs_the_plan() {
    let text = "BAN CHQS HUYỆN BÌNH AN\nSố: 112/KH-BCH\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nBình An, ngày 05 tháng 6 năm 2022\nPHÊ DUYỆT\nNgày 10 tháng 6 năm 2022\nCHỦ TỊCH UBND HUYỆN\nNguyễn Văn Bình\nKẾ HOẠCH\nDiễn tập khu vực phòng thủ huyện năm 2022\nI. MỤC ĐÍCH\n- Nâng cao trình độ.\n";
    let parsed = parse(text);
    let plan = parsed.plan();
    assert!(plan.attachments.is_empty());
    let title = plan.head.title.as_ref().map(|title| title.text().into_owned());
    assert_eq!(title.as_deref(), Some("KẾ HOẠCH Diễn tập khu vực phòng thủ huyện năm 2022"));
    let [approval] = plan.tail.signatures.as_slice() else { panic!("{:?}", plan.tail) };
    assert_eq!(approval.authority_text(), "PHÊ DUYỆT");
    assert_eq!(approval.position_text(), "CHỦ TỊCH UBND HUYỆN");
    assert_eq!(approval.name.as_ref().map(crate::plan::Text::as_str), Some("Nguyễn Văn Bình"));
    let issued = plan.head.place_date.as_ref().and_then(|p| p.date);
    assert_eq!(issued.map(|date| date.to_string()).as_deref(), Some("2022-06-05"));
}

#[test]
fn a_decision_is_for_the_time_of_its_plan() {
    let text = "QUYẾT ĐỊNH\nVề việc ban hành Kế hoạch chuyển đổi số năm 2023\nCHỦ TỊCH ỦY BAN NHÂN DÂN XÃ BÌNH AN\nCăn cứ Luật Tổ chức chính quyền địa phương;\nQUYẾT ĐỊNH:\nĐiều 1. Ban hành kèm theo Quyết định này Kế hoạch chuyển đổi số.\n";
    let parsed = parse(text);
    let frame = parsed.plan().timeframe.map(|frame| frame.to_string());
    assert_eq!(frame.as_deref(), Some("2023"));
}

#[test]
fn issuers_by_short_names_are_bodies_of_their_own() {
    let issuers = |lines: &str| -> Vec<String> {
        let text = format!(
            "{lines}\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nKẾ HOẠCH\nNăm 2022\nI. A\n- B.\n"
        );
        let parsed = parse(text.as_str());
        parsed.plan().head.issuers.iter().map(|issuer| issuer.name().into_owned()).collect()
    };
    for lines in [
        "UBND PHƯỜNG BÌNH AN\nMN HOA SEN",
        "SỞ Y TẾ BÌNH AN\nTTYT HUYỆN NẬM LAI",
        "SỞ GIÁO DỤC VÀ ĐÀO TẠO\nTTGDTX HUYỆN NẬM LAI",
        "TRƯỜNG ĐẠI HỌC BÌNH AN\nKHOA LUẬT",
        "HỘI ĐỒNG ĐỘI HUYỆN NẬM LAI\nLiên đội Tiểu học Hoa Sen",
        "PHÒNG GD&ĐT NẬM LAI\nTHCS BÌNH AN",
    ] {
        let expected: Vec<_> = lines.lines().collect();
        assert_eq!(issuers(lines), expected);
    }
    for lines in [
        "UBND HUYỆN NẬM LAI\nTRƯỜNG PTDT BÁN TRÚ\nTHCS BÌNH AN",
        "SỞ GIÁO DỤC\nTRƯỜNG ĐẠI HỌC\nKHOA HỌC XÃ HỘI",
    ] {
        assert_eq!(issuers(lines).len(), 2, "{lines}");
    }
}

/// A lost line break glues what a plan is about to its kind.
#[test]
fn a_kind_with_its_subject_glued_to_it_is_a_title() {
    for bars in ["", " |", "|||"] {
        let text = format!(
            "TRƯỜNG THCS AN LẠC\nKẾ HOẠCHTổ chức hội khỏe năm học 2021-2022{bars}\nI. MỤC ĐÍCH\n- Vui.\n"
        );
        let parsed = parse(&text);
        let title = parsed.plan().head.title.as_ref().map(|title| title.text().into_owned());
        assert_eq!(title.as_deref(), Some("KẾ HOẠCH Tổ chức hội khỏe năm học 2021-2022"), "{bars}");
    }
}

#[test]
fn an_abbreviated_office_among_those_that_sign_is_no_name() {
    let parsed = parse(
        "CÔNG TY MAY BÌNH AN\nKẾ HOẠCH DU LỊCH HÈ 2023\nI. NỘI DUNG\n- Tham quan.\nTGĐ DUYỆT\tTRƯỞNG PHÒNG HCNS\tNGƯỜI LẬP\nVũ Đình Long\tPhan Thị Hà\tNgô Mai\n",
    );
    let signatures = &parsed.plan().tail.signatures;
    let names: Vec<_> = signatures.iter().filter_map(|s| Some(s.name.as_ref()?.as_str())).collect();
    assert_eq!(names, ["Vũ Đình Long", "Phan Thị Hà", "Ngô Mai"]);
}

/// A cover page prints the head of the plan that follows it.
#[test]
fn a_cover_page_is_no_plan_of_its_own() {
    let head =
        "PHÒNG GD&ĐT NẬM LAI\nTRƯỜNG TIỂU HỌC HOA SEN\nKẾ HOẠCH\nBỒI DƯỠNG THƯỜNG XUYÊN CÁ NHÂN\n";
    let text = format!(
        "{head}\nHọ và tên: Trần Thị Chi\nTổ: 4 + 5\n\nNăm học: 2021 - 2022\n{head}Năm học 2021 - 2022\nI. MỤC ĐÍCH\n- Nâng cao.\n"
    );
    let parsed = parse(text.as_str());
    let plan = parsed.plan();
    assert!(plan.attachments.is_empty());
    let title = plan.head.title.as_ref().map(|title| title.text().into_owned());
    assert_eq!(
        title.as_deref(),
        Some("KẾ HOẠCH BỒI DƯỠNG THƯỜNG XUYÊN CÁ NHÂN Năm học 2021 - 2022")
    );
    assert_eq!(plan.timeframe.map(|frame| frame.to_string()).as_deref(), Some("2021/2022"));
    assert_eq!(plan.head.issuers.len(), 2);
    // Another title below is another plan.
    let other = format!(
        "{head}\nHọ và tên: Trần Thị Chi\n{}Năm học 2021 - 2022\nI. MỤC ĐÍCH\n- Nâng cao.\n",
        head.replace("BỒI DƯỠNG", "KIỂM TRA")
    );
    assert_eq!(parse(other.as_str()).plan().attachments.len(), 1);
}
