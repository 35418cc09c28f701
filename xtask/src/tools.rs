//! Finds or installs the tools for builds and tests, by the fastest route that works on this machine.
//! Tools for this project alone are in its cache folder. [`system`] installs what needs the system's package
//! manager.

use crate::run::{cache, command, make_whole, project, run_quietly, say, version};
use crate::system;
use crate::wasm_std::WasmStd;
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const TRUNK: &str = "0.21.14";
const CARGO_DENY: &str = "0.20.2";
const BINARYEN: &str = "132.0.0";
/// Older versions do not support the output of the current compiler.
const OLDEST_WASM_OPT: u32 = 120;
const OLDEST_NODE: u32 = 20;

/// The tools for a build.
pub(crate) struct Tools {
    wasm_std: WasmStd,
    trunk: PathBuf,
    wasm_bindgen: PathBuf,
    wasm_opt: PathBuf,
    wasm_opt_version: u32,
}

impl Tools {
    /// Finds or installs everything for a build, and reports it in a single line.
    ///
    /// # Errors
    /// Names the missing tool, what was tried, and a command to run by hand.
    pub(crate) fn ensure() -> Result<Self> {
        // The quick downloads come first, so that a network that blocks them is reported in seconds, not after the long builds.
        let (wasm_opt, wasm_opt_version) = wasm_opt()?;
        bundler()?;
        let wasm_std = WasmStd::ensure()?;
        let trunk = cargo_tool("trunk", "trunk", TRUNK, "five to ten minutes", &["--locked", "--no-default-features", "--profile", "dev"])?;
        let bindgen = locked_version("wasm-bindgen")?;
        let wasm_bindgen = cargo_tool("wasm-bindgen", "wasm-bindgen-cli", &bindgen, "two minutes", &[])?;
        say(format!(
            "Tools in place: Rust for wasm ({}), trunk {TRUNK}, wasm-bindgen {bindgen}, wasm-opt {wasm_opt_version}.",
            wasm_std.described()
        ));
        Ok(Self { wasm_std, trunk, wasm_bindgen, wasm_opt, wasm_opt_version })
    }

    /// A Trunk command that uses exactly these tools.
    pub(crate) fn trunk(&self, arguments: &[&str]) -> Command {
        let mut trunk = command(&self.trunk, arguments);
        let folders = [&self.wasm_bindgen, &self.wasm_opt].map(|tool| tool.parent().unwrap_or(Path::new("")));
        trunk.env("TRUNK_TOOLS_WASM_OPT", format!("version_{}", self.wasm_opt_version)).env("TRUNK_SKIP_VERSION_CHECK", "true");
        // The program that finds a mistake prints it in a line. Trunk's own output would hide it.
        trunk.env("RUST_LOG", "off").env("RUST_BACKTRACE", "0");
        self.wasm_std.apply(&mut trunk, &folders);
        trunk
    }

    /// Whether the size limits apply to the output of these tools.
    pub(crate) fn are_lean(&self) -> bool {
        self.wasm_std.is_lean()
    }

    /// A cargo command that can compile for wasm32.
    pub(crate) fn cargo(&self, arguments: &[&str]) -> Command {
        let mut cargo = command("cargo", arguments);
        self.wasm_std.apply(&mut cargo, &[]);
        cargo
    }
}

/// A crate's version in Cargo.lock.
fn locked_version(name: &str) -> Result<String> {
    let lock = fs::read_to_string(project().join("Cargo.lock")).context("Cargo.lock cannot be read")?;
    let entry = format!("name = \"{name}\"\nversion = \"");
    let after = lock.split_once(&entry).with_context(|| format!("Cargo.lock does not name {name}"))?.1;
    Ok(after.split('"').next().unwrap_or_default().to_owned())
}

/// A tool from crates.io: on the path in exactly this version, in the cache, or installed there.
fn cargo_tool(tool: &str, package: &str, wanted: &str, takes: &str, flags: &[&str]) -> Result<PathBuf> {
    let right = |path: &Path| version(path).as_deref() == Some(wanted);
    if let Some(found) = on_path(tool).filter(|path| right(path)) {
        return Ok(found);
    }
    let folder = cache()?.join(format!("{package}-{wanted}"));
    let own = folder.join("bin").join(format!("{tool}{}", std::env::consts::EXE_SUFFIX));
    if right(&own) {
        return Ok(own);
    }
    let root = folder.display().to_string();
    if version("cargo-binstall").is_some() {
        say(format!("Downloading {package} {wanted} ready-made (seconds) …"));
        let ready = ["binstall", "--no-confirm", "--version", wanted, "--root", &root, package];
        if run_quietly(&mut command("cargo", &ready)).is_ok() && right(&own) {
            return Ok(own);
        }
    }
    say(format!("Building {package} {wanted} once (usually {takes}) …"));
    let mut install = command("cargo", &["install", package, "--version", wanted, "--root", &root, "--quiet", "--force"]);
    install.args(flags).env_remove("CARGO_TARGET_DIR");
    let by_hand = format!("cargo install {package} --version {wanted} {}", flags.join(" "));
    run_quietly(&mut install)
        .with_context(|| format!("{package} {wanted} is missing and could not be built. By hand: {}", by_hand.trim()))?;
    if right(&own) { Ok(own) } else { bail!("{package} was built but does not run. By hand: {by_hand}") }
}

/// The program that checks licences and sources of crates.
///
/// # Errors
/// When it is missing and cannot be built.
pub(crate) fn cargo_deny() -> Result<PathBuf> {
    cargo_tool("cargo-deny", "cargo-deny", CARGO_DENY, "five minutes", &["--locked"])
}

/// `wasm-opt` in a version that supports the current compiler.
fn wasm_opt() -> Result<(PathBuf, u32)> {
    let release = |path: &Path| version(path)?.split('.').next()?.parse::<u32>().ok().filter(|it| *it >= OLDEST_WASM_OPT);
    if let Some(found) = on_path("wasm-opt").and_then(|path| release(&path).map(|release| (path, release))) {
        return Ok(found);
    }
    let folder = cache()?.join(format!("binaryen-{BINARYEN}"));
    let own = folder.join("node_modules/.bin").join(script("wasm-opt"));
    if !own.exists() {
        node().context("wasm-opt comes from npm's package `binaryen`, or from your system's: install `binaryen`")?;
        say(format!("Downloading wasm-opt {BINARYEN} from npm (seconds) …"));
        make_whole(&folder, |aside| {
            let prefix = aside.display().to_string();
            let package = format!("binaryen@{BINARYEN}");
            run_quietly(&mut command(script("npm"), &["install", "--prefix", &prefix, "--no-audit", "--no-fund", &package])).map(drop)
        })
        .with_context(|| format!("wasm-opt is missing and could not be downloaded. By hand: npm install -g binaryen@{BINARYEN}"))?;
    }
    let release = release(&own).with_context(|| format!("{} does not run. Remove {} and try again", own.display(), folder.display()))?;
    Ok((own, release))
}

/// Node with npm, from the system or through its package manager.
///
/// # Errors
/// Says which version is needed and where to get it.
pub(crate) fn node() -> Result<()> {
    let young = || version("node").and_then(|it| it.split('.').next()?.parse::<u32>().ok()).is_some_and(|it| it >= OLDEST_NODE);
    let npm = || version(script("npm")).is_some();
    if !(young() && npm()) {
        say("Node is missing or too old.");
        let tried = system::install(&[&["nodejs", "npm"]]);
        if !(young() && npm()) {
            tried.with_context(|| format!("Node {OLDEST_NODE} or newer with npm is missing: install it from https://nodejs.org"))?;
            bail!("the system's Node is older than {OLDEST_NODE}: install a newer one from https://nodejs.org");
        }
    }
    Ok(())
}

/// A Chromium-based browser.
///
/// # Errors
/// Names what was searched for, and how to set the path by hand.
pub(crate) fn browser() -> Result<PathBuf> {
    if let Some(named) = std::env::var_os("CHROMIUM") {
        let named = PathBuf::from(named);
        return if named.exists() { Ok(named) } else { bail!("CHROMIUM names {}, which does not exist", named.display()) };
    }
    let find = || {
        let by_name = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "msedge"].into_iter().find_map(on_path);
        let by_place = [
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            r"C:\Program Files\Google\Chrome\Application\chrome.exe",
            r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
        ];
        by_name.or_else(|| by_place.map(PathBuf::from).into_iter().find(|path| path.exists()))
    };
    if let Some(found) = find() {
        return Ok(found);
    }
    say("No browser was found.");
    let tried = system::install(&[&["chromium"]]);
    find().with_context(|| {
        let why = tried.err().map(|error| format!(" ({error:#})")).unwrap_or_default();
        format!("no Chromium, Chrome or Edge was found{why}: install one, or set CHROMIUM to its program")
    })
}

/// Chromium for the tests. Its headless shell draws and runs the same pages on little more than half the processor time, so the tests
/// use it where it is installed, or may be.
///
/// # Errors
/// When there is no browser.
pub(crate) fn test_browser() -> Result<PathBuf> {
    const SHELL: &str = "chromium-headless-shell";
    if std::env::var_os("CHROMIUM").is_none() {
        let shell = on_path(SHELL).or_else(|| {
            // Not every system has this package, and the whole browser does as well.
            let installed = system::is_allowed() && system::install(&[&[SHELL]]).is_ok();
            installed.then(|| on_path(SHELL)).flatten()
        });
        if let Some(shell) = shell {
            return Ok(shell);
        }
    }
    browser()
}

/// Firefox, for its tests. If it is not available, they are skipped, and a line gives the reason.
///
/// # Errors
/// When installing it was allowed and failed.
pub(crate) fn firefox() -> Result<Option<PathBuf>> {
    let find = || {
        let by_name = ["firefox", "firefox-esr"].into_iter().find_map(on_path);
        let by_place = ["/Applications/Firefox.app/Contents/MacOS/firefox", r"C:\Program Files\Mozilla Firefox\firefox.exe"];
        named("FIREFOX").or(by_name).or_else(|| by_place.map(PathBuf::from).into_iter().find(|path| path.exists()))
    };
    found_or_skipped("Firefox", find, &[&["firefox-esr"]])
}

/// WebKit's driver, for its tests, with a virtual display and a message bus. If they are not available, the tests are skipped, and
/// a line gives the reason.
///
/// # Errors
/// When installing them was allowed and failed.
pub(crate) fn webkit() -> Result<Option<PathBuf>> {
    let find = || {
        let around = ["xvfb-run", "xauth", "dbus-run-session"].into_iter().all(|tool| on_path(tool).is_some());
        named("WEBKIT").or_else(|| on_path("WebKitWebDriver")).filter(|_| around)
    };
    // The first list is for Debian up to 12, the second for later releases.
    let lists: &[&[&str]] = &[&["webkit2gtk-driver", "xvfb", "xauth", "dbus"], &["webkitgtk-webdriver", "xvfb", "xauth", "dbus"]];
    found_or_skipped("WebKit with xvfb and dbus", find, lists)
}

/// Programs that render figures: a small program, and for `deep` tests also programs that people write articles and slides with.
/// If they are not available, the tests that need them are skipped, and a line gives the reason.
///
/// # Errors
/// When installing them was allowed and failed.
pub(crate) fn drawing_programs(deep: bool) -> Result<()> {
    let find = |programs: &[&str]| programs.iter().all(|program| on_path(program).is_some()).then_some(());
    found_or_skipped("rsvg-convert", || find(&["rsvg-convert"]), &[&["librsvg2-bin"]])?;
    if deep {
        let packages: &[&[&str]] = &[&["weasyprint", "poppler-utils", "inkscape", "libreoffice-draw"]];
        found_or_skipped("WeasyPrint, Inkscape and LibreOffice", || find(&["weasyprint", "pdftoppm", "inkscape", "soffice"]), packages)?;
        let slides = || find(&["loimpress", "pdftoppm"]);
        found_or_skipped("LibreOffice Impress, for the slides", slides, &[&["libreoffice-impress", "poppler-utils"]])?;
    }
    Ok(())
}

/// ffmpeg, for films. Without it there are no MP4 files and no animations, and a line gives the reason.
///
/// # Errors
/// When installing it was allowed and failed.
pub(crate) fn ffmpeg() -> Result<Option<PathBuf>> {
    found_or_skipped("ffmpeg, for films as MP4 and GIF", || on_path("ffmpeg"), &[&["ffmpeg"]])
}

/// The program that an environment variable names, if it exists.
fn named(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable).map(PathBuf::from).filter(|named| named.exists())
}

/// Finds or installs something that tests need. Without it they are skipped.
fn found_or_skipped<Found>(what: &str, find: impl Fn() -> Option<Found>, packages: &[&[&str]]) -> Result<Option<Found>> {
    if let Some(found) = find() {
        return Ok(Some(found));
    }
    say(format!("{what}: not found."));
    let tried = system::install(packages);
    match (find(), tried) {
        (Some(found), _) => Ok(Some(found)),
        // With `--install`, every test must run.
        (None, tried) if system::is_allowed() => tried
            .and_then(|()| bail!("it was installed but cannot be found"))
            .with_context(|| format!("{what}: missing, and could not be downloaded")),
        (None, tried) => {
            let why = tried.err().map_or_else(|| "it was installed but cannot be found".to_owned(), |error| format!("{error:#}"));
            say(format!("{what}: missing ({why}). Tests that need it are skipped."));
            Ok(None)
        }
    }
}

/// Fonts for measurements in browser tests: a wide font, a narrow font, and a Japanese font.
/// If they are not available, the tests that need them are skipped, and a line gives the reason.
///
/// # Errors
/// When installing them was allowed and failed.
pub(crate) fn fonts() -> Result<()> {
    let wanted = [("DejaVu Sans", "fonts-dejavu-core"), ("Carlito", "fonts-crosextra-carlito"), ("Noto Sans CJK JP", "fonts-noto-cjk")];
    let missing = || {
        let here = run_quietly(&mut command("fc-list", &[":", "family"])).unwrap_or_default();
        wanted.into_iter().filter(|(family, _)| !here.contains(family)).map(|(_, package)| package).collect::<Vec<_>>()
    };
    let packages = [vec!["fontconfig"], missing()].concat();
    found_or_skipped("Fonts to test with", || missing().is_empty().then_some(()), &[&packages]).map(drop)
}

/// A Japanese font. Without it, printed pages would have boxes instead of letters.
///
/// # Errors
/// When it is missing and cannot be installed. Systems other than Linux include a Japanese font.
pub(crate) fn japanese() -> Result<()> {
    let fonts = || run_quietly(&mut command("fc-list", &[":lang=ja", "family"])).unwrap_or_default();
    // This font is installed with other programs, and its kanji have Chinese forms.
    let there = || fonts().lines().any(|family| !family.trim().is_empty() && !family.contains("Droid Sans Fallback"));
    if !cfg!(target_os = "linux") || there() {
        return Ok(());
    }
    say("No font for Japanese was found.");
    let tried = system::install(&[&["fontconfig", "fonts-noto-cjk"]]);
    if there() {
        return Ok(());
    }
    let why = tried.err().map(|error| format!(" ({error:#})")).unwrap_or_default();
    bail!("no font for Japanese was found{why}: install one, like Noto Sans CJK")
}

/// The packages of the browser tests.
///
/// # Errors
/// When npm fails.
pub(crate) fn browser_tests(folder: &Path) -> Result<()> {
    npm_packages(folder, "the browser tests' packages", &[])
}

/// The npm packages of checkers that others wrote.
///
/// # Errors
/// When npm fails.
pub(crate) fn outside_checkers(folder: &Path) -> Result<()> {
    npm_packages(folder, "checkers that others wrote", &["--ignore-scripts"])
}

/// The npm packages that bundle the scripts and minify style sheets.
///
/// # Errors
/// When there is no Node, or npm fails.
fn bundler() -> Result<()> {
    node()?;
    // The packages for checks include these.
    let all = installed(&project(), &[])?;
    if all { Ok(()) } else { npm_packages(&project(), "what bundles the scripts and makes style sheets small", &["--omit=dev"]) }
}

/// The npm packages that bundle, type-check and lint scripts and styles.
///
/// # Errors
/// When there is no Node, or npm fails.
pub(crate) fn linters() -> Result<()> {
    node()?;
    npm_packages(&project(), "what checks scripts and styles", &[])
}

/// Installs the packages of a folder's lock file.
fn npm_packages(folder: &Path, what: &str, options: &[&str]) -> Result<()> {
    if installed(folder, options)? {
        return Ok(());
    }
    say(format!("Downloading {what} from npm (seconds) …"));
    let arguments = [&["ci", "--no-audit", "--no-fund"], options].concat();
    run_quietly(command(script("npm"), &arguments).current_dir(folder))
        .with_context(|| format!("{what} could not be downloaded. By hand: npm ci, in {}", folder.display()))?;
    let (stamp, lock) = stamp(folder, options)?;
    fs::write(stamp, lock).context("the note on what is installed cannot be written")
}

/// Whether a folder has the packages of its present lock file.
fn installed(folder: &Path, options: &[&str]) -> Result<bool> {
    let (stamp, lock) = stamp(folder, options)?;
    Ok(fs::read(stamp).is_ok_and(|installed| installed == lock))
}

/// The file that records an installation, and its expected content.
fn stamp(folder: &Path, options: &[&str]) -> Result<(PathBuf, Vec<u8>)> {
    let lock = folder.join("package-lock.json");
    let lock = fs::read(&lock).with_context(|| format!("{} cannot be read", lock.display()))?;
    let name = [".installed", &options.concat(), "-lock.json"].concat();
    Ok((folder.join("node_modules").join(name), lock))
}

/// The file name of a script that npm installs, on this system.
pub(crate) fn script(name: &str) -> String {
    if cfg!(windows) { format!("{name}.cmd") } else { name.to_owned() }
}

fn on_path(tool: &str) -> Option<PathBuf> {
    let names = [format!("{tool}{}", std::env::consts::EXE_SUFFIX), script(tool)];
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).flat_map(|folder| names.clone().map(|name| folder.join(name))).find(|file| file.is_file())
}
