//! The table of tools for a class: their names, keys and places. Buttons, keys and scripts all use it.
//!
//! `assets/script/classroom/` implements them.

use authoring::Edition;
use yew::prelude::*;

/// A tool, with its name in scripts and in the keys of words.
pub(super) struct Tool {
    name: &'static str,
    /// Its keys. The first is shown beside its button.
    keys: &'static [&'static str],
    offered: Offered,
}

/// Where a tool has a button.
#[derive(PartialEq)]
enum Offered {
    /// On pages that can be presented: those with the story, and some beside it.
    WherePresented,
    /// On pages with the story.
    InStory,
    /// On pages with the story, except in the single file, which has no pages for frames.
    InStoryOfSite,
    /// On every page, because it changes a personal setting.
    Everywhere,
    /// The same, except in the single file, which is made to be kept as a file.
    EverywhereInSite,
    /// Under the picture, where a script adds it; see `classroom/player.rs`.
    UnderPicture,
    /// Only on the bar while presenting; it also has a key.
    ByKey,
    /// On the bar. Its key acts only while presenting, so its keys are a table of their own.
    WhilePresenting,
}

/// The page with the list of buttons.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Place {
    /// A page with the story.
    Story,
    /// The single file. A script removes those that the shown page lacks.
    SingleFile,
    /// A page beside the story that can be presented.
    PresentedPage,
    /// Another page.
    Page,
}

const fn tool(name: &'static str, keys: &'static [&'static str], offered: Offered) -> Tool {
    Tool { name, keys, offered }
}

/// All tools, in the order of their buttons.
const ALL: [Tool; 20] = [
    tool("present", &["p"], Offered::WherePresented),
    tool("presenter", &["s"], Offered::WherePresented),
    tool("vote", &["v"], Offered::InStory),
    tool(NAMES, &["l"], Offered::InStory),
    tool("map", &["g"], Offered::InStory),
    tool("picture", &[], Offered::InStory),
    tool("play", &["k"], Offered::UnderPicture),
    tool("replay", &["r"], Offered::UnderPicture),
    tool("cut", &["c"], Offered::UnderPicture),
    tool("share", &[], Offered::Everywhere),
    tool("preferences", &["?"], Offered::Everywhere),
    tool("offline", &[], Offered::EverywhereInSite),
    tool("embed", &[], Offered::InStoryOfSite),
    tool("black", &["b", "."], Offered::ByKey),
    tool("era", &["e"], Offered::ByKey),
    tool("larger", &["t"], Offered::ByKey),
    tool("pointer", &["x"], Offered::WhilePresenting),
    tool("zoom-in", &["+", "="], Offered::WhilePresenting),
    tool("zoom-out", &["-"], Offered::WhilePresenting),
    tool("zoom-end", &["0"], Offered::WhilePresenting),
];

/// The label quiz. The program handles its key.
const NAMES: &str = "names";

/// The keys that scripts handle, each with its tool. Those of the player and those for presenting are separate.
pub(super) fn keys() -> impl Iterator<Item = (&'static str, &'static str)> {
    keys_where(|tool| !matches!(tool.offered, Offered::UnderPicture | Offered::WhilePresenting))
}

/// The keys of the player, each with its tool.
pub(super) fn keys_of_motion() -> impl Iterator<Item = (&'static str, &'static str)> {
    keys_where(|tool| tool.offered == Offered::UnderPicture)
}

/// The keys that act only while presenting, each with its tool.
pub(super) fn keys_while_presenting() -> impl Iterator<Item = (&'static str, &'static str)> {
    keys_where(|tool| tool.offered == Offered::WhilePresenting)
}

fn keys_where(fits: impl Fn(&Tool) -> bool) -> impl Iterator<Item = (&'static str, &'static str)> {
    let tools = ALL.iter().filter(move |tool| tool.name != NAMES && fits(tool));
    tools.flat_map(|tool| tool.keys.iter().map(|key| (*key, tool.name)))
}

/// The key that is shown beside a tool's button.
pub(super) fn key_of(name: &str) -> Option<&'static str> {
    ALL.iter().find(|tool| tool.name == name)?.keys.first().copied()
}

/// The tools that every page has, also before the story is hydrated.
pub(super) fn everywhere() -> impl Iterator<Item = &'static str> {
    ALL.iter().filter(|tool| matches!(tool.offered, Offered::Everywhere | Offered::EverywhereInSite)).map(|tool| tool.name)
}

/// The buttons with their keys. They stay hidden until a script handles them.
pub(super) fn list(lesson: &Edition, place: Place) -> Html {
    let offered = |tool: &&Tool| match tool.offered {
        Offered::WherePresented => place != Place::Page,
        Offered::InStory => matches!(place, Place::Story | Place::SingleFile),
        Offered::InStoryOfSite => place == Place::Story,
        Offered::Everywhere => true,
        Offered::EverywhereInSite => place != Place::SingleFile,
        Offered::UnderPicture | Offered::ByKey | Offered::WhilePresenting => false,
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
