//! Is the text a plan at all?

/// What speaks for a text being a plan, and what against.
///
/// Facts are counted over the whole document; [`points`](Self::points) weighs them. No single fact decides: plans come
/// without a head, without a title, without a tail.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Whether a title names a kind of plan: kế hoạch, chương trình, lịch công tác, phương án, ….
    pub plan_title: bool,
    /// Whether the first title names another kind of document: báo cáo, quyết định, nghị quyết, …, or a law.
    pub other_title: bool,
    /// How many of the forms of a head the document has: motto, number, place and date, issuer, bases, the sentence that
    /// ends the head; at most 6.
    pub head_forms: u8,
    /// How many of the forms of a tail it has: closing, recipients, signature; at most 3.
    pub tail_forms: u8,
    /// How many sections it has.
    pub sections: u32,
    /// How many of them count on from the section before them, or are the first of their kind.
    pub in_sequence: u32,
    /// How many of them are articles (Điều) or chapters of articles.
    pub articles: u32,
    /// How many blocks of time it has.
    pub periods: u32,
    /// How many items it has.
    pub items: u32,
    /// How many blocks of time begin before the one before them does.
    pub periods_back: u32,
    /// How many times text of a body stands behind a tail, or lines of a letterhead that no title follows.
    pub returns: u32,
    /// Of 100 lines that are not blank, how many are left over: running text that stands in nothing.
    pub left_over_percent: u8,
}

impl Evidence {
    /// From how many points on a text is taken for a plan.
    pub const ENOUGH: i8 = 3;

    /// What the facts weigh together.
    ///
    /// | fact | points |
    /// | --- | --- |
    /// | a title names a kind of plan | 3 |
    /// | forms of a head | 1 each, at most 2 |
    /// | forms of a tail | 1 each, at most 2 |
    /// | two sections or more, seven of ten in sequence | 2 |
    /// | a block of time; two or more | 1; 2 |
    /// | three items or more | 1 |
    /// | the first title names another kind of document and none a plan | -3 |
    /// | more articles than other sections, five or more | -4 |
    /// | three breaks of order or more, and more than three for every four blocks in order | -8 |
    /// | more than half of the lines left over | -3 |
    #[must_use]
    pub fn points(&self) -> i8 {
        let mut points = 0;
        let mut add = |yes: bool, n: i8| points += if yes { n } else { 0 };
        add(self.plan_title, 3);
        add(true, i8::try_from(self.head_forms.min(2)).unwrap_or(2));
        add(true, i8::try_from(self.tail_forms.min(2)).unwrap_or(2));
        add(
            self.sections >= 2 && u64::from(self.in_sequence) * 10 >= u64::from(self.sections) * 7,
            2,
        );
        add(self.periods >= 1, 1);
        add(self.periods >= 2, 1);
        add(self.items >= 3, 1);
        add(self.other_title && !self.plan_title, -3);
        add(self.articles >= 5 && u64::from(self.articles) * 2 > u64::from(self.sections), -4);
        add(self.is_shuffled(), -8);
        add(self.left_over_percent > 50, -3);
        points
    }

    /// Whether the parts stand in no order: ordinals and months that do not count on, letterheads and signatures in
    /// mid-text.
    #[must_use]
    pub fn is_shuffled(&self) -> bool {
        let periods = self.periods.saturating_sub(self.periods_back);
        let order = u64::from(self.in_sequence) + u64::from(periods);
        let breaks = u64::from(self.sections.saturating_sub(self.in_sequence))
            + u64::from(self.periods_back)
            + 2 * u64::from(self.returns);
        breaks >= 3 && breaks * 4 > order * 3
    }

    /// Whether the text looks like a plan.
    ///
    /// ```
    /// let plan = kehoach::parse("KẾ HOẠCH\nI. MỤC ĐÍCH\n- Kịp thời\nII. NỘI DUNG\n- Họp\n").into_plan();
    /// assert!(plan.evidence.is_plan());
    /// let prose = kehoach::parse("Ngày xưa có một ông lão.\nÔng sống bên bờ biển.\n").into_plan();
    /// assert!(!prose.evidence.is_plan());
    /// ```
    #[must_use]
    pub fn is_plan(&self) -> bool {
        self.points() >= Self::ENOUGH
    }
}
