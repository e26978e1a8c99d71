//! What speaks for a diagnosis, and what a single question tells, in words.

use crate::console::doctor::{Clue, Sure, Tells};
use crate::ui::hooks::Words;

/// A clue as a sentence.
pub(super) fn clue(words: &Words, clue: Clue) -> String {
    let doctor = &words.doctor;
    let text = match clue {
        Clue::BrowserOffline => doctor.clue_offline(),
        Clue::PolicyTold => doctor.clue_policy(),
        Clue::Schemes => doctor.clue_schemes(),
        Clue::MayBeExempt => doctor.clue_exempt(),
        Clue::PermissionDenied => doctor.clue_denied(),
        Clue::PermissionOpen => doctor.clue_open(),
        Clue::Nearer => doctor.clue_nearer(),
        Clue::NothingOpaque => doctor.clue_nothing(),
        Clue::OpaqueAnswered => doctor.clue_opaque(),
        Clue::OtherAnswered => doctor.clue_other(),
        Clue::OtherSilent => doctor.clue_other_silent(),
        Clue::OtherNotAsked => doctor.clue_not_asked(),
        Clue::TlsAnswersHttp => doctor.clue_tls_http(),
        Clue::OtherPathSilent => doctor.clue_path_silent(),
        Clue::OtherPathRead => doctor.clue_path_read(),
        Clue::ReadWithPassword => doctor.clue_with(),
        Clue::ReadWithout => doctor.clue_without(),
        Clue::ReadAgain => doctor.clue_again(),
        Clue::SilentWithPassword => doctor.clue_silent_with(),
        Clue::SilentWithAccept => doctor.clue_accept_silent(),
        Clue::ReadWithAccept => doctor.clue_accept(),
        Clue::WantsPassword => doctor.clue_guarded(),
        Clue::Open => doctor.clue_free(),
        Clue::MustCarry => doctor.clue_must(),
        Clue::MoreBehind => doctor.clue_more(),
        Clue::ManifestWithout => doctor.clue_manifest(),
        Clue::PasswordSent => doctor.clue_sent(),
        Clue::AllRead => doctor.clue_all(),
    };
    words.fill(text, &[("name", "Authorization")])
}

/// How sure, as a word.
pub(super) fn sure(words: &Words, sure: Sure) -> &str {
    match sure {
        Sure::Certain => words.doctor.certain(),
        Sure::Likely => words.doctor.likely(),
        Sure::Possible => words.doctor.possible(),
    }
}

/// What a single question tells, as a phrase.
pub(super) fn tells(words: &Words, tells: Tells) -> &str {
    let doctor = &words.doctor;
    match tells {
        Tells::LetsRead => doctor.tells_read(),
        Tells::WantsSignIn => doctor.tells_sign_in(),
        Tells::BlockedOrNobody => doctor.tells_blocked(),
        Tells::SomebodyThere => doctor.tells_there(),
        Tells::NobodyThere => doctor.tells_nobody(),
        Tells::OtherSchemeThere => doctor.tells_other(),
        Tells::OtherSchemeNobody => doctor.tells_other_nobody(),
        Tells::NotOnePath => doctor.tells_not_one(),
        Tells::OnePath => doctor.tells_one(),
        Tells::PreflightAnswered => doctor.tells_preflight(),
        Tells::PreflightFailed => doctor.tells_no_preflight(),
        Tells::NotThis => doctor.tells_not_this(),
        Tells::SpeaksV1 => doctor.tells_v1(),
        Tells::TokensCanBeHad => doctor.tells_tokens(),
        Tells::PasswordRefused => doctor.tells_refused(),
        Tells::NoToken => doctor.tells_no_token(),
        Tells::NotSafe => doctor.tells_unsafe(),
        Tells::ListThere => doctor.tells_list(),
        Tells::ListRefused => doctor.tells_no_list(),
        Tells::ListGoesOn => doctor.tells_goes_on(),
        Tells::ListEnds => doctor.tells_ends(),
        Tells::TagsThere => doctor.tells_tags(),
        Tells::NoTags => doctor.tells_no_tags(),
        Tells::DigestReadable => doctor.tells_digest(),
        Tells::DigestHidden => doctor.tells_no_digest(),
        Tells::DeletesOn => doctor.deletes_on(),
        Tells::DeletesOff => doctor.tells_deletes_off(),
        Tells::Nothing => doctor.tells_nothing(),
        Tells::TooSlow => doctor.tells_slow(),
        Tells::Forbidden => doctor.tells_forbidden(),
        Tells::Offline => doctor.tells_offline(),
        Tells::Elsewhere => doctor.tells_elsewhere(),
    }
}
