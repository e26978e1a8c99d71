//! The geometry of the drawn tree, by the measures of the look.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::float_cmp)]

use portolan::console::chart::svg::{Caption, Ink, document};
use portolan::console::chart::{
    CONTOUR_EDGES_MAX, Chart, Guides, Indent, Sign, View, flag_colour, push_number,
};
use portolan::image::forest::{Folds, Forest, Shown};

/// `1 ← 2 ← {3, 4 ← {5, 6}}` with tags on 3, 5, 6 and 4; and `10 ← 11`.
fn sample() -> (Forest<u32>, Shown) {
    let tips = [3, 5, 6, 4, 11].map(Some);
    let chains: [&[u32]; 4] = [&[3, 2, 1], &[5, 4, 2, 1], &[6, 4, 2, 1], &[11, 10]];
    let forest = Forest::grow(&tips, chains);
    let shown = Shown::new(&forest, &Folds::default());
    (forest, shown)
}

fn chart() -> (Forest<u32>, Shown, Chart) {
    let (forest, shown) = sample();
    let chart = Chart::lay(&forest, &shown, |_| 100.0);
    (forest, shown, chart)
}

fn spot(id: u32) -> (f64, f64) {
    let (forest, shown, chart) = chart();
    let spot = chart.spots()[shown.mark_of(forest.find(&id).unwrap()).unwrap()];
    (spot.x, spot.y)
}

#[test]
fn columns_are_112_rows_27_and_42_of_open_water_lie_between_bases() {
    assert_eq!(spot(3), (270.0, 44.0));
    assert_eq!((spot(5), spot(6)), ((382.0, 98.0), (382.0, 125.0)));
    assert_eq!(spot(11), (158.0, 125.0 + 27.0 + 42.0));
}

#[test]
fn a_parent_lies_midway_between_its_first_and_its_last() {
    // The row of its own tag is the first of what stands on 4, at 71.
    assert_eq!(spot(4), (270.0, (71.0 + 125.0) / 2.0));
    assert_eq!(spot(2).1, f64::midpoint(44.0, 98.0));
    assert_eq!(spot(1).1, spot(2).1);
}

#[test]
fn a_tag_on_an_inner_image_has_a_row_of_its_own_above_the_children() {
    let (forest, shown, chart) = chart();
    let four = shown.mark_of(forest.find(&4).unwrap()).unwrap();
    assert_eq!(chart.spots()[four].row, Some(71.0));
    assert!(chart.leaders(View::ALL, |at| at == four).contains('C'));
}

#[test]
fn edges_are_level_at_both_ends_and_thicken_with_the_tags_they_carry() {
    let (forest, shown, chart) = chart();
    let two = shown.mark_of(forest.find(&2).unwrap()).unwrap();
    let strokes = chart.strokes(View::ALL, |at| at == two);
    let lit: Vec<_> = strokes.iter().filter(|stroke| stroke.lit).collect();
    assert_eq!(lit.len(), 1);
    // Four tags: 1 + .62 × 2, to a tenth.
    assert_eq!((lit[0].width.as_str(), lit[0].d.as_str()), ("2.2", "M46 71C102 71 102 71 158 71"));
    assert!(strokes.iter().any(|stroke| stroke.width == "1" && stroke.d.contains("C326 98 326 125 382 125")));
}

#[test]
fn a_sounding_stands_on_the_side_where_the_edge_is_not() {
    let (forest, shown, chart) = chart();
    let above = |id: u32| chart.spots()[shown.mark_of(forest.find(&id).unwrap()).unwrap()].sounding_above;
    assert!(above(3), "its edge comes from below");
    assert!(!above(6), "its edge comes from above");
    assert!(above(2), "its edge is level");
}

#[test]
fn only_what_touches_the_view_is_drawn() {
    let (_, shown, chart) = chart();
    assert_eq!(chart.marks_in(View::ALL).count(), shown.marks().len());
    let corner = View { left: 0.0, top: 0.0, right: 60.0, bottom: 100.0 };
    assert_eq!(chart.marks_in(corner).collect::<Vec<_>>(), [0]);
    assert_eq!(chart.lines_in(corner).count(), 0);
    assert!(chart.strokes(corner, |_| false).iter().all(|stroke| !stroke.d.contains("382")));
}

#[test]
fn a_press_means_the_mark_under_it_or_the_tags_of_the_row() {
    let (forest, shown, chart) = chart();
    let at = |id: u32| shown.mark_of(forest.find(&id).unwrap());
    assert_eq!(chart.hit(270.0 + 6.0, 44.0 - 6.0), at(3));
    assert_eq!(chart.hit(chart.tags_start() + 5.0, 71.0), at(4));
    assert_eq!(chart.hit(330.0, 20.0), None);
}

#[test]
fn contours_are_one_path_and_are_left_out_of_a_very_large_tree() {
    let (_, _, chart) = chart();
    let d = chart.contour(View::ALL).unwrap();
    assert_eq!(d.matches("h.1").count(), 2);
    assert_eq!(d.matches("h18").count(), 4);
    let many = u32::try_from(CONTOUR_EDGES_MAX).unwrap() + 2;
    let tips: Vec<Option<u32>> = (1..many).map(Some).collect();
    let chains: Vec<[u32; 2]> = (1..many).map(|tip| [tip, 0]).collect();
    let forest = Forest::grow(&tips, chains.iter().map(<[u32; 2]>::as_slice));
    let shown = Shown::new(&forest, &Folds::default());
    assert_eq!(Chart::lay(&forest, &shown, |_| 0.0).contour(View::ALL), None);
}

#[test]
fn an_empty_forest_is_an_empty_chart() {
    let forest: Forest<u32> = Forest::grow(&[None], []);
    let shown = Shown::new(&forest, &Folds::default());
    let chart = Chart::lay(&forest, &shown, |_| 0.0);
    assert!(chart.spots().is_empty() && chart.height >= 0.0);
    assert_eq!(chart.hit(0.0, 0.0), None);
}

#[test]
fn numbers_have_one_decimal_at_most() {
    let written = |number: f64| {
        let mut out = String::new();
        push_number(&mut out, number);
        out
    };
    assert_eq!([12.0, 12.25, -0.04, -7.55, 1e6].map(written), ["12", "12.3", "0", "-7.6", "1000000"]);
}

#[test]
fn guides_lead_from_the_trunk_to_the_row_and_light_up_to_what_is_selected() {
    let (forest, shown) = sample();
    let at = |id: u32| shown.mark_of(forest.find(&id).unwrap()).unwrap();
    let indent = Indent::new(&shown, 22.0, 400.0);
    let lit: Vec<usize> = shown.down_from(at(6)).collect();
    let guides = |id: u32| Guides::of(&shown, at(id), &lit, indent, 34.0, 17.0);
    assert_eq!(guides(1), Guides::default());
    // 3 has 4 after it, which leads to 6: its trunk is lit, its own elbow is not.
    assert_eq!(guides(3).lit, "M31 0V17M31 17V34");
    assert_eq!(guides(3).quiet, "M31 17H62");
    // 6 is the last of its siblings: a bend, all of it lit, up to its mark.
    assert_eq!(guides(6).lit, "M53 0V12Q53 17 58 17H84");
    assert_eq!(guides(6).quiet, "");
}

#[test]
fn a_deep_list_is_indented_less() {
    let chain: Vec<u32> = (0..400).collect();
    let forest = Forest::grow(&[Some(0)], [chain.as_slice()]);
    let shown = Shown::new(&forest, &Folds { runs: false, ..Folds::default() });
    let indent = Indent::new(&shown, 22.0, 300.0);
    assert!((0..400).all(|level| indent.of(level) <= 300.0));
    assert!(indent.of(1) < 22.0);
}

#[test]
fn the_flags_of_the_file_are_those_of_the_page() {
    // Checked against what Chromium computes for oklch(.59 .10 225) and oklch(.70 .10 345).
    assert_eq!(flag_colour(22, false), "#2689aa");
    assert_eq!(flag_colour(34, true), "#cb85ad");
    for hue in 0..36 {
        for (night, lightness) in [(false, 0.59), (true, 0.70)] {
            assert_eq!(flag_colour(hue, night), oklch(lightness, 0.10, f64::from(hue) * 10.0 + 5.0));
        }
    }
}

/// By Björn Ottosson's definition of Oklab.
fn oklch(lightness: f64, chroma: f64, degrees: f64) -> String {
    let (sin, cos) = degrees.to_radians().sin_cos();
    let (a, b) = (chroma * cos, chroma * sin);
    let l = (lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
    let m = (lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
    let s = (lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b).powi(3);
    let [r, g, b] = [
        4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
        -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
        -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701_0 * s,
    ]
    .map(|linear| {
        let encoded =
            if linear <= 0.003_130_8 { 12.92 * linear } else { 1.055 * linear.powf(1.0 / 2.4) - 0.055 };
        (encoded * 255.0).round() as u8
    });
    format!("#{r:02x}{g:02x}{b:02x}")
}

#[test]
fn the_saved_file_stands_by_itself_and_holds_hostile_names_as_text() {
    let (_, shown, chart) = chart();
    let mut signs = vec![Sign { hex: "a0f290d0a8cd".into(), ..Sign::default() }; shown.marks().len()];
    signs[2].tags = vec!["<script>&\"\u{0}".into()];
    signs[0].what = Some("a base".into());
    let ink = Ink { paper: "#fff".into(), ..Ink::default() };
    let caption = Caption { title: "Tree of a & b", description: "from <host>", soundings: "MB" };
    let file = document(&chart, &shown, &signs, &ink, caption, |_| false);
    assert!(file.starts_with("<svg xmlns=\"http://www.w3.org/2000/svg\""));
    assert!(file.contains("<title>Tree of a &amp; b</title><desc>from &lt;host&gt;</desc>"));
    assert!(file.contains("&lt;script&gt;&amp;&quot;"));
    for forbidden in ["<script", "style=", "class=", "var(", "\u{0}", "NaN"] {
        assert!(!file.contains(forbidden), "{forbidden}");
    }
    assert_eq!(file.matches("<circle").count(), 6);
}
