//! Long checks that few runs need: fuzzing, dependencies, and whether two builds are equal. docs/security.md describes them.

use crate::paper::PaperMode;
use crate::run::{cache, command, project, run, run_quietly, say};
use crate::{build, checks, outside, sums};
use anyhow::{Context, Result, bail};
use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

/// What is fuzzed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Target {
    /// The reader of a lesson, and a visit to what it has read.
    Lesson,
    /// Commands and addresses.
    Address,
    /// Content files.
    Content,
    /// Messages between windows.
    Messages,
}

impl Target {
    /// Parses the target's name.
    ///
    /// # Errors
    /// Lists the existing targets.
    pub(crate) fn read(written: &str) -> Result<Self> {
        match written {
            "lesson" => Ok(Self::Lesson),
            "address" => Ok(Self::Address),
            "content" => Ok(Self::Content),
            "messages" => Ok(Self::Messages),
            other => bail!("{other} cannot be fuzzed: use lesson, address, messages or content"),
        }
    }

    fn as_str(self) -> &'static str {
        match self {
            Self::Lesson => "lesson",
            Self::Address => "address",
            Self::Content => "content",
            Self::Messages => "messages",
        }
    }
}

/// The flags of the compiler with which a fuzzer learns which code an input reaches. Stable Rust has them; only the sanitizers, which
/// find errors in unsafe code, need nightly, and this project has no unsafe code.
const COVERAGE: [&str; 8] = [
    "--cfg=fuzzing",
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "-Cllvm-args=-simplifycfg-branch-fold-threshold=0",
    "-Ccodegen-units=1",
];

/// Fuzzes a target for some seconds. The corpus of `target/fuzz/` grows with each run.
///
/// # Errors
/// When a tool is missing, or an input breaks a promise. The input is then a file in `target/fuzz/findings/`.
pub(crate) fn fuzz(target: Target, seconds: u32, seed: Option<u32>) -> Result<ExitCode> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(1, |since| since.subsec_nanos().max(1));
    let seed = seed.unwrap_or(now).to_string();
    let name = target.as_str();
    say(format!("Fuzzing {name} for {seconds} s with seed {seed} (--seed {seed} repeats it) …"));
    let seconds = seconds.to_string();
    if target == Target::Messages {
        if !project().join("dist/index.html").exists() {
            build::dist(None, PaperMode::Skip)?;
        }
        checks::playwright(&["test", "messages.spec.mjs", "--retries=0"], |tests| {
            run(tests.envs([("FUZZ_SECONDS", &seconds), ("SEED", &seed)]))
        })??;
        return Ok(ExitCode::SUCCESS);
    }
    let folder = project().join("target/fuzz");
    let seeds = folder.join("seeds").display().to_string();
    run(&mut command("cargo", &["run", "--quiet", "--package", "robust", "--bin", "seeds", "--", &seeds]))?;
    let host = host()?;
    let target_folder = folder.display().to_string();
    let manifest = project().join("fuzz/Cargo.toml").display().to_string();
    let build = ["build", "--quiet", "--release", "--manifest-path", &manifest, "--target", &host, "--target-dir", &target_folder];
    run(command("cargo", &build).env("RUSTFLAGS", COVERAGE.join(" "))).context("libFuzzer needs a C++ compiler")?;
    let [corpus, findings] = [folder.join("corpus").join(name), folder.join("findings")];
    for folder in [&corpus, &findings] {
        fs::create_dir_all(folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    }
    let program = folder.join(&host).join("release").join(name);
    let prefix = format!("-artifact_prefix={}/{name}-", findings.display());
    let options = [&format!("-max_total_time={seconds}"), &format!("-seed={seed}"), &prefix, "-timeout=60", "-max_len=200000"];
    let mut fuzzer = command(program, &options);
    fuzzer.args([&corpus, &folder.join("seeds").join(name)]).arg("-print_final_stats=1");
    run(&mut fuzzer).with_context(|| format!("an input in target/fuzz/findings/ breaks a promise of {name}"))?;
    Ok(ExitCode::SUCCESS)
}

/// The machine that compiles, as the compiler names it.
fn host() -> Result<String> {
    let about = run_quietly(&mut command("rustc", &["--version", "--verbose"]))?;
    let host = about.lines().find_map(|line| line.strip_prefix("host: ")).context("rustc does not name its host")?;
    Ok(host.to_owned())
}

/// Checks licences, sources and duplicates of all crates that the project uses, by `deny.toml`.
///
/// # Errors
/// When cargo-deny is missing and cannot be installed, or finds something.
pub(crate) fn dependencies() -> Result<ExitCode> {
    outside::dependencies()?.iter_mut().try_for_each(run)?;
    Ok(ExitCode::SUCCESS)
}

/// Builds the committed source twice, in two folders with paths of different lengths, each with nothing built before, and compares the
/// manifests.
///
/// PDFs and PNGs are left out: they depend on the browser and the fonts of the machine.
///
/// # Errors
/// Names the files that differ.
pub(crate) fn reproduce() -> Result<ExitCode> {
    let near = project().join("target/reproduce");
    let far = cache()?.join("a-second-place-for-the-same-source");
    for folder in [&near, &far] {
        copy(folder)?;
        say(format!("Building in {} with nothing built before …", folder.display()));
        let mut build = command("cargo", &["xtask", "dist", "--no-papers"]);
        run(build.current_dir(folder).env("CARGO_TARGET_DIR", folder.join("target")))?;
    }
    let count = sums::compare(&near.join("dist"), &far.join("dist"))?;
    say(format!("Both builds have the same {count} files, byte by byte."));
    for folder in [&near, &far] {
        fs::remove_dir_all(folder).with_context(|| format!("{} cannot be removed", folder.display()))?;
    }
    Ok(ExitCode::SUCCESS)
}

/// Clones the committed source into an empty folder.
fn copy(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("{} cannot be removed", folder.display()))?;
    }
    let [from, to] = [project(), folder.to_owned()].map(|folder| folder.display().to_string());
    run_quietly(&mut command("git", &["clone", "--quiet", "--no-hardlinks", &from, &to])).map(drop)
}
