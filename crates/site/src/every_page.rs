//! Lists all pages of the site, and the files that a browser renders from some of them.

use crate::classroom::{
    corrections, cut, dialogs, handout, handout_short, offline, player, presenter, printed, quiz, take, teach, what_if, worksheet,
};
use crate::site::{Page, Site};
use crate::{
    cooperation, embed, embed_builder, figures, glossary, headers, not_found, outcomes, parts, questions, single_file, social_cards,
    sources, step, symbols, systems, timeline,
};
use serde_json::Value;

impl Site {
    /// Writes all pages.
    pub async fn pages(&self) -> Vec<Page> {
        let mut pages = Vec::new();
        for (lesson, shipped) in self.editions.iter().zip(&self.assets.lessons) {
            for step in &lesson.steps {
                pages.push(step::page(self, lesson, shipped, &step.id).await);
                pages.push(embed::page(self, lesson, shipped, &step.id).await);
            }
            pages.push(systems::page(self, lesson).await);
            pages.push(timeline::page(self, lesson).await);
            pages.push(cooperation::page(self, lesson).await);
            pages.push(glossary::page(self, lesson).await);
            pages.push(questions::page(self, lesson).await);
            pages.push(sources::page(self, lesson).await);
            pages.push(outcomes::page(self, lesson).await);
            pages.push(symbols::page(self, lesson).await);
            pages.push(figures::page(self, lesson).await);
            pages.push(embed_builder::page(self, lesson).await);
            pages.push(take::page(self, lesson).await);
            pages.push(quiz::page(self, lesson).await);
            pages.push(cut::page(self, lesson).await);
            pages.push(parts::page(self, lesson).await);
            pages.push(teach::page(self, lesson).await);
            pages.extend(handout::pages(self, lesson).await);
            pages.push(handout_short::page(self, lesson).await);
            pages.push(worksheet::page(self, lesson).await);
            pages.push(worksheet::key(self, lesson).await);
            pages.push(corrections::page(self, lesson).await);
            pages.push(presenter::page(self, lesson).await);
            pages.push(dialogs::page(self, lesson).await);
            pages.push(player::page(self, lesson).await);
            pages.push(offline::page(self, lesson).await);
            pages.push(what_if::page(self, lesson).await);
            pages.extend(figures::files(self, lesson));
            pages.extend(social_cards::files(self, lesson));
        }
        if let (Some(lesson), Some(shipped)) = (self.editions.first(), self.assets.lessons.first()) {
            pages.push(step::index(self, lesson, shipped).await);
            pages.push(not_found::page(self));
            pages.push(headers::page(self));
        }
        pages.push(single_file::page(self).await);
        pages.extend(crate::offline::pages(self));
        pages
    }
}

impl Site {
    /// The PDFs for a browser to print, as JSON: page, query with the paper size, and address.
    #[must_use]
    pub fn papers_to_print(&self) -> String {
        printed::papers(self).to_string()
    }

    /// The PNGs for a browser to render, as JSON: figure and address.
    #[must_use]
    pub fn stills_to_render(&self) -> String {
        let mut all = figures::stills(self);
        all.extend(crate::offline::stills(self));
        Value::from(all).to_string()
    }
    /// The archives of pictures to pack after that, as JSON: address, files, and a text.
    #[must_use]
    pub fn archives_to_pack(&self) -> String {
        figures::archives(self).to_string()
    }
}
