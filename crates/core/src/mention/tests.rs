//! The expressions of `fixtures/mentions`, alone and in other dress, and what holds for every text.

use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;

use super::{Doubt, Kind, Mention, find};

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/mentions")
}

/// An expression and the mentions in it, as `kind value`.
struct Case {
    place: String,
    expression: String,
    mentions: Vec<(String, String)>,
}

/// The rows of one file; blanks at the ends of a row are kept off the expression by the tab.
fn cases(file: &str) -> Vec<Case> {
    let path = fixtures().join(file);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    text.lines()
        .enumerate()
        .skip(1)
        .map(|(n, line)| {
            let (expression, mentions) = line.split_once('\t').unwrap_or((line, ""));
            let mentions = mentions
                .split(" | ")
                .filter(|mention| !mention.is_empty())
                .map(|mention| mention.split_once(' ').unwrap())
                .map(|(kind, value)| (kind.to_owned(), value.to_owned()))
                .collect();
            Case { place: format!("{file}:{}", n + 1), expression: expression.to_owned(), mentions }
        })
        .collect()
}

const FILES: [&str; 6] =
    ["dates.tsv", "months.tsv", "years.tsv", "references.tsv", "quantities.tsv", "recurring.tsv"];

fn mentions(text: &str) -> Vec<Mention> {
    let (mut out, mut doubts) = (Vec::new(), Vec::new());
    find(text, 0, &mut out, &mut doubts);
    out
}

/// Kinds that an expression may hold besides what its row is about; they count only where the row names them.
const BESIDE: [Kind; 5] =
    [Kind::Organisation, Kind::Act, Kind::Amount, Kind::Target, Kind::Duration];

/// What was found in `text`, as the rows write it, and the texts under the spans.
fn found(text: &str, case: &Case) -> (Vec<(String, String)>, Vec<String>) {
    mentions(text)
        .iter()
        .filter(|m| {
            !BESIDE.contains(&m.kind())
                || case.mentions.iter().any(|(kind, _)| kind == m.kind().as_str())
        })
        .map(|m| {
            let value = m.value.to_string();
            ((m.kind().as_str().to_owned(), value), text[m.span.range()].to_owned())
        })
        .unzip()
}

#[test]
fn expressions_mean_what_the_tables_say() {
    let mut wrong = Vec::new();
    let mut count = 0;
    for case in FILES.iter().flat_map(|file| cases(file)) {
        count += 1;
        let (got, _) = found(&case.expression, &case);
        if got != case.mentions {
            wrong.push(format!(
                "{}: {}\n    want {:?}\n    got  {got:?}",
                case.place, case.expression, case.mentions
            ));
        }
    }
    assert!(wrong.is_empty(), "{} of {count}:\n{}", wrong.len(), wrong.join("\n"));
    assert!(count >= 400);
}

/// In running text the same mentions are found, with the same text under their spans.
#[test]
fn expressions_are_found_in_running_text() {
    let frames = [
        ("Phân công thực hiện, ", "; báo cáo kết quả bằng văn bản."),
        ("(", ")"),
        ("- ", ""),
        ("Các bộ phận triển khai như sau: ", ". Gửi về văn phòng"),
        ("“", "”"),
    ];
    let mut wrong = Vec::new();
    for case in FILES.iter().flat_map(|file| cases(file)) {
        let (_, alone) = found(&case.expression, &case);
        for (before, behind) in frames {
            let text = format!("{before}{}{behind}", case.expression);
            let (got, texts) = found(&text, &case);
            if got != case.mentions || texts != alone {
                wrong.push(format!(
                    "{}: {text}\n    want {:?} {alone:?}\n    got  {got:?} {texts:?}",
                    case.place, case.mentions
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

/// Sentences of plans, with all that they hold.
#[test]
fn sentences_mean_what_the_table_says() {
    let mut wrong = Vec::new();
    for case in cases("sentences.tsv") {
        let (got, _) = found(&case.expression, &case);
        let (wide, _) = found(&case.expression.replace(' ', "\u{a0} "), &case);
        if got != case.mentions || wide != case.mentions {
            wrong.push(format!(
                "{}: {}\n    want {:?}\n    got  {got:?}\n    wide {wide:?}",
                case.place, case.expression, case.mentions
            ));
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

/// The text in other dress, and whether its case changed.
#[test]
fn bodies_beside_words_that_look_like_theirs() {
    let bodies = |text: &str| -> Vec<String> {
        mentions(text)
            .iter()
            .filter(|m| m.kind() == Kind::Organisation)
            .map(|m| text[m.span.range()].to_owned())
            .collect()
    };
    assert_eq!(bodies("KẾ HOẠCH KIỂM TRA NỘI BỘ TRƯỜNG HỌC"), [""; 0]);
    assert_eq!(bodies("Phối hợp TP. HÀ NỘI SỞ GIÁO DỤC VÀ ĐÀO TẠO"), ["SỞ GIÁO DỤC VÀ ĐÀO TẠO"]);
    assert_eq!(bodies("họp tại Hà Nội Bộ Y tế"), ["Bộ Y tế"]);
    assert_eq!(bodies("quy định nội bộ của Trường Tiểu học An Bình"), ["Trường Tiểu học An Bình"]);
}

fn dresses(text: &str) -> Vec<String> {
    let mut dresses = vec![
        text.nfd().collect::<String>().nfc().collect(),
        text.replace(' ', "\u{a0}"),
        text.replace(' ', "  "),
        text.replace(' ', "\u{a0} \t"),
        text.replace('-', "–"),
    ];
    // Broken over a line, at each blank in turn.
    dresses.extend(
        text.match_indices(' ').map(|(at, _)| format!("{}\n{}", &text[..at], &text[at + 1..])),
    );
    dresses.extend(
        text.match_indices(' ').map(|(at, _)| format!("{}\r\n{}", &text[..at], &text[at + 1..])),
    );
    dresses
}

#[test]
fn blanks_dashes_and_broken_lines_do_not_matter() {
    let mut wrong = Vec::new();
    for case in FILES.iter().flat_map(|file| cases(file)) {
        for text in dresses(&case.expression) {
            let (got, _) = found(&text, &case);
            // A dash of another width is no part of a number: `2023–11–20` is not ISO.
            let iso = text.contains('–') && case.expression.starts_with("2023-11");
            if got != case.mentions && !iso {
                wrong.push(format!(
                    "{}: {text:?}\n    want {:?}\n    got  {got:?}",
                    case.place, case.mentions
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

/// Capitals say the same; symbols of acts keep their letters, and a name that capitals alone mark is not looked for.
#[test]
fn capitals_do_not_matter() {
    let mut wrong = Vec::new();
    for case in FILES.iter().flat_map(|file| cases(file)) {
        let text = case.expression.to_uppercase();
        let (got, _) = found(&text, &case);
        let lower = |list: &[(String, String)]| -> Vec<(String, String)> {
            list.iter().map(|(kind, value)| (kind.clone(), value.to_lowercase())).collect()
        };
        if lower(&got) != lower(&case.mentions) {
            wrong.push(format!(
                "{}: {text}\n    want {:?}\n    got  {got:?}",
                case.place, case.mentions
            ));
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

const TIME: [Kind; 10] = [
    Kind::Date,
    Kind::Month,
    Kind::Year,
    Kind::Years,
    Kind::SchoolYear,
    Kind::Quarter,
    Kind::Semester,
    Kind::Week,
    Kind::Range,
    Kind::Reference,
];

#[test]
fn what_is_no_date_is_none() {
    let mut wrong = Vec::new();
    for case in cases("none.tsv") {
        for text in
            [case.expression.clone(), format!("Thực hiện {} trong nhà trường.", case.expression)]
        {
            let got: Vec<String> = mentions(&text)
                .iter()
                .filter(|m| TIME.contains(&m.kind()))
                .map(|m| format!("{} {}", m.kind(), m.value))
                .collect();
            if !got.is_empty() {
                wrong.push(format!("{}: {text}: {got:?}", case.place));
            }
        }
    }
    assert!(wrong.is_empty(), "{}:\n{}", wrong.len(), wrong.join("\n"));
}

/// Everything that holds for spans, whatever the text is.
#[track_caller]
fn check(text: &str) {
    let (mut out, mut doubts): (Vec<Mention>, Vec<Doubt>) = (Vec::new(), Vec::new());
    find(text, 1000, &mut out, &mut doubts);
    let spans = out.iter().map(|m| m.span).chain(doubts.iter().map(|d| d.span));
    for span in spans {
        let (start, end) = (span.start() - 1000, span.end() - 1000);
        assert!(start < end && end <= text.len(), "{span:?} in {text:?}");
        assert!(text.is_char_boundary(start) && text.is_char_boundary(end), "{span:?} in {text:?}");
    }
    for pair in out.windows(2) {
        assert!(pair[0].span.start() <= pair[1].span.start(), "{pair:?} in {text:?}");
    }
    for mention in &out {
        let _ = mention.value.to_string();
        let _ = super::resolve(&mention.value, &super::Context::default());
    }
}

/// A generator that gives the same numbers in every run.
struct Lot(u64);

impl Lot {
    fn next(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % below as u64) as usize
    }
}

#[test]
fn no_text_breaks_it() {
    let rows: Vec<String> = FILES
        .iter()
        .chain(&["none.tsv"])
        .flat_map(|file| cases(file))
        .map(|case| case.expression)
        .collect();
    let mut lot = Lot(0x9E37_79B9_7F4A_7C15);
    let pieces = [
        " ",
        "\n",
        "\r",
        "\u{0}",
        "\u{301}",
        "\u{a0}",
        "/",
        "-",
        "–",
        "(",
        ")",
        ".",
        ",",
        ":",
        ";",
        "%",
        "1",
        "29",
        "2023",
        "99999999999",
        "tháng",
        "NĂM",
        "Quý",
        "số",
        "ngày",
        "I",
        "KH",
        "TW",
        "đ",
        "\u{212a}",
        "😀",
        "\u{feff}",
        "từ",
        "đến",
        "hạn",
        "…",
        "\u{f0e0}",
        "h",
        "lần",
        "“",
    ];
    for _ in 0..20_000 {
        let mut text = String::new();
        for _ in 0..=lot.next(6) {
            if lot.next(3) == 0 {
                let row = &rows[lot.next(rows.len())];
                let cut = lot.next(row.chars().count() + 1);
                text.extend(row.chars().skip(cut).take(lot.next(24)));
            } else {
                text.push_str(pieces[lot.next(pieces.len())]);
            }
        }
        check(&text);
    }
    for _ in 0..5_000 {
        let bytes: Vec<u8> = (0..lot.next(40)).map(|_| lot.next(256) as u8).collect();
        check(&String::from_utf8_lossy(&bytes));
    }
}

/// Time grows with the length: texts that a rule could go over again and again are walked in no time.
#[test]
fn nothing_is_gone_over_again() {
    let start = std::time::Instant::now();
    for piece in [
        "1/",
        "((((",
        "1, ",
        "1 - ",
        "ngày ",
        "từ ",
        "tháng 1, ",
        "2023-",
        "I, ",
        "số ",
        "01/KH-",
        "1.",
        " ",
        "hạn nộp ",
        "Nghị quyết ",
        "Công đoàn ",
        "20/11, ",
        "1/2 ",
        "quý I, ",
        "năm học 2023-2024, ",
        "A-",
        "ngày …",
        "….",
        "85-",
        "90% ",
        "Trường ",
        "đ/",
        "\n",
        "1:",
        "thứ ",
        "01/2023/A-",
        "1 đồng ",
        "Luật A ",
        "ngày 1 ",
        "100% ĐV ",
        "tuần 1, ",
        "1 lần ",
        "(A) ",
        "năm 2023, ",
        "A&",
    ] {
        let text = piece.repeat(400_000 / piece.len());
        let (mut out, mut doubts) = (Vec::new(), Vec::new());
        find(&text, 0, &mut out, &mut doubts);
    }
    // Forty texts of 400 kB; a rule that is quadratic takes minutes for one of them.
    assert!(start.elapsed().as_secs() < 30, "{:?}", start.elapsed());
}

/// Sentences of ordinary plans without a date, 27,000 words of them.
#[test]
fn prose_without_dates_has_none() {
    let who = [
        "Ban Chấp hành",
        "Tổ trưởng",
        "Các chi hội",
        "Nhà trường",
        "Giáo viên chủ nhiệm",
        "Đoàn viên",
        "Cán bộ y tế",
        "Bộ phận văn phòng",
        "Hội cha mẹ học sinh",
        "Tổ bảo vệ",
        "Công ty",
        "Quý thầy cô",
        "Chi bộ",
        "Cả ba tổ",
        "Hai đơn vị",
        "Thanh niên",
        "Ban giám khảo",
        "Nhân viên thư viện",
    ];
    let does = [
        "phối hợp xây dựng",
        "thường kỳ rà soát",
        "tổ chức tuyên truyền về",
        "chuẩn bị chu đáo",
        "tham gia ý kiến vào",
        "theo dõi sát sao",
        "hoàn thiện",
        "tự đánh giá",
        "kiểm tra việc thực hiện",
        "báo cáo đầy đủ",
        "đôn đốc",
        "hướng dẫn học sinh làm quen với",
        "giữ gìn",
        "nâng dần chất lượng",
        "quan tâm hơn nữa đến",
        "đề xuất",
    ];
    let what = [
        "nội quy cơ quan",
        "phong trào thi đua",
        "vườn trường",
        "hồ sơ sổ sách",
        "bữa ăn của trẻ",
        "sáng kiến của tổ",
        "quy chế dân chủ",
        "an toàn điện nước",
        "thư viện xanh",
        "câu lạc bộ cờ vua",
        "tháng hành động vì trẻ em",
        "tuần lễ không rác",
        "nếp sống văn minh",
        "quỹ khuyến học",
        "bếp ăn một chiều",
        "sân chơi dân gian",
        "giờ học ngoài trời",
        "lớp học hai buổi",
        "nhà vệ sinh sạch",
        "đường làng ngõ xóm",
        "mô hình ba sạch",
        "chuyện kể về Bác Hồ",
        "hàng cây bóng mát",
        "khu dân cư kiểu mẫu",
    ];
    let how = [
        "một cách thiết thực",
        "trong nhiệm kỳ mới",
        "ngay từ những buổi đầu",
        "để học kỳ sau tốt hơn",
        "cho năm học mới",
        "theo đúng quy định",
        "với tinh thần trách nhiệm cao",
        "trước khi nghỉ ngơi",
        "sau mỗi giờ lên lớp",
        "từ sớm, từ xa",
        "đến từng hộ dân",
        "trong các giai đoạn khó khăn",
        "nhằm tạo không khí vui tươi",
        "không phô trương, hình thức",
        "ở cả hai điểm trường",
        "giữa các khối lớp",
        "khi có việc hiếu, việc hỷ",
        "bằng nhiều hình thức",
        "trên cơ sở tự nguyện",
        "mà vẫn tiết kiệm",
        "dưới sự lãnh đạo của chi bộ",
    ];
    let mut lot = Lot(0x2545_F491_4F6C_DD1D);
    let mut words = 0;
    while words < 27_000 {
        let sentence = format!(
            "{} {} {} {}, {} {} {}.",
            who[lot.next(who.len())],
            does[lot.next(does.len())],
            what[lot.next(what.len())],
            how[lot.next(how.len())],
            does[lot.next(does.len())],
            what[lot.next(what.len())],
            how[lot.next(how.len())],
        );
        words += sentence.split(' ').count();
        for text in [sentence.to_uppercase(), sentence] {
            let dates: Vec<_> = mentions(&text)
                .into_iter()
                .filter(|m| {
                    TIME.contains(&m.kind())
                        || matches!(
                            m.kind(),
                            Kind::Day | Kind::Lunar | Kind::Deadline | Kind::Interval | Kind::Clock
                        )
                })
                .collect();
            assert!(dates.is_empty(), "{text}: {dates:?}");
        }
    }
}

/// The expressions that were written after the grammar was frozen: what came out then must not get worse.
#[test]
fn held_back_expressions_stay_as_good() {
    let (mut right, mut extra, mut missing) = (0, 0, 0);
    for case in cases("held-back.tsv") {
        let mut wanted = case.mentions;
        for mention in mentions(&case.expression) {
            if !TIME.contains(&mention.kind())
                && !matches!(mention.kind(), Kind::Percent | Kind::Ratio)
            {
                continue;
            }
            let got = (mention.kind().as_str().to_owned(), mention.value.to_string());
            match wanted.iter().position(|want| *want == got) {
                Some(at) => {
                    wanted.remove(at);
                    right += 1;
                }
                None => extra += 1,
            }
        }
        missing += wanted.len();
    }
    assert!(
        right >= 231 && extra <= 1 && missing <= 3,
        "{right} right, {extra} extra, {missing} missing"
    );
}

mod resolution {
    use super::super::{Context, ResolvedBy, Value, resolve};
    use super::mentions;
    use crate::time::{Date, Month, SchoolYear, Timeframe};

    fn plan(frame: Timeframe, block: &[(u16, u8)]) -> Context {
        let block = block.iter().map(|&(year, month)| Month { year: Some(year), month }).collect();
        Context { block, frame: Some(frame), issued: None }
    }

    fn school() -> Timeframe {
        Timeframe::SchoolYear(SchoolYear { start: 2023 })
    }

    /// Resolves the last mention of `text` that is no cover of others.
    #[track_caller]
    fn means(text: &str, context: &Context, expected: &str) {
        let found = mentions(text);
        let value = &found.first().unwrap().value;
        let resolved = resolve(value, context).map(|r| format!("{r} {}", r.by.as_str()));
        assert_eq!(resolved.as_deref().unwrap_or("-"), expected, "{text}: {value}");
    }

    #[test]
    fn days_take_the_year_of_their_block_or_plan() {
        means("8/3", &plan(school(), &[(2024, 3)]), "2024-03-08 block");
        means("8/3", &plan(school(), &[]), "2024-03-08 plan");
        means("20/11", &plan(school(), &[]), "2023-11-20 plan");
        means("tháng 10", &plan(school(), &[]), "2023-10 plan");
        means("tháng 8", &plan(school(), &[(2024, 7), (2024, 8)]), "2024-08 block");
        means("20/11", &plan(Timeframe::Year(2025), &[]), "2025-11-20 plan");
        means(
            "05/01",
            &plan(Timeframe::Month(Month { year: Some(2023), month: 12 }), &[]),
            "2024-01-05 plan",
        );
        means("20/11/1982", &plan(school(), &[]), "1982-11-20 explicit");
    }

    #[test]
    fn what_cannot_be_told_stays_open() {
        means("20/11", &Context::default(), "-");
        means("20/11", &plan(Timeframe::Years { from: 2021, to: 2025 }, &[]), "-");
        means("học kỳ I", &plan(Timeframe::Year(2024), &[]), "-");
        means("7h30", &plan(school(), &[]), "-");
    }

    #[test]
    fn the_date_of_issue_is_the_last_resort() {
        let context = Context { issued: Date::ymd(2023, 10, 5), ..Context::default() };
        means("20/11", &context, "2023-11-20 order");
        means("8/3", &context, "2024-03-08 order");
    }

    #[test]
    fn periods_become_days_and_months() {
        means("học kì I", &plan(school(), &[]), "2023-09-05/2024-01-14~ plan");
        means("HKII", &plan(school(), &[]), "2024-01-15/2024-05-25~ plan");
        means("tuần 4 tháng 9/2022", &plan(school(), &[]), "2022-09-22/2022-09-28~ explicit");
        means("cuối tháng 2/2024", &plan(school(), &[]), "2024-02-21/2024-02-29~ explicit");
        means("thượng tuần tháng 10", &plan(school(), &[]), "2023-10-01/2023-10-10~ plan");
        means("hạ tuần tháng 12", &plan(school(), &[]), "2023-12-21/2023-12-31~ plan");
        means("cuối năm", &plan(Timeframe::Year(2024), &[]), "2024-10/2024-12~ plan");
        means("đầu năm học", &plan(school(), &[]), "2023-08/2023-10~ plan");
        means("cuối năm học", &plan(school(), &[]), "2024-05/2024-06~ plan");
        means("hè 2024", &plan(school(), &[]), "2024-06/2024-08~ explicit");
        means("6 tháng đầu năm", &plan(Timeframe::Year(2025), &[]), "2025-01/2025-06 plan");
        means("quý I", &plan(school(), &[]), "2024-33 plan");
        means("năm học 2023-2024", &Context::default(), "2023-08-01/2024-07-31~ explicit");
        means("nhiệm kỳ 2023-2028", &Context::default(), "2023-01-01/2028-12-31 explicit");
        means("hằng tháng", &plan(school(), &[]), "2023-08-01/2024-07-31 plan");
        means("ngày 15", &plan(school(), &[(2023, 11)]), "2023-11-15 block");
    }

    #[test]
    fn lunar_days_become_solar_ones() {
        means("Tết Nguyên đán Giáp Thìn", &Context::default(), "2024-02-10 explicit");
        means("Tết Trung thu", &plan(school(), &[]), "2023-09-29 plan");
        means("mùng 10/3 âm lịch", &plan(school(), &[]), "2024-04-18 plan");
        means("dịp tết", &plan(school(), &[(2024, 2)]), "2024-02-10 block");
        means("23 tháng Chạp", &plan(school(), &[]), "2024-02-02 plan");
        means("mùng 3 Tết", &plan(Timeframe::Year(2025), &[]), "2025-01-31 plan");
    }

    #[test]
    fn limits_are_open_on_one_side() {
        means("trước ngày 15/9/2022", &Context::default(), "../2022-09-15 explicit");
        means("chậm nhất ngày 25/10", &plan(school(), &[]), "../2023-10-25 plan");
        means("sau ngày 05/9", &plan(school(), &[]), "2023-09-05/.. plan");
    }

    /// The year that stands on the right side of a range holds for the left side too, and is known without any context.
    #[test]
    fn the_left_side_borrows_from_the_right() {
        let found = mentions("từ 25/12 đến 05/01/2024");
        let left = found.iter().find(|m| matches!(m.value, Value::Date(_))).unwrap();
        let resolved = left.resolved.unwrap();
        assert_eq!(
            (resolved.to_string().as_str(), resolved.by),
            ("2023-12-25", ResolvedBy::Explicit)
        );
    }
}

mod doubts {
    use super::super::find;

    #[track_caller]
    fn doubts(text: &str, expected: &[(&str, &str, &str)]) {
        let (mut out, mut doubts) = (Vec::new(), Vec::new());
        find(text, 0, &mut out, &mut doubts);
        let found: Vec<_> = doubts
            .iter()
            .map(|d| {
                (d.what.as_str(), &text[d.span.range()], d.suggestion.as_deref().unwrap_or(""))
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn days_that_no_calendar_has() {
        doubts("họp ngày 31/11/2023", &[("date-impossible", "31/11/2023", "")]);
        doubts("tổng duyệt 31/11, khai mạc sau đó", &[("date-impossible", "31/11", "")]);
        doubts("tỷ số 31/13", &[]);
        doubts("30/2 đồng chí", &[]);
        doubts("ngày 30/02", &[("date-impossible", "30/02", "")]);
        doubts("(03/02/1930 - 03/02/204)", &[("date-impossible", "03/02/204", "")]);
        doubts("ngày 31 tháng 6 năm 2024", &[("date-impossible", "31 tháng 6 năm 2024", "")]);
        doubts("ngày 29/02/2024", &[]);
        let slip = "05 tháng 3 tháng 2020";
        doubts(&format!("ngày {slip}"), &[("date-word-wrong", slip, "05 tháng 3 năm 2020")]);
    }

    #[test]
    fn school_years_of_another_length() {
        doubts("năm học 2020-2022", &[("school-year-length", "năm học 2020-2022", "2020-2021")]);
    }

    #[test]
    fn numbers_and_symbols_that_are_miswritten() {
        doubts("Nghị quyết 29/NQ-TW", &[("reference-separators-swapped", "29/NQ-TW", "29-NQ/TW")]);
        doubts("Nghị quyết 12/NQ-TU", &[("reference-separators-swapped", "12/NQ-TU", "12-NQ/TU")]);
        doubts(
            "Thông tư số 11/TT-BGDĐT",
            &[("reference-year-missing", "11/TT-BGDĐT", "11/2020/TT-BGDĐT")],
        );
        doubts("Nghị định 85/NĐ-CP", &[("reference-year-missing", "85/NĐ-CP", "")]);
        doubts("Chỉ thị 05-CT/BCT", &[("reference-issuer-suffix", "05-CT/BCT", "05-CT/TW")]);
        doubts("Chỉ thị 15- CT/TƯ", &[("reference-spelling", "15- CT/TƯ", "15-CT/TW")]);
        doubts("Quyết định số 9/QĐ-Ttg", &[("reference-spelling", "9/QĐ-Ttg", "9/QĐ-TTg")]);
        doubts(
            "Quyết định số 7/2010/BGDĐT",
            &[("reference-kind-missing", "7/2010/BGDĐT", "7/2010/QĐ-BGDĐT")],
        );
        doubts("Quyết định số 15/KH-BGDĐT", &[("reference-kind-mismatch", "15/KH-BGDĐT", "")]);
    }

    #[test]
    fn right_ones_raise_none() {
        for text in [
            "Nghị quyết số 29-NQ/TW",
            "Thông tư 06/2019/TT-BGDĐT",
            "Luật số 10/2022/QH15",
            "Kế hoạch liên tịch số 632/KHLT-GDĐT-LĐLĐ",
            "Công văn 5512/BGDĐT-GDTrH",
            "Chương trình 06-CTr/TU",
            "Quy định số 144-QĐ/TW",
            "Công văn số 12-CV/HU",
            "Văn bản số 15/HD-SGDĐT",
        ] {
            doubts(text, &[]);
        }
    }
}
