//! The catalog of the pages beside the story: statements with their sources, systems, events, ties, accounts, terms.
//!
//! None of it is shipped with the program: it is on the static pages.

use crate::date::Date;
use lesson::choice;
use lesson::model::picture::{Picture, Tier};
use lesson::model::{LanguageId, Named, Source, Term, named};
use lesson::prose::Readings;
use serde::Deserialize;
use std::collections::BTreeMap;

choice!(
    /// Whose statement a fact is.
    Standing, "standing" {
        /// A government's or an armed force's.
        Official = "official",
        /// A research body's or a reference work's.
        Analyst = "analyst",
        /// The press reports it.
        Press = "press",
        /// The article of December 2015 reports it.
        Article = "article",
        /// The article argues it.
        Argument = "argument",
        /// Published accounts differ.
        Disputed = "disputed",
        /// Our own arithmetic or inference.
        Ours = "ours"
    }
);

impl Standing {
    /// Whether it matters how well the statement is supported: not where the article speaks for itself, or we do, nor
    /// where accounts differ, since no source supports all of them.
    #[must_use]
    pub fn is_supported(self) -> bool {
        !matches!(self, Self::Article | Self::Argument | Self::Disputed | Self::Ours)
    }
}

choice!(
    /// How well a fact is supported.
    Confidence, "confidence" {
        /// By an official text, or by two sources that do not depend on each other.
        High = "high",
        /// By one source of standing.
        Medium = "medium"
    }
);

choice!(
    /// What a system is there for.
    Part, "tier" {
        /// It acts in the upper tier.
        Upper = "upper",
        /// It acts in the lower tier.
        Lower = "lower",
        /// It would act between the two.
        Between = "between",
        /// It sees and warns.
        Seeing = "seeing",
        /// It shares what is seen, and decides.
        Deciding = "deciding"
    }
);

choice!(
    /// A phase of a ballistic missile's flight.
    Phase, "phase" {
        /// The engine burns.
        Boost = "boost",
        /// Above the atmosphere, without an engine.
        Midcourse = "midcourse",
        /// Back in the atmosphere.
        Terminal = "terminal"
    }
);

choice!(
    /// Where a system is.
    Basing, "basing" {
        /// On ships.
        Sea = "sea",
        /// On land.
        Land = "land",
        /// In orbit.
        Space = "space",
        /// In no one place.
        Network = "network"
    }
);

choice!(
    /// What a system was to Japan at a time.
    Status, "status" {
        /// At work.
        InService = "in-service",
        /// Being developed.
        InDevelopment = "in-development",
        /// Decided, and not yet with the units.
        Planned = "planned",
        /// At work with U.S. forces, not with Japan's.
        UsOnly = "us-only",
        /// Only considered.
        Considered = "considered",
        /// Chosen, and given up.
        GivenUp = "given-up",
        /// Considered, and not bought.
        NotAcquired = "not-acquired"
    }
);

choice!(
    /// What kind of event: its lane in the timeline.
    Lane, "lane" {
        /// What happened around the defence.
        Around = "around",
        /// Something was decided.
        Decisions = "decisions",
        /// Something came into service.
        Deployments = "deployments",
        /// Something was tried.
        Tests = "tests",
        /// The two countries did something together.
        Cooperation = "cooperation"
    }
);

/// A statement with its sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Its name in the content files.
    pub id: String,
    /// What is stated: running text.
    pub words: String,
    /// Where it stands, the strongest first, by [`Source::id`].
    pub sources: Vec<String>,
    /// Whose statement it is.
    pub standing: Standing,
    /// How well it is supported.
    pub confidence: Confidence,
    /// When it happened, where it is an event.
    pub date: Option<Date>,
}

/// A system, as its card shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct System {
    /// The ID, as in addresses: lower-case letters, digits and hyphens.
    pub id: String,
    /// The name that readers see, in the language of the edition.
    pub name: String,
    /// Its symbol, by name.
    pub symbol: String,
    /// Whether that is drawn in dots: Japan did not have it in December 2015.
    pub dotted: bool,
    /// What it is there for.
    pub part: Part,
    /// In which phases of flight it acts or sees.
    pub phases: Vec<Phase>,
    /// Where it is.
    pub basing: Vec<Basing>,
    /// What it was to Japan in December 2015.
    pub then: Status,
    /// What it has become.
    pub now: Status,
    /// What it is: names of facts, as all that follows.
    pub what: Vec<String>,
    /// Who makes it.
    pub makers: Option<String>,
    /// Who operates it.
    pub operators: Option<String>,
    /// What was the case in December 2015.
    pub in_2015: Vec<String>,
    /// What has happened since.
    pub since: Vec<String>,
}

/// What happened when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// The years that its picture spans.
    pub years: [i32; 2],
    /// The event at which the picture divides: what the article could tell, and what not.
    pub article: String,
    /// The lanes, from top to bottom.
    pub lanes: Vec<Lane>,
    /// From decisions to service.
    pub spans: Vec<Span>,
    /// Every event, by date.
    pub events: Vec<Event>,
}

/// The time from a decision to what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// Its name in the content files.
    pub id: String,
    /// Which tier it belongs to.
    pub kind: Tier,
    /// What it is called.
    pub words: String,
    /// The event at its beginning, by its fact.
    pub from: String,
    /// The event at its end, by its fact; none where the end is still ahead.
    pub to: Option<String>,
    /// When it begins.
    pub begins: Date,
    /// When it ends, or is planned to.
    pub ends: Date,
    /// How it ended.
    pub end: SpanEnd,
}

/// How the time after a decision ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SpanEnd {
    /// In service, or at sea.
    Reached,
    /// Given up.
    GivenUp,
    /// It is still ahead.
    Planned,
}

/// Something that happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Its fact, which has a date.
    pub fact: String,
    /// A few words.
    pub name: String,
    /// What kind of event.
    pub lane: Lane,
    /// Where the picture names it.
    pub named: Naming,
}

/// Where a picture names an event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Naming {
    /// Nowhere: the list does.
    #[default]
    Nowhere,
    /// Where the picture is wide.
    Wide,
    /// Everywhere.
    Everywhere,
}

/// Who makes what, what is shared, who paid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cooperation {
    /// What ties the two countries.
    pub ties: Vec<Tie>,
    /// Published accounts of what it cost.
    pub accounts: Vec<Account>,
    /// What is to be said about the accounts: names of facts.
    pub notes: Vec<String>,
}

/// Something that ties the two countries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tie {
    /// The ID, as in addresses: lower-case letters, digits and hyphens.
    pub id: String,
    /// Its symbol, by name.
    pub symbol: String,
    /// Whether something is done together, or goes from one to the other.
    pub way: TieWay,
    /// Its words.
    pub words: TieWords,
    /// What the sources say: names of facts.
    pub facts: Vec<String>,
}

/// In which direction a tie runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TieWay {
    /// Something is done together.
    Both,
    /// Something is sold to Japan, or licensed there.
    ToJapan,
}

/// The words of a [`Tie`].
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TieWords {
    /// What it is about.
    pub name: String,
    /// The part of the United States.
    pub us: String,
    /// What ties them.
    pub how: String,
    /// The part of Japan.
    pub japan: String,
}

/// A published account of what the joint interceptor costs.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// The fact that states it.
    pub fact: String,
    /// Japan's share of the whole, where the account states one.
    pub share: Option<Share>,
    /// The amounts that it states.
    pub amount: Vec<Amount>,
}

/// A share of the whole.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Share {
    /// In thousandths.
    pub thousandths: i32,
    /// How the account puts it: a key of the page's words.
    pub words: String,
}

/// An amount of money, in millions of U.S. dollars.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Amount {
    /// Whose.
    pub of: Payer,
    /// How much, or from how much on.
    pub from: i32,
    /// Up to how much, where a range is stated.
    pub to: Option<i32>,
    /// Whether the account says “more than”.
    #[serde(default)]
    pub more: bool,
    /// Whether it is our arithmetic and not stated.
    #[serde(default)]
    pub ours: bool,
}

/// Whose an amount is.
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

/// What stands under “sources and limits” beside the sources: names of facts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// What the article argues rather than shows.
    pub argues: Vec<String>,
    /// What it states as fact, and no other source confirms.
    pub unconfirmed: Vec<String>,
    /// What it lists as concerns.
    pub concerns: Vec<String>,
    /// What is contested.
    pub contested: Vec<String>,
    /// What the sources do not say.
    pub unknown: Vec<String>,
    /// What the article says and this explainer leaves out.
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

/// Terms that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TermGroup {
    /// The ID, as in addresses: lower-case letters, digits and hyphens.
    pub id: String,
    /// Its heading.
    pub name: String,
    /// Its terms.
    pub terms: Vec<Term>,
}

/// All that stands beside the story, in one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Catalog {
    /// Every statement, by name.
    pub facts: Named<Fact>,
    /// The systems, in the order of their cards.
    pub systems: Vec<System>,
    /// Where each stands in their picture.
    pub atlas: Picture,
    /// What happened when.
    pub timeline: Timeline,
    /// Who makes what and who paid.
    pub cooperation: Cooperation,
    /// What is argued and contested.
    pub limits: Limits,
    /// The glossary.
    pub glossary: Vec<TermGroup>,
    /// Every source of the whole explainer.
    pub sources: Vec<Source>,
    /// The words of the cards.
    pub system_words: SystemWords,
    /// The words of the timeline.
    pub timeline_words: BTreeMap<String, String>,
    /// The lanes' names.
    pub lanes: BTreeMap<String, String>,
    /// The words of the cooperation page.
    pub cooperation_words: BTreeMap<String, String>,
    /// The words around the facts: marks, dates, kinds of sources.
    pub citation_words: CitationWords,
    /// How its words are read.
    pub readings: Readings,
    /// The name of every system in the other languages, by name.
    pub elsewhere: Vec<(LanguageId, Named<String>)>,
}

/// The words of the cards.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SystemWords {
    /// Of every [`Part`].
    pub parts: BTreeMap<String, String>,
    /// Of every [`Phase`].
    pub phases: BTreeMap<String, String>,
    /// Of every [`Basing`].
    pub basings: BTreeMap<String, String>,
    /// Of every [`Status`].
    pub stages: BTreeMap<String, String>,
    /// Of every system.
    pub names: BTreeMap<String, String>,
    /// The rest.
    pub words: BTreeMap<String, String>,
}

/// The words around facts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CitationWords {
    /// Of every [`Standing`].
    pub standings: BTreeMap<String, String>,
    /// Of every [`Confidence`].
    pub confidences: BTreeMap<String, String>,
    /// Of every [`lesson::model::SourceKind`].
    pub kinds: BTreeMap<String, String>,
    /// How dates are written: `day`, `month`, `year`, `decade`, with `{d}`, `{m}`, `{month}` and `{y}`.
    pub dates: BTreeMap<String, String>,
    /// The names of the months, where a date names them.
    pub months: Vec<String>,
    /// The rest.
    pub words: BTreeMap<String, String>,
}

impl Catalog {
    /// The fact of that name.
    ///
    /// # Panics
    /// Where there is none: every name in checked content has its fact.
    #[must_use]
    pub fn fact(&self, id: &str) -> &Fact {
        named(&self.facts, id).expect("checked content names facts that exist")
    }

    /// The source of that name.
    #[must_use]
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }

    /// Every term.
    pub fn terms(&self) -> impl Iterator<Item = &Term> {
        self.glossary.iter().flat_map(|group| &group.terms)
    }

    /// All running text: what may hold terms and readings.
    pub fn prose(&self) -> impl Iterator<Item = &String> {
        let facts = self.facts.iter().map(|(_, fact)| &fact.words);
        facts.chain(self.terms().map(|term| &term.definition))
    }

    /// The words that are no running text: names, headings, what stands on switches.
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

    /// All running text, to be changed.
    pub fn prose_mut(&mut self) -> impl Iterator<Item = &mut String> {
        let facts = self.facts.iter_mut().map(|(_, fact)| &mut fact.words);
        let terms = self.glossary.iter_mut().flat_map(|group| &mut group.terms);
        facts.chain(terms.map(|term| &mut term.definition))
    }
}

impl CitationWords {
    /// A date as the language writes it.
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
