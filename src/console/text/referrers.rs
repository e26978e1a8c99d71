//! The words of what is attached to an image, and of the blobs of artifacts.

section! {
    /// The words of what is attached to an image.
    Referrers {
        attached: "Signatures, SBOMs, attestations", "签名、SBOM 与证明";
        attempt_list: "Reading what is attached to the image", "读取镜像的附加内容";
        attempt_read: "Reading it", "读取内容";
        nothing: "Nothing is attached to it: no signature, no bill of materials, no attestation was found.", "没有附加内容：未找到签名、SBOM 或证明。";
        not_checked: "Shown as they are. Portolan checks digests, not who signed.", "按原样显示。Portolan 只校验摘要，不验证签名者。";
        incomplete: "Not all of it could be read, so there may be more.", "未能全部读取，可能还有更多。";
        what: "What", "内容";
        size: "Size", "大小";
        digest: "Digest", "摘要";
        attached_to: "Attached to", "附加于";
        to_this: "this manifest", "此清单";
        to_index: "the index", "索引";
        by_fallback: "by the fallback tag", "通过回退标签";
        by_tag: "by cosign’s tag", "通过 cosign 标签";
        by_index: "listed in the index", "列于索引中";
        read: "Read {kind} {id}", "阅读 {id}（{kind}）";
        open_page: "Open {kind} {id} by itself", "单独打开 {id}（{kind}）";
        image: "image", "镜像";
        helm_chart: "Helm chart", "Helm chart";
        plugin: "Docker plugin", "Docker 插件";
        signature: "signature", "签名";
        sbom: "SBOM", "SBOM";
        attestation: "attestation", "证明";
        untold: "something that does not say what it is", "未说明类型的内容";

        blob: "Blob", "Blob";
        blobs: "one={n} blob|other={n} blobs", "other={n} 个 blob";
        no_blobs: "It has no blobs: all of it is in the manifest.", "没有 blob：全部内容都在清单中。";
        file: "File", "文件";
        read_blob: "Read {id} as text", "以文本阅读 {id}";
        no_text: "It is no text. It can be downloaded.", "内容不是文本，可以下载。";
        as_stored: "As it is stored", "原始内容";
        payload: "What it carries", "其中承载的内容";
        payload_of: "What it carries, {type}", "其中承载的内容（{type}）";
        cut: "{size} more are not shown; a download has all of it.", "还有 {size} 未显示，下载可得全部。";
    }
}
