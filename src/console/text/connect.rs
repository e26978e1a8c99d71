//! The words of Connect and of the sign-in.

section! {
    /// The words of Connect and of the sign-in.
    Connect {
        title: "Which registry?", "打开哪个 Registry？", "開啟哪個 Registry？";
        lead: "An address, or a whole reference: a pasted {example} opens that image directly. Nothing is sent anywhere until you connect.", "输入地址，或粘贴完整的引用：{example} 会直接打开该镜像。连接之前不会向任何地方发送内容。", "輸入位址，或貼上完整的參照：{example} 會直接開啟該映像檔。連線之前不會向任何地方傳送內容。";
        field: "Address or reference", "地址或引用", "位址或參照";
        connect: "Connect", "连接", "連線";
        stop: "Stop", "停止", "停止";
        empty: "Type the address of a registry, such as registry.example.com or localhost:5000.", "请输入 Registry 的地址，例如 registry.example.com 或 localhost:5000。", "請輸入 Registry 的位址，例如 registry.example.com 或 localhost:5000。";
        no_host: "This reference names no registry. Put its host before it.", "这个引用没有写明 Registry，请在前面加上主机名。", "這個參照沒有寫明 Registry，請在前面加上主機名稱。";
        wrong: "This is neither the address of a registry nor a reference: {reason}.", "这既不是 Registry 地址，也不是引用：{reason}。", "這既不是 Registry 位址，也不是參照：{reason}。";
        bad_character: "{character} has no place in it", "其中不能有 {character}", "其中不能有 {character}";
        bad_other: "a part of it does not fit the rules for names", "有一部分不符合命名规则", "有一部分不符合命名規則";
        not_allowed: "The settings of this console do not allow {host}.", "本控制台的设置不允许连接 {host}。", "本控制台的設定不允許連線 {host}。";
        password_dropped: "The address held a user name or a password. They were taken out of it; sign in below if the registry asks.", "地址中带有用户名或密码，已将其去除；如果 Registry 要求，请在下方登录。", "位址中帶有使用者名稱或密碼，已將其去除；如果 Registry 要求，請在下方登入。";
        shown_as: "The address goes over the wire as {host}. Names in other scripts can look like names they are not.", "该地址在网络上写作 {host}。其他文字的域名可能与别的域名外观相似。", "該位址在網路上寫作 {host}。以其他文字書寫的網域名稱，看起來可能與別的網域名稱相似。";
        from_settings: "From the settings of this console", "来自本控制台的设置", "來自本控制台的設定";
        used: "Used lately in this browser", "最近在此浏览器中使用", "最近在此瀏覽器中使用";
        forget_all: "Forget all", "全部忘掉", "全部忘記";
        nothing_used: "Registries you connect to are listed here, so that the next visit takes one press.", "连接过的 Registry 会列在这里，下次一按即达。", "連線過的 Registry 會列在這裡，下次一按即達。";
        not_signed_in: "not signed in", "未登录", "未登入";
        signed_in_as: "signed in as {user}", "已登录：{user}", "已登入：{user}";
        reads_only: "{api}, reads only", "{api}，只读", "{api}，唯讀";
        api_unknown: "not found out yet", "尚未确定协议", "尚未確定通訊協定";

        first_what_head: "What this is", "这是什么", "這是什麼";
        first_what: "A console for container registries: v2 and OCI, v1, and Hubs with accounts. See repositories, tags and images, and how images descend from each other; set, copy and delete tags. It says what a deletion takes along before it deletes.", "容器 Registry 的控制台，支持 v2 与 OCI、v1，以及带账号的 Hub。可查看仓库、标签、镜像及镜像之间的谱系，设置、复制和删除标签。删除之前会说明哪些内容将一并消失。", "容器 Registry 的控制台，支援 v2 與 OCI、v1，以及帶帳號的 Hub。可檢視儲存庫、標籤、映像檔及映像檔之間的譜系，設定、複製和刪除標籤。刪除之前會說明哪些內容將一併消失。";
        first_where_head: "Where things go", "内容发往哪里", "內容傳往哪裡";
        first_where: "From this browser to the registry you name. No server of ours stands between.", "从此浏览器直接发往所指定的 Registry，中间没有我们的服务器。", "從此瀏覽器直接傳往所指定的 Registry，中間沒有我們的伺服器。";
        first_allow_head: "What a registry must allow", "Registry 需要允许什么", "Registry 需要允許什麼";
        first_allow: "Browsers let a page read another server only if that server names the page (CORS), here {origin}. Where it does not, the connection doctor prints the lines to add.", "只有当服务器写明允许某个页面时（CORS），浏览器才让该页面读取它，本页面是 {origin}。没有写明时，连接诊断会给出需要添加的配置。", "只有當伺服器寫明允許某個頁面時（CORS），瀏覽器才讓該頁面讀取它，本頁面是 {origin}。沒有寫明時，連線診斷會給出需要加入的設定。";
        first_doctor: "See the doctor at work on a sample", "在示例上查看诊断过程", "在範例上檢視診斷過程";
        try_head: "Without a registry of your own", "手边没有 Registry", "手邊沒有 Registry";
        try_hint: "Two registries can run inside this page. Open, change and delete what you like: nothing leaves the page.", "本页面内可以运行两个 Registry，可随意查看、更改和删除，不会有任何内容离开本页面。", "本頁面內可以執行兩個 Registry，可隨意檢視、變更和刪除，不會有任何內容離開本頁面。";
        try_it: "Try it with a sample registry", "用示例 Registry 试用", "用範例 Registry 試用";
        sample_people: "This is a sample. Sign in as one of its users:", "这是示例，可用以下用户登录：", "這是範例，可用以下使用者登入：";
        sample_captain: "may do everything", "可做任何事", "可做任何事";
        sample_mate: "may write to team", "可写入 team", "可寫入 team";

        goes_to: "Your password goes to", "密码将发送到", "密碼將傳送到";
        goes_to_hint: "To this registry and to no other place.", "只发给这个 Registry，不会发往别处。", "只傳送給這個 Registry，不會送往別處。";
        sign_in_at: "You sign in to", "你要登录的是", "你要登入的是";
        goes_to_realm_hint: "To this token server, which the registry names, and to no other place. The registry gets tokens and not the password.", "只发给这个由 Registry 指定的令牌服务器，不会发往别处。Registry 得到的是令牌，而不是密码。", "只傳送給這個由 Registry 指定的權杖伺服器，不會送往別處。Registry 得到的是權杖，而不是密碼。";
        to_realm: "{host} sends its users to {realm}. Send my user name and password there.", "{host} 让用户到 {realm} 登录。允许把我的用户名和密码发往那里。", "{host} 讓使用者到 {realm} 登入。允許把我的使用者名稱和密碼送往那裡。";
        realm: "Token server", "令牌服务器", "權杖伺服器";
        realm_hint: "Only where the registry wants tokens: the realm of its WWW-Authenticate, which this page may not read. Your password goes there.", "仅在 Registry 需要令牌时填写：即其 WWW-Authenticate 中的 realm，本页面无法读取。密码会发往那里。", "僅在 Registry 需要權杖時填寫：即其 WWW-Authenticate 中的 realm，本頁面無法讀取。密碼會送往那裡。";
        service: "Service", "服务名", "服務名稱";
        service_hint: "What the registry is called there, if it has a name.", "Registry 在那里的名称（如有）。", "Registry 在那裡的名稱（如有）。";
        realm_unreachable: "No answer came from the token server {host}, or none that this page may read. It has to allow this page's origin by itself (CORS), Authorization included.", "令牌服务器 {host} 没有应答，或应答不允许本页面读取。它也需要允许本页面的来源（CORS），包括 Authorization 字段。", "權杖伺服器 {host} 沒有回應，或回應不允許本頁面讀取。它也需要允許本頁面的來源（CORS），包括 Authorization 欄位。";
        no_rights: "The user name and password are right, but the registry does not let this account in.", "用户名和密码正确，但 Registry 不允许这个账号进入。", "使用者名稱和密碼正確，但 Registry 不允許這個帳號進入。";
        wants: "{host} wants to know who you are", "{host} 需要知道你的身份", "{host} 需要知道你的身分";
        user: "User name", "用户名", "使用者名稱";
        password: "Password or access token", "密码或访问令牌", "密碼或存取權杖";
        keep: "Keep for this tab. Otherwise forgotten on reload.", "在此标签页中保留，否则重新加载后即忘记。", "在此分頁中保留，否則重新載入後即忘記。";
        in_clear: "Send it over plain http all the same. Anyone on the network between can read it.", "仍然通过明文 http 发送。途经网络上的任何人都能读到它。", "仍然透過明文 http 傳送。途經網路上的任何人都能讀到它。";
        sign_in: "Sign in", "登录", "登入";
        signing_in: "Signing in", "正在登录", "正在登入";
        without: "Go on without signing in", "不登录，继续", "不登入，繼續";
        not_now: "Not now", "暂不", "先不要";
        sign_up: "Open an account", "注册账号", "註冊帳號";
        wrong_password: "The registry does not accept this user name and password.", "Registry 不接受这个用户名和密码。", "Registry 不接受這個使用者名稱和密碼。";
        no_user: "The registry knows no such user.", "Registry 中没有这个用户。", "Registry 中沒有這個使用者。";
    }
}
