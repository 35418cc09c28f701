//! The defence as a dependency graph: links, the capabilities that depend on them, and the minimal cut sets of each capability.
//!
//! The graph describes only the picture. It does not show how a real network would cope without a link.

use lesson::choice;
use lesson::model::MarkId;
use std::collections::BTreeSet;

/// The links, and the capabilities that depend on them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Arrangement {
    /// Marks that the picture of all links shows in addition, pale.
    pub shows: Vec<MarkId>,
    /// Every link, in the order of their letters.
    pub links: Vec<Link>,
    /// The capabilities. Each depends only on links and on capabilities above it.
    pub capabilities: Vec<Capability>,
    /// The picture's accessible name.
    pub picture: String,
    /// The picture's accessible description.
    pub description: String,
    /// The heading over the links.
    pub heading: String,
    /// The switch that hides the results of a cut.
    pub ask_first: String,
    /// The button that restores all links.
    pub mend: String,
    /// What browsers without `:has()` cannot show.
    pub too_old: String,
    /// The limits of the picture.
    pub note: String,
    /// The link to the quiz.
    pub quiz: String,
}

/// A line that carries information or a task, and can be cut.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The id, unique among links.
    pub id: String,
    /// The mark of its line.
    pub line: MarkId,
    /// What it carries, by [`Capability::id`]. If all of it is lost, the link carries nothing. Empty if it cannot be lost.
    pub carries: Vec<String>,
    /// The place of its letter in the wide and in the tall composition, in their units.
    pub letter_at: [[i32; 2]; 2],
    /// The words for the link.
    pub words: String,
}

choice!(
    /// The topic of a capability. The page has a list for each topic.
    Topic, "of" {
        /// The warning of the launch.
        Warning = "warning",
        /// Sight of the missile.
        Sight = "sight",
        /// Tracks that arrive.
        Tracks = "tracks",
        /// Tasks, and what the commander needs for them.
        Tasks = "tasks"
    }
);

/// Something that an actor has while links hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Capability {
    /// The id, unique among capabilities.
    pub id: String,
    /// The topic.
    pub of: Topic,
    /// The question that it answers.
    pub question: String,
    /// Ways to have it. Each needs all of its links and capabilities, by id; a single way is enough.
    pub supports: Vec<Vec<String>>,
    /// The marks that become pale when it is lost.
    pub marks: Vec<MarkId>,
    /// The sentence while it is kept.
    pub kept: String,
    /// The sentence when it is lost.
    pub lost: String,
}

/// Links that are cut together, by [`Link::id`].
pub type CutSet = BTreeSet<String>;

impl Arrangement {
    /// All words that the page shows.
    pub fn words(&self) -> impl Iterator<Item = &String> {
        let of_links = self.links.iter().map(|link| &link.words);
        let of_capabilities = self.capabilities.iter().flat_map(|capability| [&capability.question, &capability.kept, &capability.lost]);
        [&self.heading, &self.ask_first, &self.mend, &self.too_old, &self.note, &self.quiz]
            .into_iter()
            .chain(of_links)
            .chain(of_capabilities)
    }

    /// The minimal cut sets of a capability: it is lost as soon as all links of one of them are cut.
    #[must_use]
    pub fn minimal_cut_sets(&self, id: &str) -> Vec<CutSet> {
        let Some(capability) = self.capabilities.iter().find(|it| it.id == id) else { return Vec::new() };
        // A capability is lost if every way is lost. A way is lost if one of its needs is lost.
        all_of(capability.supports.iter().map(|way| way.iter().flat_map(|need| self.cut_sets_of_need(need)).collect()))
    }

    /// The minimal cut sets after which a link carries nothing, including the link itself.
    #[must_use]
    pub fn minimal_cut_sets_of_link(&self, link: &Link) -> Vec<CutSet> {
        let itself = CutSet::from([link.id.clone()]);
        let before = all_of(link.carries.iter().map(|capability| self.minimal_cut_sets(capability)));
        // A link that carries nothing that can be lost depends on no other link.
        minimal(std::iter::once(itself).chain(before.into_iter().filter(|cut| !cut.is_empty())).collect())
    }

    /// The cut sets of a need: of a link that it names, or of a capability.
    fn cut_sets_of_need(&self, need: &str) -> Vec<CutSet> {
        if self.links.iter().any(|link| link.id == need) { vec![CutSet::from([need.to_owned()])] } else { self.minimal_cut_sets(need) }
    }
}

/// The minimal cut sets that contain a cut set from each of these lists.
fn all_of(lists: impl Iterator<Item = Vec<CutSet>>) -> Vec<CutSet> {
    lists.fold(vec![CutSet::new()], |so_far, list| {
        minimal(so_far.iter().flat_map(|one| list.iter().map(move |other| one | other)).collect())
    })
}

/// Removes cut sets that contain another cut set.
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

    /// Two radars that each see and report, and a task that needs one of them.
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

    /// Whether a capability is kept with these links cut, computed directly from the graph.
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
