//! Packages for learning platforms: the single file of a language with a page that reports to the platform by SCORM 1.2, and the same
//! file alone.
//!
//! `assets/script/lms/` reports. docs/lms.md says what was tried.

use crate::document::escaped;
use crate::embed_snippet::ALLOW;
use crate::site::{AssetFile, Site};
use authoring::Edition;
use lesson::model::Language;
use std::collections::BTreeSet;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// The folder of the packages.
pub(crate) const FOLDER: &str = "lms/";

/// The page that a platform opens, and its files.
const LAUNCH: &str = "index.html";
const SCRIPT: &str = "launch.js";
const STYLE: &str = "launch.css";

/// The policy of that page. The story's own policy is in its file.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; \
                      require-trusted-types-for 'script'; trusted-types 'none'";

/// The name of the story's file in a package.
fn story_name(language: &Language) -> String {
    format!("layered-defense-{}.html", language.id.as_str())
}

/// The address of a package, relative to the site's root: the one that reports, or the story alone.
pub(crate) fn place(language: &Language, reports: bool) -> String {
    [FOLDER, "layered-defense-", language.id.as_str(), if reports { "-scorm.zip" } else { ".zip" }].concat()
}

/// Packs all packages. `written` are the files of the site, `script` and `style` those of the launch page.
///
/// # Errors
/// If the site has no single file, or a file cannot be packed.
pub fn packages(site: &Site, written: &[AssetFile], script: &[u8], style: &[u8]) -> Result<Vec<AssetFile>, String> {
    let mut all = Vec::new();
    for lesson in &site.editions {
        let name = story_name(&lesson.language);
        // The file of the language alone, where there is one.
        let story = [name.as_str(), "layered-defense.html"].into_iter().find_map(|name| written.iter().find(|file| file.name == name));
        let story = story.ok_or("the site has no single file")?;
        let launch = launch_page(lesson).into_bytes();
        let manifest = manifest(lesson).into_bytes();
        // Platforms read the manifest first.
        let reporting: [(&str, &[u8]); 5] =
            [("imsmanifest.xml", &manifest), (LAUNCH, &launch), (SCRIPT, script), (STYLE, style), (&name, &story.content)];
        all.push(AssetFile { name: place(&lesson.language, true), content: packed(&reporting)? });
        all.push(AssetFile { name: place(&lesson.language, false), content: packed(&[(LAUNCH, &story.content)])? });
    }
    Ok(all)
}

/// Packs files. They have no date, so that two builds give the same bytes.
fn packed(files: &[(&str, &[u8])]) -> Result<Vec<u8>, String> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    for (name, content) in files {
        archive.start_file(*name, options).map_err(|error| format!("{name}: {error}"))?;
        archive.write_all(content).map_err(|error| format!("{name}: {error}"))?;
    }
    Ok(archive.finish().map_err(|error| format!("a package cannot be finished: {error}"))?.into_inner())
}

/// The page that a platform opens: what it reports, and the story in a frame. The script chooses the step at which the story begins.
/// It is no page of the site: it has no build and none of the site's scripts, so it is not written by `document::whole`.
fn launch_page(lesson: &Edition) -> String {
    let word = |name: &str| escaped(lesson.classroom.word(name));
    let story = format!("{}#{}/{}", story_name(&lesson.language), lesson.language.id.as_str(), lesson.start.as_str());
    let steps: Vec<&str> = lesson.steps.iter().map(|step| step.id.as_str()).collect();
    let ends: BTreeSet<&str> = lesson.paths.iter().filter_map(|path| path.steps.last()).map(|step| step.as_str()).collect();
    let frame = format!("allow=\"{ALLOW}\"");
    format!(
        "<!doctype html>\n\
         <html lang=\"{language}\" dir=\"{direction}\">\n<head>\n\
         <meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{title}</title>\n\
         <link rel=\"stylesheet\" href=\"{STYLE}\">\n\
         </head>\n<body>\n\
         <p data-if=\"platform\" hidden>{reports}</p>\n\
         <p data-if=\"alone\" hidden>{alone}</p>\n\
         <noscript><p>{alone}</p><iframe src=\"{story}\" title=\"{title}\" {frame}></iframe></noscript>\n\
         <iframe data-story=\"{story}\" data-steps=\"{steps}\" data-ends=\"{ends}\" title=\"{title}\" {frame}></iframe>\n\
         <script src=\"{SCRIPT}\"></script>\n\
         </body>\n</html>\n",
        language = lesson.language.id.as_str(),
        direction = lesson.language.direction.as_str(),
        title = escaped(&lesson.page.name),
        reports = word("lms_reports"),
        alone = word("lms_alone"),
        steps = steps.join(" "),
        ends = ends.into_iter().collect::<Vec<_>>().join(" "),
    )
}

/// The manifest of SCORM 1.2: a single object that reports, and its files.
fn manifest(lesson: &Edition) -> String {
    let language = lesson.language.id.as_str();
    let title = escaped(&lesson.page.name);
    let files = [LAUNCH, SCRIPT, STYLE, &story_name(&lesson.language)].map(|name| format!("      <file href=\"{name}\"/>\n")).concat();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <manifest identifier=\"layered-defense-{language}\" version=\"1.0\"\n\
         \x20   xmlns=\"http://www.imsproject.org/xsd/imscp_rootv1p1p2\"\n\
         \x20   xmlns:adlcp=\"http://www.adlnet.org/xsd/adlcp_rootv1p2\"\n\
         \x20   xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n\
         \x20   xsi:schemaLocation=\"http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd\">\n\
         \x20 <metadata>\n    <schema>ADL SCORM</schema>\n    <schemaversion>1.2</schemaversion>\n  </metadata>\n\
         \x20 <organizations default=\"explainer\">\n    <organization identifier=\"explainer\">\n      <title>{title}</title>\n\
         \x20     <item identifier=\"story\" identifierref=\"launch\">\n        <title>{title}</title>\n      </item>\n\
         \x20   </organization>\n  </organizations>\n\
         \x20 <resources>\n    <resource identifier=\"launch\" type=\"webcontent\" adlcp:scormtype=\"sco\" href=\"{LAUNCH}\">\n{files}    </resource>\n\
         \x20 </resources>\n</manifest>\n"
    )
}
