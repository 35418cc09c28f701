//! The defence as a dependency graph: links, the capabilities that depend on them, and the minimal cut sets of each capability.
//!
//! The graph is the picture's only. It does not show how a real network would cope without a link.

use lesson::choice;
use lesson::model::MarkId;
use std::collections::BTreeSet;

/// Links, and what depends on them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arrangement {
    /// What the picture shows besides what stands in every picture.
    pub shows: Vec<MarkId>,
    /// Every link, in the order of their letters.
    pub links: Vec<Link>,
    /// What somebody has; each rests on those above it.
    pub capabilities: Vec<Capability>,
    /// The picture's name.
    pub picture: String,
    /// The picture in words.
    pub description: String,
    /// Heading over the links.
    pub heading: String,
    /// The switch that hides what follows from a cut.
    pub ask_first: String,
    /// The button that restores all links.
    pub mend: String,
    /// What this does not say.
    pub note: String,
    /// Leads to the quiz.
    pub quiz: String,
}

/// One of the lines that pass something on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The ID, unique among its kind.
    pub id: String,
    /// Its line in the pictures.
    pub line: MarkId,
    /// What runs on it, by [`Capability::id`]: with all of it lost there is nothing to pass on. None where it cannot be lost.
    pub carries: Vec<String>,
    /// Where its letter stands in the composition for wide and in that for narrow places, in their units.
    pub letter_at: [[i32; 2]; 2],
    /// What it passes on.
    pub words: String,
}

choice!(
    /// What a capability is about: each is a list on the page.
    Topic, "of" {
        /// Word that something was launched.
        Warning = "warning",
        /// Who sees the missile.
        Sight = "sight",
        /// Whose tracks arrive.
        Tracks = "tracks",
        /// Tasks, and what they are given by.
        Tasks = "tasks"
    }
);

/// Something that somebody has, as long as links hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capability {
    /// The ID, unique among its kind.
    pub id: String,
    /// What it is about.
    pub of: Topic,
    /// The question that it answers.
    pub question: String,
    /// What supports it, each alone enough: it needs all of its links and capabilities, by name.
    pub supports: Vec<Vec<String>>,
    /// What recedes in the picture when it is lost.
    pub marks: Vec<MarkId>,
    /// Said as long as it holds.
    pub kept: String,
    /// Said when it is lost.
    pub lost: String,
}

/// Links that are cut together, by [`Link::id`].
pub type CutSet = BTreeSet<String>;

impl Arrangement {
    /// All its words that are read on the page.
    pub fn words(&self) -> impl Iterator<Item = &String> {
        let of_links = self.links.iter().map(|link| &link.words);
        let of_capabilities = self.capabilities.iter().flat_map(|capability| [&capability.question, &capability.kept, &capability.lost]);
        [&self.heading, &self.ask_first, &self.mend, &self.note, &self.quiz].into_iter().chain(of_links).chain(of_capabilities)
    }

    /// The minimal cut sets after which a capability is lost: as soon as one of them is cut, whatever else is cut.
    #[must_use]
    pub fn minimal_cut_sets(&self, id: &str) -> Vec<CutSet> {
        let Some(capability) = self.capabilities.iter().find(|it| it.id == id) else { return Vec::new() };
        // Lost is lost on every way; on each way one loss is enough.
        all_of(capability.supports.iter().map(|way| way.iter().flat_map(|need| self.cut_sets_of_need(need)).collect()))
    }

    /// The minimal cut sets after which a link has nothing to pass on, its own among them.
    #[must_use]
    pub fn minimal_cut_sets_of_link(&self, link: &Link) -> Vec<CutSet> {
        let itself = CutSet::from([link.id.clone()]);
        let before = all_of(link.carries.iter().map(|capability| self.minimal_cut_sets(capability)));
        // What carries nothing that could be lost has nothing before it.
        minimal(std::iter::once(itself).chain(before.into_iter().filter(|cut| !cut.is_empty())).collect())
    }

    /// Those of a need of some capability: a link that it names itself, or a capability.
    fn cut_sets_of_need(&self, need: &str) -> Vec<CutSet> {
        if self.links.iter().any(|link| link.id == need) { vec![CutSet::from([need.to_owned()])] } else { self.minimal_cut_sets(need) }
    }
}

/// The minimal cut sets that do what one of each of these lists does.
fn all_of(lists: impl Iterator<Item = Vec<CutSet>>) -> Vec<CutSet> {
    lists.fold(vec![CutSet::new()], |so_far, list| {
        minimal(so_far.iter().flat_map(|one| list.iter().map(move |other| one | other)).collect())
    })
}

/// Without those that hold another one.
fn minimal(cuts: Vec<CutSet>) -> Vec<CutSet> {
    let mut kept: Vec<CutSet> = Vec::new();
    for cut in &cuts {
        if !cuts.iter().any(|other| other != cut && other.is_subset(cut)) && !kept.contains(cut) {
            kept.push(cut.clone());
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(id: &str, carries: &[&str]) -> Link {
        Link {
            id: id.to_owned(),
            line: MarkId::from(id),
            carries: carries.iter().map(|capability| (*capability).to_owned()).collect(),
            letter_at: [[0, 0]; 2],
            words: String::new(),
        }
    }

    fn capability(id: &str, supports: &[&[&str]]) -> Capability {
        Capability {
            id: id.to_owned(),
            of: Topic::Tracks,
            question: String::new(),
            supports: supports.iter().map(|way| way.iter().map(|need| (*need).to_owned()).collect()).collect(),
            marks: Vec::new(),
            kept: String::new(),
            lost: String::new(),
        }
    }

    /// Two radars that each see and tell, and a task that needs one of them.
    fn two_radars() -> Arrangement {
        Arrangement {
            links: vec![
                link("a-sees", &[]),
                link("a-tells", &["a"]),
                link("b-sees", &[]),
                link("b-tells", &["b"]),
                link("task", &["known"]),
                link("both-abroad", &["a", "b"]),
            ],
            capabilities: vec![
                capability("a", &[&["a-sees"]]),
                capability("b", &[&["b-sees"]]),
                capability("known", &[&["a", "a-tells"], &["b", "b-tells"]]),
                capability("tasked", &[&["known", "task"]]),
            ],
            ..Arrangement::default()
        }
    }

    /// Whether a capability holds with these links cut, thought through from the start.
    fn holds(arrangement: &Arrangement, need: &str, cut: &CutSet) -> bool {
        match arrangement.capabilities.iter().find(|it| it.id == need) {
            None => !cut.contains(need),
            Some(capability) => capability.supports.iter().any(|way| way.iter().all(|need| holds(arrangement, need, cut))),
        }
    }

    #[test]
    fn one_of_two_radars_is_enough() {
        let cuts = two_radars().minimal_cut_sets("known");
        let named: Vec<Vec<&str>> = cuts.iter().map(|cut| cut.iter().map(String::as_str).collect()).collect();
        assert_eq!(named, [["a-sees", "b-sees"], ["a-sees", "b-tells"], ["a-tells", "b-sees"], ["a-tells", "b-tells"]]);
    }

    #[test]
    fn a_link_with_nothing_to_pass_on_is_as_good_as_cut() {
        let arrangement = two_radars();
        let task = &arrangement.links[4];
        assert_eq!(arrangement.minimal_cut_sets_of_link(task).len(), 5);
        assert_eq!(
            arrangement.minimal_cut_sets_of_link(&arrangement.links[1]),
            [CutSet::from(["a-tells".to_owned()]), CutSet::from(["a-sees".to_owned()])]
        );
    }

    #[test]
    fn a_link_that_carries_two_things_has_nothing_to_pass_on_when_both_are_lost() {
        let arrangement = two_radars();
        let cuts = arrangement.minimal_cut_sets_of_link(&arrangement.links[5]);
        assert_eq!(cuts, [CutSet::from(["both-abroad".to_owned()]), CutSet::from(["a-sees".to_owned(), "b-sees".to_owned()])]);
    }

    #[test]
    fn whatever_is_cut_what_is_lost_is_what_no_way_leads_to() {
        let arrangement = two_radars();
        for chosen in 0..1_u32 << arrangement.links.len() {
            let cut: CutSet =
                arrangement.links.iter().zip(0..).filter(|(_, nth)| chosen >> nth & 1 == 1).map(|(link, _)| link.id.clone()).collect();
            for capability in &arrangement.capabilities {
                let lost = arrangement.minimal_cut_sets(&capability.id).iter().any(|set| set.is_subset(&cut));
                assert_eq!(lost, !holds(&arrangement, &capability.id, &cut), "{} with {cut:?}", capability.id);
            }
        }
    }
}
