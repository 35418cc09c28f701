//! The input of every document: the editions and the built files.

use authoring::Edition;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// The input of every document.
#[derive(Clone)]
pub struct Site {
    /// The edition of every language, the default first.
    pub editions: Vec<Edition>,
    /// The built files.
    pub assets: Assets,
    /// The id of this build. A page uses only files with the same id.
    pub build: String,
    /// The public address of the site, with a slash at the end. Absolute links need it.
    pub site_url: Option<String>,
    /// Whether the site has PDFs of its printed pages and PNGs of its figures.
    pub papers: bool,
    /// Whether the pages go into a single file. Then nothing on them leads to other files.
    pub in_one_file: bool,
    /// During development, the script that reloads a page.
    pub reload: Option<String>,
}

/// The built files, and the content of those that the single file includes.
#[derive(Clone)]
pub struct Assets {
    /// The style sheet of every page: all that the first paint of a step needs. It is inside the pages of steps, and other pages load it.
    pub style: AssetFile,
    /// The rest of the styles of every page. The page of a step loads it after its story.
    pub later_style: AssetFile,
    /// The script that runs before the first paint.
    pub early_state: AssetFile,
    /// The script that asks for the program's files, inside the pages of steps.
    pub ahead: AssetFile,
    /// The script that starts the program.
    pub boot: AssetFile,
    /// The scripts of a step's own page in a single file: program start, tools, header.
    pub story_page: AssetFile,
    /// The script of the pages beside the story.
    pub islands: AssetFile,
    /// The style sheet of those pages.
    pub section_style: AssetFile,
    /// The script of the header: search and switches.
    pub header: AssetFile,
    /// The search, a module loaded on first use.
    pub search: AssetFile,
    /// The style sheet of the search, loaded with it.
    pub search_style: AssetFile,
    /// The search index of each language, in the order of the editions.
    pub indexes: Vec<AssetFile>,
    /// The style sheet of the pages for a class.
    pub class_style: AssetFile,
    /// The results of each cut; see [`crate::cut_rules`].
    pub cut_style: AssetFile,
    /// The script that handles clicks and keys of the tools, on every page.
    pub tools: AssetFile,
    /// The tools, a module loaded on first use.
    pub classroom: AssetFile,
    /// The style sheet of the tools, loaded with them.
    pub tools_style: AssetFile,
    /// The style sheet of the other pages while they are presented, loaded with the tools.
    pub board_style: AssetFile,
    /// The player, a module loaded when a page with the story is idle.
    pub motion: AssetFile,
    /// The motion of the pictures, for each composition of a page.
    pub scores: Vec<AssetFile>,
    /// The style sheet of the player's controls, loaded with it.
    pub player_style: AssetFile,
    /// The module that answers a press on the picture, loaded on first use.
    pub parts: AssetFile,
    /// Its style sheet, loaded with it.
    pub parts_style: AssetFile,
    /// The script for cut links: a module that a page loads when a link is cut.
    pub what_if: AssetFile,
    /// Its style sheet, loaded with it.
    pub what_if_style: AssetFile,
    /// Popovers for browsers that have none, a module that only those load.
    pub popovers: AssetFile,
    /// Its style sheet, loaded with it.
    pub popovers_style: AssetFile,
    /// The script of the page on which authors put together a snippet.
    pub builder: AssetFile,
    /// The style sheet of that page, which a dialog uses, too.
    pub builder_style: AssetFile,
    /// The script of pages in frames. It exchanges messages with the host page.
    pub embed_bridge: AssetFile,
    /// *Keep for offline*, a module loaded on first use.
    pub offline: AssetFile,
    /// Its style sheet, loaded with it.
    pub offline_style: AssetFile,
    /// The story in a kiosk, a module loaded by `ui=kiosk`.
    pub kiosk: AssetFile,
    /// Its style sheet, loaded with it.
    pub kiosk_style: AssetFile,
    /// The script of presenter view.
    pub presenter: AssetFile,
    /// The module of the single file: the program's glue, the tools, and the code that starts both.
    pub single_file: AssetFile,
    /// The style sheet of the single file, in addition to those of the pages.
    pub single_file_style: AssetFile,
    /// The script in the head of the single file.
    pub single_file_head: AssetFile,
    /// The texts of `tokens.css` and `picture.css`, from which the styles of figures are computed.
    pub figure_style: [String; 2],
    /// The program's JavaScript glue.
    pub glue: AssetFile,
    /// The program.
    pub program: AssetFile,
    /// The glue of the program that draws QR codes, a module loaded on first use.
    pub qr_glue: AssetFile,
    /// The program that draws QR codes.
    pub qr_program: AssetFile,
    /// The icon.
    pub icon: AssetFile,
    /// The packed lesson of each language, in the order of the editions.
    pub lessons: Vec<AssetFile>,
}

impl Assets {
    /// All files that pages load by name.
    pub fn files(&self) -> impl Iterator<Item = &AssetFile> {
        let one = [
            &self.style,
            &self.later_style,
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
            &self.board_style,
            &self.motion,
            &self.player_style,
            &self.parts,
            &self.parts_style,
            &self.what_if,
            &self.what_if_style,
            &self.popovers,
            &self.popovers_style,
            &self.builder,
            &self.builder_style,
            &self.embed_bridge,
            &self.offline,
            &self.offline_style,
            &self.kiosk,
            &self.kiosk_style,
            &self.presenter,
            &self.glue,
            &self.program,
            &self.qr_glue,
            &self.qr_program,
            &self.icon,
        ];
        one.into_iter().chain(&self.lessons).chain(&self.indexes).chain(&self.scores)
    }
}

/// A built file.
#[derive(Clone, Default)]
pub struct AssetFile {
    /// Its name below the site's root, with its hash.
    pub name: String,
    /// Its content.
    pub content: Vec<u8>,
}

impl AssetFile {
    /// A file with the hash of its content in its name, so that browsers may cache it forever. `end` follows the hash.
    #[must_use]
    pub fn hashed(stem: &str, end: &str, content: Vec<u8>) -> Self {
        Self { name: format!("{stem}-{}{end}", Self::hash(&content, 8)), content }
    }

    /// The first bytes of a content's hash, in hexadecimal digits.
    #[must_use]
    pub fn hash(content: &[u8], bytes: usize) -> String {
        Sha256::digest(content).iter().take(bytes).map(|byte| format!("{byte:02x}")).collect()
    }

    /// The hash of the content, written as for Subresource Integrity.
    pub(super) fn integrity(&self) -> String {
        ["sha256-", &STANDARD.encode(Sha256::digest(&self.content))].concat()
    }

    pub(super) fn text(&self) -> std::borrow::Cow<'_, str> {
        String::from_utf8_lossy(&self.content)
    }
}

/// A document: its address relative to the site's root, and its text.
pub type Page = (String, String);
