//! The commands of a page, and what each is for.

section! {
    /// The words of commands.
    Commands {
        title: "Commands of this page", "本页的命令", "本頁的指令";
        tool: "Tool", "工具", "工具";
        same: "The same by a command", "用命令执行", "用指令執行";
        copy: "Copy the command", "复制命令", "複製指令";
        about: "What this page asks, to be run elsewhere. No password is in them: curl asks for it.", "本页所做的请求，可在别处运行。其中没有密码，curl 会询问。", "本頁所做的請求，可在別處執行。其中沒有密碼，curl 會詢問。";
        about_tool: "Only what {tool} has a command for. A login is kept by the tool itself.", "仅列出 {tool} 有对应命令的操作。登录由该工具自行保存。", "僅列出 {tool} 有對應指令的操作。登入由該工具自行保存。";
        in_clear: "The registry is reached over plain http. Docker has to list it among its insecure registries first.", "Registry 通过明文 http 访问。Docker 须先把它列入 insecure-registries。", "Registry 透過明文 http 存取。Docker 須先將它列入 insecure-registries。";
        sign_in: "Sign in", "登录", "登入";
        sign_up: "Open an account, described in account.json", "注册账号，内容写在 account.json 中", "註冊帳號，內容寫在 account.json 中";
        repositories: "List the repositories", "列出仓库", "列出儲存庫";
        search: "Search for {words}", "搜索 {words}", "搜尋 {words}";
        tags: "List the tags", "列出标签", "列出標籤";
        resolve: "What {tag} points at", "{tag} 指向什么", "{tag} 指向什麼";
        manifest: "The manifest", "清单", "資訊清單";
        image: "The image in JSON", "镜像的 JSON", "映像檔的 JSON";
        config: "The configuration", "配置", "組態";
        ancestry: "The images it stands on", "它所基于的镜像", "它所依據的映像檔";
        layer: "The layer {id}", "层 {id}", "層 {id}";
        referrers: "What is attached to it", "附加于它的内容", "附加於它的內容";
        tree: "All that the tree is drawn from", "绘制谱系图所需的全部内容", "繪製譜系圖所需的全部內容";
        images: "The images of the index", "索引中的镜像", "索引中的映像檔";
        noted: "What is noted of the repository", "仓库的记录", "儲存庫的記錄";
        insert: "Insert an image from the files json and layer.tar", "用文件 json 和 layer.tar 插入镜像", "用檔案 json 和 layer.tar 插入映像檔";
        act: "The act", "操作", "操作";
    }
}
