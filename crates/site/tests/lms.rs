//! The packages for learning platforms: the same bytes twice, a strict policy, and words about what is reported.

mod common;

use common::{attributes, editions, site};
use site::{AssetFile, packages};

fn packed() -> Vec<AssetFile> {
    let written = [AssetFile { name: "layered-defense.html".to_owned(), content: b"<!doctype html><p>The story.".to_vec() }];
    packages(&site(None), &written, b"// script", b"/* style */").expect("packages")
}

/// The files of a package, by name.
fn files(package: &AssetFile) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&package.content)).expect("an archive");
    (0..archive.len())
        .map(|nth| {
            let mut file = archive.by_index(nth).expect("a file");
            let mut text = String::new();
            std::io::Read::read_to_string(&mut file, &mut text).expect("text");
            (file.name().to_owned(), text)
        })
        .collect()
}

#[test]
fn two_builds_give_the_same_packages() {
    let [once, again] = [packed(), packed()];
    assert_eq!(once.len(), 2 * editions().len());
    for (one, other) in once.iter().zip(&again) {
        assert_eq!((&one.name, &one.content), (&other.name, &other.content));
    }
}

#[test]
fn the_first_page_of_a_package_says_what_is_reported_and_has_a_strict_policy() {
    let packages = packed();
    for (edition, package) in editions().iter().zip(packages.iter().filter(|package| package.name.ends_with("-scorm.zip"))) {
        let files = files(package);
        let (_, page) = files.iter().find(|(name, _)| name == "index.html").expect("a first page");
        assert!(
            page.contains(edition.classroom.word("lms_reports")) && page.contains(edition.classroom.word("lms_alone")),
            "{}",
            package.name
        );
        let policy = attributes(page, "content").into_iter().find(|content| content.starts_with("default-src 'none'")).expect("a policy");
        assert!(!policy.contains("unsafe") && !policy.contains("connect-src"), "{policy}");
        // Each step of the story can be reported, and each end of a path completes it.
        let [steps, ends] = ["data-steps", "data-ends"].map(|name| attributes(page, name)[0].split(' ').collect::<Vec<_>>());
        assert!(edition.steps.iter().all(|step| steps.contains(&step.id.as_str())));
        assert!(edition.paths.iter().all(|path| ends.contains(&path.steps.last().expect("a step").as_str())));
        // Everything that the page loads is in the package, beside it.
        for address in attributes(page, "src").into_iter().chain(attributes(page, "href")).chain(attributes(page, "data-story")) {
            let name = address.split('#').next().unwrap_or_default();
            assert!(files.iter().any(|(file, _)| file == name), "{address}");
        }
    }
}
