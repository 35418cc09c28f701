//! Runs the checks, the cheapest first.

use crate::paper::PaperMode;
use crate::run::{command, project, run, say};
use crate::{build, outside, tools};
use anyhow::{Context, Result, bail};
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, ExitCode, Stdio};

/// A part of the checks that can run alone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Part {
    /// Formatting and lints.
    Lint,
    /// Tests without a browser.
    Native,
    /// Tests in a browser, against the release site.
    Browser,
}

impl Part {
    /// Parses the part's name.
    ///
    /// # Errors
    /// Lists the existing parts.
    pub(crate) fn read(written: &str) -> Result<Self> {
        match written {
            "lint" => Ok(Self::Lint),
            "native" => Ok(Self::Native),
            "browser" => Ok(Self::Browser),
            other => bail!("--only {other} is unknown: use lint, native or browser"),
        }
    }
}

/// The results of the checks.
#[derive(Default)]
struct Tally {
    passed: u32,
    failed: u32,
    skipped: u32,
    /// Browser tests that passed only at the second attempt. They are among those that passed.
    flaky: u32,
    broken: Vec<String>,
}

/// Runs the checks, all or a part, and prints a summary. With `deep`, tests also run long checks that rarely find more:
/// they read `DEEP` in their environment.
///
/// # Errors
/// When a tool is missing. The last lines and the exit code report failed checks.
pub(crate) fn test(only: Option<Part>, deep: bool) -> Result<ExitCode> {
    let mut tally = Tally::default();
    let depth = deep.then_some(("DEEP", "1"));
    let wanted = |part| only.is_none_or(|only| only == part);
    if wanted(Part::Lint) {
        let kit = tools::Tools::ensure()?;
        tally.check("formatting", &mut command("cargo", &["fmt", "--all", "--check"]));
        let native = ["clippy", "--all-targets", "--quiet", "--", "-D", "warnings"];
        tally.check("lints, native", &mut command("cargo", &native));
        let wasm = ["clippy", "-p", "layered-defense", "-p", "qr", "--target", "wasm32-unknown-unknown", "--quiet", "--", "-D", "warnings"];
        tally.check("lints, wasm", &mut kit.cargo(&wasm));
        scripts(&mut tally)?;
    }
    if wanted(Part::Native) {
        let native = ["test", "--no-fail-fast"];
        tally.count("native tests", command("cargo", &native).envs(depth));
        tools::node()?;
        tally.count("tests of the scripts", &mut script_tests()?);
    }
    if wanted(Part::Browser) {
        build::dist_to_test()?;
        tools::drawing_programs(deep)?;
        playwright(&["test"], |tests| tally.count("browser tests", tests.envs(depth)))?;
        if deep {
            for (name, mut check) in outside::checks()? {
                tally.check(name, &mut check);
            }
        }
    }
    for broken in &tally.broken {
        println!("failed: {broken}");
    }
    let ran = match only {
        None => "formatting, lints, native and browser tests ran",
        Some(Part::Lint) => "formatting and lints ran",
        Some(Part::Native) => "native tests ran",
        Some(Part::Browser) => "browser tests ran",
    };
    println!("{ran}. The reasons for skipped tests are above");
    if tally.flaky > 0 {
        println!("{} of the browser tests passed only at the second attempt. They are listed above as flaky", tally.flaky);
    }
    println!("{} passed, {} failed, {} skipped", tally.passed, tally.failed, tally.skipped);
    Ok(if tally.broken.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Checks types and lint rules of the scripts, lint rules of the styles, and the Japanese of the content.
fn scripts(tally: &mut Tally) -> Result<()> {
    tools::linters()?;
    let programs = project().join("node_modules/.bin");
    let tool = |name: &str, arguments: &[&str]| command(programs.join(tools::script(name)), arguments);
    tally.check("types of the scripts", &mut tool("tsc", &["--project", "jsconfig.json"]));
    tally.check("lints, scripts", &mut tool("eslint", &["."]));
    tally.check("lints, styles", &mut tool("stylelint", &["assets/**/*.css"]));
    tally.check("lints, Japanese", &mut command("node", &["tests/words/japanese.mjs"]));
    Ok(())
}

/// The unit tests of the scripts. The files are named one by one, because Node 20 does not support patterns.
fn script_tests() -> Result<Command> {
    let folder = project().join("tests/script");
    let entries = fs::read_dir(&folder).with_context(|| format!("{} cannot be read", folder.display()))?;
    let mut files: Vec<PathBuf> = entries.filter_map(|entry| Some(entry.ok()?.path())).collect();
    files.retain(|file| file.to_string_lossy().ends_with(".test.mjs"));
    files.sort();
    let mut node = command("node", &["--test", "--test-reporter=spec"]);
    node.args(files);
    Ok(node)
}

/// Lists the content that a person should still check.
///
/// # Errors
/// When the content has mistakes. They are printed.
pub(crate) fn report() -> Result<ExitCode> {
    run(&mut command("cargo", &["run", "--quiet", "--profile", "prerender", "--package", "authoring", "--bin", "report"]))?;
    Ok(ExitCode::SUCCESS)
}

/// Renders the gallery and the README's screenshot from `dist/`.
///
/// # Errors
/// When a tool is missing or the rendering fails.
pub(crate) fn pictures() -> Result<ExitCode> {
    with_browser(&["tests/browser/gallery.mjs"])
}

/// Measures how fast the site in `dist/` is, beside the floors in `bench/`, and prints it.
///
/// # Errors
/// When a tool is missing or a page does not start. Times are no errors.
pub(crate) fn bench(runs: u16) -> Result<ExitCode> {
    with_browser(&["bench/measure.mjs", "--runs", &runs.to_string()])
}

/// Runs a script of Node that opens pages of `dist/` in a browser. If there is no `dist/`, it is built first.
fn with_browser(arguments: &[&str]) -> Result<ExitCode> {
    if !project().join("dist/index.html").exists() {
        build::dist(None, PaperMode::IfPossible)?;
    }
    tools::node()?;
    tools::fonts()?;
    tools::browser_tests(&project().join("tests/browser"))?;
    run(command("node", arguments).env("CHROMIUM", tools::browser()?))?;
    Ok(ExitCode::SUCCESS)
}

/// Runs Playwright in the browser tests' folder. Returns the result of `go`.
///
/// # Errors
/// When a tool is missing.
pub(crate) fn playwright<T>(arguments: &[&str], go: impl FnOnce(&mut Command) -> T) -> Result<T> {
    tools::node()?;
    tools::fonts()?;
    let browser = tools::test_browser()?;
    let folder = project().join("tests/browser");
    tools::browser_tests(&folder)?;
    let program = folder.join("node_modules/.bin").join(tools::script("playwright"));
    let mut tests = command(program, arguments);
    tests.current_dir(&folder).env("CHROMIUM", browser);
    for (name, found) in [("FIREFOX", tools::firefox()?), ("WEBKIT", tools::webkit()?)] {
        if let Some(program) = found {
            tests.env(name, program);
        }
    }
    Ok(go(&mut tests))
}

impl Tally {
    /// Runs a check that passes or fails.
    fn check(&mut self, name: &str, command: &mut Command) {
        say(name);
        match run(command) {
            Ok(()) => self.passed += 1,
            Err(error) => self.fail(name, &error.to_string()),
        }
    }

    /// Runs tests that print their own counts.
    fn count(&mut self, name: &str, command: &mut Command) {
        say(name);
        let before = (self.passed, self.failed);
        match self.follow(command) {
            Ok(true) if self.passed > before.0 => {}
            Ok(true) => self.fail(name, "no test ran"),
            Ok(false) if self.failed > before.1 => self.broken.push(name.to_owned()),
            Ok(false) => self.fail(name, "ended early"),
            Err(error) => self.fail(name, &format!("{error:#}")),
        }
    }

    fn fail(&mut self, name: &str, why: &str) {
        self.failed += 1;
        self.broken.push(format!("{name}: {why}"));
    }

    /// Shows a command's output and adds up its counts. Returns whether the command succeeded.
    fn follow(&mut self, command: &mut Command) -> Result<bool> {
        let mut child = command.stdout(Stdio::piped()).spawn().context("it cannot be started")?;
        let output = child.stdout.take().context("it has no output")?;
        for line in BufReader::new(output).lines() {
            let line = line?;
            println!("{line}");
            self.read(&line);
        }
        Ok(child.wait()?.success())
    }

    /// Reads the closing lines of cargo (`ok. 3 passed; 0 failed; 1 ignored`), Playwright (`  3 passed (2s)`) and Node (`ℹ pass 3`).
    fn read(&mut self, line: &str) {
        let cargo = line.starts_with("test result: ");
        let words: Vec<&str> = line.split_whitespace().collect();
        if let ["ℹ", what, count] = words[..] {
            let count = count.parse().unwrap_or(0);
            match what {
                "pass" => self.passed += count,
                "fail" | "cancelled" => self.failed += count,
                "skipped" | "todo" => self.skipped += count,
                _ => {}
            }
            return;
        }
        let playwright = words.first().is_some_and(|word| word.parse::<u32>().is_ok()) && words.len() <= 3;
        if !cargo && !playwright {
            return;
        }
        for pair in words.windows(2) {
            let Ok(count) = pair[0].parse::<u32>() else { continue };
            match pair[1].trim_end_matches(';') {
                "passed" => self.passed += count,
                "failed" => self.failed += count,
                "flaky" => {
                    self.passed += count;
                    self.flaky += count;
                }
                "skipped" | "ignored" => self.skipped += count,
                _ => {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_are_read_only_from_the_closing_lines() {
        let mut tally = Tally::default();
        for line in [
            "test result: ok. 3 passed; 1 failed; 2 ignored; 0 measured; 0 filtered out; finished in 0.01s",
            "  4 passed (2.1s)",
            "  1 skipped",
            "  2 flaky",
            "  a test that says 9 passed",
            "ℹ tests 6",
            "ℹ pass 5",
            "ℹ fail 1",
            "ℹ duration_ms 80",
        ] {
            tally.read(line);
        }
        assert_eq!((tally.passed, tally.failed, tally.skipped, tally.flaky), (14, 2, 3, 2));
    }
}
