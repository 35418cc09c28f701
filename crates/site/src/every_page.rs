//! Lists all pages of the site, and the files that a browser renders from some of them.

use crate::classroom::{dialogs, kiosk, offline, player, printed, what_if};
use crate::sections::sections;
use crate::site::{Page, Site};
use crate::{embed, figures, headers, not_found, single_file, social_cards, step};
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
            pages.extend(sections(self, lesson).await);
            pages.push(dialogs::page(self, lesson).await);
            pages.push(player::page(self, lesson).await);
            pages.push(offline::page(self, lesson).await);
            pages.push(what_if::page(self, lesson).await);
            pages.push(kiosk::page(self, lesson).await);
            pages.extend(figures::files(self, lesson));
            pages.extend(social_cards::files(self, lesson));
        }
        if let (Some(lesson), Some(shipped)) = (self.editions.first(), self.assets.lessons.first()) {
            pages.push(step::index(self, lesson, shipped).await);
            pages.push(not_found::page(self));
            pages.push(headers::page(self));
        }
        pages.extend(single_file::pages(self).await);
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
