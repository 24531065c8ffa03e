//! The columns of the tables.
//!
//! A column is never renamed, moved or given another type; new ones come last.

use crate::column::table;

table! {
    /// A plan.
    Plan, Plans {
        /// The number of the plan, from 0; the other tables refer to it.
        plan: Number,
        /// The file that it was read from.
        file: MaybeText,
        /// The whole title in one line.
        title: MaybeText,
        /// The kind of document in lower case: kế hoạch.
        kind: MaybeWord,
        /// The bodies that issue it, from the highest superior down.
        issuers: Texts,
        /// Its number.
        number: MaybeText,
        /// Its symbol.
        symbol: MaybeText,
        /// Where it was issued.
        place: MaybeText,
        /// When it was issued, in EDTF; XX for what a draft leaves blank.
        issued: MaybeText,
        /// When it was issued, where that is one day.
        issued_on: MaybeDay,
        /// What sort of time it is for: school_year, year, years, month, quarter.
        timeframe_kind: MaybeWord,
        /// The time that it is for, in EDTF.
        timeframe: MaybeText,
        /// Who signed it.
        signers: Texts,
        /// Who gets a copy.
        recipients: Texts,
        /// Whether it looks like a plan.
        is_plan: Flag,
        /// How many lines that are not blank it has.
        lines: Number,
        /// How many of them are running text that stands in nothing.
        left_over: Number,
        /// How many sections it has, blocks of time not counted.
        sections: Number,
        /// How many activities it has.
        activities: Number,
        /// How many mentions it has.
        mentions: Number,
        /// How many diagnostics it has.
        diagnostics: Number,
        /// How long its text is, in bytes of UTF-8.
        bytes: Number,
    }
}

table! {
    /// A section or a block of time.
    Section, Sections {
        /// The number of the plan.
        plan: Number,
        /// Where it stands, by ordinals and times: II/1/1.2.
        path: Text,
        /// section or period.
        kind: Word,
        /// The ordinal of a section, the time of a period in EDTF.
        label: Text,
        /// How deep a section stands among sections, from 1; 0 for a period.
        level: Number,
        /// Its text.
        text: Text,
        /// The first days of the calendar months that a period covers, where its year is known.
        months: Days,
        /// The line on which it begins, from 1.
        line: Number,
        /// The first byte of it and of all that stands in it.
        start_byte: Number,
        /// The byte behind its last one.
        end_byte: Number,
    }
}

table! {
    /// Something that is to be done.
    Activity, Activities {
        /// The number of the plan.
        plan: Number,
        /// The path of its block.
        path: Text,
        /// What is to be done.
        what: Text,
        /// The time of the block of time that it stands in, in EDTF.
        period: MaybeText,
        /// The calendar months that it falls in, in EDTF.
        months: Texts,
        /// The first days of those months, where their year is known.
        month_starts: Days,
        /// The texts of the sections that it stands in, the outermost first.
        sections: Texts,
        /// The items below it.
        steps: Texts,
        /// By what measures.
        measures: Texts,
        /// Whether the measures belong to several activities, and the text does not say which to which.
        measures_shared: Flag,
        /// What fields and columns tell of its time.
        time: Texts,
        /// What fields and columns tell of its place.
        place: Texts,
        /// What fields and columns tell of its people.
        who: Texts,
        /// What fields and columns tell of its cost.
        cost: Texts,
        /// What other fields and columns tell, as key: value.
        other: Texts,
        /// The times that it names, in EDTF.
        dates: Texts,
        /// Those of them that are one day.
        days: Days,
        /// By when it is to be done, in EDTF.
        deadline: MaybeText,
        /// By which day it is to be done.
        deadline_on: MaybeDay,
        /// The acts that it cites, by number and symbol.
        references: Texts,
        /// The shares and targets that it names.
        targets: Texts,
        /// The line on which it begins, from 1.
        line: Number,
        /// The first byte of its first block.
        start_byte: Number,
        /// The byte behind its last one.
        end_byte: Number,
    }
}

table! {
    /// A date, an act, a number that a text names.
    Mention, Mentions {
        /// The number of the plan.
        plan: Number,
        /// What sort of mention it is: date, month, reference, percent, ….
        kind: Word,
        /// What is written, times in EDTF.
        value: Text,
        /// What that means in its place, in EDTF.
        resolved: MaybeText,
        /// The day that is meant, where it is one.
        day: MaybeDay,
        /// How that is known: explicit, block, plan, order.
        by: MaybeWord,
        /// Whether the bounds are only about right.
        approximate: Flag,
        /// The kind of an act that is cited.
        act: MaybeWord,
        /// The words as they stand in the text.
        text: Text,
        /// The line on which they begin, from 1.
        line: Number,
        /// Their first byte.
        start_byte: Number,
        /// The byte behind their last one.
        end_byte: Number,
    }
}

table! {
    /// Something that was noticed.
    Diagnostic, Diagnostics {
        /// The number of the plan.
        plan: Number,
        /// Which one it is: ordinal-skipped.
        id: Word,
        /// info, warning or error.
        severity: Word,
        /// What was noticed, in English.
        message: Text,
        /// The same in Vietnamese.
        message_vi: Text,
        /// What to do about it, in English.
        help: MaybeText,
        /// The same in Vietnamese.
        help_vi: MaybeText,
        /// What stands in the text.
        found: MaybeText,
        /// What should stand there.
        expected: MaybeText,
        /// The line on which it begins, from 1.
        line: Number,
        /// The first byte that it is about.
        start_byte: Number,
        /// The byte behind the last one.
        end_byte: Number,
    }
}

table! {
    /// A file that could not be read.
    Error, Errors {
        /// The file.
        file: MaybeText,
        /// What sort of error it is: UnreadableFile, UnsupportedFormat, EncryptedFile, NoTextLayer, DecodeError, LimitExceeded.
        error: Word,
        /// What is wrong, in English.
        message: Text,
        /// The same in Vietnamese.
        message_vi: Text,
        /// Where in the file: byte 4711.
        place: MaybeText,
    }
}
