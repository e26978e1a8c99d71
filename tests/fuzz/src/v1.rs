//! Everything a registry of version 1 and its index are asked.

use super::answers::{Answers, image, repository, tag};
use portolan::http::Transport;
use portolan::image::Image;
use portolan::image::forest::Forest;
use portolan::registry::Registry;
use portolan::registry::credential::Basic;

/// Gives the input in answer to each call.
pub fn read(bytes: &[u8]) {
    let server = Answers::of(bytes);
    let (repository, tag, id) = (&repository(), &tag(), &image());
    let _ = server.to(async |registry| registry.detect().await);
    let _ = server.to(async |registry| registry.search("", None).await);
    let _ = server.to(async |registry| registry.tags(repository).await);
    let _ = server.to(async |registry| registry.tag(repository, tag).await);
    let _ = server.to(async |registry| registry.delete_tag(repository, tag).await);
    let _ = server.to(async |registry| registry.properties(repository).await);
    let _ = server.to(async |registry| registry.repository_facts(repository).await);
    let _ = server.to(async |registry| registry.tag_facts(repository, tag).await);
    let _ = server.to(async |registry| registry.files(repository, id).await);
    let _ = server.to(async |registry| registry.changes(repository, id).await);
    let _ = server.to(async |registry| registry.layer_facts(repository, id).await);
    if let Ok(image) = server.to(async |registry| registry.image(repository, id).await) {
        assert_eq!(&image.id, id);
        server.to(async |registry| layer(&registry, &image).await);
    }
    if let Ok(ancestry) = server.to(async |registry| registry.ancestry(repository, id).await) {
        let forest = Forest::grow(&[Some(id.clone())], [ancestry.ids()]);
        assert_eq!(forest.freed(&[0]).images.len(), ancestry.ids().len());
    }
    index(&server);
}

/// Reads a layer to its end.
async fn layer<T: Transport>(registry: &Registry<T>, image: &Image) {
    let Ok(mut download) = registry.layer(&repository(), image).await else { return };
    while let Some(Ok(_)) = download.next().await {}
    let _ = download.verify();
}

/// What only an index answers: where repositories are, tokens for them, and accounts.
fn index(server: &Answers) {
    let (repository, ada) = (&repository(), "ada");
    let _ = server.to(async |registry| {
        registry.assume_standalone(false);
        // The token of the first call and the endpoints it names are in use in those that follow.
        let _ = registry.check_token(repository).await;
        let _ = registry.tags(repository).await;
        let _ = registry.listed_images(repository).await;
        registry.create_repository(repository, &[image()]).await
    });
    let _ = server.to(async |registry| registry.verify().await);
    let _ = server.to(async |registry| registry.profile(ada).await);
    let _ = server.to(async |registry| registry.emails(ada).await);
    let login = Basic { user: ada.into(), password: "horse".into() };
    let _ = server.to(async |registry| registry.sign_in(login, false).await);
}
