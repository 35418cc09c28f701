//! The query of an address: its keys in their published order, their values, and the one writer of it.
//!
//! Reading never fails: a value that does not exist falls back to its default and is reported. What cut links lead to is
//! evaluated outside. The program only carries them. Language and step stand in the address itself: see
//! [`crate::address`].

use crate::address::{Labels, Motion, Readings, Shortcuts, TextSize, Theme, Ui};
use crate::model::{Era, Lesson, PathId};

/// Which values a key has.
enum Values {
    /// The paths of the lesson.
    Paths,
    /// These, the default first.
    Choice(&'static [&'static str]),
    /// A small number. How many there are, only those know who show them.
    Number,
    /// Letters of links, and since when they are cut: step and beat of the path. Which letters exist, only those know who show them.
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

/// Every key of the story, in the published order. `cut.html` has the same `cut`.
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

/// The key of the moment: how many beats of the step have been shown. Without it, all of them.
pub const BEAT: &str = "beat";

/// The key of the links that are cut: `ce` from the start, `ce_5_2` from the fifth step of the path and its second beat.
pub const CUT: &str = "cut";

/// How a value of [`CUT`] is written, as a regular expression for scripts.
pub const CUTS: &str = "^[a-z]+(_[0-9]{1,2}_[0-9]{1,2})?$";

/// What belongs to the visitor and not to a step. It stays when the visitor goes back to an address that is older than the choice.
pub const PERSONAL: [&str; 5] = [Theme::KEY, TextSize::KEY, Motion::KEY, Shortcuts::KEY, Ui::KEY];

/// The keys that a device may remember.
pub const REMEMBERED: [&str; 5] = [Theme::KEY, TextSize::KEY, Motion::KEY, Shortcuts::KEY, Readings::KEY];

/// What a page around a frame cannot ask for.
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

/// Letters, each a link, and after them nothing or the two numbers of a moment.
fn is_cuts(value: &str) -> bool {
    let (letters, moment) = value.split_once('_').unwrap_or((value, "0_0"));
    let are_numbers =
        moment.split_once('_').is_some_and(|(step, beat)| is_number(step) && is_number(beat) && !step.is_empty() && !beat.is_empty());
    letters.bytes().all(|letter| letter.is_ascii_lowercase()) && letters.is_empty() == value.is_empty() && are_numbers
}

/// A key with a value that exists.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Setting {
    key: usize,
    /// Empty for the default.
    value: String,
}

impl Setting {
    /// From how it is written; an empty value is the default. None for a key or a value that does not exist.
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

    /// A path of this lesson.
    #[must_use]
    pub fn path(lesson: &Lesson, path: &PathId) -> Self {
        let is_default = lesson.default_path().id == *path;
        Self { key: 0, value: if is_default { String::new() } else { path.0.clone() } }
    }

    /// The end of a step.
    #[must_use]
    pub fn no_beat() -> Self {
        Self::chosen(BEAT, "", "")
    }

    fn chosen(name: &str, value: &str, default: &str) -> Self {
        let key = Key::named(name).map_or(0, |(key, _)| key);
        Self { key, value: if value == default { String::new() } else { value.to_owned() } }
    }

    /// The name of its key.
    #[must_use]
    pub fn name(&self) -> &'static str {
        KEYS[self.key].name
    }

    /// Its value; empty for the default.
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

/// Everything about a view but its language and step. Only what differs from the defaults is in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query(Vec<Setting>);

/// A value that an address asked for and that does not exist.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidParam {
    /// Its key.
    pub key: String,
    /// What was asked for.
    pub value: String,
    /// What is shown instead.
    pub used: String,
}

impl Query {
    /// Reads a query, with or without its question mark. Keys of others are left alone.
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

    /// Puts a setting in its place.
    pub fn set(&mut self, setting: Setting) {
        self.0.retain(|it| it.key != setting.key);
        if !setting.value.is_empty() {
            let place = self.0.iter().position(|it| it.key > setting.key).unwrap_or(self.0.len());
            self.0.insert(place, setting);
        }
    }

    /// Takes the value of a key from another query.
    pub fn take(&mut self, name: &str, from: &Self) {
        if let Some((key, _)) = Key::named(name) {
            self.set(Setting { key, value: from.get(name).to_owned() });
        }
    }

    /// The path that it asks for.
    ///
    /// # Panics
    /// Never for a query of the same lesson.
    #[must_use]
    pub fn path(&self, lesson: &Lesson) -> PathId {
        match self.get(PATH) {
            "" => lesson.default_path().id.clone(),
            path => path.into(),
        }
    }

    /// The year that it asks for.
    #[must_use]
    pub fn era(&self) -> Era {
        Era::read(self.get(Era::KEY)).unwrap_or_default()
    }

    /// Whether it asks for names or for the class to find them.
    #[must_use]
    pub fn labels(&self) -> Labels {
        Labels::read(self.get(Labels::KEY)).unwrap_or_default()
    }

    /// Writes the query: defaults left out, a fixed order, and nothing at all for the default view.
    #[must_use]
    pub fn written(&self) -> String {
        self.written_without("")
    }

    /// The same without the moment, which belongs to one step: for links to others.
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

/// Everything that can be asked for in a frame: each key with its values, the default first; language and step are the address
/// itself. Scripts get this, so that none of them has a list of its own.
#[must_use]
pub fn grammar(lesson: &Lesson) -> Vec<(&'static str, Vec<&str>)> {
    let languages = lesson.languages.iter().map(|it| it.id.as_str()).collect();
    let steps = lesson.steps.iter().map(|it| it.id.as_str()).collect();
    // Cut links have values without number. Their list holds the default, and `CUTS` matches the others.
    let values = |key: &'static Key| if key.name == CUT { vec![""] } else { key.values(lesson) };
    let keys = KEYS.iter().filter(|key| !NOT_FOR_HOSTS.contains(&key.name)).map(|key| (key.name, values(key)));
    [("lang", languages), ("step", steps)].into_iter().chain(keys).collect()
}
