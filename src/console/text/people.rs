//! The words of a user's profile at the Hub, and of the ways to it.

section! {
    /// The words of a user's profile at the Hub, and of the ways to it.
    People {
        head: "Profile at {host}", "在 {host} 的个人资料", "在 {host} 的個人資料";
        what: "Profile and e-mail addresses are kept by an API of their own, at {host}. What you signed in with elsewhere is not sent there.", "个人资料和邮箱地址由位于 {host} 的独立 API 保管。你在别处登录所用的凭据不会发送到那里。", "個人資料和電子郵件地址由位於 {host} 的獨立 API 保管。你在別處登入所用的憑證不會傳送到那裡。";
        agree_head: "Agree there", "在那里授权", "在那裡授權";
        agree_hint: "You leave this page, agree at {host}, and come back. Passwords that are in memory only are forgotten on the way.", "你会离开此页面，在 {host} 授权后返回。只保存在内存中的密码会在途中忘记。", "你會離開此頁面，在 {host} 授權後返回。只保存在記憶體中的密碼會在途中忘記。";
        agree: "Go to {host}", "前往 {host}", "前往 {host}";
        no_storage: "This browser lets the page keep nothing for this tab, so an answer could not be told from a forged one. Paste a token instead.", "此浏览器不允许页面为此标签页保存任何内容，因此无法辨别回应的真伪。请改为粘贴令牌。", "此瀏覽器不允許頁面為此分頁儲存任何內容，因此無法辨別回應的真偽。請改為貼上權杖。";
        password_head: "With a password", "使用密码", "使用密碼";
        password_goes: "Sent to {host}, and to nobody else.", "只发送到 {host}。", "只傳送到 {host}。";
        user: "User name", "用户名", "使用者名稱";
        password: "Password", "密码", "密碼";
        sign_in: "Open the profile", "打开个人资料", "開啟個人資料";
        token_head: "With a token", "使用令牌", "使用權杖";
        token_hint: "One you got elsewhere. It is kept in memory only.", "从别处获得的令牌，只保存在内存中。", "從別處取得的權杖，只保存在記憶體中。";
        token: "Token", "令牌", "權杖";
        use_token: "Use the token", "使用该令牌", "使用該權杖";
        not_a_token: "A token is one word without spaces.", "令牌是一个不含空格的词。", "權杖是一個不含空格的詞。";
        refused: "You did not agree, or {host} did not let you: it said “{word}”. Nothing was changed.", "你没有授权，或 {host} 不允许：它的回应是“{word}”。没有任何更改。", "你沒有授權，或 {host} 不允許：它的回應是「{word}」。沒有任何變更。";
        no_exchange: "You agreed, and {host} sent a code back. Turning it into a token takes a secret that a page cannot keep, and this installation names no service that has it. Paste a token instead.", "你已授权，{host} 返回了一个授权码。把它换成令牌需要一个页面无法保管的密钥，而此部署没有指定持有该密钥的服务。请改为粘贴令牌。", "你已授權，{host} 傳回了一個授權碼。把它換成權杖需要一個頁面無法保管的金鑰，而此部署沒有指定持有該金鑰的服務。請改為貼上權杖。";
        redeeming: "Turning the code into a token", "正在用授权码换取令牌", "正在用授權碼換取權杖";
        nameless_head: "Whose token it is", "令牌属于谁", "權杖屬於誰";
        nameless: "You agreed, and a token came that does not say whose it is. Nothing can be asked with it before you say so. It is kept in memory only.", "你已授权，但得到的令牌没有说明属于谁。在你说明之前，无法用它询问任何内容。它只保存在内存中。", "你已授權，但取得的權杖沒有說明屬於誰。在你說明之前，無法用它詢問任何內容。它只保存在記憶體中。";
        as_user: "as {user}", "身份为 {user}", "身分為 {user}";
        until: "The token is good until {time}.", "令牌有效期至 {time}。", "權杖有效期至 {time}。";
        expired: "The token ran out at {time}.", "令牌已于 {time} 过期。", "權杖已於 {time} 過期。";
        renew: "Renew it", "续期", "展延";
        renewing: "Renewing the token", "正在续期令牌", "正在展延權杖";
        leave: "Forget this sign-in", "忘记此登录", "忘記此登入";
        attempt_profile: "Reading the profile of {user}", "读取 {user} 的个人资料", "讀取 {user} 的個人資料";
        attempt_change: "Changing the profile", "更改个人资料", "變更個人資料";
        attempt_emails: "Reading the e-mail addresses of {user}", "读取 {user} 的邮箱地址", "讀取 {user} 的電子郵件地址";
        attempt_add: "Adding {email}", "添加 {email}", "新增 {email}";
        attempt_remove: "Removing {email}", "移除 {email}", "移除 {email}";
        attempt_primary: "Making {email} the primary address", "将 {email} 设为主邮箱", "將 {email} 設為主要電子郵件";
        joined: "Joined", "注册时间", "註冊時間";
        active: "State", "状态", "狀態";
        is_active: "active", "已激活", "已啟用";
        is_inactive: "not active yet", "尚未激活", "尚未啟用";
        primary_address: "Primary address", "主邮箱", "主要電子郵件";
        full_name: "Name in full", "全名", "全名";
        location: "Location", "所在地", "所在地";
        company: "Company", "公司", "公司";
        page: "Own page", "个人网页", "個人網頁";
        save: "Save the profile", "保存个人资料", "儲存個人資料";
        saved: "The profile is saved.", "个人资料已保存。", "個人資料已儲存。";
        nothing_changed: "Nothing is changed yet", "还没有更改", "還沒有變更";
        no_write: "The token does not let you change the profile.", "该令牌不允许更改个人资料。", "該權杖不允許變更個人資料。";
        no_email: "The token does not let you see the e-mail addresses.", "该令牌不允许查看邮箱地址。", "該權杖不允許檢視電子郵件地址。";
        no_email_write: "The token does not let you change the e-mail addresses.", "该令牌不允许更改邮箱地址。", "該權杖不允許變更電子郵件地址。";
        emails: "E-mail addresses", "邮箱地址", "電子郵件地址";
        verified: "verified", "已验证", "已驗證";
        unverified: "not verified", "未验证", "未驗證";
        primary: "primary", "主邮箱", "主要電子郵件";
        make_primary: "Make {email} the primary address", "将 {email} 设为主邮箱", "將 {email} 設為主要電子郵件";
        remove: "Remove {email}", "移除 {email}", "移除 {email}";
        remove_title: "Remove {email}?", "移除 {email}？", "移除 {email}？";
        remove_what: "The account keeps its other addresses. {host} sends no mail about it.", "账号会保留其他邮箱地址。{host} 不会为此发送邮件。", "帳號會保留其他電子郵件地址。{host} 不會為此傳送郵件。";
        remove_act: "Remove the address", "移除该地址", "移除該地址";
        keep: "Keep it", "保留", "保留";
        removed: "{email} is removed.", "{email} 已移除。", "{email} 已移除。";
        made_primary: "{email} is the primary address.", "{email} 已设为主邮箱。", "{email} 已設為主要電子郵件。";
        primary_stays: "The primary address cannot be removed. Make another one primary first.", "主邮箱无法移除，请先将另一个地址设为主邮箱。", "主要電子郵件無法移除，請先將另一個地址設為主要電子郵件。";
        new_email: "Another address", "其他邮箱地址", "其他電子郵件地址";
        add: "Add the address", "添加该地址", "新增該地址";
        added: "{email} is added. {host} sends no mail for it.", "{email} 已添加，{host} 不会为此发送邮件。", "{email} 已新增，{host} 不會為此傳送郵件。";
    }
}
