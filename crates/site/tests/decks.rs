//! The slides as a reader of the files finds them: parts, shapes, names, alternative texts, notes, transitions.

mod common;

use authoring::Edition;
use common::{attributes, pages, site};
use lesson::drawing::{Child, Element, contents};
use lesson::model::picture::Label;
use lesson::model::{MarkId, Path};
use lesson::prose::plain;
use lesson::scene::{Composition, Scene};
use lesson::story::Story;
use roxmltree::{Document, Node};
use site::Site;
use slides::outline;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};
use std::sync::OnceLock;

/// The parts of a file: names and texts.
type Parts = BTreeMap<String, String>;

fn opened(file: &[u8]) -> Parts {
    let mut archive = zip::ZipArchive::new(Cursor::new(file)).expect("an archive");
    let mut parts = Parts::new();
    for nth in 0..archive.len() {
        let mut part = archive.by_index(nth).expect("a part");
        let name = part.name().expect("a name in Unicode").into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).expect("text");
        assert!(parts.insert(name.clone(), text).is_none(), "{name} is there twice");
    }
    parts
}

/// The decks, which take seconds to write: names and parts.
fn files() -> &'static [(String, Parts)] {
    static FILES: OnceLock<Vec<(String, Parts)>> = OnceLock::new();
    FILES.get_or_init(|| site(None).decks().into_iter().map(|(name, file)| (name, opened(&file))).collect())
}

/// Every deck with its path.
fn decks(site: &Site) -> Vec<(&'static str, &'static Parts, &Edition, &Path)> {
    let mut files = files().iter();
    let mut decks = Vec::new();
    for lesson in &site.editions {
        for path in lesson.paths.iter().chain(&lesson.paths) {
            let (name, file) = files.next().expect("a deck for each path and theme");
            assert!(name.contains(&format!("-{}-{}", lesson.language.id.as_str(), path.id.as_str())), "{name}");
            decks.push((name.as_str(), file, lesson, path));
        }
    }
    assert!(files.next().is_none(), "no other deck");
    decks
}

fn read(text: &str) -> Document<'_> {
    Document::parse(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

fn all<'a, 'b>(document: &'a Document<'b>, tag: &'a str) -> impl Iterator<Item = Node<'a, 'b>> {
    document.descendants().filter(move |node| node.tag_name().name() == tag)
}

/// The place to which a file of relations leads, from the root of the archive.
fn resolved(relations: &str, target: &str) -> String {
    let mut place: Vec<&str> = relations.split('/').collect();
    // The file is in a folder beside its part.
    place.truncate(place.len() - 2);
    for name in target.split('/') {
        match name {
            ".." => assert!(place.pop().is_some(), "{target} leaves the archive"),
            name => place.push(name),
        }
    }
    ["/", &place.join("/")].concat()
}

/// The slides of a deck, in order.
fn slides_of(parts: &Parts) -> Vec<&String> {
    (1..).map_while(|nth| parts.get(&format!("ppt/slides/slide{nth}.xml"))).collect()
}

/// The keys of the marks that a drawing shows.
fn marks(lesson: &Edition, path: &Path, picture: &slides::Picture) -> Vec<String> {
    let story = Story::at(lesson, &picture.step, &path.id);
    let scene = Scene::of(lesson, &story, Composition::Landscape).in_era(&story, picture.era);
    let inside = |layer: &Element| -> Vec<String> {
        layer.children.iter().filter_map(|child| if let Child::Element(mark) = child { Some(mark.key.clone()) } else { None }).collect()
    };
    contents(&scene, "").iter().skip(1).flat_map(inside).collect()
}

/// The name of a mark's shape.
fn name_of(key: &str) -> String {
    match key.split_once(' ').expect("a kind and a name") {
        ("tier", id) => format!("!!{id} badge"),
        ("label", id) => format!("!!label {id}"),
        (_, id) => format!("!!{id}"),
    }
}

#[test]
fn two_builds_of_the_slides_have_the_same_bytes() {
    assert_eq!(site(None).decks(), site(None).decks());
}

#[test]
fn every_part_is_well_formed_and_has_a_type_and_every_relation_leads_to_a_part() {
    let site = site(None);
    for (deck, parts, ..) in decks(&site) {
        let types = read(&parts["[Content_Types].xml"]);
        let typed: BTreeSet<&str> = all(&types, "Override").filter_map(|node| node.attribute("PartName")).collect();
        let written: BTreeSet<String> =
            parts.keys().filter(|name| !name.ends_with(".rels") && *name != "[Content_Types].xml").map(|name| format!("/{name}")).collect();
        assert_eq!(typed, written.iter().map(String::as_str).collect(), "{deck}: each part has a type");
        let mut reached: BTreeSet<String> = BTreeSet::new();
        for (name, text) in parts {
            let document = read(text);
            if !name.ends_with(".rels") {
                continue;
            }
            let ids: Vec<&str> = all(&document, "Relationship").filter_map(|node| node.attribute("Id")).collect();
            assert_eq!(ids.len(), ids.iter().collect::<BTreeSet<_>>().len(), "{deck}, {name}");
            for relation in all(&document, "Relationship") {
                let target = relation.attribute("Target").unwrap_or_default();
                let place = resolved(name, target);
                assert!(written.contains(&place), "{deck}, {name}: {target}");
                reached.insert(place);
            }
            // A part names only relations that it has.
            let part = name.replace("_rels/", "").replace(".rels", "");
            let Some(part) = parts.get(&part) else { continue };
            let used = read(part);
            for node in used.descendants() {
                for attribute in node.attributes().filter(|it| it.namespace().is_some_and(|space| space.ends_with("/relationships"))) {
                    assert!(ids.contains(&attribute.value()), "{deck}, {name} has no {}", attribute.value());
                }
            }
        }
        assert_eq!(reached, written, "{deck}: every part is used");
    }
}

#[test]
fn every_mark_of_every_picture_is_a_named_shape_and_keeps_its_kind_on_all_slides() {
    let site = site(None);
    for (deck, parts, lesson, path) in decks(&site) {
        let slides = slides_of(parts);
        let pictures = outline(lesson, path);
        assert_eq!(slides.len(), pictures.len(), "{deck}");
        let mut kinds: BTreeMap<String, String> = BTreeMap::new();
        for (its, slide) in pictures.iter().zip(slides) {
            let slide = read(slide);
            let shown: Vec<(&str, String)> = all(&slide, "cNvPr")
                .filter_map(|node| {
                    let shape = node.parent()?.parent()?;
                    let form = shape.descendants().find(|inner| ["prstGeom", "custGeom"].contains(&inner.tag_name().name()));
                    let form = form.map_or("", |form| form.attribute("prst").unwrap_or("custom"));
                    Some((node.attribute("name")?, format!("{} {form}", shape.tag_name().name())))
                })
                .collect();
            let names: BTreeSet<&str> = shown.iter().map(|(name, _)| *name).collect();
            assert_eq!(names.len(), shown.len(), "{deck}: no two shapes of a slide have the same name");
            for key in marks(lesson, path, &its.picture) {
                assert!(names.contains(name_of(&key).as_str()), "{deck}, {}: no shape for {key}", its.picture.step.as_str());
            }
            for (name, kind) in shown.into_iter().filter(|(name, _)| name.starts_with("!!")) {
                let before = kinds.entry(name.to_owned()).or_insert_with(|| kind.clone());
                assert_eq!(*before, kind, "{deck}: {name} changes its kind");
            }
        }
    }
}

#[test]
fn every_shape_without_text_has_an_alternative_text_or_is_decorative() {
    let site = site(None);
    for (deck, parts, ..) in decks(&site) {
        for slide in slides_of(parts) {
            let slide = read(slide);
            let mut ids = BTreeSet::new();
            for about in all(&slide, "cNvPr") {
                let name = about.attribute("name").unwrap_or_default();
                assert!(ids.insert(about.attribute("id")), "{deck}: {name} has the id of another shape");
                let shape = about.parent().and_then(|node| node.parent()).expect("a shape");
                let is_decorative = about.descendants().any(|node| node.tag_name().name() == "decorative");
                let has_text = shape.descendants().any(|node| node.tag_name().name() == "t");
                let words = about.attribute("descr").unwrap_or_default();
                // The tree of shapes itself has neither.
                let is_tree = shape.tag_name().name() == "spTree";
                assert!(is_tree || has_text || is_decorative || !words.is_empty(), "{deck}: {name} has no words and is not decorative");
                assert!(!is_decorative || words.is_empty(), "{deck}: {name} is decorative and has words");
                assert!(!words.contains(['[', '\u{FFF9}']), "{deck}: {words}");
            }
        }
    }
}

#[test]
fn a_slide_names_each_part_of_its_picture_once() {
    let site = site(None);
    for (deck, parts, lesson, path) in decks(&site) {
        for (its, slide) in outline(lesson, path).iter().zip(slides_of(parts)) {
            let slide = read(slide);
            let words: Vec<&str> = all(&slide, "cNvPr").filter_map(|node| node.attribute("descr")).collect();
            let unique: BTreeSet<&&str> = words.iter().collect();
            assert_eq!(unique.len(), words.len(), "{deck}: {words:#?}");
            let keys = marks(lesson, path, &its.picture);
            let drawn = keys.iter().filter_map(|key| key.split_once(' ')).filter(|(kind, _)| *kind != "label");
            let shown: BTreeSet<&str> =
                drawn.filter_map(|(_, id)| lesson.parts.of_mark(&MarkId(id.to_owned()))).map(|part| part.id.as_str()).collect();
            assert_eq!(words.len(), shown.len(), "{deck}, {}: {words:#?}", its.picture.step.as_str());
        }
    }
}

#[test]
fn a_slide_has_title_caption_caveat_credit_notes_and_no_picture() {
    let site = site(None);
    for (deck, parts, lesson, path) in decks(&site) {
        let steps: Vec<_> = outline(lesson, path);
        for (nth, (its, slide)) in steps.iter().zip(slides_of(parts)).enumerate() {
            let document = read(slide);
            let step = lesson.step(&its.picture.step).expect("a step");
            let of_placeholder = |kind: &str| -> String {
                let place = all(&document, "ph").find(|node| node.attribute("type") == Some(kind)).expect("a placeholder");
                let shape = place.ancestors().find(|node| node.tag_name().name() == "sp").expect("a shape");
                shape.descendants().filter(|node| node.tag_name().name() == "t").filter_map(|node| node.text()).collect()
            };
            let is_now = its.picture.era == lesson::model::Era::Now;
            let (title, caption) = match &step.now {
                _ if its.is_question => (&step.question, &step.choices),
                Some(now) if is_now => (&step.title, &now.caption),
                _ => (&step.title, &step.caption),
            };
            assert!(of_placeholder("title").contains(&plain(title)), "{deck}");
            for sentence in caption {
                assert!(of_placeholder("body").contains(&plain(sentence)), "{deck}: {sentence}");
            }
            let words: String = all(&document, "t").filter_map(|node| node.text()).collect();
            let caveat = lesson::model::named(&lesson.labels, "not-to-scale").expect("words").replace('|', "");
            for expected in ["CC BY 4.0", &caveat, &lesson.catalog.citation_words.date(&lesson.updated)] {
                assert!(words.contains(expected), "{deck}: {expected}");
            }
            let notes = read(&parts[&format!("ppt/notesSlides/notesSlide{}.xml", nth + 1)]);
            let noted: String = all(&notes, "t").filter_map(|node| node.text()).collect();
            let expected = lesson.notes_on(&step.id);
            let expected = match (its.is_question, is_now) {
                (true, _) => vec![&step.question],
                (_, true) => step.prospects.iter().map(|plan| &plan.since).collect(),
                _ => vec![&expected.ask, &expected.answer, &expected.misconception],
            };
            for words in expected {
                assert!(noted.contains(&plain(words)), "{deck}: {words}");
            }
            let sources: Vec<_> = match (its.is_question, is_now) {
                (true, _) => Vec::new(),
                (_, true) => step.prospects.iter().flat_map(|plan| &plan.sources).collect(),
                _ => step.sources.iter().collect(),
            };
            for source in sources.into_iter().filter_map(|id| lesson.catalog.source(id)) {
                assert!(noted.contains(&source.url) && noted.contains(&source.title), "{deck}: {}", source.title);
            }
            assert!(all(&document, "pic").next().is_none() && all(&document, "blip").next().is_none(), "{deck}: a picture");
        }
        assert!(!parts.keys().any(|name| name.contains("media")), "{deck}: no picture in the file");
    }
}

#[test]
fn a_question_comes_before_its_answer_and_shows_no_result_and_no_two_slides_have_the_same_notes() {
    let site = site(None);
    for (deck, _, lesson, path) in decks(&site) {
        let slides = outline(lesson, path);
        let forks = path.steps.iter().filter_map(|step| lesson.step(step)).filter(|step| step.next.len() > 1);
        let questions: Vec<usize> = (0..slides.len()).filter(|nth| slides[*nth].is_question).collect();
        assert_eq!(questions.len(), forks.count(), "{deck}");
        for nth in questions {
            let [before, question, after] = [&slides[nth - 1], &slides[nth], &slides[nth + 1]];
            assert_eq!(question.picture, before.picture, "{deck}: the picture of the step itself, without a result");
            let step = lesson.step(&question.picture.step).expect("a step");
            assert_eq!(question.caption, step.choices.iter().map(|choice| plain(choice)).collect::<Vec<_>>(), "{deck}: both answers");
            let answer = step.next.iter().position(|to| *to == after.picture.step).expect("the next slide shows an answer");
            let note = question.notes.iter().flat_map(|(_, words)| words).last().expect("a note");
            assert!(note.contains(&question.caption[answer]) && !note.contains(&question.caption[1 - answer]), "{deck}: {note}");
        }
        for (nth, slide) in slides.iter().enumerate() {
            assert!(slides[..nth].iter().all(|other| other.notes != slide.notes && other.title != slide.title), "{deck}: {}", slide.title);
            assert!(slide.title.matches([':', '：']).count() < 2, "{deck}: {}", slide.title);
        }
    }
}

/// A label for the last row of a class has 16 points. Digits in a symbol count, too.
#[test]
fn no_word_in_the_picture_of_a_slide_is_smaller_than_16_points() {
    let site = site(None);
    for (deck, parts, ..) in decks(&site) {
        for slide in slides_of(parts) {
            let slide = read(slide);
            let shapes = all(&slide, "sp")
                .filter(|node| node.descendants().any(|it| it.attribute("name").is_some_and(|name| name.starts_with("!!label"))));
            for run in shapes.flat_map(|shape| shape.descendants().filter(|node| node.tag_name().name() == "rPr").collect::<Vec<_>>()) {
                let size: u32 = run.attribute("sz").and_then(|size| size.parse().ok()).expect("a size");
                assert!(size >= 1600, "{deck}: {size}");
            }
        }
    }
}

/// A class chooses between the answers, so they are as large as the question.
#[test]
fn the_answers_on_a_slide_are_in_one_line_and_as_large_as_its_question() {
    let site = site(None);
    for (deck, parts, lesson, path) in decks(&site) {
        let mut questions = 0;
        for (slide, its) in slides_of(parts).into_iter().zip(outline(lesson, path)).filter(|(_, its)| its.is_question) {
            let slide = read(slide);
            let size = |run: &Node<'_, '_>| run.descendants().find_map(|node| node.attribute("sz")?.parse::<u32>().ok());
            let shown = all(&slide, "r").filter(|run| run.descendants().any(|node| node.text() == Some(&its.caption.join("\t"))));
            let sizes: Vec<_> = shown.map(|run| size(&run)).collect();
            assert_eq!(sizes, [Some(2400)], "{deck}: {}", its.title);
            questions += 1;
        }
        assert!(questions > 0, "{deck}");
    }
}

#[test]
fn every_slide_morphs_and_fades_in_other_programs() {
    let site = site(None);
    for (deck, parts, ..) in decks(&site) {
        for slide in slides_of(parts) {
            let slide = read(slide);
            let choice = all(&slide, "Choice").next().expect("a choice");
            let space = choice.attribute("Requires").and_then(|prefix| choice.lookup_namespace_uri(Some(prefix)));
            assert_eq!(space, Some("http://schemas.microsoft.com/office/powerpoint/2015/09/main"), "{deck}");
            let has = |node: &Node<'_, '_>, tag: &str| node.descendants().any(|inner| inner.tag_name().name() == tag);
            assert!(has(&choice, "morph"), "{deck}");
            assert!(all(&slide, "Fallback").all(|fallback| has(&fallback, "fade")), "{deck}");
            assert_eq!(all(&slide, "Fallback").count(), 1, "{deck}");
        }
    }
}

#[test]
fn every_run_of_text_has_its_language_and_japanese_has_a_font_for_japanese() {
    let site = site(None);
    for (deck, parts, lesson, _) in decks(&site) {
        let language = lesson.sections.locale.replace('_', "-");
        for text in parts.iter().filter(|(name, _)| name.contains("lides/")).map(|(_, text)| text) {
            let document = read(text);
            for run in all(&document, "r") {
                let about = run.children().find(|node| node.tag_name().name() == "rPr").expect("properties of a run");
                assert_eq!(about.attribute("lang"), Some(language.as_str()), "{deck}");
            }
        }
        let theme = read(&parts["ppt/theme/theme1.xml"]);
        for fonts in ["majorFont", "minorFont"] {
            let fonts = all(&theme, fonts).next().expect("fonts");
            let named = |tag: &str| fonts.children().find(|node| node.tag_name().name() == tag).and_then(|node| node.attribute("typeface"));
            assert!(named("latin").is_some_and(|name| !name.is_empty()) && named("ea").is_some_and(|name| !name.is_empty()), "{deck}");
        }
        let core = read(&parts["docProps/core.xml"]);
        let property = |tag: &str| all(&core, tag).next().and_then(|node| node.text()).unwrap_or_default().to_owned();
        assert_eq!([property("title"), property("language")], [lesson.page.name.clone(), language], "{deck}");
        assert_eq!(property("created"), format!("{}T00:00:00Z", lesson.updated.0), "{deck}: the date of the content, not of the build");
        assert!(!property("creator").is_empty(), "{deck}");
    }
}

#[test]
fn a_label_of_two_lines_has_them_on_the_slide() {
    let site = site(None);
    for (deck, parts, lesson, _) in decks(&site) {
        let label: &Label = lesson.pictures.landscape.labels.iter().find(|label| label.id == "battery").expect("a label");
        let lines = lesson::model::named(&lesson.labels, label.words()).expect("words").split('|').count();
        let first = read(slides_of(parts)[0]);
        let name = all(&first, "cNvPr").find(|node| node.attribute("name") == Some("!!label battery")).expect("its shape");
        let shape = name.parent().and_then(|node| node.parent()).expect("a shape");
        assert_eq!(shape.descendants().filter(|node| node.tag_name().name() == "br").count() + 1, lines, "{deck}");
    }
}

#[test]
fn the_guide_of_a_language_links_to_all_its_decks() {
    let site = site(None);
    let pages = pages(None);
    let decks: BTreeSet<String> = files().iter().map(|(name, _)| format!("../{name}")).collect();
    let mut linked = BTreeSet::new();
    for lesson in &site.editions {
        let language = lesson.language.id.as_str();
        let page = &pages[&format!("{language}/teach.html")];
        let here: BTreeSet<&str> = attributes(page, "href").into_iter().filter(|link| link.ends_with(".pptx")).collect();
        assert_eq!(here.len(), 2 * lesson.paths.len(), "{language}");
        assert!(here.iter().all(|link| link.contains(&format!("-{language}-"))), "{language}: {here:?}");
        linked.extend(here.into_iter().map(str::to_owned));
    }
    assert_eq!(linked, decks);
}
