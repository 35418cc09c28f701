//! The query of an address: its keys in the published order, their values, and its only writer.
//!
//! Reading never fails: a value that does not exist is replaced by the default and reported. The results of cut links are
//! computed elsewhere; the program only keeps the links. Language and step are not in the query: see
//! [`crate::address`].

use crate::address::{Labels, Motion, Readings, Shortcuts, TextSize, Theme, Ui};
use crate::model::{Era, Lesson, PathId};

/// The values of a key.
enum Values {
    /// The paths of the lesson.
    Paths,
    /// These values, the default first.
    Choice(&'static [&'static str]),
    /// A small number. Its limit depends on the step and is checked elsewhere.
    Number,
    /// Letters of links, with the step and beat of the path from which they are cut. Which letters exist is checked elsewhere.
    Cuts,
}

/// A key of the query.
struct Key {
    name: &'static str,
    values: Values,
}

const fn choice(name: &'static str, values: &'static [&'static str]) -> Key {
    Key { name, values: Values::Choice(values) }
}

/// All keys of the story, in the published order. The page `cut.html` uses the same `cut`.
const KEYS: [Key; 11] = [
    Key { name: PATH, values: Values::Paths },
    choice(Era::KEY, Era::WRITTEN),
    Key { name: BEAT, values: Values::Number },
    Key { name: CUT, values: Values::Cuts },
    choice(Theme::KEY, Theme::WRITTEN),
    choice(TextSize::KEY, TextSize::WRITTEN),
    choice(Labels::KEY, Labels::WRITTEN),
    choice(Readings::KEY, Readings::WRITTEN),
    choice(Motion::KEY, Motion::WRITTEN),
    choice(Shortcuts::KEY, Shortcuts::WRITTEN),
    choice(Ui::KEY, Ui::WRITTEN),
];

/// The key of the path.
pub const PATH: &str = "path";

/// The key for the number of beats that are shown. Without it, all are shown.
pub const BEAT: &str = "beat";

/// The key for cut links: `ce` from the start, `ce_5_2` from the fifth step of the path and its second beat.
pub const CUT: &str = "cut";

/// The form of a value of [`CUT`], as a regular expression for scripts.
pub const CUTS: &str = "^[a-z]+(_[0-9]{1,2}_[0-9]{1,2})?$";

/// Personal settings. They stay when the visitor goes back to an address without them.
pub const PERSONAL: [&str; 5] = [Theme::KEY, TextSize::KEY, Motion::KEY, Shortcuts::KEY, Ui::KEY];

/// The keys that a device may remember.
pub const REMEMBERED: [&str; 5] = [Theme::KEY, TextSize::KEY, Motion::KEY, Shortcuts::KEY, Readings::KEY];

/// Keys that the host of a frame cannot set.
const NOT_FOR_HOSTS: [&str; 2] = [BEAT, Ui::KEY];

/// The names of all keys, in the published order.
pub fn keys() -> impl Iterator<Item = &'static str> {
    KEYS.iter().map(|key| key.name)
}

impl Key {
    fn named(name: &str) -> Option<(usize, &'static Self)> {
        KEYS.iter().enumerate().find(|(_, key)| key.name == name)
    }

    fn values<'a>(&self, lesson: &'a Lesson) -> Vec<&'a str> {
        match self.values {
            Values::Paths => lesson.paths.iter().map(|path| path.id.as_str()).collect(),
            Values::Choice(values) => values.to_vec(),
            Values::Number | Values::Cuts => Vec::new(),
        }
    }
}

fn is_number(value: &str) -> bool {
    value.len() < 3 && value.bytes().all(|digit| digit.is_ascii_digit())
}

/// Whether a text is letters of links, followed by nothing or by the two numbers of a moment.
fn is_cuts(value: &str) -> bool {
    let (letters, moment) = value.split_once('_').unwrap_or((value, "0_0"));
    let are_numbers =
        moment.split_once('_').is_some_and(|(step, beat)| is_number(step) && is_number(beat) && !step.is_empty() && !beat.is_empty());
    letters.bytes().all(|letter| letter.is_ascii_lowercase()) && letters.is_empty() == value.is_empty() && are_numbers
}

/// A key with a valid value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    key: usize,
    /// The value; empty for the default.
    value: String,
}

impl Setting {
    /// Parses a setting. An empty value is the default. `None` if the key or the value does not exist.
    #[must_use]
    pub fn read(lesson: &Lesson, name: &str, value: &str) -> Option<Self> {
        let (key, its) = Key::named(name)?;
        let values = its.values(lesson);
        let exists = match its.values {
            Values::Number => is_number(value),
            Values::Cuts => is_cuts(value),
            _ => value.is_empty() || values.contains(&value),
        };
        let is_default = values.first() == Some(&value);
        exists.then(|| Self { key, value: if is_default { String::new() } else { value.to_owned() } })
    }

    /// The setting for a path of this lesson.
    #[must_use]
    pub fn path(lesson: &Lesson, path: &PathId) -> Self {
        let is_default = lesson.default_path().id == *path;
        Self { key: 0, value: if is_default { String::new() } else { path.0.clone() } }
    }

    /// The setting for the end of a step.
    #[must_use]
    pub fn no_beat() -> Self {
        Self::chosen(BEAT, "", "")
    }

    fn chosen(name: &str, value: &str, default: &str) -> Self {
        let key = Key::named(name).map_or(0, |(key, _)| key);
        Self { key, value: if value == default { String::new() } else { value.to_owned() } }
    }

    /// The key's name.
    #[must_use]
    pub fn name(&self) -> &'static str {
        KEYS[self.key].name
    }

    /// The value; empty for the default.
    #[must_use]
    pub fn value(&self) -> &str {
        &self.value
    }
}

impl From<Era> for Setting {
    fn from(era: Era) -> Self {
        Self::chosen(Era::KEY, era.as_str(), Era::default().as_str())
    }
}

impl From<Labels> for Setting {
    fn from(labels: Labels) -> Self {
        Self::chosen(Labels::KEY, labels.as_str(), Labels::default().as_str())
    }
}

/// The settings of a view, without language and step. It stores only values that differ from the defaults.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query(Vec<Setting>);

/// A value in an address that does not exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidParam {
    /// The key.
    pub key: String,
    /// The value in the address.
    pub value: String,
    /// The value that is used instead.
    pub used: String,
}

impl Query {
    /// Reads a query, with or without its question mark. Other keys are ignored.
    #[must_use]
    pub fn read(lesson: &Lesson, query: &str) -> (Self, Vec<InvalidParam>) {
        let mut read = Self::default();
        let mut invalid = Vec::new();
        for (name, value) in query.trim_start_matches('?').split('&').filter_map(|pair| pair.split_once('=')) {
            match Setting::read(lesson, name, value).filter(|_| !value.is_empty()) {
                Some(setting) => read.set(setting),
                None => {
                    if let Some((_, key)) = Key::named(name)
                        && let Some(default) = key.values(lesson).first()
                    {
                        let used = match read.get(name) {
                            "" => default,
                            used => used,
                        };
                        invalid.push(InvalidParam { key: name.to_owned(), value: value.to_owned(), used: used.to_owned() });
                    }
                }
            }
        }
        (read, invalid)
    }

    /// The value of a key; empty for the default.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|setting| setting.name() == name).map_or("", Setting::value)
    }

    /// Stores a setting.
    pub fn set(&mut self, setting: Setting) {
        self.0.retain(|it| it.key != setting.key);
        if !setting.value.is_empty() {
            let place = self.0.iter().position(|it| it.key > setting.key).unwrap_or(self.0.len());
            self.0.insert(place, setting);
        }
    }

    /// Copies the value of a key from another query.
    pub fn take(&mut self, name: &str, from: &Self) {
        if let Some((key, _)) = Key::named(name) {
            self.set(Setting { key, value: from.get(name).to_owned() });
        }
    }

    /// The path in the query, or the default.
    ///
    /// # Panics
    /// Never, for a query of the same lesson.
    #[must_use]
    pub fn path(&self, lesson: &Lesson) -> PathId {
        match self.get(PATH) {
            "" => lesson.default_path().id.clone(),
            path => path.into(),
        }
    }

    /// The era in the query, or the default.
    #[must_use]
    pub fn era(&self) -> Era {
        Era::read(self.get(Era::KEY)).unwrap_or_default()
    }

    /// Whether labels are shown or hidden.
    #[must_use]
    pub fn labels(&self) -> Labels {
        Labels::read(self.get(Labels::KEY)).unwrap_or_default()
    }

    /// Writes the query in the published order, without defaults; empty for the default view.
    #[must_use]
    pub fn written(&self) -> String {
        self.written_without("")
    }

    /// Writes the query without the moment, which belongs to a single step. Links to other steps use it.
    #[must_use]
    pub fn carried(&self) -> String {
        self.written_without(BEAT)
    }

    fn written_without(&self, left_out: &str) -> String {
        let mut query = String::new();
        for setting in self.0.iter().filter(|setting| setting.name() != left_out) {
            query.push(if query.is_empty() { '?' } else { '&' });
            query.push_str(setting.name());
            query.push('=');
            query.push_str(&setting.value);
        }
        query
    }
}

/// The settings for a host: each key with its values, the default first. Language and step are in the frame's address.
/// Scripts get this table, so they need no list of their own.
#[must_use]
pub fn grammar(lesson: &Lesson) -> Vec<(&'static str, Vec<&str>)> {
    let languages = lesson.languages.iter().map(|it| it.id.as_str()).collect();
    let steps = lesson.steps.iter().map(|it| it.id.as_str()).collect();
    // The values of cut links are unlimited. Their list has only the default, and `CUTS` matches the others.
    let values = |key: &'static Key| if key.name == CUT { vec![""] } else { key.values(lesson) };
    let keys = KEYS.iter().filter(|key| !NOT_FOR_HOSTS.contains(&key.name)).map(|key| (key.name, values(key)));
    [("lang", languages), ("step", steps)].into_iter().chain(keys).collect()
}
