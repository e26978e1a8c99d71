//! The palette: what there is to go to, and to do.

section! {
    /// The words of the palette.
    Palette {
        hint: "A name, a reference, an act", "名称、引用或操作", "名稱、參照或操作";
        results: "Places and acts", "去处与操作", "去處與操作";
        pasted: "A reference", "引用", "參照";
        tags: "Tags here", "当前仓库的标签", "目前儲存庫的標籤";
        repositories: "Repositories", "仓库", "儲存庫";
        registries: "Registries", "Registry", "Registry";
        typed: "As typed", "按输入内容", "依輸入內容";
        acts: "Do", "执行", "執行";
        by_digest: "the manifest {id}, by its digest", "清单 {id}，按摘要", "資訊清單 {id}，依摘要";
        by_id: "the image {id}", "镜像 {id}", "映像檔 {id}";
        by_tag: "the image of the tag {tag}", "标签 {tag} 的镜像", "標籤 {tag} 的映像檔";
        all_tags: "its repository, all tags", "所属仓库，全部标签", "所屬儲存庫，全部標籤";
        its_registry: "its registry", "所属 Registry", "所屬 Registry";
        by_name: "open by name", "按名称打开", "依名稱開啟";
        pinned: "pinned", "已固定", "已固定";
        recent: "opened lately", "最近打开", "最近開啟";
        signed_in: "signed in as {user}", "已以 {user} 登录", "已以 {user} 登入";
        move_on: "move", "移动", "移動";
        choose: "choose", "选择", "選擇";
        found: "{n} of {all}", "{n} / {all}", "{n} / {all}";
        found_said: "one={n} result|other={n} results", "other={n} 个结果", "other={n} 個結果";
        nothing: "Nothing of that name is known here. A repository that is not listed opens by its name.", "这里没有这个名称。未列出的仓库可以按名称打开。", "這裡沒有這個名稱。未列出的儲存庫可以依名稱開啟。";
        contacts: "This contacts {host}.", "将连接 {host}。", "將連線到 {host}。";
        proposes: "{host} is not known here. It is asked only once you agree on the next page.", "没有连接 {host} 的记录，在下一页同意之后才会连接。", "沒有連線 {host} 的記錄，在下一頁同意之後才會連線。";
        copy_pull: "Copy the pull command", "复制拉取命令", "複製拉取指令";
    }
}
