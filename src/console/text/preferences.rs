//! The words of the page of preferences.

section! {
    /// The words of the page of preferences.
    Preferences {
        title: "Preferences", "偏好设置", "偏好設定";
        hint: "All of this is kept in this browser and sent to no one. There is no password and no token in it.", "这些内容只保存在此浏览器中，不会发送给任何人，其中没有密码，也没有令牌。", "這些內容只保存在此瀏覽器中，不會傳送給任何人，其中沒有密碼，也沒有權杖。";

        looks_head: "Looks and keys", "外观与按键", "外觀與按鍵";
        language_any: "As the settings or the browser say", "跟随设置或浏览器", "跟隨設定或瀏覽器";
        density: "Rows", "行距", "列距";
        rows_wide: "Comfortable", "宽松", "寬鬆";
        rows_close: "Compact", "紧凑", "緊湊";
        tool: "Pull commands for", "拉取命令使用", "拉取指令使用";

        lists_head: "Lists", "列表", "列表";
        columns: "Columns of the tag table", "标签表的列", "標籤表的欄";
        col_image: "Digest or image id", "摘要或镜像 ID", "摘要或映像檔 ID";
        col_platforms: "Platforms", "平台", "平台";
        col_size: "Size", "大小", "大小";
        col_parents: "Parents (v1)", "父层数（v1）", "父層數（v1）";
        col_itself: "Size of itself (v1)", "自身大小（v1）", "自身大小（v1）";
        group: "Group tags by image", "标签按镜像分组", "標籤依映像檔分組";
        count: "Count the tags of the repositories in view, one request each", "统计可见仓库的标签，每个仓库一次请求", "統計可見儲存庫的標籤，每個儲存庫一次請求";

        remembered_head: "Remembered in this browser", "此浏览器记住的内容", "此瀏覽器記住的內容";
        remembered_hint: "Whoever uses this browser can read where you were.", "使用此浏览器的人都能看到去过哪里。", "使用此瀏覽器的人都能看到去過哪裡。";
        pinned: "Pinned repositories", "固定的仓库", "固定的儲存庫";
        recent: "Recent repositories", "最近的仓库", "最近的儲存庫";
        registries: "Registries", "Registry", "Registry";
        folds: "Folded and unfolded namespaces", "折叠与展开的命名空间", "摺疊與展開的命名空間";
        none: "none", "无", "無";
        forget: "Forget", "忘掉", "忘記";
        forget_named: "Forget: {what}", "忘掉：{what}", "忘記：{what}";

        file_head: "As a file", "文件", "檔案";
        file_hint: "To have the same in another browser, take this file there.", "要在另一个浏览器中使用相同的偏好，把这个文件带过去即可。", "要在另一個瀏覽器中使用相同的偏好，把這個檔案帶過去即可。";
        take: "Save as a file", "保存为文件", "儲存為檔案";
        taken: "Saved as {name}", "已保存为 {name}", "已儲存為 {name}";
        bring: "Drop a saved file here", "把保存的文件拖到这里", "將儲存的檔案拖曳到這裡";
        unreadable: "The file cannot be read any more. Choose it again.", "无法再读取该文件，请重新选择。", "無法再讀取該檔案，請重新選擇。";
        too_long: "This file is far longer than preferences ever are. Nothing was changed.", "这个文件远比偏好设置长，没有更改任何内容。", "這個檔案遠比偏好設定長，沒有變更任何內容。";
        not_json: "This file is no JSON, so it was not saved here. Nothing was changed.", "这个文件不是 JSON，因此不是在这里保存的，没有更改任何内容。", "這個檔案不是 JSON，因此不是在這裡儲存的，沒有變更任何內容。";
        not_preferences: "This file holds something else than preferences of Portolan. Nothing was changed.", "这个文件的内容不是 Portolan 的偏好设置，没有更改任何内容。", "這個檔案的內容不是 Portolan 的偏好設定，沒有變更任何內容。";
        holds: "The file holds {what}, and how the console looks. It replaces all that is kept here.", "文件中有 {what}，以及控制台的外观。它会替换这里保存的全部内容。", "檔案中有 {what}，以及控制台的外觀。它會取代這裡保存的全部內容。";
        left_out: "one={n} entry in it cannot be used and is left out.|other={n} entries in it cannot be used and are left out.", "other=其中 {n} 项无法使用，将被略去。", "other=其中 {n} 項無法使用，將被略去。";
        replace: "Replace what is kept here", "替换这里的内容", "取代這裡的內容";
        replaced: "Preferences were replaced by those of the file.", "已用文件中的偏好设置替换。", "已用檔案中的偏好設定取代。";

        n_pinned: "one={n} pinned repository|other={n} pinned repositories", "other={n} 个固定的仓库", "other={n} 個固定的儲存庫";
        n_recent: "one={n} recent one|other={n} recent ones", "other={n} 个最近的仓库", "other={n} 個最近的儲存庫";
        n_registries: "one={n} registry|other={n} registries", "other={n} 个 Registry", "other={n} 個 Registry";
        n_folds: "one={n} fold|other={n} folds", "other={n} 个折叠", "other={n} 個摺疊";
        comma: ", ", "、", "、";

        clear_head: "Begin anew", "重新开始", "重新開始";
        clear_hint: "Everything on this page goes back to what it was on the first visit.", "本页的一切都会恢复为首次访问时的样子。", "本頁的一切都會恢復為首次造訪時的樣子。";
        clear: "Clear preferences…", "清除偏好设置…", "清除偏好設定…";
        clear_title: "Clear all preferences of this browser", "清除此浏览器的全部偏好设置", "清除此瀏覽器的全部偏好設定";
        clear_goes: "Language, theme, rows, columns and keys go back to what they were. This is forgotten: {what}.", "语言、主题、行距、列和按键会恢复原样，并忘掉 {what}。", "語言、主題、列距、欄和按鍵會恢復原樣，並忘記 {what}。";
        clear_stays: "Nothing changes at any registry, and whoever is signed in stays signed in.", "Registry 上的内容不会改变，已登录的仍保持登录。", "Registry 上的內容不會改變，已登入的仍保持登入。";
        clear_act: "Clear preferences", "清除偏好设置", "清除偏好設定";
        cleared: "Preferences were cleared.", "已清除偏好设置。", "已清除偏好設定。";
    }
}
