//! The tools for a class: their names, their keys, and where they are offered. One table for buttons, keys and scripts.
//!
//! `assets/script/classroom/` implements them.

use authoring::Edition;
use yew::prelude::*;

/// A tool, by the name under which scripts and words know it.
pub(super) struct Tool {
    name: &'static str,
    /// The keys that ask for it, the one that stands beside it first.
    keys: &'static [&'static str],
    offered: Offered,
}

/// Where there is a button for a tool.
#[derive(PartialEq)]
enum Offered {
    /// With the story.
    InStory,
    /// With the story, where its other pages are at hand: not in the single file.
    InStoryOfSite,
    /// On every page: what it does is the reader's own matter.
    Everywhere,
    /// Under the picture, where a script puts them: see `classroom/player.rs`.
    UnderPicture,
    /// Nowhere: it has a key, and a place on the bar while one presents.
    ByKey,
}

const fn tool(name: &'static str, keys: &'static [&'static str], offered: Offered) -> Tool {
    Tool { name, keys, offered }
}

/// Every tool, in the order of the buttons.
const ALL: [Tool; 14] = [
    tool("present", &["p"], Offered::InStory),
    tool("presenter", &["s"], Offered::InStory),
    tool("vote", &["v"], Offered::InStory),
    tool(NAMES, &["l"], Offered::InStory),
    tool("map", &["g"], Offered::InStory),
    tool("picture", &[], Offered::InStory),
    tool("play", &["k"], Offered::UnderPicture),
    tool("replay", &["r"], Offered::UnderPicture),
    tool("share", &[], Offered::Everywhere),
    tool("preferences", &["?"], Offered::Everywhere),
    tool("embed", &[], Offered::InStoryOfSite),
    tool("black", &["b", "."], Offered::ByKey),
    tool("era", &["e"], Offered::ByKey),
    tool("larger", &["t"], Offered::ByKey),
];

/// Hiding names is the story's own: its key is answered by the program.
const NAMES: &str = "names";

/// The keys that scripts answer to, with the tools that they ask for; those of the picture in time are not among them.
pub(super) fn keys() -> impl Iterator<Item = (&'static str, &'static str)> {
    keys_where(|tool| tool.offered != Offered::UnderPicture)
}

/// The keys of the picture in time.
pub(super) fn keys_of_motion() -> impl Iterator<Item = (&'static str, &'static str)> {
    keys_where(|tool| tool.offered == Offered::UnderPicture)
}

fn keys_where(fits: impl Fn(&Tool) -> bool) -> impl Iterator<Item = (&'static str, &'static str)> {
    let tools = ALL.iter().filter(move |tool| tool.name != NAMES && fits(tool));
    tools.flat_map(|tool| tool.keys.iter().map(|key| (*key, tool.name)))
}

/// The key that stands beside a tool.
pub(super) fn key_of(name: &str) -> Option<&'static str> {
    ALL.iter().find(|tool| tool.name == name)?.keys.first().copied()
}

/// The tools that are offered on every page, and before the story is alive.
pub(super) fn everywhere() -> impl Iterator<Item = &'static str> {
    ALL.iter().filter(|tool| tool.offered == Offered::Everywhere).map(|tool| tool.name)
}

/// The buttons, with their keys. They stay hidden until a script can answer them.
pub(super) fn list(lesson: &Edition, in_story: bool, in_site: bool) -> Html {
    let offered = |tool: &&Tool| match tool.offered {
        Offered::InStory => in_story,
        Offered::InStoryOfSite => in_story && in_site,
        Offered::Everywhere => true,
        Offered::UnderPicture | Offered::ByKey => false,
    };
    html! { <ul class="tool-list" aria-label={lesson.classroom.word("tools").to_owned()}>{ for ALL.iter().filter(offered).map(|tool| button(lesson, tool)) }</ul> }
}

fn button(lesson: &Edition, tool: &Tool) -> Html {
    html! {
        <li>
            <button type="button" class="tool" data-tool={tool.name} hidden=true>
                { lesson.classroom.word(tool.name).to_owned() }
                { for tool.keys.first().map(|key| html! { <kbd>{ key.to_uppercase() }</kbd> }) }
            </button>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_asks_for_two_tools() {
        let mut keys: Vec<&str> = ALL.iter().flat_map(|tool| tool.keys).copied().collect();
        let all = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), all);
    }
}
