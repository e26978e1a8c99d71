//! The symbols: a grid of 20, lines of 1.4 with round ends, drawn between 3 and 17 in the colour of the words beside
//! them. A symbol is never read out: it stands beside a word, or its button has a name.

use yew::prelude::*;

/// Which symbol.
#[derive(Properties, PartialEq)]
pub struct IconProps {
    /// Its name, as in [`drawing`]. An unknown one is drawn as nothing.
    pub name: &'static str,
}

/// One symbol.
#[component]
pub fn Icon(props: &IconProps) -> Html {
    let (line, full) = drawing(props.name);
    html! {
        <svg class="pt-icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
            <path d={line} />
            if !full.is_empty() {
                <path class="pt-full" d={full} />
            }
        </svg>
    }
}

/// What is drawn as a line, and what is filled as well.
fn drawing(name: &str) -> (&'static str, &'static str) {
    let line = match name {
        "again" => "M16.3 4v4.2h-4.2M15.9 8A6.2 6.2 0 1 0 16 12.3",
        "away" => "M9 5H4v11h11v-5M12 3.5h4.5V8M16 4 9.5 10.5",
        "buoy" => return BUOY,
        "check" => "m3.8 10.8 4.1 4L16.2 5.2",
        "close" => "m5 5 10 10M15 5 5 15",
        "copy" => "M7.5 7V3.5h9v9H13M3.5 7.5h9v9h-9z",
        "delete" => "M3.5 5.8h13M7.8 5.6V3.4h4.4v2.2M5.3 6l.8 10.6h7.8L14.7 6M8.4 9.2v4.2M11.6 9.2v4.2",
        "down" => "m5 7.6 5 5 5-5",
        "download" => "M10 3.4v9.2M6.1 8.9l3.9 3.9 3.9-3.9M3.8 16.6h12.4",
        "filter" => "M3.4 5.6h13.2M5.9 10h8.2M8.4 14.4h3.2",
        "find" => "M8.7 3.8a4.9 4.9 0 1 1 0 9.8 4.9 4.9 0 1 1 0-9.8M12.4 12.4l4.2 4.2",
        "fit" => "M3.8 7.6V3.8h3.8M12.4 3.8h3.8v3.8M16.2 12.4v3.8h-3.8M7.6 16.2H3.8v-3.8",
        "fold" => "m7.6 5 5 5-5 5",
        "insert" => "M10 12.6V3.4M6.1 7.2 10 3.3l3.9 3.9M3.8 16.6h12.4",
        "keys" => "M3 5.4h14v9.2H3zM6 8.4h.1M8.7 8.4h.1M11.3 8.4h.1M14 8.4h.1M6.6 11.7h6.8",
        "layers" => "m10 3.4 6.9 3.4L10 10.2 3.1 6.8zM3.4 10.1 10 13.4l6.6-3.3M3.4 13.3 10 16.6l6.6-3.3",
        "leave" => "M11.4 4H4v12h7.4M8.4 10h8.2M13.5 6.9l3.1 3.1-3.1 3.1",
        "lock" => "M4.4 9h11.2v7.5H4.4zM7 8.8V6.5a3 3 0 0 1 6 0v2.3M10 12v1.7",
        "minus" => "M4 10h12",
        "note" => "M10 3.2a6.8 6.8 0 1 1 0 13.6 6.8 6.8 0 1 1 0-13.6M10 9.2v4.3M10 6.5v.2",
        "pin" => {
            "M10 17c3.3-3.6 5.1-6.1 5.1-8.5a5.1 5.1 0 0 0-10.2 0C4.9 10.9 6.7 13.4 10 17zM10 6.9a1.6 1.6 0 1 1 0 3.2 1.6 1.6 0 1 1 0-3.2"
        }
        "plus" => "M10 4v12M4 10h12",
        "prompt" => "m4 5.5 4.5 4.5L4 14.5M10 15h6.2",
        "rose" => return ROSE,
        "show" => {
            "M2.9 10C4.9 6.7 7.2 5.1 10 5.1s5.1 1.6 7.1 4.9c-2 3.3-4.3 4.9-7.1 4.9S4.9 13.3 2.9 10zM10 8a2 2 0 1 1 0 4 2 2 0 1 1 0-4"
        }
        "sorted" => "M10 4.4v11M6 11.6l4 4 4-4",
        "tag" => "M4.9 17V3.6h11.2l-3 3.1 3 3.1H5",
        "theme" => return THEME,
        "tree" => {
            "M3 10h3.4C9.9 10 9 4.8 12.4 4.8h1.7M6.4 10h7.7M6.4 10c3.5 0 2.6 5.2 6 5.2h1.7M15.6 3.3a1.5 1.5 0 1 1 0 3 1.5 1.5 0 1 1 0-3M15.6 8.5a1.5 1.5 0 1 1 0 3 1.5 1.5 0 1 1 0-3M15.6 13.7a1.5 1.5 0 1 1 0 3 1.5 1.5 0 1 1 0-3"
        }
        "unsure" => "M10 3.5 17 15.9H3zM10 8v3.7M10 13.7v.2",
        _ => "",
    };
    (line, "")
}

const BUOY: (&str, &str) = (
    "M10 3v2M6.5 13 9 5h2l2.5 8M7.8 9h4.4M2.8 15.2c1.2-1.3 2.4-1.3 3.6 0s2.4 1.3 3.6 0 2.4-1.3 3.6 0 2.4 1.3 3.6 0",
    "",
);
const ROSE: (&str, &str) = (
    "M10 1.6 11.7 8.3 18.4 10l-6.7 1.7L10 18.4l-1.7-6.7L1.6 10l6.7-1.7zM4.7 4.7 6.4 6.4M15.3 4.7l-1.7 1.7M4.7 15.3l1.7-1.7M15.3 15.3l-1.7-1.7",
    "M10 1.6V10h8.4l-6.7 1.7L10 18.4V10H1.6l6.7-1.7z",
);
const THEME: (&str, &str) =
    ("M10 3.7a6.3 6.3 0 1 1 0 12.6 6.3 6.3 0 1 1 0-12.6", "M10 3.7a6.3 6.3 0 0 1 0 12.6z");
