//! The input of every document: the editions, and the files of the build.

use authoring::Edition;

/// What every document needs.
pub struct Site {
    /// The edition of every language, the default first.
    pub editions: Vec<Edition>,
    /// The built files.
    pub assets: Assets,
    /// The name of this build: a page works with what has the same one.
    pub build: String,
    /// Where the site is going to be, with a slash at the end; absolute links need it.
    pub site_url: Option<String>,
    /// Whether there are ready PDFs of what can be printed, and PNGs of the figures.
    pub papers: bool,
    /// While one works on the site: the script that reloads a page.
    pub reload: Option<String>,
}

/// The names of the built files, and what the single file needs of them.
pub struct Assets {
    /// The style sheet.
    pub style: AssetFile,
    /// The script that runs before the first paint.
    pub early_state: AssetFile,
    /// The script that starts the program.
    pub boot: AssetFile,
    /// The scripts of a step's own page in one file: what starts the program, the tools, the header.
    pub story_page: AssetFile,
    /// The script of the pages beside the story.
    pub islands: AssetFile,
    /// Their style sheet, beside that of every page.
    pub section_style: AssetFile,
    /// The script of what stands in the header: search and switches.
    pub header: AssetFile,
    /// The search, a module that is loaded on first use.
    pub search: AssetFile,
    /// Its style sheet, loaded with it.
    pub search_style: AssetFile,
    /// What it looks through in each language, in the order of the lessons.
    pub indexes: Vec<AssetFile>,
    /// The style sheet of the pages for a class.
    pub class_style: AssetFile,
    /// What follows from each cut; see [`crate::cut_rules`].
    pub cut_style: AssetFile,
    /// The script of every page that finds what a click or a key asks for.
    pub tools: AssetFile,
    /// The tools themselves, a module that is loaded on first use.
    pub classroom: AssetFile,
    /// Their style sheet, loaded with them.
    pub tools_style: AssetFile,
    /// What makes the picture move: a module that is loaded when a page with the story is idle.
    pub motion: AssetFile,
    /// The style sheet of its controls, loaded with it.
    pub player_style: AssetFile,
    /// The script of the page on which frames are put together.
    pub builder: AssetFile,
    /// Its style, which a dialog of the tools borrows too.
    pub builder_style: AssetFile,
    /// The script of every page for frames, which speaks with the page around it.
    pub embed_bridge: AssetFile,
    /// The script of the presenter's window.
    pub presenter: AssetFile,
    /// The one module of the single file: the program's JavaScript side, the tools, and what starts both.
    pub single_file: AssetFile,
    /// The texts of `tokens.css` and `picture.css`, for figures that stand alone.
    pub figure_style: [String; 2],
    /// The program's JavaScript side.
    pub glue: AssetFile,
    /// The program.
    pub program: AssetFile,
    /// The JavaScript side of the program that draws QR codes: a module that is loaded on first use.
    pub qr_glue: AssetFile,
    /// That program, loaded with it.
    pub qr_program: AssetFile,
    /// The icon.
    pub icon: AssetFile,
    /// The shipped lesson of each language, in the order of the lessons.
    pub lessons: Vec<AssetFile>,
}

impl Assets {
    /// Every file that pages load by its name.
    pub fn files(&self) -> impl Iterator<Item = &AssetFile> {
        let one = [
            &self.style,
            &self.early_state,
            &self.boot,
            &self.story_page,
            &self.islands,
            &self.section_style,
            &self.header,
            &self.search,
            &self.search_style,
            &self.class_style,
            &self.cut_style,
            &self.tools,
            &self.classroom,
            &self.tools_style,
            &self.motion,
            &self.player_style,
            &self.builder,
            &self.builder_style,
            &self.embed_bridge,
            &self.presenter,
            &self.glue,
            &self.program,
            &self.qr_glue,
            &self.qr_program,
            &self.icon,
        ];
        one.into_iter().chain(&self.lessons).chain(&self.indexes)
    }
}

/// A file's name below the site's root, and its content.
#[derive(Clone, Default)]
pub struct AssetFile {
    /// With its hash.
    pub name: String,
    /// As it is written.
    pub content: Vec<u8>,
}

impl AssetFile {
    pub(super) fn text(&self) -> std::borrow::Cow<'_, str> {
        String::from_utf8_lossy(&self.content)
    }
}

/// A document's name below the site's root, and its text.
pub type Page = (String, String);
