//! Provides Rust's standard library for wasm32, by the first route that works.
//!
//! 1. Built from the source of the compiler's own version, once, in the project's cache: from rustup's
//!    `rust-src`, or from Debian's package of that name where only package registries
//!    can be reached. It is built for size and stops at a panic without a message,
//!    which makes the program 15 KB smaller.
//! 2. The toolchain's own, or installed by `rustup target add`. The program is larger.
//! 3. Debian's own compiler with its standard library's source. Needs root.

use crate::run::{cache, command, make_whole, project, run_quietly, say};
use crate::system;
use anyhow::{Context, Result, anyhow, bail};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const TARGET: &str = "wasm32-unknown-unknown";
/// Increased when the build changes, so that an old library is not used.
const RECIPE: u32 = 5;
/// The flags for this library and the program. The program stops at once at a panic, and contains
/// no messages, source locations or debug output. The flags are unstable.
const WITHOUT_MESSAGES: &str = "-Zunstable-options -Cpanic=immediate-abort -Zlocation-detail=none -Zfmt-debug=none";
const SYSTEM_LINKER: &str = "/usr/bin/lld-19";

/// The place of the standard library for wasm32.
#[derive(Debug)]
pub(crate) enum WasmStd {
    /// In the toolchain.
    Toolchain,
    /// In the project's cache.
    Sysroot(PathBuf),
    /// Built by Cargo from the system's own compiler and source.
    System,
}

impl WasmStd {
    /// Finds or installs it.
    ///
    /// # Errors
    /// Names what was tried, and a command to run by hand.
    pub(crate) fn ensure() -> Result<Self> {
        let release = run_quietly(&mut command("rustc", &["--version"])).context("Rust is missing: install it from https://rustup.rs")?;
        let version = release.split(' ').nth(1).unwrap_or_default().to_owned();
        let own = cache()?.join(format!("wasm-std-{version}-{RECIPE}"));
        if own.exists() {
            return Ok(Self::Sysroot(own));
        }
        let system_taken = cache()?.join(format!("wasm-std-{version}-system"));
        if system_taken.exists() && Path::new(SYSTEM_LINKER).exists() {
            return Ok(Self::System);
        }
        // A build from source has failed before. It is tried again only when the recipe or the compiler changes.
        let in_vain = cache()?.join(format!("wasm-std-{version}-{RECIPE}.failed"));
        if in_vain.exists() && in_toolchain() {
            return Ok(Self::Toolchain);
        }
        say(format!("Building Rust {version}'s standard library for {TARGET}, once (about a minute) …"));
        let source = match make_whole(&own, |folder| from_source(&version, folder)) {
            Ok(()) => return Ok(Self::Sysroot(own)),
            Err(error) => error,
        };
        fs::write(&in_vain, format!("{source:#}")).context("the failure cannot be noted")?;
        say(format!("That failed ({source:#}). The program will be larger than necessary."));
        if in_toolchain() {
            return Ok(Self::Toolchain);
        }
        say("Trying rustup's ready-made one (under a minute) …");
        let rustup = match run_quietly(&mut command("rustup", &["target", "add", TARGET])) {
            Ok(_) if in_toolchain() => return Ok(Self::Toolchain),
            Ok(_) => anyhow!("rustup has no target for this compiler"),
            Err(error) => error,
        };
        say("rustup's server cannot be reached. Debian has its own compiler.");
        let system = match system::install(&[&["cargo-web", "rust-web-src", "lld-19"]]) {
            Ok(()) => {
                fs::write(&system_taken, "").context("the choice of compiler cannot be noted")?;
                return Ok(Self::System);
            }
            Err(error) => error,
        };
        bail!(
            "Rust's standard library for {TARGET} is missing, and no way to it works here.\n  \
             its source: {source:#}\n  rustup: {rustup:#}\n  Debian's cargo-web: {system:#}\n\
             With a network that reaches rustup's server, run: rustup target add {TARGET}"
        )
    }

    /// Prepares a command to compile for wasm32 with this library, and to search these folders for tools first.
    pub(crate) fn apply(&self, command: &mut Command, folders: &[&Path]) {
        let mut first: Vec<PathBuf> = folders.iter().map(|folder| folder.to_path_buf()).collect();
        let mut flags = remapped();
        match self {
            Self::Toolchain => {}
            Self::Sysroot(sysroot) => {
                flags.extend([format!("--sysroot={}", sysroot.display()), WITHOUT_MESSAGES.to_owned()]);
                command.env("RUSTC_BOOTSTRAP", "1");
            }
            Self::System => {
                first.push(PathBuf::from("/usr/bin"));
                command
                    .env("RUSTC_BOOTSTRAP", "1")
                    .env("CARGO_UNSTABLE_BUILD_STD", "std,panic_abort")
                    .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", SYSTEM_LINKER);
            }
        }
        command.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS", flags.join(" "));
        let rest = std::env::var_os("PATH").unwrap_or_default();
        if let Ok(path) = std::env::join_paths(first.into_iter().chain(std::env::split_paths(&rest))) {
            command.env("PATH", path);
        }
    }

    /// Whether the program becomes as small as possible. The size limits apply only then.
    pub(crate) fn is_lean(&self) -> bool {
        matches!(self, Self::Sysroot(_))
    }

    /// A short description for messages.
    pub(crate) fn described(&self) -> &'static str {
        match self {
            Self::Toolchain => "in the toolchain",
            Self::Sysroot(_) => "built from its source",
            Self::System => "Debian's compiler",
        }
    }
}

/// Flags that remove this machine's paths from the output. They would be published, and cost bytes.
fn remapped() -> Vec<String> {
    let home = std::env::var("CARGO_HOME").or_else(|_| std::env::var("HOME").map(|home| home + "/.cargo"));
    let crates = home.map(|home| format!("--remap-path-prefix={home}/registry/src="));
    crates.into_iter().chain([format!("--remap-path-prefix={}=", project().display())]).collect()
}

fn in_toolchain() -> bool {
    run_quietly(&mut command("rustc", &["--print", "target-libdir", "--target", TARGET])).is_ok_and(|folder| {
        fs::read_dir(folder.trim())
            .is_ok_and(|mut files| files.any(|file| file.is_ok_and(|file| file.file_name().to_string_lossy().starts_with("libstd-"))))
    })
}

/// Builds the standard library from source into a sysroot.
fn from_source(version: &str, sysroot: &Path) -> Result<()> {
    let work = sysroot.join("work");
    fs::create_dir_all(&work)?;
    let library = match from_rustup() {
        Ok(library) => library,
        Err(rustup) => from_debian(version, &work).with_context(|| format!("rustup: {rustup:#}"))?,
    };
    let built = work.join("target");
    run_quietly(
        command("cargo", &["build", "--release", "--package", "sysroot", "--features", "optimize_for_size", "--target", TARGET])
            .current_dir(&library)
            .env("CARGO_TARGET_DIR", &built)
            .env("RUSTC_BOOTSTRAP", "1")
            .env("RUSTFLAGS", format!("-Zforce-unstable-if-unmarked -Cembed-bitcode=yes {WITHOUT_MESSAGES} {}", remapped().join(" ")))
            // The same level as the program.
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "z"),
    )?;
    let place = sysroot.join("lib/rustlib").join(TARGET).join("lib");
    fs::create_dir_all(&place)?;
    for file in fs::read_dir(built.join(TARGET).join("release/deps"))?.filter_map(Result::ok) {
        if file.path().extension().is_some_and(|extension| extension == "rlib") {
            fs::copy(file.path(), place.join(file.file_name()))?;
        }
    }
    fs::remove_dir_all(&work).context("the work folder cannot be removed")
}

/// The source that rustup installs beside the compiler.
fn from_rustup() -> Result<PathBuf> {
    let sysroot = run_quietly(&mut command("rustc", &["--print", "sysroot"]))?;
    let library = Path::new(sysroot.trim()).join("lib/rustlib/src/rust/library");
    if !library.join("sysroot/Cargo.toml").exists() {
        run_quietly(&mut command("rustup", &["component", "add", "rust-src"]))?;
    }
    if library.join("sysroot/Cargo.toml").exists() { Ok(library) } else { bail!("it has no source for this compiler") }
}

/// The source in Debian's package.
fn from_debian(version: &str, work: &Path) -> Result<PathBuf> {
    let package = download(version, work)?;
    let source = work.join("source");
    run_quietly(command("dpkg", &["-x"]).arg(&package).arg(&source))?;
    let packed = source.join("usr/src").read_dir().context("the package holds no source")?;
    let mut folders = packed.filter_map(Result::ok).map(|entry| entry.path().join("library"));
    folders.find(|path| path.join("sysroot/Cargo.toml").exists()).context("the package holds no library folder")
}

/// The Debian mirror that this system uses.
fn mirror() -> Result<String> {
    let repositories = run_quietly(&mut command("apt-get", &["indextargets", "--format", "$(REPO_URI)"]))?;
    let mut mirrors = repositories.lines().filter(|uri| uri.trim_end_matches('/').ends_with("/debian"));
    mirrors.next().map(str::to_owned).context("this system's apt configuration has no Debian mirror")
}

/// Downloads `rust-src` of this version with its own apt configuration.
fn download(version: &str, work: &Path) -> Result<PathBuf> {
    let state = work.join("apt");
    for folder in ["lists/partial", "archives/partial", "etc"] {
        fs::create_dir_all(state.join(folder))?;
    }
    let suites = ["trixie-backports", "trixie", "forky", "sid", "bookworm-backports"];
    let mirror = mirror()?;
    let lines: String = suites.map(|suite| format!("deb {mirror} {suite} main\n")).concat();
    fs::write(state.join("etc/sources.list"), lines)?;
    fs::write(state.join("status"), "")?;
    let options = [
        format!("Dir::Etc::sourcelist={}", state.join("etc/sources.list").display()),
        "Dir::Etc::sourceparts=-".to_owned(),
        format!("Dir::State={}", state.display()),
        format!("Dir::State::lists={}", state.join("lists").display()),
        format!("Dir::State::status={}", state.join("status").display()),
        format!("Dir::Cache={}", state.display()),
        "Acquire::Languages=none".to_owned(),
        "APT::Sandbox::User=root".to_owned(),
    ];
    let apt = |program: &str, arguments: &[&str]| {
        let mut apt = command(program, &[]);
        for option in &options {
            apt.args(["-o", option]);
        }
        apt.args(arguments).current_dir(work);
        apt
    };
    // A release that no longer exists makes the update fail, but the other lists can be read.
    drop(run_quietly(&mut apt("apt-get", &["update"])));
    let offered = run_quietly(&mut apt("apt-cache", &["madison", "rust-src"]))?;
    let exact = offered
        .lines()
        .filter_map(|line| line.split('|').nth(1).map(str::trim))
        .find(|offer| offer.split(['+', '-', '~']).next() == Some(version))
        .with_context(|| format!("no suite offers rust-src {version}"))?;
    run_quietly(&mut apt("apt-get", &["download", &format!("rust-src={exact}")]))?;
    let files = fs::read_dir(work)?.filter_map(Result::ok).map(|entry| entry.path());
    files.into_iter().find(|path| path.extension().is_some_and(|it| it == "deb")).context("the package did not arrive")
}
