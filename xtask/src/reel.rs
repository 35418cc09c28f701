//! Joins the frames of a film with ffmpeg: to an MP4 with captions and chapters, and to a small animation that plays once.
//!
//! Frames come as files with a count, so a picture that rests is read once.

use crate::run::{command, project, run_quietly};
use anyhow::{Context, Result};
use std::fs;
use std::path::{Path, PathBuf};

/// The frames of a film in order.
#[derive(Default)]
pub(crate) struct Strip(Vec<(PathBuf, u64)>);

impl Strip {
    /// Adds a picture for a number of frames.
    pub(crate) fn add(&mut self, picture: PathBuf, count: u64) {
        self.0.push((picture, count));
    }

    /// The number of its frames.
    pub(crate) fn length(&self) -> usize {
        self.0.iter().map(|(_, count)| usize::try_from(*count).unwrap_or(0)).sum()
    }

    /// The list for ffmpeg. It ignores the duration of the last picture, which is therefore named twice.
    fn list(&self, frame: u64) -> String {
        let line = |(picture, count): &(PathBuf, u64)| format!("file '{}'\nduration {}\n", quoted(picture), seconds(count * frame));
        let last = self.0.last().map(|(picture, _)| format!("file '{}'\n", quoted(picture)));
        std::iter::once("ffconcat version 1.0\n".to_owned()).chain(self.0.iter().map(line)).chain(last).collect()
    }
}

fn quoted(picture: &Path) -> String {
    picture.display().to_string().replace('\'', r"'\''")
}

fn seconds(milliseconds: u64) -> String {
    format!("{}.{:03}", milliseconds / 1000, milliseconds % 1000)
}

/// A film to join. Times are milliseconds.
pub(crate) struct Reel<'a> {
    pub(crate) name: &'a str,
    pub(crate) title: &'a str,
    pub(crate) credit: &'a str,
    pub(crate) language: &'a str,
    pub(crate) captions: PathBuf,
    /// The start and the title of each chapter.
    pub(crate) chapters: Vec<(u64, &'a str)>,
    pub(crate) length: u64,
    pub(crate) frame: u64,
}

/// The codes of languages in MP4 files. Without one the language is not named.
const CODES: [(&str, &str); 2] = [("en", "eng"), ("ja", "jpn")];

/// The picture of an MP4 for every player: colours of HDTV, in the form that all decoders know.
const PICTURE: &str = "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p";

impl Reel<'_> {
    /// Writes the MP4. Captions are off at first, because the film shows its words.
    ///
    /// # Errors
    /// When ffmpeg fails.
    pub(crate) fn mp4(&self, ffmpeg: &Path, strip: &Strip, folder: &Path) -> Result<()> {
        let [list, about] = self.inputs(strip)?;
        let code = CODES.iter().find(|(language, _)| *language == self.language).map_or("und", |(_, code)| code);
        let language = ["language=", code].concat();
        let filter = format!("fps={},{PICTURE}", 1000 / self.frame);
        let length = seconds(self.length);
        let inputs =
            ["-f", "concat", "-safe", "0", "-i", &list, "-i", &self.captions.display().to_string(), "-i", &about].map(str::to_owned);
        let video = ["-map", "0:v", "-map", "1:s", "-map_metadata", "2", "-map_chapters", "2", "-t", &length, "-vf", &filter];
        let codec = ["-c:v", "libx264", "-preset", "medium", "-crf", "18", "-tune", "animation"];
        let colour = ["-color_primaries", "bt709", "-color_trc", "bt709", "-colorspace", "bt709", "-color_range", "tv"];
        let text = ["-c:s", "mov_text", "-metadata:s:v:0", &language, "-metadata:s:s:0", &language];
        let file = ["-movflags", "+faststart", "-fflags", "+bitexact", "-flags:v", "+bitexact"];
        let arguments = [&video[..], &codec, &colour, &text, &file].concat();
        let place = folder.join([self.name, ".mp4"].concat());
        self.ffmpeg(ffmpeg, &inputs, &arguments, &place)?;
        let mut mp4 = fs::read(&place).with_context(|| format!("{} cannot be read", place.display()))?;
        switch_text_off(&mut mp4);
        fs::write(&place, mp4).with_context(|| format!("{} cannot be written", place.display()))
    }

    /// Writes the animation: a GIF, half as wide, with ten pictures in a second, played once.
    ///
    /// # Errors
    /// When ffmpeg fails.
    pub(crate) fn animation(&self, ffmpeg: &Path, strip: &Strip, folder: &Path) -> Result<()> {
        let [list, _] = self.inputs(strip)?;
        let length = seconds(self.length);
        let inputs = ["-f", "concat", "-safe", "0", "-i", &list].map(str::to_owned);
        // The colours are chosen first. In a single run ffmpeg would hold all pictures in memory.
        let colours = lists()?.join([self.name, ".colours.png"].concat());
        let chosen = ["fps=2,", HALF, ",palettegen=max_colors=128:stats_mode=full"].concat();
        self.ffmpeg(ffmpeg, &inputs, &["-t", &length, "-vf", &chosen, "-frames:v", "1", "-update", "1"], &colours)?;
        // Without dithering, equal areas stay equal, and the file small.
        let drawn = ["fps=10,", HALF, "[drawn];[drawn][1:v]paletteuse=dither=none:diff_mode=rectangle"].concat();
        let inputs = [&inputs[..], &["-i".to_owned(), colours.display().to_string()]].concat();
        let place = folder.join([self.name, ".gif"].concat());
        self.ffmpeg(ffmpeg, &inputs, &["-t", &length, "-filter_complex", &drawn, "-loop", "-1", "-fflags", "+bitexact"], &place)
    }

    /// Writes the list of frames, and title, credit and chapters in ffmpeg's form.
    fn inputs(&self, strip: &Strip) -> Result<[String; 2]> {
        let folder = lists()?;
        let written = |end: &str, content: String| -> Result<String> {
            let place = folder.join([self.name, end].concat());
            fs::write(&place, content).with_context(|| format!("{} cannot be written", place.display()))?;
            Ok(place.display().to_string())
        };
        let list = written(".frames.txt", strip.list(self.frame))?;
        let about = written(".about.txt", self.about())?;
        Ok([list, about])
    }

    fn about(&self) -> String {
        let ends = self.chapters.iter().skip(1).map(|(start, _)| *start).chain([self.length]);
        let chapters = self
            .chapters
            .iter()
            .zip(ends)
            .map(|((start, title), end)| format!("[CHAPTER]\nTIMEBASE=1/1000\nSTART={start}\nEND={end}\ntitle={}\n", escaped(title)));
        let head = format!(";FFMETADATA1\ntitle={}\ncopyright={}\n", escaped(self.title), escaped(self.credit));
        std::iter::once(head).chain(chapters).collect()
    }

    fn ffmpeg(&self, ffmpeg: &Path, inputs: &[String], arguments: &[&str], place: &Path) -> Result<()> {
        let mut program = command(ffmpeg, &["-v", "error", "-y"]);
        program.args(inputs).args(arguments).arg(place);
        run_quietly(&mut program).map(drop).with_context(|| format!("{} cannot be made", place.display()))
    }
}

/// Switches the tracks of text in an MP4 off. ffmpeg always switches the first track of each kind on.
fn switch_text_off(mp4: &mut [u8]) {
    let places = |bytes: &[u8], name: &[u8; 4]| -> Vec<usize> {
        bytes.windows(4).enumerate().filter(|(_, its)| its == name).map(|(at, _)| at).collect()
    };
    // The index is at the beginning of the file.
    let index = places(mp4, b"mdat").first().copied().unwrap_or(mp4.len());
    let tracks = places(&mp4[..index], b"trak");
    let ends = tracks.iter().skip(1).copied().chain([index]);
    for (start, end) in tracks.iter().copied().zip(ends).collect::<Vec<_>>() {
        let head = places(&mp4[start..end], b"tkhd").first().map(|at| start + at);
        if let Some(head) = head.filter(|_| !places(&mp4[start..end], b"tx3g").is_empty()) {
            // After the name: a byte for the version and three for the flags, the last with *enabled*.
            mp4[head + 7] &= !1;
        }
    }
}

/// Half the size of a film.
const HALF: &str = "scale=iw/2:-1:flags=lanczos";

/// The folder of what ffmpeg reads besides the frames.
fn lists() -> Result<PathBuf> {
    let folder = project().join("target/films/lists");
    fs::create_dir_all(&folder).context("target/films/lists cannot be made")?;
    Ok(folder)
}

/// A value escaped for ffmpeg's list of properties.
fn escaped(words: &str) -> String {
    words.chars().flat_map(|letter| ['=', ';', '#', '\\', '\n'].contains(&letter).then_some('\\').into_iter().chain([letter])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_that_rests_is_named_once_with_its_duration_and_the_last_one_twice() {
        let mut strip = Strip::default();
        strip.add(PathBuf::from("a.png"), 50);
        strip.add(PathBuf::from("it's.png"), 1);
        assert_eq!(strip.length(), 51);
        let list = "ffconcat version 1.0\nfile 'a.png'\nduration 2.000\nfile 'it'\\''s.png'\nduration 0.040\nfile 'it'\\''s.png'\n";
        assert_eq!(strip.list(40), list);
    }

    /// Whether a file has the index of its film before the film, so that a page can play it while it loads.
    fn begins_with_its_index(mp4: &[u8]) -> bool {
        let place = |name: &[u8; 4]| mp4.windows(4).position(|bytes| bytes == name);
        place(b"moov").is_some_and(|index| place(b"mdat").is_some_and(|film| index < film))
    }

    #[test]
    fn an_mp4_has_a_picture_that_every_player_knows_with_captions_and_chapters() {
        // Without ffmpeg there is no MP4, and a line says so.
        let Some(ffmpeg) = crate::tools::ffmpeg().expect("a search") else { return };
        let folder = std::env::temp_dir().join(format!("layered-defense-reel-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        let mut strip = Strip::default();
        for (colour, count) in [("navy", 25), ("white", 1), ("maroon", 24)] {
            let picture = folder.join([colour, ".png"].concat());
            let drawn = format!("color=c={colour}:s=192x108");
            let mut program = command(&ffmpeg, &["-v", "error", "-y", "-f", "lavfi", "-i", &drawn, "-frames:v", "1"]);
            run_quietly(program.arg(&picture)).expect("a picture");
            strip.add(picture, count);
        }
        let captions = folder.join("captions.vtt");
        fs::write(&captions, "WEBVTT\n\n1\n00:00:00.000 --> 00:00:02.000\nA launch\n").expect("captions");
        let chapters = vec![(0, "One"), (1000, "Two")];
        let reel = Reel { name: "reel-test", title: "T", credit: "C", language: "ja", captions, chapters, length: 2000, frame: 40 };
        reel.mp4(&ffmpeg, &strip, &folder).expect("an MP4");
        reel.animation(&ffmpeg, &strip, &folder).expect("an animation");
        let place = folder.join("reel-test.mp4");
        let of = ["-v", "error", "-count_frames", "-show_streams", "-show_chapters", "-show_format", "-of", "json"];
        let found = run_quietly(command(ffmpeg.with_file_name("ffprobe"), &of).arg(&place)).expect("ffprobe reads it");
        let found: serde_json::Value = serde_json::from_str(&found).expect("JSON");
        let [video, text] = [0, 1].map(|nth| &found["streams"][nth]);
        let seen = [&video["codec_name"], &video["pix_fmt"], &video["color_space"], &video["nb_read_frames"], &video["r_frame_rate"]];
        assert_eq!(seen, ["h264", "yuv420p", "bt709", "50", "25/1"]);
        assert_eq!([&text["codec_name"], &text["tags"]["language"]], ["mov_text", "jpn"]);
        assert_eq!(text["disposition"]["default"], 0, "captions are off at first");
        assert_eq!(found["chapters"][1]["tags"]["title"], "Two");
        assert_eq!(found["format"]["tags"]["title"], "T");
        assert!(begins_with_its_index(&fs::read(&place).expect("the MP4")));
        let gif = fs::read(folder.join("reel-test.gif")).expect("the animation");
        assert!(gif.starts_with(b"GIF89a"));
        assert!(!gif.windows(11).any(|bytes| bytes == b"NETSCAPE2.0"), "it plays once");
        fs::remove_dir_all(&folder).expect("the folder is removed");
    }

    #[test]
    fn a_chapter_ends_where_the_next_begins_and_its_title_is_escaped() {
        let captions = PathBuf::new();
        let chapters = vec![(0, "a=b"), (1500, "c")];
        let reel = Reel { name: "n", title: "t", credit: "c; d", language: "en", captions, chapters, length: 2000, frame: 40 };
        let about = reel.about();
        assert!(about.contains("START=0\nEND=1500\ntitle=a\\=b\n") && about.contains("START=1500\nEND=2000\n"), "{about}");
        assert!(about.contains("copyright=c\\; d\n"), "{about}");
    }
}
