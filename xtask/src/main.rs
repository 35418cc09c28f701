//! The project's own commands. `cargo xtask help` lists them.
//!
//! Each command finds or installs what it needs ([`tools`], [`wasm_std`], [`system`]), builds ([`build`]), compresses ([`pack`]), prints
//! ([`paper`], [`still`], [`list`], [`devtools`]), packs ([`archive`]), makes films ([`films`], [`frames`], [`reel`]), measures ([`bytes`]),
//! checks file names ([`names`]), lists hashes ([`sums`]) or runs checks ([`checks`], [`outside`], [`proof`]). The `prerender` program
//! writes the site itself.

mod archive;
mod build;
mod bytes;
mod checks;
mod devtools;
mod files;
mod films;
mod frames;
mod list;
mod names;
mod outside;
mod pack;
mod paper;
mod pdf_text;
mod png_words;
mod proof;
mod reel;
mod run;
mod still;
mod sums;
mod system;
mod tools;
mod wasm_std;

use anyhow::{Context, Result, bail};
use lexopt::prelude::*;
use std::process::ExitCode;

const HELP: &str = "\
cargo xtask COMMAND

  serve [--port N] [--open]    build, serve at http://127.0.0.1:8080/, rebuild on change
  test [--only PART]           run every check; PART is lint, native or browser
       [--deep]                and what is long: whole matrices, many more random walks,
                               checkers that others wrote
  dist [--site-url URL]        write the release site to dist/, with compressed copies of its files
       [--no-papers]           without the ready-made PDFs and PNGs, which a browser makes
  bench [--runs N]             measure speed beside the floors in bench/, and print it
  films [--theme NAME]         make films of the story in films/: MP4 and GIF where ffmpeg is, SVG, tracks
        [--only PART]          only those with PART in their names, like en-upper-hit-wide
  report                       list what a person has yet to look at in the content
  pictures                     render gallery sheets and the README's screenshot from dist/
  fuzz PART [--seconds N]      look for input that breaks a promise; PART is lesson, address, messages or content
       [--seed N]              repeat a run
  reproduce                    build the committed source twice, in two places, and compare every byte
  dependencies                 check licences and sources of all crates
  setup                        bring what is missing, and nothing else
  help                         this text

  --install                    with those that need it: install packages of the system that are missing, without a question
                               (Debian and its kin). Without it nothing is, unless somebody at the terminal says yes";

fn main() -> ExitCode {
    match command() {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn command() -> Result<ExitCode> {
    let mut arguments = lexopt::Parser::from_env();
    let command = match arguments.next()? {
        Some(Value(command)) => command.string()?,
        Some(Long("help") | Short('h')) | None => "help".to_owned(),
        Some(other) => bail!("{}. See `cargo xtask help`", other.unexpected()),
    };
    let mut options = Options::default();
    while let Some(argument) = arguments.next()? {
        match (command.as_str(), argument) {
            ("serve", Long("port")) => {
                let given = arguments.value()?.string()?;
                options.port = given.parse().with_context(|| format!("--port {given} is not a port: a number from 1 to 65535"))?;
            }
            ("serve", Long("open")) => options.open = true,
            ("test", Long("only")) => options.only = Some(checks::Part::read(&arguments.value()?.string()?)?),
            ("test", Long("deep")) => options.deep = true,
            ("fuzz", Value(target)) => options.target = Some(proof::Target::read(&target.string()?)?),
            ("fuzz", Long("seconds")) => options.seconds = arguments.value()?.parse()?,
            ("fuzz", Long("seed")) => options.seed = Some(arguments.value()?.parse()?),
            ("dist", Long("site-url")) => options.site_url = Some(build::site_url(&arguments.value()?.string()?)?),
            ("dist", Long("no-papers")) => options.papers = paper::PaperMode::Skip,
            ("bench", Long("runs")) => {
                let given = arguments.value()?.string()?;
                options.runs = given.parse().with_context(|| format!("--runs {given} is not a number of runs"))?;
            }
            ("films", Long("theme")) => options.films.theme = arguments.value()?.string()?,
            ("films", Long("only")) => options.films.only = arguments.value()?.string()?,
            ("serve" | "test" | "dist" | "films" | "pictures" | "bench" | "fuzz" | "setup", Long("install")) => system::allow(),
            (_, argument) => bail!("{} for `{command}`. See `cargo xtask help`", argument.unexpected()),
        }
    }
    if command != "help" {
        std::env::set_current_dir(run::find_project()?).context("the project's folder cannot be entered")?;
    }
    match command.as_str() {
        "serve" => build::serve(options.port, options.open),
        "test" => checks::test(options.only, options.deep),
        "dist" => build::dist(options.site_url.as_deref(), options.papers),
        "fuzz" => {
            let target = options.target.context("name what to fuzz: lesson, address, messages or content")?;
            proof::fuzz(target, options.seconds, options.seed)
        }
        "reproduce" => proof::reproduce(),
        "dependencies" => proof::dependencies(),
        "films" => films::films(&options.films),
        "report" => checks::report(),
        "pictures" => checks::pictures(),
        "bench" => checks::bench(options.runs),
        "setup" => tools::Tools::ensure().map(|_| ExitCode::SUCCESS),
        "help" => {
            println!("{HELP}");
            Ok(ExitCode::SUCCESS)
        }
        other => bail!("there is no command `{other}`. See `cargo xtask help`"),
    }
}

struct Options {
    port: u16,
    open: bool,
    only: Option<checks::Part>,
    deep: bool,
    runs: u16,
    site_url: Option<String>,
    papers: paper::PaperMode,
    target: Option<proof::Target>,
    seconds: u32,
    seed: Option<u32>,
    films: films::Choice,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            port: 8080,
            open: false,
            only: None,
            deep: false,
            runs: 9,
            site_url: None,
            papers: paper::PaperMode::IfPossible,
            target: None,
            seconds: 60,
            seed: None,
            films: films::Choice::default(),
        }
    }
}
