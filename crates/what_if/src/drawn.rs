//! Finds elements of a drawing: the lines of a link, the links of an actor, the elements of a mark, the path of a missile that flies on.

use authoring::Edition;
use authoring::dependency::Link;
use lesson::drawing::{Child, Element, contents};
use lesson::model::picture::{Line, Meaning, Picture};
use lesson::model::{MarkId, Path, PathId};
use lesson::scene::{Composition, Scene};
use lesson::story::Story;
use motion::Parties;
use std::collections::BTreeSet;
use std::rc::Rc;

/// The marks at the ends of a line: the sensor of a line of sight, or sender and receiver.
fn ends(picture: &Picture, line: &Line) -> Vec<MarkId> {
    match line.means {
        Meaning::Sensing => Parties::sensor(picture, &line.path).into_iter().collect(),
        _ => Parties::of(picture, &line.path).map_or_else(Vec::new, |parties| vec![parties.from.mark, parties.to.mark]),
    }
}

/// The lines of the story that belong to a link: lines of sight of the same sensor, or lines between the same parties.
#[must_use]
pub fn lines_of(edition: &Edition, link: &Link) -> Vec<MarkId> {
    let picture = &edition.pictures.landscape;
    let Some(its) = picture.lines.iter().find(|line| line.id == link.line) else { return Vec::new() };
    let same = |line: &&Line| line.era.is_none() && line.means == its.means && ends(picture, line) == ends(picture, its);
    picture.lines.iter().filter(same).map(|line| line.id.clone()).collect()
}

/// The links of each actor and box that has links. An actor in a box has the links of the box.
#[must_use]
pub fn links_of(edition: &Edition) -> Vec<(MarkId, Vec<String>)> {
    let picture = &edition.pictures.landscape;
    let of = |mark: &MarkId| -> Vec<String> {
        let at_end =
            |link: &&Link| picture.lines.iter().find(|line| line.id == link.line).is_some_and(|line| ends(picture, line).contains(mark));
        edition.arrangement.links.iter().filter(at_end).map(|link| link.id.clone()).collect()
    };
    let boxed = |[x, y]: [i32; 2]| {
        let around = |[left, top, width, height]: [i32; 4]| (left..=left + width).contains(&x) && (top..=top + height).contains(&y);
        picture.nodes.iter().find(|node| around(node.frame)).map(|node| &node.id)
    };
    let nodes = picture.nodes.iter().map(|node| (&node.id, &node.id));
    let symbols = picture.symbols.iter().filter(|symbol| symbol.era.is_none());
    let actors = symbols.map(|symbol| (&symbol.id, boxed(symbol.at).unwrap_or(&symbol.id)));
    nodes.chain(actors).map(|(mark, party)| (mark.clone(), of(party))).filter(|(_, links)| !links.is_empty()).collect()
}

/// The elements of these marks and their labels in the drawing of a step: index of the group, and index in the group.
#[must_use]
pub fn parts(edition: &Edition, story: &Story, composition: Composition, marks: &BTreeSet<&MarkId>) -> Vec<(MarkId, Vec<[usize; 2]>)> {
    let scene = Scene::of(edition, story, composition);
    let groups = contents(&scene, "");
    let of_label = |id: &str| scene.picture.labels.iter().find(|label| label.id == id).and_then(|label| label.of.clone());
    let mut found: Vec<(MarkId, Vec<[usize; 2]>)> = Vec::new();
    for (group, drawn) in groups.iter().enumerate() {
        for (nth, part) in drawn.children.iter().enumerate() {
            let Child::Element(part) = part else { continue };
            let mark = match part.key.split_once(' ') {
                Some(("label", id)) => of_label(id),
                Some((_, id)) => Some(MarkId::from(id)),
                None => None,
            };
            let Some(mark) = mark.filter(|mark| marks.contains(mark)) else { continue };
            match found.iter_mut().find(|(its, _)| *its == mark) {
                Some((_, places)) => places.push([group, nth]),
                None => found.push((mark, vec![[group, nth]])),
            }
        }
    }
    found
}

/// The path of the missile if the hit of a path does not happen: what the nth step shows of it in addition.
#[must_use]
pub fn flight(edition: &Edition, path: &Path, nth: usize, composition: Composition) -> Vec<Element> {
    let Some(step) = path.steps.get(nth - 1) else { return Vec::new() };
    let replaced =
        |step: &_| edition.what_if.insteads.iter().find(|instead| instead.step == *step).map_or_else(|| step.clone(), |it| it.by.clone());
    let mut other = Rc::unwrap_or_clone(Rc::clone(&edition.lesson));
    let id = PathId::from("instead");
    other.paths.push(Path { id: id.clone(), steps: path.steps.iter().map(replaced).collect() });
    let shown = Scene::of(edition, &Story { step: step.clone(), path: path.id.clone() }, composition);
    let scene = Scene::of(&other, &Story { step: replaced(step), path: id }, composition);
    let picture = scene.picture;
    let flies = |mark: &MarkId| {
        let line = picture.lines.iter().any(|line| line.id == *mark && line.means == Meaning::Incoming);
        line || picture.symbols.iter().any(|symbol| symbol.id == *mark && symbol.draws == "missile")
    };
    let is_new = |part: &Element| {
        let mark = part.key.strip_prefix("line ").or_else(|| part.key.strip_prefix("symbol ")).map(MarkId::from);
        mark.is_some_and(|mark| flies(&mark) && shown.presence(&mark).is_none())
    };
    let parts = contents(&scene, "").into_iter().flat_map(|group| group.children);
    parts.filter_map(|part| if let Child::Element(part) = part { Some(part) } else { None }).filter(is_new).collect()
}
