//! The text tables: every message in every language, fit to be filled, and in the voice of the console.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use portolan::console::number;
use portolan::console::text::{Language, Texts, fill, plural};
use std::collections::BTreeSet;

const CHINESE: [Language; 2] = [Language::SimplifiedChinese, Language::TraditionalChinese];

/// Every message as `section.name`, with its text in one language.
fn messages(language: Language) -> Vec<(String, &'static str)> {
    let column = Language::ALL.iter().position(|other| *other == language).unwrap();
    Texts::table()
        .into_iter()
        .map(|(section, name, row)| (format!("{section}.{name}"), row[column]))
        .collect()
}

/// The messages of a language that a rule finds fault with.
fn faults(language: Language, fault: impl Fn(&str) -> bool) -> Vec<String> {
    let found = messages(language).into_iter().filter(|(_, text)| fault(text));
    found.map(|(name, text)| format!("{name}: {text}")).collect()
}

fn placeholders(message: &str) -> BTreeSet<&str> {
    message.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

/// The forms of a counting message; nothing when it does not count.
fn forms(message: &str) -> Option<Vec<(&str, &str)>> {
    const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];
    let counts = message.split_once('=').is_some_and(|(category, _)| CATEGORIES.contains(&category));
    counts.then(|| message.split('|').map(|form| form.split_once('=').unwrap_or(("", form))).collect())
}

fn is_cjk(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}')
}

#[test]
fn every_message_says_something_in_every_language() {
    for language in Language::ALL {
        assert_eq!(faults(language, |text| text.trim().is_empty()), Vec::<String>::new());
    }
}

#[test]
fn a_message_has_the_same_placeholders_in_every_language() {
    for (section, name, row) in Texts::table() {
        for text in row {
            assert_eq!(placeholders(text), placeholders(row[0]), "{section}.{name}: {text}");
        }
    }
}

#[test]
fn braces_stand_only_around_the_names_of_placeholders() {
    let named = |name: &&str| !name.is_empty() && name.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    for language in Language::ALL {
        let broken = |text: &str| {
            text.matches('{').count() != text.matches('}').count() || !placeholders(text).iter().all(named)
        };
        assert_eq!(faults(language, broken), Vec::<String>::new());
    }
}

#[test]
fn a_message_that_counts_has_the_form_other_and_only_known_forms() {
    for language in Language::ALL {
        for (name, text) in messages(language) {
            let Some(forms) = forms(text) else { continue };
            assert!(forms.iter().any(|(category, _)| *category == "other"), "{name}: {text}");
            assert!(
                forms.iter().all(|(category, form)| !category.is_empty() && !form.is_empty()),
                "{name}: {text}"
            );
        }
    }
}

#[test]
fn a_message_that_counts_in_one_language_counts_in_all() {
    for (section, name, row) in Texts::table() {
        let counting: BTreeSet<bool> = row.iter().map(|text| forms(text).is_some()).collect();
        assert_eq!(counting.len(), 1, "{section}.{name}: {row:?}");
    }
}

#[test]
fn nothing_is_exclaimed() {
    for language in Language::ALL {
        assert_eq!(faults(language, |text| text.contains(['!', '！'])), Vec::<String>::new());
    }
}

#[test]
fn english_neither_begs_nor_winces() {
    let banned = ["please", "oops", "sorry", "whoops", "uh-oh"];
    let fault = |text: &str| {
        let text = text.to_lowercase();
        text.split(|c: char| !c.is_alphanumeric() && c != '-').any(|word| banned.contains(&word))
    };
    assert_eq!(faults(Language::English, fault), Vec::<String>::new());
}

#[test]
fn chinese_is_not_formal_and_knows_the_words_of_the_field() {
    const SIMPLIFIED: [&str; 6] = ["您", "注册表", "注册中心", "注册服务器", "存储库", "登记处"];
    const TRADITIONAL: [&str; 11] =
        ["您", "登錄檔", "註冊表", "倉庫", "映象", "鏡像", "令牌", "賬", "軟件", "服務器", "臺"];
    let with = |words: &'static [&str]| move |text: &str| words.iter().any(|word| text.contains(word));
    assert_eq!(faults(Language::SimplifiedChinese, with(&SIMPLIFIED)), Vec::<String>::new());
    assert_eq!(faults(Language::TraditionalChinese, with(&TRADITIONAL)), Vec::<String>::new());
}

#[test]
fn chinese_keeps_a_space_between_its_signs_and_latin_letters_or_digits() {
    let latin = |c: char| c.is_ascii_alphanumeric() || c == '{' || c == '}';
    let touches = |form: &str| {
        let chars: Vec<char> = form.chars().collect();
        chars
            .windows(2)
            .any(|pair| (is_cjk(pair[0]) && latin(pair[1])) || (latin(pair[0]) && is_cjk(pair[1])))
    };
    let fault = |text: &str| match forms(text) {
        Some(forms) => forms.iter().any(|(_, form)| touches(form)),
        None => touches(text),
    };
    for language in CHINESE {
        assert_eq!(faults(language, fault), Vec::<String>::new());
    }
}

#[test]
fn each_chinese_table_is_in_its_own_script() {
    const SIMPLIFIED: &str =
        "这个们为来时说对国会发还后从开关见过进运连选读写页题显签层镜库删传输认证记录网络将与须无务错误";
    const TRADITIONAL: &str =
        "這個們為來時說對國會發還後從開關見過進運連選讀寫頁題顯籤層鏡庫刪傳輸認證記錄網絡將與須無務錯誤";
    let only = |of: &'static str, not: &'static str| move |c: char| of.contains(c) && !not.contains(c);
    let (simplified, traditional) = (only(SIMPLIFIED, TRADITIONAL), only(TRADITIONAL, SIMPLIFIED));
    assert_eq!(faults(Language::SimplifiedChinese, |text| text.contains(traditional)), Vec::<String>::new());
    assert_eq!(faults(Language::TraditionalChinese, |text| text.contains(simplified)), Vec::<String>::new());
}

#[test]
fn a_language_is_told_by_the_tag_a_browser_sends() {
    let told = |tag: &str| Language::by_tag(tag);
    for tag in ["en", "en-GB", "EN-us"] {
        assert_eq!(told(tag), Some(Language::English), "{tag}");
    }
    for tag in ["zh", "zh-CN", "zh-SG", "zh-Hans", "zh-Hans-HK"] {
        assert_eq!(told(tag), Some(Language::SimplifiedChinese), "{tag}");
    }
    for tag in ["zh-TW", "zh-HK", "zh-Hant", "zh-hant-CN", "zh-MO"] {
        assert_eq!(told(tag), Some(Language::TraditionalChinese), "{tag}");
    }
    for tag in ["", "de", "eng", "zhx-TW", "-zh"] {
        assert_eq!(told(tag), None, "{tag}");
    }
}

#[test]
fn chinese_uses_its_own_punctuation() {
    let fault = |text: &str| {
        let chars: Vec<char> = text.chars().collect();
        chars.windows(2).any(|pair| is_cjk(pair[0]) && matches!(pair[1], ',' | '.' | ';' | ':' | '?' | '('))
    };
    for language in CHINESE {
        assert_eq!(faults(language, fault), Vec::<String>::new());
    }
}

#[test]
fn a_language_file_is_the_column_of_its_language_and_nothing_else_is_taken_for_one() {
    let column: Vec<&str> = messages(Language::SimplifiedChinese).into_iter().map(|(_, text)| text).collect();
    let json = serde_json::to_vec(&column).unwrap();
    let texts = Texts::from_json(Language::SimplifiedChinese, &json).unwrap();
    let shown = format!("{:?}", texts.common);
    assert!(shown.contains("\"取消\"") && !shown.contains("Cancel"), "{shown}");
    assert_eq!(texts.language, Language::SimplifiedChinese);
    let short = serde_json::to_vec(&column[1..]).unwrap();
    assert!(Texts::from_json(Language::SimplifiedChinese, &short).is_none());
    let long = serde_json::to_vec(&[column.clone(), vec!["x"]].concat()).unwrap();
    assert!(Texts::from_json(Language::SimplifiedChinese, &long).is_none());
    assert!(Texts::from_json(Language::SimplifiedChinese, b"<html>").is_none());
}

#[test]
fn placeholders_are_filled_and_what_fills_them_is_never_filled_again() {
    assert_eq!(fill("{n} of {all}", &[("n", "1"), ("all", "2")]), "1 of 2");
    assert_eq!(fill("{name} is gone", &[("name", "{n}"), ("n", "secret")]), "{n} is gone");
    assert_eq!(fill("{unknown} {", &[("n", "1")]), "{unknown} {");
}

#[test]
fn numbers_are_parted_by_thousands_and_rounded_to_tenths() {
    let whole = [0, 7, 999, 1000, 10_000, 123_456, 1_234_567, u64::MAX].map(number::whole);
    let expected = ["0", "7", "999", "1,000", "10,000", "123,456", "1,234,567", "18,446,744,073,709,551,615"];
    assert_eq!(whole, expected);
    let tenths = [0.0, 0.04, 0.05, 1.25, 8.149, 999.94, 1204.5, -1.0, f64::NAN].map(number::tenths);
    assert_eq!(tenths, ["0.0", "0.0", "0.1", "1.3", "8.1", "999.9", "1,204.5", "0.0", "0.0"]);
}

#[test]
fn only_english_tells_one_from_more() {
    assert_eq!(
        [0, 1, 2, 11, 101].map(|count| Language::English.plural(count)),
        ["other", "one", "other", "other", "other"]
    );
    for language in [Language::SimplifiedChinese, Language::TraditionalChinese] {
        assert_eq!([0, 1, 2].map(|count| language.plural(count)), ["other"; 3]);
    }
}

#[test]
fn a_plural_form_is_chosen_by_category_and_falls_back_to_other() {
    let message = "one={n} tag|other={n} tags";
    assert_eq!(plural(message, "one"), "{n} tag");
    assert_eq!(plural(message, "few"), "{n} tags");
    assert_eq!(plural("{n} 个标签", "other"), "{n} 个标签");
}
