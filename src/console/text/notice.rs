//! What went wrong, in words: title, likely reason, next step.

section! {
    /// What went wrong, in words.
    Notice {
        failed: "{attempt} failed.", "{attempt}：失败。";
        server_said: "The registry said", "Registry 的原话";
        status: "status {status}", "状态码 {status}";
        try_again: "Try again", "重试";
        sign_in: "Sign in", "登录";
        trust: "Send tokens to {host}", "允许把令牌发往 {host}";
        not_complete: "What is shown was read before and may be out of date.", "显示的是之前读到的内容，可能已经过时。";

        unreachable: "No answer came, or none that this page may read. The registry may be down, its name may not resolve, its certificate may not be accepted, or it does not allow this page's origin (CORS).", "没有收到应答，或应答不允许本页面读取。可能是 Registry 未运行、域名无法解析、证书不被接受，或它不允许本页面的来源（CORS）。";
        broken: "The connection ended in the middle of the answer.", "应答尚未收完，连接就中断了。";
        timed_out: "The registry did not go on for too long, so Portolan stopped waiting.", "Registry 太久没有动静，Portolan 不再等待。";
        cancelled: "It was stopped.", "操作已停止。";
        offline: "This computer is not connected to a network.", "这台计算机没有连接到网络。";
        source: "A file can no longer be read. It may have been moved or changed since it was chosen.", "文件已无法读取，可能在选择之后被移动或修改。";
        unauthorized: "The registry wants to know who you are, or does not accept the user name and password.", "Registry 需要知道你的身份，或不接受这个用户名和密码。";
        inactive: "The account is not active yet. Follow the link in the mail that the registry has sent.", "账号尚未激活，打开 Registry 发来的邮件中的链接即可激活。";
        forbidden: "The registry does not allow this for the account in use.", "Registry 不允许当前账号这样做。";
        not_found: "The registry has nothing of this name, or does not show it to this account.", "Registry 中没有这个名称，或它不对当前账号显示。";
        unsupported: "This registry has no such call.", "这个 Registry 没有这项功能。";
        conflict: "The registry has it already, or it cannot be changed.", "Registry 中已有它，或它不能更改。";
        name_taken: "The user name or the e-mail address is taken.", "用户名或邮箱地址已被使用。";
        being_uploaded: "The image is being uploaded: a push has begun and not ended. It can be read when the push is complete.", "镜像正在上传：推送已经开始，尚未结束。推送完成后即可读取。";
        rejected: "The registry does not accept what was sent.", "Registry 不接受发送的内容。";
        rate_limited: "The registry asks for fewer requests.", "Registry 要求减少请求。";
        rate_limited_for: "The registry asks to wait {n} seconds.", "Registry 要求等待 {n} 秒。";
        server_fault: "The registry has a fault of its own.", "Registry 自身出错。";
        unexpected: "The registry gave an answer that the protocol does not know.", "Registry 给出了协议中没有的应答。";
        too_large: "The answer is longer than {size}, the most that is read of its kind. The rest was not read.", "应答超过 {size}，这是此类应答的读取上限，其余部分没有读取。";
        too_many: "The list has more than {cap} entries. {n} were counted before Portolan stopped.", "列表超过 {cap} 项，Portolan 数到 {n} 项后停止。";
        unreadable: "The answer is not what the protocol says it should be.", "应答不符合协议的规定。";
        redirected: "The answer came from {host}, not from the registry that was asked. It was not used.", "应答来自 {host}，而不是所询问的 Registry，因此没有采用。";
        endpoint: "The index says that the images are at {host}. Portolan sends no token there until you agree. Your password is never sent there.", "索引服务指出镜像位于 {host}。在你同意之前，Portolan 不会把令牌发往那里；密码永远不会发往那里。";
        realm: "The registry sends its users to {host} to sign in. Your login does not go there until you agree.", "该 Registry 让用户到 {host} 登录。在你同意之前，你的用户名和密码不会发往那里。";
        trust_realm: "Send my login to {host}", "允许把登录信息发往 {host}";
        realm_no_url: "The registry sends its users to an address that is none, or that hides a part of itself. Nothing was sent there.", "该 Registry 指定的登录地址不是有效地址，或隐藏了一部分内容，因此没有向它发送任何内容。";
        realm_in_clear: "The registry sends its users to sign in over plain http, where anyone on the way can read a password. Nothing was sent there.", "该 Registry 让用户通过明文 http 登录，途中任何人都能读到密码，因此没有向那里发送任何内容。";
        realm_inner: "The registry sends its users to an address inside a network instead of to a host. A registry elsewhere has no business there, so nothing was sent.", "该 Registry 让用户到一个内部网络地址登录，而不是某个域名。别处的 Registry 不应指向那里，因此没有发送任何内容。";
        no_challenge: "The registry wants to know who you are, and does not let this page read how (WWW-Authenticate is not exposed to it).", "Registry 需要知道你的身份，但不允许本页面读取以何种方式登录（没有向页面公开 WWW-Authenticate）。";
        in_clear: "The registry is reached over plain http: a password would cross the network readable to anyone on it. It was not sent.", "该 Registry 使用明文 http：密码会在网络上以任何人可读的方式传送，因此没有发送。";
        checksum: "The bytes that came do not have the checksum the registry keeps for them.", "收到的字节与 Registry 保存的校验和不符。";
        digest: "What came is not what was asked for: its digest is {found} and not {declared}. It was not read.", "收到的不是所请求的内容：摘要是 {found}，而不是 {declared}。内容未被读取。";
        type_differs: "It was sent as {sent} and says that it is {says}. What can be read in two ways is not read.", "它以 {sent} 的类型发来，却自称是 {says}。可以有两种读法的内容不予读取。";
        ambiguous: "It could be read as a list of manifests and as a manifest. What can be read in two ways is not read.", "它既可以当作清单列表，也可以当作清单来读。可以有两种读法的内容不予读取。";
        bad_manifest: "What came is no manifest that can be read.", "收到的内容不是可以读取的清单（manifest）。";
        deletes_off: "Deletes are off on this registry. In Distribution, storage.delete.enabled: true turns them on.", "这个 Registry 关闭了删除。在 Distribution 中，storage.delete.enabled: true 可以开启删除。";
        tag_moved: "The tag now points at {digest}, another manifest than when it was read. Nothing was done.", "标签现在指向 {digest}，与读取时不是同一个清单，因此没有做任何更改。";
        half_untagged: "The tag points at an empty manifest now, {digest}, which could not be deleted. Trying again goes on from there.", "标签现在指向一个空清单 {digest}，但这个清单未能删除。重试会从这里继续。";
        index_too_large: "The index lists other indexes too deep, or too many manifests, to follow.", "索引嵌套过深或清单过多，没有继续读取。";
        upload_elsewhere: "The registry wants the upload at {host}. Portolan sends nothing to another origin.", "Registry 要求上传到 {host}。Portolan 不会向其他来源发送内容。";
        upload_hidden: "The registry does not let this page read where the upload goes on: it has to expose the header Location.", "Registry 不允许本页面读取上传的后续地址：它需要公开响应头 Location。";
        bad_name: "The name does not fit the rules for names, so nothing was sent.", "名称不符合命名规则，因此没有发送任何请求。";
        paging: "The registry's pages go in a circle, or leave their place. Reading was stopped.", "Registry 的分页原地循环或跳到别处，读取已停止。";
        ancestry: "The registry's chain of parents goes in a circle, is too long, or belongs to another image.", "Registry 给出的父镜像链有循环、过长，或属于另一个镜像。";
    }
}
