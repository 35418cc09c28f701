//! The story: picture, caption and controls. The site prerenders it, and the program draws it.

pub use super::props::{Dispatch, StoryProps};

use super::element::element;
use super::{caption, controls, legend, map, naming, notices, picture, prospects};
use lesson::address::Surface;
use yew::prelude::*;

/// The story.
pub fn view(props: StoryProps<'_>, dispatch: &Dispatch) -> Html {
    let StoryProps { id, session } = props;
    let around = session.links.surface != Surface::Embed;
    let values = [id, &session.story.step.0, "-1", "story"].map(|value| Some(value.to_owned()));
    let inside = html! {
        <>
            { notices::view(session, dispatch) }
            { picture::view(props, dispatch) }
            <div class="narration">
                { if session.naming().is_some() { naming::view(session, dispatch) } else { caption::view(props, dispatch) } }
                // After the title, and before the links that lead on.
                { picture::description(props) }
                { controls::view(props, dispatch) }
            </div>
            // Always a single node: with more or fewer, Yew would replace the picture, and its row and motion would be lost.
            { if session.naming().is_none() { caption::details(props, dispatch) } else { Html::default() } }
            { for around.then(|| html! {
                <>
                    <div class="around">
                        { map::view(session, dispatch) }
                        { legend::view(session) }
                    </div>
                    { prospects::list(session) }
                </>
            }) }
            <p class="visually-hidden" role="status"><span key={session.announcement.clone()}>{ session.announcement.clone() }</span></p>
        </>
    };
    element("article", &["id", "data-step", "tabindex", "class"], values.into(), inside).into()
}
