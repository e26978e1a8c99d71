//! What went wrong, in words: title, likely reason, next step.

section! {
    /// What went wrong, in words.
    Notice {
        failed: "{attempt} failed.", "{attempt}：失败。", "{attempt}：失敗。";
        server_said: "The registry said", "Registry 的原话", "Registry 的原話";
        status: "status {status}", "状态码 {status}", "狀態碼 {status}";
        try_again: "Try again", "重试", "重試";
        sign_in: "Sign in", "登录", "登入";
        trust: "Send tokens to {host}", "允许把令牌发往 {host}", "允許把權杖送往 {host}";
        not_complete: "What is shown was read before and may be out of date.", "显示的是之前读到的内容，可能已经过时。", "顯示的是之前讀到的內容，可能已經過時。";

        unreachable: "No answer came, or none that this page may read. The registry may be down, its name may not resolve, its certificate may not be accepted, or it does not allow this page's origin (CORS).", "没有收到应答，或应答不允许本页面读取。可能是 Registry 未运行、域名无法解析、证书不被接受，或它不允许本页面的来源（CORS）。", "沒有收到回應，或回應不允許本頁面讀取。可能是 Registry 未執行、網域名稱無法解析、憑證不被接受，或它不允許本頁面的來源（CORS）。";
        broken: "The connection ended in the middle of the answer.", "应答尚未收完，连接就中断了。", "回應尚未收完，連線就中斷了。";
        timed_out: "The registry did not go on for too long, so Portolan stopped waiting.", "Registry 太久没有动静，Portolan 不再等待。", "Registry 太久沒有動靜，Portolan 不再等待。";
        cancelled: "It was stopped.", "操作已停止。", "操作已停止。";
        offline: "This computer is not connected to a network.", "这台计算机没有连接到网络。", "這台電腦沒有連線到網路。";
        source: "A file can no longer be read. It may have been moved or changed since it was chosen.", "文件已无法读取，可能在选择之后被移动或修改。", "檔案已無法讀取，可能在選擇之後被移動或修改。";
        unauthorized: "The registry wants to know who you are, or does not accept the user name and password.", "Registry 需要知道你的身份，或不接受这个用户名和密码。", "Registry 需要知道你的身分，或不接受這個使用者名稱和密碼。";
        inactive: "The account is not active yet. Follow the link in the mail that the registry has sent.", "账号尚未激活，打开 Registry 发来的邮件中的链接即可激活。", "帳號尚未啟用，開啟 Registry 寄來的郵件中的連結即可啟用。";
        forbidden: "The registry does not allow this for the account in use.", "Registry 不允许当前账号这样做。", "Registry 不允許目前帳號這樣做。";
        not_found: "The registry has nothing of this name, or does not show it to this account.", "Registry 中没有这个名称，或它不对当前账号显示。", "Registry 中沒有這個名稱，或它不對目前帳號顯示。";
        unsupported: "This registry has no such call.", "这个 Registry 没有这项功能。", "這個 Registry 沒有這項功能。";
        conflict: "The registry has it already, or it cannot be changed.", "Registry 中已存在，或不能更改。", "Registry 中已存在，或不能變更。";
        name_taken: "The user name or the e-mail address is taken.", "用户名或邮箱地址已被使用。", "使用者名稱或電子郵件地址已被使用。";
        being_uploaded: "The image is being uploaded: a push has begun and not ended. It can be read when the push is complete.", "镜像正在上传：推送已经开始，尚未结束。推送完成后即可读取。", "映像檔正在上傳：推送已經開始，尚未結束。推送完成後即可讀取。";
        rejected: "The registry does not accept what was sent.", "Registry 不接受发送的内容。", "Registry 不接受傳送的內容。";
        rate_limited: "The registry asks for fewer requests.", "Registry 要求减少请求。", "Registry 要求減少請求。";
        rate_limited_for: "The registry asks to wait {n} seconds.", "Registry 要求等待 {n} 秒。", "Registry 要求等待 {n} 秒。";
        server_fault: "The registry has a fault of its own.", "Registry 自身出错。", "Registry 自身出錯。";
        unexpected: "The registry gave an answer that the protocol does not know.", "Registry 给出了协议中没有的应答。", "Registry 給出了通訊協定中沒有的回應。";
        too_large: "The answer is longer than {size}, the most that is read of its kind. The rest was not read.", "应答超过 {size}，这是此类应答的读取上限，其余部分没有读取。", "回應超過 {size}，這是此類回應的讀取上限，其餘部分沒有讀取。";
        too_many: "The list has more than {cap} entries. {n} were counted before Portolan stopped.", "列表超过 {cap} 项，Portolan 数到 {n} 项后停止。", "列表超過 {cap} 項，Portolan 數到 {n} 項後停止。";
        unreadable: "The answer is not what the protocol says it should be.", "应答不符合协议的规定。", "回應不符合通訊協定的規定。";
        redirected: "The answer came from {host}, not from the registry that was asked. It was not used.", "应答来自 {host}，而不是所询问的 Registry，因此没有采用。", "回應來自 {host}，而不是所詢問的 Registry，因此沒有採用。";
        endpoint: "The index says that the images are at {host}. Portolan sends no token there until you agree. Your password is never sent there.", "索引服务指出镜像位于 {host}。在你同意之前，Portolan 不会把令牌发往那里；密码永远不会发往那里。", "索引服務指出映像檔位於 {host}。在你同意之前，Portolan 不會把權杖送往那裡；密碼永遠不會送往那裡。";
        realm: "The registry sends its users to {host} to sign in. Your login does not go there until you agree.", "该 Registry 让用户到 {host} 登录。在你同意之前，你的用户名和密码不会发往那里。", "該 Registry 讓使用者到 {host} 登入。在你同意之前，你的使用者名稱和密碼不會送往那裡。";
        trust_realm: "Send my login to {host}", "允许把登录信息发往 {host}", "允許把登入資訊送往 {host}";
        realm_no_url: "The registry sends its users to an address that is none, or that hides a part of itself. Nothing was sent there.", "该 Registry 指定的登录地址不是有效地址，或隐藏了一部分内容，因此没有向它发送任何内容。", "該 Registry 指定的登入位址不是有效位址，或隱藏了一部分內容，因此沒有向它傳送任何內容。";
        realm_in_clear: "The registry sends its users to sign in over plain http, where anyone on the way can read a password. Nothing was sent there.", "该 Registry 让用户通过明文 http 登录，途中任何人都能读到密码，因此没有向那里发送任何内容。", "該 Registry 讓使用者透過明文 http 登入，途中任何人都能讀到密碼，因此沒有向那裡傳送任何內容。";
        realm_inner: "The registry sends its users to an address inside a network instead of to a host. A registry elsewhere has no business there, so nothing was sent.", "该 Registry 让用户到一个内部网络地址登录，而不是某个域名。别处的 Registry 不应指向那里，因此没有发送任何内容。", "該 Registry 讓使用者到一個內部網路位址登入，而不是某個網域名稱。別處的 Registry 不應指向那裡，因此沒有傳送任何內容。";
        no_challenge: "The registry wants to know who you are, and does not let this page read how (WWW-Authenticate is not exposed to it).", "Registry 需要知道你的身份，但不允许本页面读取以何种方式登录（没有向页面公开 WWW-Authenticate）。", "Registry 需要知道你的身分，但不允許本頁面讀取以何種方式登入（沒有向頁面公開 WWW-Authenticate）。";
        in_clear: "The registry is reached over plain http: a password would cross the network readable to anyone on it. It was not sent.", "该 Registry 使用明文 http：密码会在网络上以任何人可读的方式传送，因此没有发送。", "該 Registry 使用明文 http：密碼會在網路上以任何人可讀的方式傳送，因此沒有傳送。";
        checksum: "The bytes that came do not have the checksum the registry keeps for them.", "收到的字节与 Registry 保存的校验和不符。", "收到的位元組與 Registry 儲存的校驗和不符。";
        digest: "What came is not what was asked for: its digest is {found} and not {declared}. It was not read.", "收到的不是所请求的内容：摘要是 {found}，而不是 {declared}。内容未被读取。", "收到的不是所請求的內容：摘要是 {found}，而不是 {declared}。內容未被讀取。";
        type_differs: "It was sent as {sent} and says that it is {says}. What can be read in two ways is not read.", "它以 {sent} 的类型发来，却自称是 {says}。可以有两种读法的内容不予读取。", "它以 {sent} 的類型送來，卻自稱是 {says}。可以有兩種讀法的內容不予讀取。";
        ambiguous: "It could be read as a list of manifests and as a manifest. What can be read in two ways is not read.", "它既可以当作清单列表，也可以当作清单来读。可以有两种读法的内容不予读取。", "它既可以當作資訊清單列表，也可以當作資訊清單來讀。可以有兩種讀法的內容不予讀取。";
        bad_manifest: "What came is no manifest that can be read.", "收到的内容不是可以读取的清单（manifest）。", "收到的內容不是可以讀取的資訊清單（manifest）。";
        deletes_off: "Deletes are off on this registry. In Distribution, storage.delete.enabled: true turns them on.", "这个 Registry 关闭了删除。在 Distribution 中，storage.delete.enabled: true 可以开启删除。", "這個 Registry 關閉了刪除。在 Distribution 中，storage.delete.enabled: true 可以啟用刪除。";
        tag_moved: "The tag now points at {digest}, another manifest than when it was read. Nothing was done.", "标签现在指向 {digest}，与读取时不是同一个清单，因此没有做任何更改。", "標籤現在指向 {digest}，與讀取時不是同一個資訊清單，因此沒有做任何變更。";
        half_untagged: "The tag points at an empty manifest now, {digest}, which could not be deleted. Trying again goes on from there.", "标签现在指向一个空清单 {digest}，但这个清单未能删除。重试会从这里继续。", "標籤現在指向一個空資訊清單 {digest}，但這個資訊清單未能刪除。重試會從這裡繼續。";
        index_too_large: "The index lists other indexes too deep, or too many manifests, to follow.", "索引嵌套过深或清单过多，没有继续读取。", "索引巢狀過深或資訊清單過多，沒有繼續讀取。";
        upload_elsewhere: "The registry wants the upload at {host}. Portolan sends nothing to another origin.", "Registry 要求上传到 {host}。Portolan 不会向其他来源发送内容。", "Registry 要求上傳到 {host}。Portolan 不會向其他來源傳送內容。";
        upload_hidden: "The registry does not let this page read where the upload goes on: it has to expose the header Location.", "Registry 不允许本页面读取上传的后续地址：它需要公开标头 Location。", "Registry 不允許本頁面讀取上傳的後續位址：它需要公開回應標頭 Location。";
        bad_name: "The name does not fit the rules for names, so nothing was sent.", "名称不符合命名规则，因此没有发送任何请求。", "名稱不符合命名規則，因此沒有傳送任何請求。";
        paging: "The registry's pages go in a circle, or leave their place. Reading was stopped.", "Registry 的分页原地循环或跳到别处，读取已停止。", "Registry 的分頁原地循環或跳到別處，讀取已停止。";
        ancestry: "The registry's chain of parents goes in a circle, is too long, or belongs to another image.", "Registry 给出的父镜像链有循环、过长，或属于另一个镜像。", "Registry 給出的父映像檔鏈有循環、過長，或屬於另一個映像檔。";
    }
}
