//! What stands around every page: bar, foot, keys, and finding out what a registry speaks.

section! {
    /// What stands around every page.
    Shell {
        skip: "Skip to the content", "跳到正文", "跳到正文";
        no_settings: "The settings of this console could not be read, because no answer came. 无法读取本控制台的设置。", "无法读取本控制台的设置，因为没有收到应答。", "無法讀取本控制台的設定，因為沒有收到回應。";
        dead_title: "Portolan has stopped. Portolan 已停止。", "Portolan 已停止。", "Portolan 已停止。";
        dead: "Something in it went wrong, and what is on the screen can no longer be trusted. Nothing more is sent; what was sent before may have been carried out. 程序内部出错，屏幕上的内容已不可信。不会再发送请求，之前发送的请求可能已经执行。", "程序内部出错，屏幕上的内容已不可信。不会再发送请求，之前发送的请求可能已经执行。", "程式內部出錯，螢幕上的內容已不可信。不會再傳送請求，之前傳送的請求可能已經執行。";
        dead_reload: "Load the page again 重新加载", "重新加载", "重新載入";
        here: "Where you are", "当前位置", "目前位置";
        go: "Address or reference", "地址或引用", "位址或參照";
        go_wrong: "That is neither the address of a registry nor a reference.", "这既不是 Registry 地址，也不是引用。", "這既不是 Registry 位址，也不是參照。";
        language: "Language", "语言", "語言";
        theme: "Theme", "主题", "主題";
        theme_system: "As the system has it", "跟随系统", "跟隨系統";
        theme_light: "Light", "浅色", "淺色";
        theme_dark: "Dark", "深色", "深色";
        registries: "All registries", "所有 Registry", "所有 Registry";
        sign_in: "Sign in", "登录", "登入";
        sign_out: "Sign out", "退出登录", "登出";
        sign_up: "Open an account", "注册账号", "註冊帳號";
        account: "Account", "账号", "帳號";
        forget: "Forget this registry", "忘掉这个 Registry", "忘記這個 Registry";
        signed_out: "Signed out of {host}", "已从 {host} 退出登录", "已從 {host} 登出";
        signed_in: "Signed in to {host} as {user}", "已以 {user} 登录 {host}", "已以 {user} 登入 {host}";
        anonymous: "not signed in", "未登录", "未登入";
        keys: "Keys", "快捷键", "快速鍵";
        key_filter: "To the filter", "跳到筛选框", "跳到篩選框";
        key_keys: "This list", "显示本列表", "顯示本列表";
        key_escape: "Close, leave", "关闭、离开", "關閉、離開";
        key_tab: "On to the next thing", "移到下一项", "移到下一項";
        key_arrows: "Walk a list or the tree", "在列表或谱系图中移动", "在列表或譜系圖中移動";
        key_space: "Tick, fold", "勾选、折叠", "勾選、摺疊";
        key_zoom: "Zoom the tree", "缩放谱系图", "縮放譜系圖";
        single_keys: "Use single letters as keys", "使用单字母快捷键", "使用單字母快速鍵";
        framed: "This console stands inside a page of another origin that its settings do not list, so it only reads.", "本控制台嵌在另一来源的页面中，而设置没有列出该来源，因此只能读取。", "本控制台嵌在另一來源的頁面中，而設定沒有列出該來源，因此只能讀取。";
        proposed_title: "A link leads to {host}", "有链接指向 {host}", "有連結指向 {host}";
        proposed: "This console has not been connected to it before. Nothing has been sent to it yet.", "本控制台以前没有连接过它，目前没有向它发送任何内容。", "本控制台以前沒有連線過它，目前沒有向它傳送任何內容。";
        proposed_go: "Connect to {host}", "连接 {host}", "連線 {host}";
        not_allowed_title: "{host} is not one of the registries of this console", "{host} 不在本控制台的 Registry 列表中", "{host} 不在本控制台的 Registry 列表中";
        not_allowed: "The settings of this console allow the registries they list and no others.", "本控制台的设置只允许其中列出的 Registry。", "本控制台的設定只允許其中列出的 Registry。";
        later: "Loading this part of the console", "加载控制台的这一部分", "載入控制台的這一部分";
        finding: "Finding out what {host} speaks", "正在了解 {host} 使用的协议", "正在瞭解 {host} 使用的通訊協定";
        finding_attempt: "Contacting {host}", "联系 {host}", "聯絡 {host}";
        nothing_title: "{host} answers, but not as a registry", "{host} 有应答，但不像 Registry", "{host} 有回應，但不像 Registry";
        nothing: "Neither Registry API v2 nor v1 was found there. The address may need another port, or a path that a proxy maps.", "那里既没有 Registry API v2，也没有 v1。地址可能需要其他端口，或由代理映射的路径。", "那裡既沒有 Registry API v2，也沒有 v1。位址可能需要其他連接埠，或由代理伺服器對映的路徑。";
        probe: "GET {url}", "GET {url}", "GET {url}";
        locked_title: "{host} wants a password before it shows what it is", "{host} 先要求密码，之后才显示它是什么", "{host} 先要求密碼，之後才顯示它是什麼";
        locked: "It answers 401 and nothing that tells what it is: it may be a registry of v2 or of v1. Once you are signed in it is asked again, v2 first.", "它只应答 401，没有表明自己是什么：可能是 v2 Registry，也可能是 v1。登录后会再次询问，先问 v2。", "它只回應 401，沒有表明自己是什麼：可能是 v2 Registry，也可能是 v1。登入後會再次詢問，先問 v2。";
        no_answer: "no answer", "没有应答", "沒有回應";
        unknown_title: "There is no such page", "没有这个页面", "沒有這個頁面";
        unknown: "The address does not name anything in this console:", "这个地址不指向本控制台中的任何内容：", "這個位址不指向本控制台中的任何內容：";
        to_connect: "To the registries", "前往 Registry 列表", "前往 Registry 列表";
        settings_title: "The settings of this console are wrong", "本控制台的设置有误", "本控制台的設定有誤";
        settings_line: "config.json, line {line}", "config.json 第 {line} 行", "config.json 第 {line} 行";
        settings_field: "Field {field}: {reason}", "字段 {field}：{reason}", "欄位 {field}：{reason}";
        settings_hint: "Until this is put right, the console opens nothing: a misread setting could offer deletes where none are wanted.", "修正之前控制台不会打开任何内容：读错设置可能会在不该提供删除的地方提供删除。", "修正之前控制台不會開啟任何內容：讀錯設定可能會在不該提供刪除的地方提供刪除。";
        not_json: "it is no JSON: {detail}", "不是 JSON：{detail}", "不是 JSON：{detail}";
        too_long: "it is longer than settings may be", "超过了设置文件的长度上限", "超過了設定檔案的長度上限";
        not_object: "it must be an object", "必须是对象", "必須是物件";
        not_list: "it must be a list", "必须是列表", "必須是列表";
        not_text: "it must be text", "必须是文本", "必須是文字";
        not_bool: "it must be true or false", "必须是 true 或 false", "必須是 true 或 false";
        not_number: "it must be a whole number from {low} to {high}", "必须是 {low} 到 {high} 之间的整数", "必須是 {low} 到 {high} 之間的整數";
        not_one_of: "it must be one of: {words}", "必须是以下之一：{words}", "必須是以下之一：{words}";
        not_address: "it must be the address of a registry", "必须是 Registry 的地址", "必須是 Registry 的位址";
        not_link: "it must be an absolute http or https address", "必须是绝对的 http 或 https 地址", "必須是絕對的 http 或 https 位址";
        missing: "it must be there", "必须存在", "必須存在";
        twice: "it is there already: two registries have one address", "已经存在：两个 Registry 使用了同一地址", "已經存在：兩個 Registry 使用了同一位址";
        speaks_v1: "Registry v1", "Registry v1", "Registry v1";
        speaks_hub: "Registry v1 with Hub", "Registry v1 与 Hub", "Registry v1 與 Hub";
        speaks_v2: "Registry v2", "Registry v2", "Registry v2";
        left: "{left} of {all} requests left", "剩余请求 {left} / {all}", "剩餘請求 {left} / {all}";
        left_within: "one={left} of {all} requests left in {n} hour|other={left} of {all} requests left in {n} hours", "other={n} 小时内剩余请求 {left} / {all}", "other={n} 小時內剩餘請求 {left} / {all}";
        help: "Help", "帮助", "幫助";
    }
}
