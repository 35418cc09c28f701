//! Writes what a fuzzer begins with: the project's own lessons, content files, and some commands, into a folder for each target.

use robust::random::Random;
use robust::{address, content, lessons, visit};
use std::io::Error;
use std::path::Path;
use std::{env, fs};

fn main() -> Result<(), Error> {
    let folder = env::args().nth(1).ok_or_else(|| Error::other("name the folder for the seeds"))?;
    let write = |target: &str, name: &str, bytes: &[u8]| {
        let folder = Path::new(&folder).join(target);
        fs::create_dir_all(&folder)?;
        fs::write(folder.join(name), bytes)
    };
    for lesson in lessons() {
        write("lesson", &lesson.language.id.0, &lesson.pack().map_err(Error::other)?)?;
    }
    for (name, nth) in content::names().into_iter().zip(0_u8..) {
        write("content", &name.replace('/', "-"), &[&[nth], content::text(name).as_bytes()].concat())?;
    }
    let mut random = Random::new(1);
    for nth in 0..20 {
        let mut session = visit::opened(address::lesson(0), &mut random);
        let lines: Vec<String> = (0..20).map(|_| visit::act(&mut session, &mut random)).collect();
        write("address", &nth.to_string(), lines.join("\n").replace("address ", "").as_bytes())?;
    }
    Ok(())
}
