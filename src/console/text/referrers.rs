//! The words of what is attached to an image, and of the blobs of artifacts.

section! {
    /// The words of what is attached to an image.
    Referrers {
        attached: "Signatures, SBOMs, attestations", "签名、SBOM 与证明", "簽章、SBOM 與證明";
        attempt_list: "Reading what is attached to the image", "读取镜像的附加内容", "讀取映像檔的附加內容";
        attempt_read: "Reading it", "读取内容", "讀取內容";
        nothing: "Nothing is attached to it: no signature, no bill of materials, no attestation was found.", "没有附加内容：未找到签名、SBOM 或证明。", "沒有附加內容：未找到簽章、SBOM 或證明。";
        not_checked: "Shown as they are. Portolan checks digests, not who signed.", "按原样显示。Portolan 只校验摘要，不验证签名者。", "依原樣顯示。Portolan 只驗證摘要，不確認簽章者的身分。";
        incomplete: "Not all of it could be read, so there may be more.", "未能全部读取，可能还有更多。", "未能全部讀取，可能還有更多。";
        what: "What", "内容", "內容";
        size: "Size", "大小", "大小";
        digest: "Digest", "摘要", "摘要";
        attached_to: "Attached to", "附加于", "附加於";
        to_this: "this manifest", "此清单", "此資訊清單";
        to_index: "the index", "索引", "索引";
        by_fallback: "by the fallback tag", "通过回退标签", "透過後備標籤";
        by_tag: "by cosign’s tag", "通过 cosign 标签", "透過 cosign 標籤";
        by_index: "listed in the index", "列于索引中", "列於索引中";
        read: "Read {kind} {id}", "阅读 {id}（{kind}）", "閱讀 {id}（{kind}）";
        open_page: "Open {kind} {id} by itself", "单独打开 {id}（{kind}）", "單獨開啟 {id}（{kind}）";
        image: "image", "镜像", "映像檔";
        helm_chart: "Helm chart", "Helm chart", "Helm chart";
        plugin: "Docker plugin", "Docker 插件", "Docker 外掛";
        signature: "signature", "签名", "簽章";
        sbom: "SBOM", "SBOM", "SBOM";
        attestation: "attestation", "证明", "證明";
        untold: "something that does not say what it is", "未说明类型的内容", "未說明類型的內容";

        blob: "Blob", "Blob", "Blob";
        blobs: "one={n} blob|other={n} blobs", "other={n} 个 blob", "other={n} 個 blob";
        no_blobs: "It has no blobs: all of it is in the manifest.", "没有 blob：全部内容都在清单中。", "沒有 blob：全部內容都在資訊清單中。";
        file: "File", "文件", "檔案";
        read_blob: "Read {id} as text", "以文本阅读 {id}", "以文字閱讀 {id}";
        no_text: "It is no text. It can be downloaded.", "内容不是文本，可以下载。", "內容不是文字，可以下載。";
        as_stored: "As it is stored", "原始内容", "原始內容";
        payload: "What it carries", "其中承载的内容", "其中承載的內容";
        payload_of: "What it carries, {type}", "其中承载的内容（{type}）", "其中承載的內容（{type}）";
        cut: "{size} more are not shown; a download has all of it.", "还有 {size} 未显示，下载可得全部。", "還有 {size} 未顯示，下載可得全部。";
    }
}
