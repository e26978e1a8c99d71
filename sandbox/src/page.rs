//! The sandbox as a module that a page loads: it answers what the page would ask of a network, and asks none itself.
//! There are two registries in it, a Registry v2 and a Hub with its images apart, at the places that
//! `portolan::name::sample` names.

#[cfg(target_arch = "wasm32")]
mod in_page {
    use js_sys::{Array, Object, Uint8Array};
    use portolan::http::Url;
    use portolan::name::sample::{HUB, IMAGES, REGISTRY};
    use portolan_sandbox::{Place, Places, Request, Response, Sandbox};
    use std::cell::OnceCell;
    use wasm_bindgen::prelude::{JsCast, JsValue, wasm_bindgen};
    use wasm_bindgen_futures::JsFuture;
    use web_sys::{Headers, ResponseInit};

    thread_local! {
        static SANDBOXES: OnceCell<Vec<Sandbox>> = const { OnceCell::new() };
    }

    /// The sandbox that is said to be at the place of a URL, and which of its services that is.
    fn asked(url: &Url) -> Option<(Sandbox, Place)> {
        SANDBOXES.with(|sandboxes| {
            sandboxes.get_or_init(sample).iter().find_map(|sandbox| {
                let places = sandbox.places();
                let place = match url.origin() {
                    origin if *origin == places.index => Place::Index,
                    origin if *origin == places.registry => Place::Registry,
                    _ => return None,
                };
                Some((sandbox.clone(), place))
            })
        })
    }

    fn sample() -> Vec<Sandbox> {
        let at = |sandbox: Sandbox, index: &str, registry: &str| {
            sandbox.set_places(Places { index: index.parse().ok()?, registry: registry.parse().ok()? });
            Some(sandbox)
        };
        [at(Sandbox::v2(), REGISTRY, REGISTRY), at(Sandbox::apart(), HUB, IMAGES)]
            .into_iter()
            .flatten()
            .collect()
    }

    /// Answers a request as `fetch` would.
    ///
    /// # Errors
    /// As `fetch` does where nobody listens: the sample has no such place.
    // Only what is public can be seen from outside the wasm.
    #[allow(unreachable_pub)]
    #[wasm_bindgen]
    pub async fn answer(request: web_sys::Request) -> Result<web_sys::Response, JsValue> {
        let url = Url::read(&request.url()).ok_or(JsValue::NULL)?;
        let (sandbox, place) = asked(&url).ok_or(JsValue::NULL)?;
        let body = JsFuture::from(request.array_buffer()?).await?;
        let response = sandbox.handle(&Request {
            place,
            authority: url.origin().authority(),
            method: request.method(),
            path: url.path().to_owned(),
            query: url.query_string().trim_start_matches('?').to_owned(),
            headers: fields(&request.headers()),
            body: Uint8Array::new(&body).to_vec(),
        });
        let given = given(&response)?;
        // One that is made in the page has no address of its own.
        let address = Object::new();
        js_sys::Reflect::set(&address, &"value".into(), &request.url().into())?;
        Object::define_property(&given, &"url".into(), &address);
        Ok(given)
    }

    fn fields(headers: &Headers) -> Vec<(String, String)> {
        let pairs = headers.entries().into_iter().filter_map(|pair| pair.ok()?.dyn_into::<Array>().ok());
        pairs.filter_map(|pair| Some((pair.get(0).as_string()?, pair.get(1).as_string()?))).collect()
    }

    fn given(response: &Response) -> Result<web_sys::Response, JsValue> {
        let headers = Headers::new()?;
        for (name, value) in &response.headers {
            headers.append(name, value)?;
        }
        let init = ResponseInit::new();
        init.set_status(response.status);
        init.set_headers(&headers);
        let body = (!response.body.is_empty()).then(|| Uint8Array::from(&*response.body));
        web_sys::Response::new_with_opt_js_u8_array_and_init(body.as_ref(), &init)
    }
}

fn main() {}
