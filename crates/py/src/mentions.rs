//! All mentions of a document.

use kehoach_json as wire;

use crate::view::View;
use crate::walk;

type Mentions = Vec<View<wire::Mention<'static>>>;

/// The mentions of all texts of a document, in order of place.
pub(crate) fn of(document: &View<wire::Document<'static>>) -> Mentions {
    let mut found = Mentions::new();
    head(&document.part(|plan| &plan.head), &mut found);
    texts(&document.part(|plan| &plan.bases), &mut found);
    optional(&document.part(|plan| &plan.enacting), &mut found);
    tail(&document.part(|plan| &plan.tail), &mut found);
    appendices(&document.part(|plan| &plan.appendices), &mut found);
    for attachment in document.part(|plan| &plan.attachments).each() {
        head(&attachment.part(|plan| &plan.head), &mut found);
        texts(&attachment.part(|plan| &plan.bases), &mut found);
        optional(&attachment.part(|plan| &plan.enacting), &mut found);
        tail(&attachment.part(|plan| &plan.tail), &mut found);
        appendices(&attachment.part(|plan| &plan.appendices), &mut found);
    }
    let mut blocks = Vec::new();
    walk::document(document, &mut blocks);
    for block in blocks {
        if let Some(mentions) = block.try_part(mentions) {
            found.extend(mentions.each());
        }
        let columns = block.try_part(|block| match block {
            wire::Block::Table(table) => Some(&table.columns),
            _ => None,
        });
        columns.iter().for_each(|columns| texts(columns, &mut found));
        let groups = block.try_part(|block| match block {
            wire::Block::Table(table) => Some(&table.groups),
            _ => None,
        });
        for group in groups.iter().flat_map(View::each) {
            text(&group.part(|group| &group.text), &mut found);
        }
    }
    found.sort_by_key(|mention| (mention.get().span.start, mention.get().span.end));
    found
}

fn mentions<'a>(block: &'a wire::Block<'static>) -> Option<&'a Vec<wire::Mention<'static>>> {
    match block {
        wire::Block::Section(block) => Some(&block.mentions),
        wire::Block::Item(block) => Some(&block.mentions),
        wire::Block::Paragraph(block) => Some(&block.mentions),
        wire::Block::Field(block) => Some(&block.mentions),
        wire::Block::Period(block) => Some(&block.mentions),
        wire::Block::Table(_) | wire::Block::Aside(_) => None,
    }
}

fn head(head: &View<wire::Head<'static>>, found: &mut Mentions) {
    for issuer in head.part(|head| &head.issuers).each() {
        texts(&issuer.part(|issuer| &issuer.lines), found);
    }
    texts(&head.part(|head| &head.motto), found);
    if let Some(number) = head.try_part(|head| head.number.as_ref()) {
        text(&number.part(|number| &number.text), found);
    }
    place_date(&head.part(|head| &head.place_date), found);
    texts(&head.part(|head| &head.stamps), found);
    texts(&head.part(|head| &head.addressees), found);
    if let Some(title) = head.try_part(|head| head.title.as_ref()) {
        texts(&title.part(|title| &title.lines), found);
    }
}

fn tail(tail: &View<wire::Tail<'static>>, found: &mut Mentions) {
    texts(&tail.part(|tail| &tail.closing), found);
    place_date(&tail.part(|tail| &tail.place_date), found);
    if let Some(recipients) = tail.try_part(|tail| tail.recipients.as_ref()) {
        text(&recipients.part(|recipients| &recipients.text), found);
        for recipient in recipients.part(|recipients| &recipients.list).each() {
            text(&recipient.part(|recipient| &recipient.text), found);
        }
    }
    for signature in tail.part(|tail| &tail.signatures).each() {
        texts(&signature.part(|signature| &signature.authority), found);
        texts(&signature.part(|signature| &signature.position), found);
        texts(&signature.part(|signature| &signature.notes), found);
        optional(&signature.part(|signature| &signature.name), found);
    }
    texts(&tail.part(|tail| &tail.stamps), found);
}

fn appendices(appendices: &View<Vec<wire::Appendix<'static>>>, found: &mut Mentions) {
    for appendix in appendices.each() {
        text(&appendix.part(|appendix| &appendix.text), found);
        texts(&appendix.part(|appendix| &appendix.title), found);
    }
}

fn place_date(place_date: &View<Option<wire::PlaceDate<'static>>>, found: &mut Mentions) {
    if let Some(place_date) = place_date.try_part(Option::as_ref) {
        text(&place_date.part(|place_date| &place_date.text), found);
    }
}

fn optional(text: &View<Option<wire::Text<'static>>>, found: &mut Mentions) {
    if let Some(there) = text.try_part(Option::as_ref) {
        self::text(&there, found);
    }
}

fn texts(texts: &View<Vec<wire::Text<'static>>>, found: &mut Mentions) {
    texts.each().for_each(|text| self::text(&text, found));
}

fn text(text: &View<wire::Text<'static>>, found: &mut Mentions) {
    found.extend(text.part(|text| &text.mentions).each());
}
