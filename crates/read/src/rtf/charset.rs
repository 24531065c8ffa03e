//! Encodings by the numbers that a file has for them.

use encoding_rs::Encoding;

/// The encoding of a `\fcharset`.
pub(super) fn charset(number: i32) -> Option<&'static Encoding> {
    match number {
        77 => Some(encoding_rs::MACINTOSH),
        128 => Some(encoding_rs::SHIFT_JIS),
        129 | 130 => Some(encoding_rs::EUC_KR),
        134 => Some(encoding_rs::GBK),
        136 => Some(encoding_rs::BIG5),
        161 => Some(encoding_rs::WINDOWS_1253),
        162 => Some(encoding_rs::WINDOWS_1254),
        163 => Some(encoding_rs::WINDOWS_1258),
        177 => Some(encoding_rs::WINDOWS_1255),
        178 => Some(encoding_rs::WINDOWS_1256),
        186 => Some(encoding_rs::WINDOWS_1257),
        204 => Some(encoding_rs::WINDOWS_1251),
        222 => Some(encoding_rs::WINDOWS_874),
        238 => Some(encoding_rs::WINDOWS_1250),
        0 => Some(encoding_rs::WINDOWS_1252),
        // 1 is the default one, 2 is for symbols.
        _ => None,
    }
}

/// The encoding of a `\cpg` or an `\ansicpg`.
pub(super) fn code_page(number: i32) -> Option<&'static Encoding> {
    match number {
        874 => Some(encoding_rs::WINDOWS_874),
        932 => Some(encoding_rs::SHIFT_JIS),
        936 => Some(encoding_rs::GBK),
        949 => Some(encoding_rs::EUC_KR),
        950 => Some(encoding_rs::BIG5),
        1250 => Some(encoding_rs::WINDOWS_1250),
        1251 => Some(encoding_rs::WINDOWS_1251),
        1252 => Some(encoding_rs::WINDOWS_1252),
        1253 => Some(encoding_rs::WINDOWS_1253),
        1254 => Some(encoding_rs::WINDOWS_1254),
        1255 => Some(encoding_rs::WINDOWS_1255),
        1256 => Some(encoding_rs::WINDOWS_1256),
        1257 => Some(encoding_rs::WINDOWS_1257),
        1258 => Some(encoding_rs::WINDOWS_1258),
        65001 => Some(encoding_rs::UTF_8),
        _ => None,
    }
}
