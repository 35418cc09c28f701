//! The catalog of the pages beside the story: statements with sources, systems, events, ties, accounts, terms.
//!
//! Nothing in it is shipped to the browser; it is on the static pages only.

use crate::date::Date;
use crate::furigana::Furigana;
use lesson::choice;
use lesson::model::picture::{Picture, Tier};
use lesson::model::{LanguageId, Named, Source, Term, named};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::ops::Deref;

choice!(
    /// Who makes a statement.
    Standing, "standing" {
        /// A government or armed forces.
        Official = "official",
        /// A research institute or a reference work.
        Analyst = "analyst",
        /// The press.
        Press = "press",
        /// The article of December 2015, as a report.
        Article = "article",
        /// The article of December 2015, as an argument.
        Argument = "argument",
        /// Nobody alone: published accounts differ.
        Disputed = "disputed",
        /// This explainer: arithmetic or an inference.
        Ours = "ours"
    }
);

impl Standing {
    /// Whether the page shows how well the statement is supported. It does not for the article's arguments and for our own
    /// inferences, nor where accounts differ, because no source supports all of them.
    #[must_use]
    pub fn is_supported(self) -> bool {
        !matches!(self, Self::Article | Self::Argument | Self::Disputed | Self::Ours)
    }
}

choice!(
    /// How well a statement is supported.
    Confidence, "confidence" {
        /// By an official text or two independent sources.
        High = "high",
        /// By a single reliable source.
        Medium = "medium"
    }
);

choice!(
    /// The tier or the task of a system.
    Part, "tier" {
        /// Acts in the upper tier.
        Upper = "upper",
        /// Acts in the lower tier.
        Lower = "lower",
        /// Would act between the two tiers.
        Between = "between",
        /// Detects or follows the missile.
        Seeing = "seeing",
        /// Shares information, or decides.
        Deciding = "deciding"
    }
);

choice!(
    /// A phase of a ballistic missile's flight.
    Phase, "phase" {
        /// The engine burns.
        Boost = "boost",
        /// Above the atmosphere, with the engine off.
        Midcourse = "midcourse",
        /// Back in the atmosphere.
        Terminal = "terminal"
    }
);

choice!(
    /// Where a system is based.
    Basing, "basing" {
        /// On ships.
        Sea = "sea",
        /// On land.
        Land = "land",
        /// In orbit.
        Space = "space",
        /// At many places.
        Network = "network"
    }
);

choice!(
    /// The status of a system in Japan at a date.
    Status, "status" {
        /// In use.
        InService = "in-service",
        /// Being developed.
        InDevelopment = "in-development",
        /// Decided, but not yet delivered.
        Planned = "planned",
        /// In use by U.S. forces only.
        UsOnly = "us-only",
        /// Considered only.
        Considered = "considered",
        /// Chosen, and later given up.
        GivenUp = "given-up",
        /// Considered, and not bought.
        NotAcquired = "not-acquired"
    }
);

choice!(
    /// The kind of an event, which has its own lane in the timeline.
    Lane, "lane" {
        /// An event outside the two countries' defence, such as a launch.
        Around = "around",
        /// A decision.
        Decisions = "decisions",
        /// A system enters service.
        Deployments = "deployments",
        /// A test.
        Tests = "tests",
        /// A joint step of the two countries.
        Cooperation = "cooperation"
    }
);

/// A statement with its sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Its id in the content files.
    pub id: String,
    /// The statement, in running text.
    pub words: String,
    /// Its sources by [`Source::id`], the strongest first.
    pub sources: Vec<String>,
    /// Who makes it.
    pub standing: Standing,
    /// How well it is supported.
    pub confidence: Confidence,
    /// The date, if it is an event.
    pub date: Option<Date>,
}

/// A system with the content of its card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct System {
    /// Its id in addresses: lower-case letters, digits and hyphens.
    pub id: String,
    /// The name that readers see, in the language of the edition.
    pub name: String,
    /// The name of its symbol.
    pub symbol: String,
    /// Whether the symbol is dotted, because Japan did not have the system in December 2015.
    pub dotted: bool,
    /// Its tier or task.
    pub part: Part,
    /// The phases of flight in which it acts or detects.
    pub phases: Vec<Phase>,
    /// Where it is based.
    pub basing: Vec<Basing>,
    /// Its status in December 2015.
    pub then: Status,
    /// Its status today.
    pub now: Status,
    /// What it is, as ids of facts. The fields below hold ids of facts, too.
    pub what: Vec<String>,
    /// Who makes it.
    pub makers: Option<String>,
    /// Who operates it.
    pub operators: Option<String>,
    /// Facts of December 2015.
    pub in_2015: Vec<String>,
    /// Facts since then.
    pub since: Vec<String>,
}

/// The timeline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// The first and last year of its picture.
    pub years: [i32; 2],
    /// The fact of the article's publication, at which the picture divides.
    pub article: String,
    /// The lanes, from top to bottom.
    pub lanes: Vec<Lane>,
    /// Spans from a decision to service.
    pub spans: Vec<Span>,
    /// All events, by date.
    pub events: Vec<Event>,
}

/// The time from a decision to its result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// Its id in the content files.
    pub id: String,
    /// Which tier it belongs to.
    pub kind: Tier,
    /// Its name.
    pub words: String,
    /// The fact of the event at its beginning.
    pub from: String,
    /// The fact of the event at its end; `None` if the end is still ahead.
    pub to: Option<String>,
    /// When it begins.
    pub begins: Date,
    /// When it ended, or is planned to end.
    pub ends: Date,
    /// How it ended.
    pub end: SpanEnd,
}

/// How the time after a decision ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SpanEnd {
    /// In service, or a ship in commission.
    Reached,
    /// Given up.
    GivenUp,
    /// Still ahead.
    Planned,
}

/// An event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// The id of its fact, which has a date.
    pub fact: String,
    /// Its short name.
    pub name: String,
    /// Its lane.
    pub lane: Lane,
    /// Where the picture shows its name.
    pub named: Naming,
}

/// Where the timeline's picture names an event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Naming {
    /// Nowhere; the list below names it.
    #[default]
    Nowhere,
    /// In the wide picture.
    Wide,
    /// In both pictures.
    Everywhere,
}

/// The cooperation of the two countries: who makes what, what is shared, who paid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cooperation {
    /// The ties of the two countries.
    pub ties: Vec<Tie>,
    /// Published accounts of the cost.
    pub accounts: Vec<Account>,
    /// Facts about the accounts.
    pub notes: Vec<String>,
}

/// A tie of the two countries: joint development, a sale, shared information.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tie {
    /// Its id in addresses: lower-case letters, digits and hyphens.
    pub id: String,
    /// The name of its symbol.
    pub symbol: String,
    /// Its direction.
    pub way: TieWay,
    /// Its words.
    pub words: TieWords,
    /// The ids of its facts.
    pub facts: Vec<String>,
}

/// The direction of a tie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TieWay {
    /// The countries act together.
    Both,
    /// Something is sold to Japan or licensed there.
    ToJapan,
}

/// The words of a [`Tie`].
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TieWords {
    /// The heading.
    pub name: String,
    /// The U.S. part.
    pub us: String,
    /// What connects the two.
    pub how: String,
    /// Japan's part.
    pub japan: String,
}

/// A published account of the joint interceptor's cost.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// The id of the fact that states it.
    pub fact: String,
    /// Japan's share, if the account states it.
    pub share: Option<Share>,
    /// The amounts in it.
    pub amount: Vec<Amount>,
}

/// A share of the whole.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Share {
    /// In thousandths.
    pub thousandths: i32,
    /// The account's wording, as a key of the page's words.
    pub words: String,
}

/// An amount of money, in millions of U.S. dollars.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Amount {
    /// Who pays it.
    pub of: Payer,
    /// The amount, or the lower end of a range.
    pub from: i32,
    /// The upper end of a range.
    pub to: Option<i32>,
    /// Whether the account says “more than”.
    #[serde(default)]
    pub more: bool,
    /// Whether we calculated it.
    #[serde(default)]
    pub ours: bool,
}

/// Who pays an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Payer {
    /// Japan's.
    Japan,
    /// That of the United States.
    Us,
    /// Both together.
    Total,
}

/// The lists of the page *Sources and limits*, as ids of facts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// The article's arguments.
    pub argues: Vec<String>,
    /// Statements of the article that no other source confirms.
    pub unconfirmed: Vec<String>,
    /// Concerns in the article.
    pub concerns: Vec<String>,
    /// Statements on which accounts differ.
    pub contested: Vec<String>,
    /// Questions that the sources leave open.
    pub unknown: Vec<String>,
    /// Content of the article that this explainer leaves out.
    pub omitted: Vec<String>,
}

impl Limits {
    /// Each list with the key of its heading, in the order of the page.
    #[must_use]
    pub fn lists(&self) -> [(&'static str, &Vec<String>); 6] {
        [
            ("argues", &self.argues),
            ("unconfirmed", &self.unconfirmed),
            ("concerns", &self.concerns),
            ("contested", &self.contested),
            ("unknown", &self.unknown),
            ("omitted", &self.omitted),
        ]
    }
}

/// A group of the glossary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermGroup {
    /// Its id in addresses: lower-case letters, digits and hyphens.
    pub id: String,
    /// Its heading.
    pub name: String,
    /// Its terms.
    pub terms: Vec<GlossaryEntry>,
}

/// A term with content that only the static pages have. It dereferences to its term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GlossaryEntry {
    /// The term, which is shipped if a step uses it.
    pub term: Term,
    /// Other names for the search.
    pub also: Vec<String>,
    /// The sources of the definition, by [`Source::id`].
    pub sources: Vec<String>,
    /// The languages in which a native reader still has to check the name.
    pub review: Vec<LanguageId>,
}

impl Deref for GlossaryEntry {
    type Target = Term;

    fn deref(&self) -> &Term {
        &self.term
    }
}

/// The content of the pages beside the story, in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalog {
    /// All statements, by id.
    pub facts: Named<Fact>,
    /// All systems, in the order of their cards.
    pub systems: Vec<System>,
    /// The picture of all systems.
    pub atlas: Picture,
    /// The timeline.
    pub timeline: Timeline,
    /// The cooperation.
    pub cooperation: Cooperation,
    /// The lists of *Sources and limits*.
    pub limits: Limits,
    /// The glossary.
    pub glossary: Vec<TermGroup>,
    /// All sources of the explainer.
    pub sources: Vec<Source>,
    /// The words of the cards.
    pub system_words: SystemWords,
    /// The words of the timeline.
    pub timeline_words: BTreeMap<String, String>,
    /// The names of the lanes.
    pub lanes: BTreeMap<String, String>,
    /// The words of the cooperation page.
    pub cooperation_words: BTreeMap<String, String>,
    /// The words around facts: marks, dates, kinds of sources.
    pub citation_words: CitationWords,
    /// The furigana of the language.
    pub readings: Furigana,
    /// The names of all systems in the other languages, by id.
    pub elsewhere: Vec<(LanguageId, Named<String>)>,
}

/// The words of the cards. The maps are keyed by the written value or by id.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SystemWords {
    /// For every [`Part`].
    pub parts: BTreeMap<String, String>,
    /// For every [`Phase`].
    pub phases: BTreeMap<String, String>,
    /// For every [`Basing`].
    pub basings: BTreeMap<String, String>,
    /// For every [`Status`].
    pub stages: BTreeMap<String, String>,
    /// For every system.
    pub names: BTreeMap<String, String>,
    /// The other words of the page.
    pub words: BTreeMap<String, String>,
}

/// The words around facts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CitationWords {
    /// For every [`Standing`].
    pub standings: BTreeMap<String, String>,
    /// For every [`Confidence`].
    pub confidences: BTreeMap<String, String>,
    /// For every [`lesson::model::SourceKind`].
    pub kinds: BTreeMap<String, String>,
    /// The forms of dates: `day`, `month`, `year`, `decade`, with `{d}`, `{m}`, `{month}` and `{y}`.
    pub dates: BTreeMap<String, String>,
    /// The names of the months, if dates use names.
    pub months: Vec<String>,
    /// The other words.
    pub words: BTreeMap<String, String>,
}

impl Catalog {
    /// Looks up a fact.
    ///
    /// # Panics
    /// If no fact has this id. In checked content every id exists.
    #[must_use]
    pub fn fact(&self, id: &str) -> &Fact {
        named(&self.facts, id).expect("checked content names facts that exist")
    }

    /// Looks up a source.
    #[must_use]
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }

    /// All terms.
    pub fn terms(&self) -> impl Iterator<Item = &GlossaryEntry> {
        self.glossary.iter().flat_map(|group| &group.terms)
    }

    /// All running text. It may contain terms and furigana.
    pub fn prose(&self) -> impl Iterator<Item = &String> {
        let facts = self.facts.iter().map(|(_, fact)| &fact.words);
        facts.chain(self.terms().map(|term| &term.definition))
    }

    /// All words that are not running text: names, headings, words on switches.
    pub fn words(&self) -> impl Iterator<Item = &String> {
        let SystemWords { parts, phases, basings, stages, names, words } = &self.system_words;
        let systems = [parts, phases, basings, stages, names, words].into_iter().flat_map(BTreeMap::values);
        let ties = self.cooperation.ties.iter().flat_map(|tie| [&tie.words.name, &tie.words.us, &tie.words.how, &tie.words.japan]);
        let citation_words =
            [&self.citation_words.standings, &self.citation_words.confidences, &self.citation_words.kinds, &self.citation_words.words];
        let glossary = self.glossary.iter().flat_map(|group| std::iter::once(&group.name).chain(group.terms.iter().map(|term| &term.name)));
        systems
            .chain(self.timeline.events.iter().map(|event| &event.name))
            .chain(self.lanes.values())
            .chain(ties)
            .chain(self.cooperation_words.values())
            .chain(citation_words.into_iter().flat_map(BTreeMap::values))
            .chain(glossary)
    }

    /// All running text, mutable.
    pub fn prose_mut(&mut self) -> impl Iterator<Item = &mut String> {
        let facts = self.facts.iter_mut().map(|(_, fact)| &mut fact.words);
        let terms = self.glossary.iter_mut().flat_map(|group| &mut group.terms);
        facts.chain(terms.map(|entry| &mut entry.term.definition))
    }
}

impl CitationWords {
    /// Writes a date in the language's form.
    #[must_use]
    pub fn date(&self, date: &Date) -> String {
        let [year, month, day] = date.parts().unwrap_or_default();
        let form = match (month, day) {
            (0, _) if date.is_decade() => "decade",
            (0, _) => "year",
            (_, 0) => "month",
            _ => "day",
        };
        let name = usize::try_from(month - 1).ok().and_then(|nth| self.months.get(nth)).map_or("", String::as_str);
        self.dates
            .get(form)
            .map_or("", String::as_str)
            .replace("{y}", &year.to_string())
            .replace("{month}", name)
            .replace("{m}", &month.to_string())
            .replace("{d}", &day.to_string())
    }
}
