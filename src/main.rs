//! Mounts the console on the page; on the host there is no page and nothing to do.

#[cfg(target_arch = "wasm32")]
fn main() {
    use yew::prelude::*;

    #[component]
    fn Console() -> Html {
        html! { <main><h1>{ "Portolan" }</h1></main> }
    }

    let page = web_sys::window().and_then(|window| window.document());
    if let Some(root) = page.and_then(|page| page.query_selector("portolan-console").ok().flatten()) {
        yew::Renderer::<Console>::with_root(root).render();
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
