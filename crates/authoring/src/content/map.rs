//! Lays out the map of the story: columns along the story, and a row for each path that branches off.
//!
//! The layout is computed when the content is read, so the program in the browser only has to draw it.

use super::raw::Story;
use lesson::model::picture::Picture;
use lesson::model::{Station, Step, StepId, StoryMap, Way};
use std::collections::BTreeMap;

/// The map of a checked story. `picture` has the marks of results.
pub(super) fn of(story: &Story, steps: &[Step], picture: &Picture) -> StoryMap {
    let columns = columns(story);
    let rows = rows(story);
    let stations: Vec<Station> = steps
        .iter()
        .map(|step| Station {
            step: step.id.clone(),
            place: [columns.get(&step.id).copied().unwrap_or(1), rows.get(&step.id).copied().unwrap_or(1)],
            outcome: picture
                .outcomes
                .iter()
                .find(|it| step.adds.iter().flatten().any(|mark| *mark == it.id))
                .map(|it| (it.tier, it.result)),
        })
        .collect();
    let place = |id: &StepId| stations.iter().find(|station| station.step == *id).map_or([1, 1], |station| station.place);
    let ways = steps.iter().flat_map(|step| step.next.iter().map(|to| way(&step.id, place(&step.id), to, place(to)))).collect();
    let most = |side: usize| stations.iter().map(|station| station.place[side]).max().unwrap_or(1);
    StoryMap { size: [most(0), most(1)], stations, ways }
}

/// The column of each step: the length of the longest route from the start.
fn columns(story: &Story) -> BTreeMap<StepId, i32> {
    let mut columns = BTreeMap::from([(story.start.clone(), 1)]);
    // As many rounds as there are steps are enough for the longest route, and they end even if the story has a cycle.
    for _ in &story.step {
        for step in &story.step {
            let Some(here) = columns.get(&step.id).copied() else { continue };
            for next in &step.next {
                let there = columns.entry(next.clone()).or_insert(0);
                *there = (*there).max(here + 1);
            }
        }
    }
    columns
}

/// The row of each step: the default path in the middle, steps of other paths above and below.
fn rows(story: &Story) -> BTreeMap<StepId, i32> {
    let mut lanes: BTreeMap<StepId, usize> = BTreeMap::new();
    for (lane, path) in story.path.iter().enumerate() {
        for step in &path.steps {
            lanes.entry(step.clone()).or_insert(lane);
        }
    }
    let row = |lane| match lane {
        0 => 2,
        1 => 1,
        further => i32::try_from(further).unwrap_or(2) + 1,
    };
    lanes.into_iter().map(|(step, lane)| (step, row(lane))).collect()
}

/// Path data between two stations: straight in the same row, else a curve beside the station off the middle.
fn way(from: &StepId, [column, row]: [i32; 2], to: &StepId, [to_column, to_row]: [i32; 2]) -> Way {
    let [x, y, to_x, to_y] = [column, row, to_column, to_row].map(|cell| 2 * cell - 1);
    let path = if row == to_row {
        format!("M{x} {y}H{to_x}")
    } else if row == 2 {
        format!("M{x} {y}C{a} {y} {a} {to_y} {b} {to_y}H{to_x}", a = x + 1, b = x + 2)
    } else {
        format!("M{x} {y}H{b}C{a} {y} {a} {to_y} {to_x} {to_y}", a = to_x - 1, b = to_x - 2)
    };
    Way { from: from.clone(), to: to.clone(), path }
}
