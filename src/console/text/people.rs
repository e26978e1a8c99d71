//! The words of a user's profile at the Hub, and of the ways to it.

section! {
    /// The words of a user's profile at the Hub, and of the ways to it.
    People {
        head: "Profile at {host}", "在 {host} 的个人资料";
        what: "Profile and e-mail addresses are kept by an API of their own, at {host}. What you signed in with elsewhere is not sent there.", "个人资料和邮箱地址由位于 {host} 的独立 API 保管。你在别处登录所用的凭据不会发送到那里。";
        agree_head: "Agree there", "在那里授权";
        agree_hint: "You leave this page, agree at {host}, and come back. Passwords that are in memory only are forgotten on the way.", "你会离开此页面，在 {host} 授权后返回。只保存在内存中的密码会在途中忘记。";
        agree: "Go to {host}", "前往 {host}";
        no_storage: "This browser lets the page keep nothing for this tab, so an answer could not be told from a forged one. Paste a token instead.", "此浏览器不允许页面为此标签页保存任何内容，因此无法辨别回应的真伪。请改为粘贴令牌。";
        password_head: "With a password", "使用密码";
        password_goes: "Sent to {host}, and to nobody else.", "只发送到 {host}。";
        user: "User name", "用户名";
        password: "Password", "密码";
        sign_in: "Open the profile", "打开个人资料";
        token_head: "With a token", "使用令牌";
        token_hint: "One you got elsewhere. It is kept in memory only.", "从别处获得的令牌，只保存在内存中。";
        token: "Token", "令牌";
        use_token: "Use the token", "使用该令牌";
        not_a_token: "A token is one word without spaces.", "令牌是一个不含空格的词。";
        refused: "You did not agree, or {host} did not let you: it said “{word}”. Nothing was changed.", "你没有授权，或 {host} 不允许：它的回应是“{word}”。没有任何更改。";
        no_exchange: "You agreed, and {host} sent a code back. Turning it into a token takes a secret that a page cannot keep, and this installation names no service that has it. Paste a token instead.", "你已授权，{host} 返回了一个代码。把它换成令牌需要一个页面无法保管的密钥，而此安装没有指定持有该密钥的服务。请改为粘贴令牌。";
        redeeming: "Turning the code into a token", "正在用代码换取令牌";
        as_user: "as {user}", "身份为 {user}";
        until: "The token is good until {time}.", "令牌有效期至 {time}。";
        expired: "The token ran out at {time}.", "令牌已于 {time} 过期。";
        renew: "Renew it", "续期";
        renewing: "Renewing the token", "正在续期令牌";
        leave: "Forget this sign-in", "忘记此登录";
        attempt_profile: "Reading the profile of {user}", "读取 {user} 的个人资料";
        attempt_change: "Changing the profile", "更改个人资料";
        attempt_emails: "Reading the e-mail addresses of {user}", "读取 {user} 的邮箱地址";
        attempt_add: "Adding {email}", "添加 {email}";
        attempt_remove: "Removing {email}", "移除 {email}";
        attempt_primary: "Making {email} the primary address", "将 {email} 设为主邮箱";
        joined: "Joined", "注册时间";
        active: "State", "状态";
        is_active: "active", "已激活";
        is_inactive: "not active yet", "尚未激活";
        primary_address: "Primary address", "主邮箱";
        full_name: "Name in full", "全名";
        location: "Location", "所在地";
        company: "Company", "公司";
        page: "Own page", "个人网页";
        save: "Save the profile", "保存个人资料";
        saved: "The profile is saved.", "个人资料已保存。";
        nothing_changed: "Nothing is changed yet", "还没有更改";
        no_write: "The token does not let you change the profile.", "该令牌不允许更改个人资料。";
        no_email: "The token does not let you see the e-mail addresses.", "该令牌不允许查看邮箱地址。";
        no_email_write: "The token does not let you change the e-mail addresses.", "该令牌不允许更改邮箱地址。";
        emails: "E-mail addresses", "邮箱地址";
        verified: "verified", "已验证";
        unverified: "not verified", "未验证";
        primary: "primary", "主邮箱";
        make_primary: "Make {email} the primary address", "将 {email} 设为主邮箱";
        remove: "Remove {email}", "移除 {email}";
        remove_title: "Remove {email}?", "移除 {email}？";
        remove_what: "The account keeps its other addresses. {host} sends no mail about it.", "账号会保留其他邮箱地址。{host} 不会为此发送邮件。";
        remove_act: "Remove the address", "移除该地址";
        keep: "Keep it", "保留";
        removed: "{email} is removed.", "{email} 已移除。";
        made_primary: "{email} is the primary address.", "{email} 已设为主邮箱。";
        primary_stays: "The primary address cannot be removed. Make another one primary first.", "主邮箱无法移除，请先将另一个地址设为主邮箱。";
        new_email: "Another address", "其他邮箱地址";
        add: "Add the address", "添加该地址";
        added: "{email} is added. {host} sends no mail for it.", "{email} 已添加，{host} 不会为此发送邮件。";
    }
}
