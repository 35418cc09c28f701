//! What the program shows a class: no word that is missing from the shipped lesson, and pictures without hidden names.

use authoring::{Edition, content_files};
use layered_defense::views::story::{self, Dispatch, StoryProps};
use lesson::address::{Labels, Links, Surface};
use lesson::drawing::{Child, Element, draw};
use lesson::model::picture::Label;
use lesson::model::{Era, Lesson, MarkId, SharedLesson, named};
use lesson::query::Setting;
use lesson::scene::{Composition, Scene};
use lesson::session::{Command, Msg, Session};
use lesson::story::Story;
use std::collections::BTreeMap;
use std::path::Path;
use std::rc::Rc;
use yew::prelude::*;

fn lessons() -> Vec<Lesson> {
    editions().into_iter().map(|edition| Rc::unwrap_or_clone(edition.lesson)).collect()
}

fn editions() -> Vec<Edition> {
    content_files::editions(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../assets/content")).expect("the content holds")
}

/// Every step on every path that contains it.
fn stories(lesson: &Lesson) -> Vec<Story> {
    let on = |path: &lesson::model::Path| path.steps.iter().map(|step| Story::at(lesson, step, &path.id)).collect::<Vec<_>>();
    lesson.paths.iter().flat_map(on).collect()
}

#[derive(PartialEq, Properties)]
struct Props {
    session: Session,
}

/// The story as markup.
async fn markup(session: Session) -> String {
    #[component]
    fn Still(props: &Props) -> Html {
        story::view(StoryProps { id: "story", session: &props.session }, &Dispatch::noop())
    }
    yew::LocalServerRenderer::<Still>::with_props(Props { session }).hydratable(false).render().await
}

/// The session as prerendered, after a walk, and with labels hidden.
fn ways_to_show(lesson: &SharedLesson, story: &Story, surface: Surface) -> Vec<Session> {
    let after = |query: &str, commands: Vec<Command>| {
        let links = Links { surface, root: "../".to_owned(), query: String::new() };
        let mut session = Session::new(lesson.clone(), &story.step, links);
        let query = ["?path=", story.path.as_str(), query].concat();
        session.reduce(Msg::Hydrated { root: "../".to_owned(), query, era: None });
        for command in commands {
            session.reduce(Msg::Command(command));
        }
        assert_eq!(session.story, *story);
        session
    };
    let walk = lesson.steps.iter().map(|step| Command::GoTo(step.id.clone()));
    let home = [Command::GoTo(story.step.clone()), Command::Set(Setting::path(lesson, &story.path)), Era::Now.into()];
    vec![
        after("", Vec::new()),
        after("&theme=plaid", walk.chain(home).collect()),
        after("", vec![Labels::Hidden.into()]),
        after("", vec![Era::Now.into(), Labels::Hidden.into(), Command::Reveal(None)]),
    ]
}

#[tokio::test(flavor = "current_thread")]
async fn the_program_draws_all_words_of_the_page_from_the_shipped_lesson() {
    for lesson in lessons() {
        let shipped = SharedLesson::new(Lesson::unpack(&lesson.pack().expect("a lesson can be packed")).expect("and unpacked"));
        let written = SharedLesson::new(lesson);
        for story in stories(&written) {
            for surface in [Surface::Page, Surface::Embed, Surface::SingleFile] {
                let both = ways_to_show(&written, &story, surface).into_iter().zip(ways_to_show(&shipped, &story, surface));
                for (nth, (page, program)) in both.enumerate() {
                    let (page, program) = (markup(page).await, markup(program).await);
                    let place = format!("{} in {}, {surface:?}, way {nth}", story.step.as_str(), written.language.id.as_str());
                    assert!(page.len() > 1000, "{place} is drawn");
                    let differs = page.char_indices().zip(program.chars()).find(|((_, one), other)| one != other);
                    let around = |text: &str, at: usize| text[at..].chars().take(120).collect::<String>();
                    if let Some(((at, _), _)) = differs {
                        panic!("{place}: the page says    {}\nand the program {}", around(&page, at), around(&program, at));
                    }
                    assert_eq!(page.len(), program.len(), "{place}");
                }
            }
        }
    }
}

/// Visits every element of a drawing.
fn each(element: &Element, seen: &mut impl FnMut(&Element)) {
    seen(element);
    for child in &element.children {
        if let Child::Element(child) = child {
            each(child, seen);
        }
    }
}

/// The words inside an element, without the white space between its lines.
fn words(element: &Element) -> String {
    let mut out = String::new();
    each(element, &mut |element| {
        out.extend(element.children.iter().filter_map(|child| if let Child::Text(words) = child { Some(words.as_str()) } else { None }));
    });
    folded(&out)
}

/// Words without the white space around line breaks.
fn folded(words: &str) -> String {
    words.to_lowercase().replace(['|', ' ', '\u{2060}'], "")
}

/// The letters in a drawing, by mark.
fn blanks(drawing: &Element) -> BTreeMap<MarkId, String> {
    let mut found = BTreeMap::new();
    each(drawing, &mut |element| {
        if let Some(mark) = element.key.strip_prefix("blank ") {
            assert!(found.insert(MarkId::from(mark), words(element)).is_none(), "{mark:?} is asked for once");
        }
    });
    found
}

/// The pictures of a story with labels hidden except for those in `back`, in both eras.
fn hidden<'a>(lesson: &'a Lesson, story: &Story, composition: Composition, back: &'a [MarkId]) -> Vec<Scene<'a>> {
    Era::ALL.iter().map(|era| Scene::of(lesson, story, composition).in_era(story, *era).with_blanks(back)).collect()
}

/// The names of parts in a composition, by mark.
fn names(lesson: &Lesson, scene: &Scene<'_>) -> BTreeMap<MarkId, String> {
    let labels = scene.picture.labels.iter().filter(|label| label.names() && scene.shows(label.era));
    let name = |label: &Label| Some((label.of.clone()?, folded(named(&lesson.labels, label.words())?)));
    labels.filter_map(name).filter(|(mark, _)| scene.parts().contains(&mark)).collect()
}

#[test]
fn with_names_hidden_both_compositions_letter_the_parts_alike_and_without_a_gap() {
    for lesson in lessons() {
        for story in stories(&lesson) {
            let [wide, tall] = Composition::PAGE.map(|composition| hidden(&lesson, &story, composition, &[]));
            for (wide, tall) in wide.iter().zip(&tall) {
                let place = format!("{} in {}, {:?}", story.step.as_str(), lesson.language.id.as_str(), wide.era);
                let [wide, tall] = [wide, tall].map(|scene| blanks(&draw(scene, "x")));
                assert_eq!(wide, tall, "{place}");
                let mut letters: Vec<&str> = wide.values().map(String::as_str).collect();
                letters.sort_unstable();
                assert_eq!(letters.concat(), "abcdefghijklmnop"[..wide.len()], "{place}");
                assert!(letters.len() >= 6, "{place} has something to name");
            }
        }
    }
}

#[test]
fn with_names_hidden_no_words_of_the_drawing_are_the_name_of_a_part() {
    for lesson in lessons() {
        for story in stories(&lesson) {
            for composition in Composition::PAGE {
                for scene in hidden(&lesson, &story, composition, &[]) {
                    let names = names(&lesson, &scene);
                    each(&draw(&scene, "x"), &mut |element| {
                        if element.tag == "text" {
                            let words = words(element);
                            let told = names.values().find(|name| words.contains(*name));
                            assert_eq!(told, None, "{} in {} says {words}", story.step.as_str(), lesson.language.id.as_str());
                        }
                    });
                }
            }
        }
    }
}

#[test]
fn with_names_hidden_a_screen_reader_gets_no_name_of_a_part_either() {
    let mut told = Vec::new();
    for lesson in lessons() {
        for story in stories(&lesson) {
            for scene in hidden(&lesson, &story, Composition::Landscape, &[]) {
                let names = names(&lesson, &scene);
                each(&draw(&scene, "x"), &mut |element| {
                    for (_, said) in element.attributes.iter().filter(|(name, _)| *name == "aria-label") {
                        if names.values().any(|name| folded(said).contains(name)) {
                            told.push(format!("{}/{}: {said}", lesson.language.id.as_str(), story.step.as_str()));
                        }
                    }
                });
            }
        }
    }
    told.sort();
    told.dedup();
    assert!(told.is_empty(), "{told:#?}");
}

#[test]
fn a_revealed_name_is_in_the_picture_and_the_other_letters_stay() {
    for lesson in lessons() {
        for story in stories(&lesson) {
            for composition in Composition::PAGE {
                let scene = hidden(&lesson, &story, composition, &[]).remove(0);
                let before = blanks(&draw(&scene, "x"));
                for (part, name) in names(&lesson, &scene) {
                    let back = [part.clone()];
                    let drawing = draw(&hidden(&lesson, &story, composition, &back)[0], "x");
                    let mut expected = before.clone();
                    expected.remove(&part);
                    assert_eq!(blanks(&drawing), expected, "{} in {composition:?}", story.step.as_str());
                    let mut stands = false;
                    each(&drawing, &mut |element| stands |= element.tag == "text" && words(element) == name);
                    assert!(stands, "{} is named in {composition:?} at {}", part.as_str(), story.step.as_str());
                }
            }
        }
    }
}

#[test]
fn every_word_of_the_tools_is_used_somewhere() {
    let mut asked = String::new();
    for folder in ["src", "src/classroom", "../slides/src", "../films/src"] {
        for entry in std::fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).expect(folder).flatten() {
            if entry.path().is_file() {
                asked += &std::fs::read_to_string(entry.path()).expect("a source file");
            }
        }
    }
    let edition = editions().remove(0);
    // These keys are composed in code from the query's keys and values.
    let composed = |name: &str| name.starts_with("set_") || name.starts_with("pdf_");
    let unused: Vec<&String> =
        edition.classroom.words.keys().filter(|name| !composed(name) && !asked.contains(&["\"", name, "\""].concat())).collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn the_stays_of_a_plan_add_up_to_the_whole_lesson_with_the_time_before_and_after_the_story() {
    for edition in editions() {
        assert!(edition.classroom.plans.len() >= 3);
        for plan in &edition.classroom.plans {
            let steps: Vec<_> = plan.stays.iter().map(|(step, _)| step).collect();
            assert_eq!(steps, edition.default_path().steps.iter().collect::<Vec<_>>(), "{} minutes", plan.minutes);
            assert_eq!(plan.stays.iter().map(|(_, seconds)| seconds).sum::<u32>(), plan.minutes * 60, "{} minutes", plan.minutes);
            // Before the story, the overview is on the wall in every plan.
            let before = plan.parts.iter().map(|part| part.minutes).next().expect("a plan has parts");
            assert!(plan.stays[0].1 > before * 60, "{} minutes", plan.minutes);
        }
    }
}
