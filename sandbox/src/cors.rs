//! What pages of other origins may read and send: docker-registry with Flask-Cors (registry-v1 sheet section 11).

use crate::message::{Request, Response};

/// How far other origins are let in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Cors {
    /// Any origin, with every header field this console could wish for.
    #[default]
    On,
    /// Any origin, and nothing else: only `Content-Type` may be sent, no field may be read. This is what
    /// docker-registry does when only its `origins` are set.
    Bare,
    /// Any origin, with every header field, and none of the answer's may be read.
    Unexposed,
    /// Not at all.
    Off,
}

const METHODS: &str = "DELETE, GET, HEAD, OPTIONS, PATCH, POST, PUT";
const ALLOWED: &str =
    "Content-Type, Authorization, Accept, X-Docker-Token, X-Docker-Checksum-Payload, X-Docker-Endpoints";
const EXPOSED: &str = "X-Docker-Token, X-Docker-Endpoints, X-Docker-Size, X-Docker-Checksum, \
     X-Docker-Checksum-Payload, X-Docker-Registry-Version, X-Docker-Registry-Standalone, \
     X-Docker-Registry-Config, WWW-Authenticate, Content-Range, Accept-Ranges, Content-Length, Retry-After";

impl Cors {
    /// Adds the fields. Flask-Cors puts them on every answer, pages of the framework included.
    pub(crate) fn dress(self, request: &Request, response: &mut Response) {
        if self == Self::Off {
            return;
        }
        response.set("Access-Control-Allow-Origin", "*");
        if self == Self::On {
            response.set("Access-Control-Expose-Headers", EXPOSED);
        }
        if request.method == "OPTIONS" {
            response.set("Access-Control-Allow-Methods", METHODS);
            response.set(
                "Access-Control-Allow-Headers",
                if self == Self::Bare { "Content-Type" } else { ALLOWED },
            );
        }
    }
}
