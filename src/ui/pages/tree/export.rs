//! Saving the picture: the colours of the theme in force are read off a row of hidden samples.

use super::scene::{Scene, way_down};
use crate::console::chart::Sign;
use crate::console::chart::svg::{Caption, Ink, document};
use crate::console::route::Place;
use crate::ui::hooks::{Words, use_action, use_console};
use crate::web::save::Sink;
use crate::web::{clock, colours, dom, sight::Element};
use std::rc::Rc;
use yew::prelude::*;

const SAMPLES: [&str; 9] =
    ["paper", "raised", "ink", "ink-2", "ink-3", "rule-strong", "contour", "shoal", "accent"];

/// The hidden samples. The style sheet colours each by its token.
pub(super) fn samples(node: &NodeRef) -> Html {
    html! {
        <div ref={node} class="pt-samples" hidden=true aria-hidden="true">
            { for SAMPLES.iter().map(|token| html! { <i data-token={*token}></i> }) }
        </div>
    }
}

/// Saves the picture when called.
#[hook]
pub(super) fn use_export(
    scene: &Rc<Scene>,
    place: &Place,
    selected: Option<usize>,
    samples: &NodeRef,
) -> Callback<()> {
    let console = use_console();
    let words = scene.words.clone();
    let save = use_action(
        |(name, file): (String, String)| async move {
            let sink = Sink::gathered();
            let written = sink.write(file.as_bytes()).await && sink.finish(&name).await;
            Ok(written.then_some(name))
        },
        move |saved: Option<String>| {
            if let Some(name) = saved {
                console.announce(words.fill(words.tree.saved(), &[("name", &name)]));
            }
        },
    );
    let (scene, place, samples) = (scene.clone(), place.clone(), samples.clone());
    save.run.reform(move |()| {
        let ink = samples.cast::<Element>().map(|samples| ink(&samples)).unwrap_or_default();
        (file_name(&scene), file(&scene, &place, selected, &ink))
    })
}

fn file(scene: &Scene, place: &Place, selected: Option<usize>, ink: &Ink) -> String {
    let (words, tree) = (&scene.words, &scene.words.tree);
    let signs: Vec<Sign> = (0..scene.shown().marks().len()).map(|at| scene.sign(at)).collect();
    let title = words.fill(
        tree.file_title(),
        &[("tags", &scene.drawn_tags()), ("repository", &scene.repository.to_string())],
    );
    let description = source(words, place);
    let soundings = scene.soundings();
    let caption = Caption { title: &title, description: &description, soundings: &soundings };
    let way = way_down(scene.shown(), selected);
    document(scene.chart(), scene.shown(), &signs, ink, caption, |at| way.contains(&at))
}

/// Where it was read and when.
fn source(words: &Words, place: &Place) -> String {
    let time = words.time(clock::now());
    words.fill(words.tree.file_from(), &[("host", &place.origin.authority()), ("time", &time)])
}

fn file_name(scene: &Scene) -> String {
    let name: String = scene.repository.as_str().replace('/', "-");
    format!("{name}-tree.svg")
}

fn ink(samples: &Element) -> Ink {
    let token = |token: &str| {
        dom::find(samples, &format!("[data-token=\"{token}\"]"))
            .and_then(|sample| colours::colour(&sample))
            .unwrap_or_default()
    };
    let paper = token("paper");
    Ink {
        night: is_dark(&paper),
        paper,
        raised: token("raised"),
        ink: token("ink"),
        ink_2: token("ink-2"),
        ink_3: token("ink-3"),
        rule_strong: token("rule-strong"),
        contour: token("contour"),
        shoal: token("shoal"),
        accent: token("accent"),
    }
}

/// Whether `rgb(r, g, b)` is nearer to black.
fn is_dark(colour: &str) -> bool {
    let numbers = colour.trim_start_matches(|c: char| !c.is_ascii_digit()).split([',', ' ', ')']);
    let sum: u32 = numbers.filter_map(|number| number.parse::<u32>().ok()).take(3).sum();
    sum < 384
}
