//! The words that begin rules, as keys.

use crate::grammar::phrases::{Key, Sieve, key};

/// Words that may begin a mention or that say how a number is to be read.
macro_rules! keys {
    ($all:ident: $($name:ident = $word:literal),* $(,)?) => {
        $(pub(super) const $name: Key = key($word);)*
        /// The keys above.
        #[allow(dead_code, reason = "only some of the lists feed the sieve")]
        const $all: &[Key] = &[$($name),*];
    };
}

keys! {
    RULE_KEYS:
    THANG = "thang", NGAY = "ngay", NAM = "nam", HOC = "hoc", HK = "hk", HKI = "hki", HKII = "hkii", KI = "ki", QUI
    = "quy", Q = "q", QI = "qi", QII = "qii", QIII = "qiii", QIV = "qiv", TUAN = "tuan", NHIEM = "nhiem", GIAI =
    "giai", THOI = "thoi", KHOA = "khoa", NK = "nk", NH = "nh", NIEN = "nien", T = "t", SO = "so", CACH = "cach",
    MANG = "mang", CM = "cm", MUNG = "mung", SAU = "sau", BA = "ba", CHIN = "chin", NUA = "nua", HTTP = "http",
    HTTPS = "https", WWW = "www", TU = "tu", DEN = "den", TOI = "toi", TRUOC = "truoc", HET = "het", CUOI = "cuoi",
    DAU = "dau", GIUA = "giua", VA = "va", THUONG = "thuong", KHONG = "khong", TRUNG = "trung", HA = "ha", DINH =
    "dinh", DOT = "dot", THEO = "theo", HANG = "hang", MOI = "moi", THU = "thu", CHU = "chu", CN = "cn", DIA =
    "dia", RAM = "ram", TET = "tet", NGUYEN = "nguyen", PHAT = "phat", VU = "vu", HE = "he", XUAN = "xuan", UBND =
    "ubnd", HDND = "hdnd", UBMTTQ = "ubmttq", MTTQ = "mttq", LDLD = "ldld", TLD = "tld", CDGD = "cdgd", CDCS =
    "cdcs", PGDDT = "pgddt", PGD = "pgd", SGDDT = "sgddt", BGDDT = "bgddt", BCH = "bch", TONG = "tong", UY = "uy",
    HOI = "hoi", LIEN = "lien", DANG = "dang", HUYEN = "huyen", TINH = "tinh", THANH = "thanh", BAN = "ban", DOAN =
    "doan", PHONG = "phong", TRUONG = "truong", GIO = "gio", ONG = "ong", HAI = "hai", MOT = "mot", NHIN = "nhin",
}

/// The words that must follow a word for its rules to match; nothing for a word that may begin a rule alone.
pub(super) const fn seconds(key: Key) -> Option<&'static [Key]> {
    Some(match key {
        HOC | NHIEM | THOI | DINH => &[KI],
        GIAI => &[S_DOAN],
        NIEN => &[KHOA, HOC],
        THUONG => &[S_XUYEN, TUAN],
        TRUNG => &[THU, TUAN, S_TAM],
        HA => &[TUAN],
        DOT => &[S_XUAT],
        THEO => &[S_SU, THOI, NGAY, TUAN, THANG, QUI, NAM, HOC, KI],
        HANG | MOI => &[NGAY, TUAN, THANG, QUI, NAM, HOC, NHIEM, KHOA, GIO, HK, S_PHUT],
        NGUYEN => &[S_DAN, S_TIEU],
        GIO => &[S_TO],
        PHAT => &[S_DAN],
        VU => &[S_LAN],
        ONG => &[S_CONG],
        KHONG => &[S_CO, S_DE],
        CHU => &[S_NHAT],
        SAU | CHIN => &[THANG],
        MOT | HAI | BA => &[NGAY, TUAN, THANG, QUI, NAM, HOC, LAN],
        NUA => &[DAU, CUOI],
        _ => return None,
    })
}

keys! {
    SECOND_KEYS:
    S_DOAN = "doan", S_XUYEN = "xuyen", S_TAM = "tam", S_XUAT = "xuat", S_SU = "su", S_PHUT = "phut", S_DAN = "dan", S_TIEU = "tieu",
    S_TO = "to", S_LAN = "lan", S_CONG = "cong", S_CO = "co", S_DE = "de", S_NHAT = "nhat",
}

keys! {
    ACT_KEYS:
    A_NGHI = "nghi", A_THONG = "thong", A_QUYET = "quyet", A_CHI = "chi", A_KET = "ket", A_QUY = "quy",
    A_HUONG = "huong", A_KE = "ke", A_CONG = "cong", A_BAO = "bao", A_TO = "to", A_CHUONG = "chuong",
    A_DE = "de", A_DIEU = "dieu", A_VAN = "van", A_PHAP = "phap", A_BO = "bo", A_LUAT = "luat",
    A_HIEN = "hien", A_ND = "nd", A_QD = "qd", A_NQ = "nq", A_TT = "tt", A_CT = "ct", A_KL = "kl",
    A_HD = "hd", A_KH = "kh", A_CV = "cv", A_TB = "tb", A_CTR = "ctr",
}

/// First words of the kinds of acts.
pub(super) const fn is_act_key(key: Key) -> bool {
    matches!(
        key,
        A_NGHI
            | A_THONG
            | A_QUYET
            | A_CHI
            | A_KET
            | A_QUY
            | A_HUONG
            | A_KE
            | A_CONG
            | A_BAO
            | A_TO
            | A_CHUONG
            | A_DE
            | A_DIEU
            | A_VAN
            | A_PHAP
            | A_BO
            | A_LUAT
            | A_HIEN
            | A_ND
            | A_QD
            | A_NQ
            | A_TT
            | A_CT
            | A_KL
            | A_HD
            | A_KH
            | A_CV
            | A_TB
            | A_CTR
    )
}

/// Most words begin no rule, and this tells so fast.
pub(super) const SIEVE: Sieve = Sieve::of(&[RULE_KEYS, ACT_KEYS]);

/// Words that a number may be glued to without becoming a part of them: `số144`, `ngày20`.
pub(super) fn is_cue(key: Key) -> bool {
    matches!(key, SO | NGAY | TU | DEN | NAM | TRUOC | THANG)
}

/// Words that begin a unit of time, and `lần`.
pub(super) const fn is_unit_of_time(key: Key) -> bool {
    matches!(key, LAN | NAM | HOC | HK | NHIEM | KHOA | NGAY | TUAN | THANG | QUI | GIO | PHUT)
}

/// Whether the number behind a word tells one of several apart and counts nothing: `đợt 1 tháng 11`, `lớp 5 tháng 9`;
/// but `thi đua đợt 20 tháng 11`.
pub(super) const fn is_numbered(key: Key, number: u32) -> bool {
    /// Classes go up to this, and so do most rounds.
    const LAST: u32 = 12;
    number <= LAST && matches!(key, DOT | KI | KHOA | LAN | LOP | KHOI | VONG | S_DOAN)
}

const LOP: Key = key("lop");
const KHOI: Key = key("khoi");
const VONG: Key = key("vong");

/// Words behind a number that no rule begins with.
pub(super) const LAN: Key = key("lan");
pub(super) const PHUT: Key = key("phut");
pub(super) const HOAC: Key = key("hoac");
pub(super) const H: Key = key("h");
pub(super) const G: Key = key("g");
