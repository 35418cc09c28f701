//! The timeline as a picture: spans from decision to service above, all events in their lanes below.
//!
//! Time runs from left to right and is to scale. The part after the article's date
//! is tinted. The most important events have a disc and a short name, the others a stroke. The list
//! below the picture names all events. Words never touch each other or a line.

mod places;

use crate::Edition;
use crate::catalog::{Catalog, Event, Lane, Naming, Span, SpanEnd};
use crate::date::Date;
use crate::measure::width_of;
use lesson::drawing::Element;
use lesson::model::picture::{Anchor, Tier};
use places::{Name, Place, place, stacked, wrapped};

/// The margin at both sides, in units.
const SIDE: i32 = 8;

/// The width and type size for which the picture is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// For desktops and projectors.
    Wide,
    /// For phones.
    Narrow,
}

impl Measure {
    /// Its CSS class.
    #[must_use]
    pub fn class(self) -> &'static str {
        match self {
            Self::Wide => "wide",
            Self::Narrow => "narrow",
        }
    }

    fn width(self) -> i32 {
        match self {
            Self::Wide => 1120,
            Self::Narrow => 320,
        }
    }

    /// The size of its type, in units.
    fn letter(self) -> i32 {
        match self {
            Self::Wide => 15,
            Self::Narrow => 13,
        }
    }

    /// The distance between baselines, in units.
    fn line(self) -> i32 {
        self.letter() * 5 / 4
    }
}

/// The picture under construction: the elements so far, and the y that they reach.
struct Sheet<'a> {
    catalog: &'a Catalog,
    colon: &'a str,
    measure: Measure,
    /// The x of the article's date.
    article: i32,
    down: i32,
    drawn: Vec<Element>,
}

/// Draws the timeline.
#[must_use]
pub fn draw(edition: &Edition, measure: Measure) -> Element {
    let catalog = &edition.catalog;
    let date = catalog.fact(&catalog.timeline.article).date.clone().unwrap_or_default();
    let mut sheet = Sheet {
        catalog,
        colon: &edition.page.colon,
        measure,
        article: x(&date, catalog.timeline.years, measure),
        down: 0,
        drawn: Vec::new(),
    };
    sheet.sides();
    sheet.years();
    sheet.heading(word(catalog, "spans"));
    for span in &catalog.timeline.spans {
        sheet.span(span);
    }
    for lane in &catalog.timeline.lanes {
        sheet.lane(*lane);
    }
    sheet.years();
    let (width, height) = (measure.width(), sheet.down);
    let unknown = Element::new("rect")
        .with("class", "unknown")
        .number("x", sheet.article)
        .number("width", width - sheet.article)
        .number("height", height);
    Element::new("svg")
        .with("class", &["chronicle ", measure.class()].concat())
        .with("viewBox", &format!("0 0 {width} {height}"))
        .with("aria-hidden", "true")
        .child(unknown)
        .all(sheet.drawn)
}

fn word<'a>(catalog: &'a Catalog, key: &str) -> &'a str {
    catalog.timeline_words.get(key).map_or("", String::as_str)
}

/// The x of a date.
fn x(date: &Date, years: [i32; 2], measure: Measure) -> i32 {
    let [from, to] = years.map(|year| year * 12);
    SIDE + (date.months() - from) * (measure.width() - 2 * SIDE) / (to - from)
}

fn text(class: &str, x: i32, y: i32, words: &str) -> Element {
    Element::new("text").with("class", class).number("x", x).number("y", y).text(words)
}

impl Sheet<'_> {
    fn x(&self, date: &Date) -> i32 {
        x(date, self.catalog.timeline.years, self.measure)
    }

    /// The names of the parts before and after the article, at the top.
    fn sides(&mut self) {
        let Self { measure, article, .. } = *self;
        let room = [article - 2 * SIDE, measure.width() - article - 2 * SIDE];
        let lines = [("known", room[0]), ("unknown", room[1])].map(|(key, room)| wrapped(word(self.catalog, key), measure.letter(), room));
        let rows = lines.iter().map(Vec::len).max().unwrap_or_default();
        for (lines, (left, anchor)) in lines.iter().zip([(article - SIDE, "end"), (article + SIDE, "start")]) {
            for (line, nth) in lines.iter().zip(1..) {
                self.drawn.push(text("half", left, nth * measure.line(), line).with("text-anchor", anchor));
            }
        }
        self.down = i32::try_from(rows).unwrap_or_default() * measure.line() + measure.line() / 2;
    }

    /// A heading over a line across the picture.
    fn heading(&mut self, words: &str) {
        let line = self.measure.line();
        self.drawn.push(Element::new("path").with("class", "edge").with("d", &format!("M0 {}H{}", self.down, self.measure.width())));
        self.drawn.push(text("lane-name", SIDE, self.down + line + 2, words));
        self.down += line + line / 2;
    }

    /// A span: a bar from its beginning to its end, with its name before it, or above it if there is no room.
    fn span(&mut self, span: &Span) {
        let (measure, line) = (self.measure, self.measure.line());
        let [from, to] = [&span.begins, &span.ends].map(|date| self.x(date));
        let width = width_of(&span.words, measure.letter());
        let before = from - SIDE - width;
        if before >= SIDE {
            self.down += line;
            self.drawn.push(text("span-name", from - SIDE, self.down - 4, &span.words).with("text-anchor", "end"));
            self.down -= 10;
        } else {
            let room = measure.width() - 2 * SIDE;
            for words in wrapped(&span.words, measure.letter(), room) {
                self.down += line;
                let left = from.min(measure.width() - SIDE - width_of(&words, measure.letter())).max(SIDE);
                self.drawn.push(text("span-name", left, self.down - 4, &words));
            }
        }
        let class = match (span.kind, span.end) {
            (Tier::Upper, SpanEnd::Reached) => "span upper",
            (Tier::Lower, SpanEnd::Reached) => "span lower",
            (_, SpanEnd::GivenUp) => "span given-up",
            (_, SpanEnd::Planned) => "span planned",
        };
        let middle = self.down + 4;
        let end = match span.end {
            SpanEnd::Reached => Element::new("circle").number("cx", to).number("cy", middle).number("r", 5),
            SpanEnd::GivenUp => Element::new("path").with("d", &format!("M{} {}l8 8m0 -8l-8 8", to - 4, middle - 4)),
            SpanEnd::Planned => Element::new("circle").with("class", "open").number("cx", to).number("cy", middle).number("r", 5),
        };
        // The bar of a span that is still open ends at its open ring.
        let until = if span.end == SpanEnd::Planned { to - 5 } else { to };
        let bar = Element::new("path").with("class", "bar").with("d", &format!("M{from} {middle}H{until}"));
        let begin = Element::new("path").with("d", &format!("M{from} {}V{}", middle - 5, middle + 5));
        self.drawn.push(Element::new("g").with("class", class).child(bar).child(begin).child(end));
        self.down += 16;
    }

    /// A lane: its name, a disc for each named event, a stroke for each other event, and the short names below.
    fn lane(&mut self, lane: Lane) {
        let catalog = self.catalog;
        let (measure, line) = (self.measure, self.measure.line());
        self.down += line / 2;
        self.heading(catalog.lanes.get(lane.as_str()).map_or("", String::as_str));
        let of_lane = catalog.timeline.events.iter().filter(|event| event.lane == lane);
        let (events, others): (Vec<&Event>, Vec<&Event>) = of_lane.partition(|event| self.names(event));
        let places: Vec<i32> = events.iter().map(|event| self.at(event)).collect();
        let radius = measure.letter() * 2 / 5;
        let step = 2 * radius + 2;
        let stack = stacked(&places, step);
        let floor = self.down + stack.iter().max().unwrap_or(&0) * step + radius + 2;
        let names: Vec<Name> = events
            .iter()
            .zip(&places)
            .map(|(event, at)| Name { at: *at, width: width_of(&event.name, measure.letter()), first: event.named == Naming::Everywhere })
            .collect();
        let put = place(&names, [SIDE, measure.width() - SIDE], self.article);
        for event in others {
            let at = self.at(event);
            let stroke = Element::new("path").with("class", "tick").with("d", &format!("M{at} {}v{}", floor - radius, 2 * radius));
            self.drawn.push(self.linked(event, [at, floor], radius, stroke));
        }
        for (((event, at), level), place) in events.iter().zip(&places).zip(&stack).zip(&put) {
            let y = floor - level * step;
            let in_article = is_in_article(catalog, &event.fact);
            let disc = Element::new("circle").number("cx", *at).number("cy", y).number("r", if in_article { radius } else { radius - 1 });
            self.drawn.push(self.linked(event, [*at, y], radius * 2, disc));
            if let Some(Place { row, anchor, .. }) = place {
                let baseline = floor + radius + (row + 1) * line;
                let leader = format!("M{at} {}V{}", y + radius, baseline - measure.letter());
                self.drawn.push(Element::new("path").with("class", "leader").with("d", &leader));
                let beside = match anchor {
                    Anchor::Start => at - 2,
                    Anchor::Middle => *at,
                    Anchor::End => at + 2,
                };
                self.drawn.push(text("event-name", beside, baseline, &event.name).with("text-anchor", anchor.as_str()));
            }
        }
        let rows = put.iter().flatten().map(|place| place.row + 1).max().unwrap_or_default();
        self.down = floor + radius + rows * line + line / 2;
    }

    /// Whether a picture of this width names an event.
    fn names(&self, event: &Event) -> bool {
        event.named == Naming::Everywhere || event.named == Naming::Wide && self.measure == Measure::Wide
    }

    fn at(&self, event: &Event) -> i32 {
        self.catalog.fact(&event.fact).date.as_ref().map_or(SIDE, |date| self.x(date))
    }

    /// The link from a mark to its event in the list, with room for a pointer around the mark.
    fn linked(&self, event: &Event, [at, y]: [i32; 2], room: i32, mark: Element) -> Element {
        let in_article = is_in_article(self.catalog, &event.fact);
        let date = self.catalog.fact(&event.fact).date.as_ref().map(|date| self.catalog.citation_words.date(date)).unwrap_or_default();
        let class = ["event", if in_article { " in-article" } else { " later" }, if at > self.article { " since" } else { "" }].concat();
        Element::new("a")
            .with("class", &class)
            .with("href", &["#", &event.fact].concat())
            .with("tabindex", "-1")
            .child(Element::new("title").text(&[date.as_str(), self.colon, &event.name].concat()))
            .child(Element::new("circle").with("class", "room").number("cx", at).number("cy", y).number("r", room))
            .child(mark)
    }

    /// The years, at the bottom.
    fn years(&mut self) {
        let (measure, line) = (self.measure, self.measure.line());
        self.drawn.push(Element::new("path").with("class", "edge").with("d", &format!("M0 {}H{}", self.down, measure.width())));
        let [from, to] = self.catalog.timeline.years;
        let every = match measure {
            Measure::Wide => 5,
            Measure::Narrow => 10,
        };
        for year in (from..=to).filter(|year| year % every == 0) {
            let at = self.x(&Date(format!("{year}-01")));
            self.drawn.push(Element::new("path").with("class", "edge").with("d", &format!("M{at} {}v6", self.down)));
            self.drawn.push(text("year", at, self.down + 6 + line, &year.to_string()).with("text-anchor", "middle"));
        }
        self.down += line * 2;
    }
}

/// Whether the event is in the article.
#[must_use]
pub fn is_in_article(catalog: &Catalog, fact: &str) -> bool {
    let article = &catalog.fact(&catalog.timeline.article).sources;
    catalog.fact(fact).sources.iter().any(|source| article.contains(source))
}
