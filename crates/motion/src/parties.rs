//! The parties at the two ends of a line: the nearest actor or box to each end.
//!
//! A composition has the course of a line, not its parties. Readers infer the parties from the places, and this module does the same.

use crate::course::{Course, point};
use lesson::model::MarkId;
use lesson::model::picture::{Line, Meaning, Picture, PlacedSymbol};

/// An actor or a box at the end of a line.
#[derive(Clone, Debug, PartialEq)]
pub struct Party {
    /// Its mark.
    pub mark: MarkId,
    distance: f64,
}

/// The parties of a line, in the direction of travel.
#[derive(Clone, Debug, PartialEq)]
pub struct Parties {
    /// The sender.
    pub from: Party,
    /// The receiver.
    pub to: Party,
}

impl Parties {
    /// The parties of a line on which something travels.
    #[must_use]
    pub fn of(picture: &Picture, path: &str) -> Option<Self> {
        let course = Course::of(path);
        let [mut starts, mut ends] = [course.start(), course.end()].map(|end| near(picture, end));
        // The two parties differ: the end that is closer to its party keeps it, and the other end takes the next party.
        if starts.first()?.mark == ends.first()?.mark {
            let other = if starts.first()?.distance < ends.first()?.distance { &mut ends } else { &mut starts };
            other.remove(0);
        }
        Some(Self { from: starts.into_iter().next()?, to: ends.into_iter().next()? })
    }

    /// The sensor at the start of a line of sight.
    #[must_use]
    pub fn sensor(picture: &Picture, path: &str) -> Option<MarkId> {
        let start = Course::of(path).start();
        near(picture, start).into_iter().map(|party| party.mark).find(|mark| picture.nodes.iter().all(|node| node.id != *mark))
    }
}

/// The parties at the ends of a line, inferred from the places. `None` at the missile, or where there is no party.
#[must_use]
pub fn ends(picture: &Picture, line: &Line) -> [Option<MarkId>; 2] {
    match line.means {
        Meaning::Sensing => [None, Parties::sensor(picture, &line.path)],
        Meaning::UpperTier | Meaning::LowerTier => [Parties::sensor(picture, &first_piece(picture, line).path), None],
        Meaning::Incoming | Meaning::Expected => [None, None],
        Meaning::Information | Meaning::Shared | Meaning::Assignment | Meaning::Considered => {
            let parties = Parties::of(picture, &line.path);
            parties.map_or([None, None], |parties| [Some(parties.from.mark), Some(parties.to.mark)])
        }
    }
}

/// The first piece of an interceptor's path.
fn first_piece<'a>(picture: &'a Picture, line: &'a Line) -> &'a Line {
    let start = Course::of(&line.path).start();
    let before = picture.lines.iter().find(|it| it.means == line.means && it.id != line.id && Course::of(&it.path).end() == start);
    before.map_or(line, |before| first_piece(picture, before))
}

/// All parties of a picture, sorted by their distance from a point.
fn near(picture: &Picture, place: [f64; 2]) -> Vec<Party> {
    let boxes = picture.nodes.iter().map(|node| {
        let [x, y, width, height] = node.frame.map(f64::from);
        let edge = [place[0].clamp(x, x + width), place[1].clamp(y, y + height)];
        Party { mark: node.id.clone(), distance: apart(edge, place) }
    });
    let actors = picture
        .symbols
        .iter()
        .filter(|symbol| symbol.era.is_none() && !flies(symbol) && boxed(picture, symbol).is_none())
        .map(|symbol| Party { mark: symbol.id.clone(), distance: apart(point(symbol.at), place) });
    let mut parties: Vec<Party> = boxes.chain(actors).collect();
    parties.sort_by(|a, b| a.distance.total_cmp(&b.distance));
    parties
}

/// The box that holds a symbol. Such a symbol is a part of the box and not a party.
pub(crate) fn boxed<'a>(picture: &'a Picture, symbol: &PlacedSymbol) -> Option<&'a MarkId> {
    let [x, y] = symbol.at;
    let inside = |[left, top, width, height]: [i32; 4]| (left..=left + width).contains(&x) && (top..=top + height).contains(&y);
    picture.nodes.iter().find(|node| inside(node.frame)).map(|node| &node.id)
}

/// Whether a symbol is the flying missile.
pub(crate) fn flies(symbol: &PlacedSymbol) -> bool {
    symbol.draws == "missile"
}

/// The distance of two points. A party above or below the end of a line counts as closer than a party beside it.
fn apart(a: [f64; 2], b: [f64; 2]) -> f64 {
    (2.0 * (b[0] - a[0])).hypot(b[1] - a[1])
}
