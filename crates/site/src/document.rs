//! The HTML document around a page's body: head, content security policy, scripts.

use super::site::{AssetFile, Site};
use authoring::Edition;
use authoring::words::SectionText;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lesson::model::Language;
use lesson::prose::plain;
use lesson::session::Session;
use sha2::{Digest, Sha256};

/// The content of a document's head.
pub(super) struct Head<'a> {
    pub(super) lesson: &'a Edition,
    /// The path to the site's root.
    pub(super) root: &'a str,
    pub(super) title: String,
    pub(super) description: String,
    /// The lesson for the program; `None` on pages without the program.
    pub(super) shipped: Option<&'a AssetFile>,
    /// Style sheets in addition to that of every page.
    pub(super) styles: &'a [&'a AssetFile],
    /// Whether the page has the search.
    pub(super) searchable: bool,
    /// Whether the page is for frames, also for those in a sandbox.
    pub(super) framed: bool,
    /// Whether search engines should list the page.
    pub(super) listed: bool,
    /// The class of `<body>`.
    pub(super) body_class: &'a str,
    /// Further lines of markup.
    pub(super) more: String,
}

impl<'a> Head<'a> {
    /// The head of a page about the whole explainer, with its name and summary. The page has no program and no search.
    pub(super) fn new(lesson: &'a Edition, root: &'a str, body_class: &'a str) -> Self {
        Self {
            lesson,
            root,
            title: lesson.page.name.clone(),
            description: lesson.page.summary.clone(),
            shipped: None,
            styles: &[],
            searchable: false,
            framed: false,
            listed: true,
            body_class,
            more: String::new(),
        }
    }

    /// The head of a page beside the story.
    pub(super) fn of_section(lesson: &'a Edition, words: &SectionText, styles: &'a [&'a AssetFile]) -> Self {
        let title = [words.title.as_str(), " – ", &lesson.page.name].concat();
        Self { title, description: words.summary.clone(), styles, ..Self::new(lesson, "../", "page section") }
    }

    /// The head of a page that shows a step and starts the program.
    pub(super) fn of_step(lesson: &'a Edition, root: &'a str, session: &Session, shipped: &'a AssetFile, body_class: &'a str) -> Self {
        let description = plain(&session.story.shown(lesson).caption.join(" "));
        Self { title: session.title(), description, shipped: Some(shipped), ..Self::new(lesson, root, body_class) }
    }
}

/// The policy of every page that loads files: nothing inline, nothing from other hosts. The only policy of Trusted Types is the one that
/// returns the address of the service worker. The page of a step also allows its own style and script by their hashes; see [`policy_of_steps`].
pub(super) const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
                      connect-src 'self'; frame-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; \
                      require-trusted-types-for 'script'; trusted-types offline";

/// The policy of pages in frames. They keep nothing on the device.
const FRAMED_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
                      connect-src 'self'; frame-src 'self'; worker-src 'none'; manifest-src 'none'; base-uri 'none'; form-action 'none'; \
                      require-trusted-types-for 'script'; trusted-types 'none'";

/// The policy of the page of a step. What its first paint needs is inside it.
pub(super) fn policy_of_steps(site: &Site) -> String {
    let [style, script, ahead] = [&site.assets.style, &site.assets.early_state, &site.assets.ahead].map(|file| policy_hash(&file.text()));
    POLICY
        .replace("style-src 'self'", &["style-src 'self' ", &style].concat())
        .replace("'wasm-unsafe-eval'", &["'wasm-unsafe-eval' ", &script, " ", &ahead].concat())
}

/// The policy of a page in a frame. In a sandbox a page has no origin, and in WebKit nothing is `'self'` there. So if the site's address is known, the
/// policy of a page for frames names the origin, too.
fn policy_in_frames(site: &Site) -> String {
    let url = site.site_url.as_deref().unwrap_or_default();
    let origin: String = url.splitn(4, '/').take(3).collect::<Vec<_>>().join("/");
    if origin.is_empty() { FRAMED_POLICY.to_owned() } else { FRAMED_POLICY.replace("'self'", &["'self' ", &origin].concat()) }
}

/// A document that loads its files from the site.
pub(super) fn linked(site: &Site, head: &Head<'_>, body: &str) -> String {
    let Head { root, shipped, .. } = head;
    let assets = &site.assets;
    let reload = site.reload.as_ref().map(|name| format!("<script src=\"{root}{name}\" defer></script>\n")).unwrap_or_default();
    let program = format!(
        " data-glue=\"{glue}\" data-program=\"{program}\" data-lesson=\"{lesson}\" data-integrity=\"{integrity}\" data-motion=\"{motion}\" data-parts=\"{parts}\"",
        glue = assets.glue.name,
        program = assets.program.name,
        lesson = shipped.map_or("", |lesson| &lesson.name),
        integrity = shipped.map_or_else(String::new, AssetFile::integrity),
        motion = assets.motion.name,
        parts = assets.parts.name,
    );
    let styles = [&assets.section_style].into_iter().chain(head.styles.iter().copied());
    let styles: String = styles.map(|style| format!("<link rel=\"stylesheet\" href=\"{root}{}\">\n", style.name)).collect();
    let still = styles + &script(root, &assets.islands);
    let tools = format!(
        " data-classroom=\"{classroom}\" data-style=\"{style}\" data-root=\"{root}\" data-qr=\"{qr}\" data-qr-program=\"{qr_program}\" data-popovers=\"{popovers}\" data-popovers-style=\"{popovers_style}\" data-offline=\"{offline}\"",
        classroom = assets.classroom.name,
        style = assets.tools_style.name,
        qr = assets.qr_glue.name,
        qr_program = assets.qr_program.name,
        popovers = assets.popovers.name,
        popovers_style = assets.popovers_style.name,
        offline = assets.offline.name,
    );
    let index = site.editions.iter().position(|lesson| lesson.language == head.lesson.language).and_then(|nth| assets.indexes.get(nth));
    let search = index.filter(|_| head.searchable).map(|index| {
        format!(
            " data-search=\"{search}\" data-search-style=\"{style}\" data-index=\"{index}\"",
            search = assets.search.name,
            style = assets.search_style.name,
            index = index.name,
        )
    });
    let with = |script: &AssetFile, data: &[&str]| format!("<script src=\"{root}{}\" defer{}></script>\n", script.name, data.concat());
    let scripts = match (shipped.is_some(), &search) {
        (true, Some(search)) => with(&assets.story_page, &[&program, &tools, search, &format!(" data-kiosk=\"{}\"", assets.kiosk.name)]),
        (true, None) => with(&assets.boot, &[&program]) + &with(&assets.tools, &[&tools]),
        (false, search) => {
            let header = search.as_ref().map(|search| with(&assets.header, &[search, &format!(" data-root=\"{root}\"")]));
            let board = format!(" data-board=\"{}\"", assets.board_style.name);
            still + &with(&assets.tools, &[&tools, &board]) + &header.unwrap_or_default()
        }
    };
    let (policy, looks, ahead) = match (shipped.is_some(), head.framed) {
        (true, false) => (policy_of_steps(site), looks_inside(site, root), format!("<script>{}</script>\n", assets.ahead.text())),
        (_, true) => (policy_in_frames(site), looks(site, root), String::new()),
        (false, false) => (POLICY.to_owned(), looks(site, root), String::new()),
    };
    whole(&site.build, head, &policy, &[looks, scripts, ahead, reload].concat(), body)
}

/// What a page looks like from its first paint on: icon, style, the visitor's settings.
pub(super) fn looks(site: &Site, root: &str) -> String {
    format!(
        "<link rel=\"icon\" href=\"{root}{icon}\">\n\
         <link rel=\"stylesheet\" href=\"{root}{style}\">\n\
         <link rel=\"stylesheet\" href=\"{root}{later}\">\n\
         <script src=\"{root}{script}\"></script>\n",
        icon = site.assets.icon.name,
        style = site.assets.style.name,
        later = site.assets.later_style.name,
        script = site.assets.early_state.name,
    )
}

/// The same, inside the page, so that the first paint needs no second response. The page loads the later style sheet after its story.
fn looks_inside(site: &Site, root: &str) -> String {
    format!(
        "<link rel=\"icon\" href=\"{root}{icon}\">\n<style>{style}</style>\n<script>{script}</script>\n",
        icon = site.assets.icon.name,
        style = site.assets.style.text(),
        script = site.assets.early_state.text(),
    )
}

/// A deferred script.
pub(super) fn script(root: &str, script: &AssetFile) -> String {
    format!("<script src=\"{root}{}\" defer></script>\n", script.name)
}

/// A document with its build id, policy, and the markup that loads files. The language is stored twice, because translators
/// change `lang`.
pub(super) fn whole(build: &str, head: &Head<'_>, policy: &str, loads: &str, body: &str) -> String {
    let language = &head.lesson.language;
    format!(
        "<!doctype html>\n\
         <html lang=\"{lang}\" dir=\"{dir}\" data-language=\"{lang}\" data-build=\"{build}\">\n<head>\n\
         <meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>{title}</title>\n\
         <meta name=\"description\" content=\"{description}\">\n\
         {loads}{robots}{more}</head>\n<body class=\"{class}\">\n{body}\n</body>\n</html>\n",
        lang = language.id.as_str(),
        dir = language.direction.as_str(),
        title = escaped(&head.title),
        description = escaped(&head.description),
        robots = if head.listed { "" } else { "<meta name=\"robots\" content=\"noindex\">\n" },
        more = head.more,
        class = head.body_class,
    )
}

/// Links that must be absolute, if the site's address is known. `place` returns the page's address below the root.
pub(super) fn absolute_links(site: &Site, lesson: &Edition, place: impl Fn(&Language) -> String) -> String {
    let Some(url) = &site.site_url else { return String::new() };
    let at = |language: &Language| escaped(&[url.as_str(), &place(language)].concat());
    let alternates = lesson
        .languages
        .iter()
        .map(|language| format!("<link rel=\"alternate\" hreflang=\"{}\" href=\"{}\">\n", language.id.as_str(), at(language)));
    let canonical = format!("<link rel=\"canonical\" href=\"{}\">\n", at(&lesson.language));
    std::iter::once(canonical).chain(alternates).collect()
}

/// Text escaped for markup.
pub(super) fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// The hash with which a policy allows an inline script or style.
pub(super) fn policy_hash(inline: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(inline)))
}
