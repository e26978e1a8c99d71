//! The list of keys, and the screens that a letter leads to.

section! {
    /// The words of keys.
    Keys {
        everywhere: "Everywhere", "任何地方", "任何地方";
        in_lists: "Lists", "列表", "列表";
        in_tree: "Tree", "谱系图", "譜系圖";
        comparing: "Comparing", "比较", "比較";
        filter: "The filter of this page", "本页的筛选框", "本頁的篩選框";
        sheet: "This list", "本列表", "本列表";
        escape: "Close, clear, leave", "关闭、清空、离开", "關閉、清除、離開";
        row_by_row: "Row by row", "逐行移动", "逐列移動";
        by_arrows: "The same, once in a list", "同上，进入列表后", "同上，進入列表後";
        open: "Open", "打开", "開啟";
        tick: "Tick", "勾选", "勾選";
        family: "Parent, child", "上级、下级", "上層、下層";
        siblings: "Siblings", "同级", "同層";
        fold: "Fold, unfold", "折叠、展开", "摺疊、展開";
        zoom: "Larger, smaller", "放大、缩小", "放大、縮小";
        fit: "Fit to the window", "适应窗口", "符合視窗大小";
        next_difference: "Next difference", "下一处差异", "下一處差異";
        about: "Single letters work only where nothing is being typed. The keys of the browser are left alone.", "单字母快捷键只在没有输入文字时有效，浏览器自身的快捷键不受影响。", "單字母快速鍵只在沒有輸入文字時有效，瀏覽器本身的快速鍵不受影響。";
        single: "Use single letters as keys", "使用单字母快捷键", "使用單字母快速鍵";
        then: "then a letter", "再按一个字母", "再按一個字母";
        go_connect: "All registries", "所有 Registry", "所有 Registry";
        go_repositories: "Repositories", "仓库列表", "儲存庫列表";
        go_tags: "Tags", "标签", "標籤";
        go_tree: "Tree", "谱系图", "譜系圖";
        go_images: "Images", "镜像", "映像檔";
        go_about: "About the repository", "关于仓库", "關於儲存庫";
        go_account: "Account", "账号", "帳號";
        go_doctor: "Connection doctor", "连接诊断", "連線診斷";
    }
}
