//! The chart as a file that stands by itself: every colour an attribute, no style sheet, no script, no link.
//! It is the picture of what is shown, whole, whatever part of it is in view.

use super::sign::{Sign, TAG_GAP};
use super::tint::flag_colour;
use super::{CONTOURS, Chart, Spot, View, push_number};
use crate::console::flag::Flag;
use crate::console::tenths::Tenths;
use crate::image::forest::{Kind, Shown};
use std::fmt::Write as _;

/// The colours of the theme it is saved in, each as text that every SVG program reads.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ink {
    /// What it is drawn on.
    pub paper: String,
    /// What fills marks.
    pub raised: String,
    /// Names and the rims of marks.
    pub ink: String,
    /// Edges.
    pub ink_2: String,
    /// Soundings.
    pub ink_3: String,
    /// Leaders.
    pub rule_strong: String,
    /// Contour lines.
    pub contour: String,
    /// Shallow water.
    pub shoal: String,
    /// What is selected.
    pub accent: String,
    /// Whether it is the dark theme, which has its own flags.
    pub night: bool,
}

/// What the file says of itself.
#[derive(Clone, Copy, Debug)]
pub struct Caption<'a> {
    /// Its title.
    pub title: &'a str,
    /// Where it is from and when it was read.
    pub description: &'a str,
    /// What soundings are, written at its foot.
    pub soundings: &'a str,
}

const SANS: &str = "system-ui, sans-serif";
const MONO: &str = "ui-monospace, Menlo, Consolas, monospace";
/// The strip at the foot.
const FOOT: f64 = 28.0;

/// Writes the file. `lit` says which marks are on the selected way.
#[must_use]
pub fn document(
    chart: &Chart,
    shown: &Shown,
    signs: &[Sign],
    ink: &Ink,
    caption: Caption<'_>,
    lit: impl Fn(usize) -> bool,
) -> String {
    let mut file = Writer { out: String::with_capacity(chart.spots().len() * 700 + 4096), ink };
    let (width, height) = (chart.width.ceil(), (chart.height + FOOT).ceil());
    let size = format!("width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\"");
    let _ = write!(file.out, "<svg xmlns=\"http://www.w3.org/2000/svg\" {size} font-family=\"{SANS}\">");
    let _ =
        write!(file.out, "<title>{}</title><desc>{}</desc>", xml(caption.title), xml(caption.description));
    let _ = write!(file.out, "<path fill=\"{}\" d=\"M0 0H{width}V{height}H0z\"/>", ink.paper);
    file.water(chart);
    file.lines(chart, &lit);
    for ((spot, sign), mark) in chart.spots().iter().zip(signs).zip(shown.marks()) {
        file.mark(spot, sign, mark.kind, mark.layers);
    }
    for (at, row) in chart.lines_in(View::ALL) {
        if let Some(sign) = signs.get(at) {
            file.tags(chart.tags_start(), row, sign);
        }
    }
    let foot = chart.height + 10.0;
    file.text(38.0, foot, caption.soundings, &ink.ink_3, "font-size=\"11\"");
    file.out.push_str("</svg>\n");
    file.out
}

struct Writer<'a> {
    out: String,
    ink: &'a Ink,
}

impl Writer<'_> {
    fn water(&mut self, chart: &Chart) {
        let Some(d) = chart.contour(View::ALL) else { return };
        let round = "fill=\"none\" stroke-linecap=\"round\" stroke-linejoin=\"round\"";
        let _ = write!(self.out, "<defs><path id=\"shore\" d=\"{d}\"/></defs><g {round}>");
        let waters = [(&self.ink.paper, "1"), (&self.ink.shoal, ".55"), (&self.ink.shoal, "1")];
        for ((line, water), (colour, opacity)) in CONTOURS.iter().zip(waters) {
            for (width, stroke, opacity) in
                [(line, &self.ink.contour, "1"), (water, &self.ink.paper, "1"), (water, colour, opacity)]
            {
                let _ = write!(
                    self.out,
                    "<use href=\"#shore\" stroke-width=\"{width}\" stroke=\"{stroke}\" opacity=\"{opacity}\"/>"
                );
            }
        }
        self.out.push_str("</g>");
    }

    fn lines(&mut self, chart: &Chart, lit: &impl Fn(usize) -> bool) {
        let leaders = chart.leaders(View::ALL, |_| true);
        let _ = write!(
            self.out,
            "<path fill=\"none\" stroke=\"{}\" stroke-dasharray=\"1 4\" stroke-linecap=\"round\" d=\"{leaders}\"/>",
            self.ink.rule_strong
        );
        for stroke in chart.strokes(View::ALL, lit) {
            let colour = if stroke.lit { &self.ink.accent } else { &self.ink.ink_2 };
            let (width, d) = (&stroke.width, &stroke.d);
            let _ = write!(
                self.out,
                "<path fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\" stroke-linecap=\"round\" d=\"{d}\"/>"
            );
        }
    }

    fn mark(&mut self, spot: &Spot, sign: &Sign, kind: Kind, layers: usize) {
        let _ = write!(self.out, "<g><title>{}</title>", xml(&sign.title));
        let rim = format!("fill=\"{}\" stroke=\"{}\" stroke-width=\"1.25\"", self.ink.raised, self.ink.ink);
        let _ = write!(self.out, "{}", shape(spot, kind, &rim));
        if let Some(Flag { a, b }) = Flag::of(&sign.hex) {
            let [upper, lower] = flag(spot, kind);
            for (hue, d) in [(a, upper), (b, lower)] {
                let _ = write!(self.out, "<path fill=\"{}\" d=\"{d}\"/>", flag_colour(hue, self.ink.night));
            }
        }
        let ink = self.ink;
        if kind == Kind::Run {
            let middle = "font-size=\"10.5\" text-anchor=\"middle\"";
            self.text(spot.x + 4.5, spot.y + 3.8, &format!("×{layers}"), &ink.ink, middle);
        }
        let (x, y) = sounding_at(spot, kind);
        let end = "font-size=\"10.5\" font-style=\"italic\" text-anchor=\"end\"";
        self.text(x, y, &sign.sounding, &ink.ink_3, end);
        if kind == Kind::Base {
            let mono = format!("font-size=\"11\" font-family=\"{MONO}\"");
            self.text(spot.x - 8.0, spot.y - 22.0, sign.short(), &ink.ink, &mono);
            if let Some(what) = &sign.what {
                self.text(spot.x - 8.0, spot.y + 26.0, what, &ink.ink_3, "font-size=\"11\"");
            }
        }
        self.out.push_str("</g>");
    }

    fn tags(&mut self, x: f64, row: f64, sign: &Sign) {
        let _ = write!(self.out, "<text font-size=\"12\" font-family=\"{MONO}\" x=\"");
        push_number(&mut self.out, x);
        self.out.push_str("\" y=\"");
        push_number(&mut self.out, row + 4.0);
        let _ = write!(self.out, "\" fill=\"{}\">", self.ink.ink);
        for (at, tag) in sign.tags.iter().enumerate() {
            let weight =
                if at == 0 { " font-weight=\"600\"".to_owned() } else { format!(" dx=\"{TAG_GAP}\"") };
            let _ = write!(self.out, "<tspan{weight}>{}</tspan>", xml(tag));
        }
        if let Some(after) = &sign.after {
            let gap = if sign.tags.is_empty() { 0.0 } else { TAG_GAP };
            let (ink, words) = (&self.ink.ink_3, xml(after));
            let _ =
                write!(self.out, "<tspan dx=\"{gap}\" fill=\"{ink}\" font-family=\"{SANS}\">{words}</tspan>");
        }
        self.out.push_str("</text>");
    }

    fn text(&mut self, x: f64, y: f64, words: &str, fill: &str, attributes: &str) {
        if words.is_empty() {
            return;
        }
        let _ = write!(self.out, "<text {attributes} fill=\"{fill}\" x=\"");
        push_number(&mut self.out, x);
        self.out.push_str("\" y=\"");
        push_number(&mut self.out, y);
        let _ = write!(self.out, "\">{}</text>", xml(words));
    }
}

fn shape(spot: &Spot, kind: Kind, rim: &str) -> String {
    let (x, y, half) = (spot.x, spot.y, spot.half);
    match kind {
        Kind::Layer => {
            format!("<circle cx=\"{}\" cy=\"{}\" r=\"{}\" {rim}/>", Tenths(x), Tenths(y), Tenths(half))
        }
        Kind::Base => {
            let (left, top, side) = (Tenths(x - half), Tenths(y - half), Tenths(half * 2.0));
            format!("<rect x=\"{left}\" y=\"{top}\" width=\"{side}\" height=\"{side}\" {rim}/>")
        }
        Kind::Run => {
            let (left, top, width) = (Tenths(x - half), Tenths(y - 9.0), Tenths(half * 2.0));
            format!("<rect x=\"{left}\" y=\"{top}\" width=\"{width}\" height=\"18\" rx=\"9\" {rim}/>")
        }
    }
}

/// The upper two thirds and the lower third of the flag inside a mark, as path data.
#[must_use]
pub fn flag(spot: &Spot, kind: Kind) -> [String; 2] {
    let (x, y) = (spot.x, spot.y);
    match kind {
        Kind::Layer => {
            let (left, line) = (Tenths(x - 3.9), Tenths(y + 0.8));
            [format!("M{left} {line}a4 4 0 1 1 7.8 0z"), format!("M{left} {line}a4 4 0 0 0 7.8 0z")]
        }
        Kind::Base => {
            let (left, top, low) = (Tenths(x - 4.5), Tenths(y - 4.5), Tenths(y + 1.5));
            [format!("M{left} {top}h9v6h-9z"), format!("M{left} {low}h9v3h-9z")]
        }
        Kind::Run => {
            let (left, top, low) = (Tenths(x - spot.half + 5.0), Tenths(y - 5.0), Tenths(y + 1.6));
            [format!("M{left} {top}h4v6.6h-4z"), format!("M{left} {low}h4v3.4h-4z")]
        }
    }
}

/// Where the sounding of a mark ends: beside a base, else above the edge that leads to it or below.
#[must_use]
pub fn sounding_at(spot: &Spot, kind: Kind) -> (f64, f64) {
    let side = if spot.sounding_above { -5.0 } else { 12.0 };
    match kind {
        Kind::Base => (spot.x - 12.0, spot.y + 4.0),
        Kind::Layer => (spot.x - 11.0, spot.y + side),
        Kind::Run => (spot.x - spot.half - 3.0, spot.y + side),
    }
}

/// Text made safe for XML: its signs written out, and what XML cannot hold left out.
fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            c if (c.is_control() && !matches!(c, '\n' | '\t')) || matches!(c, '\u{FFFE}' | '\u{FFFF}') => {}
            c => out.push(c),
        }
    }
    out
}
