//! The words of sign-up and Account.

section! {
    /// The words of sign-up and Account.
    Account {
        sign_up_title: "Open an account", "注册账号", "註冊帳號";
        opens_none: "A registry of v2 opens no accounts. Whoever runs it hands them out.", "v2 Registry 不提供注册功能，账号由它的管理者发放。", "v2 Registry 不提供註冊功能，帳號由它的管理者發放。";
        goes_to: "Your account is opened at", "账号将注册在", "帳號將註冊在";
        sent: "User name, e-mail address and password are sent there once, as you press the button.", "按下按钮时，用户名、邮箱地址和密码会发送到那里一次。", "按下按鈕時，使用者名稱、電子郵件地址和密碼會傳送到那裡一次。";
        username: "User name", "用户名", "使用者名稱";
        email: "E-mail address", "邮箱地址", "電子郵件地址";
        password: "Password", "密码", "密碼";
        again: "Password again", "再输一次密码", "再輸一次密碼";
        rule_length: "4 to 30 characters", "4 到 30 个字符", "4 到 30 個字元";
        rule_characters: "only a to z, 0 to 9 and _", "只含 a 到 z、0 到 9 和 _", "只含 a 到 z、0 到 9 和 _";
        rule_password: "5 characters or more", "至少 5 个字符", "至少 5 個字元";
        rule_email: "an address with @ and a domain", "包含 @ 和域名的地址", "含有 @ 和網域的地址";
        rule_same: "the same as above", "与上面一致", "與上面一致";
        n_characters: "one={n} character|other={n} characters", "other={n} 个字符", "other={n} 個字元";
        missing: "Some rules do not hold yet", "还有规则未满足", "還有規則未滿足";
        create: "Open the account", "注册", "註冊";
        creating: "Opening the account", "正在注册", "正在註冊";
        attempt_create: "Opening the account {user}", "注册账号 {user}", "註冊帳號 {user}";
        created_title: "The account {user} is opened", "账号 {user} 已注册", "帳號 {user} 已註冊";
        created: "Most registries of this kind send a mail first: the account can sign in once the link in it is followed.", "这类 Registry 大多会先发一封邮件：打开其中的链接后，账号才能登录。", "這類 Registry 大多會先發一封郵件：開啟其中的連結後，帳號才能登入。";
        to_sign_in: "Sign in now", "现在登录", "現在登入";
        have_one: "Sign in with an account you have", "用已有账号登录", "用已有帳號登入";
        in_clear: "Send it over plain http all the same. Anyone on the network between can read it.", "仍然通过明文 http 发送。途经网络上的任何人都能读到它。", "仍然透過明文 http 傳送。途經網路上的任何人都能讀到它。";

        title: "Account", "账号", "帳號";
        signed_in_at: "signed in at {host}", "登录于 {host}", "登入於 {host}";
        nobody: "Nobody is signed in at {host}.", "尚未登录 {host}。", "尚未登入 {host}。";
        sign_in: "Sign in", "登录", "登入";
        sign_out: "Sign out", "退出登录", "登出";
        verify_head: "Is the password still good?", "密码是否仍然有效？", "密碼是否仍然有效？";
        verify: "Check", "检查", "檢查";
        verify_again: "Asks the registry with the password in use. Nothing is changed.", "用当前密码询问 Registry，不会更改任何内容。", "用目前密碼詢問 Registry，不會變更任何內容。";
        verified: "The registry accepts the password, at {time}.", "Registry 接受该密码，时间 {time}。", "Registry 接受該密碼，時間 {time}。";
        proves_nothing: "The registry says yes to any password, so this proves nothing.", "该 Registry 接受任何密码，因此这不能证明什么。", "該 Registry 接受任何密碼，因此這不能證明什麼。";
        attempt_verify: "Checking the password", "检查密码", "檢查密碼";
        email_head: "E-mail address", "邮箱地址", "電子郵件地址";
        email_hint: "The Hub adds the new address, keeps the old one, and wants the new one confirmed by mail.", "Hub 会添加新地址并保留旧地址，新地址需通过邮件确认。", "Hub 會新增新地址並保留舊地址，新地址需透過郵件確認。";
        new_email: "New e-mail address", "新邮箱地址", "新的電子郵件地址";
        change_email: "Change the address", "更改地址", "變更地址";
        attempt_email: "Changing the e-mail address", "更改邮箱地址", "變更電子郵件地址";
        email_changed: "The registry has taken {email}.", "Registry 已接受 {email}。", "Registry 已接受 {email}。";
        password_head: "Password", "密码", "密碼";
        password_hint: "Replaces the old one at once, for this and every other client.", "立即替换旧密码，对所有客户端都生效。", "立即替換舊密碼，對所有客戶端都生效。";
        new_password: "New password", "新密码", "新密碼";
        change_password: "Change the password", "更改密码", "變更密碼";
        attempt_password: "Changing the password", "更改密码", "變更密碼";
        password_changed: "The password is changed. This tab uses the new one.", "密码已更改，此标签页已使用新密码。", "密碼已變更，此分頁已使用新密碼。";
        kept_head: "This tab", "此标签页", "此分頁";
        kept: "The password is kept for this tab, and forgotten when it closes or you sign out.", "密码保留在此标签页中，关闭标签页或退出登录后即忘记。", "密碼保留在此分頁中，關閉分頁或登出後即忘記。";
        in_memory: "The password is in memory only, and forgotten on reload.", "密码只在内存中，重新加载后即忘记。", "密碼只在記憶體中，重新載入後即忘記。";
    }
}
