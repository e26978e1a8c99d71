//! Why an act is not offered; one message per `capability::Reason`.

section! {
    /// Why an act is not offered.
    Capability {
        read_only:
            "The settings of this console make the registry read-only.",
            "本控制台的设置将此 Registry 设为只读。";
        deletes_off:
            "The settings of this console switch deletes off.",
            "本控制台的设置关闭了删除。";
        foreign_frame:
            "The console stands inside a page of another origin, so it only reads. In a tab of its own it can write.",
            "控制台嵌在其他来源的页面中，因此只能读取。在单独的标签页中打开后可以写入。";
        version_two:
            "Registry v2 has no such call.",
            "Registry v2 没有这个接口。";
        push_creates:
            "On a v2 registry a repository begins with the first push.",
            "在 v2 Registry 中，第一次推送时才会产生仓库。";
        deletes_off_there:
            "The registry has answered before that its deletes are off. Whoever runs it can turn them on (storage.delete.enabled).",
            "Registry 先前已应答：删除处于关闭状态。它的管理者可以打开（storage.delete.enabled）。";
        no_such_call:
            "The registry has answered before that it has no such call.",
            "Registry 先前已应答：没有这个接口。";
        not_signed_in:
            "The registry does this only for users who are signed in.",
            "Registry 只为已登录的用户执行此操作。";
        in_clear:
            "The password would go over the network in clear, so nothing is sent until you allow it.",
            "密码会以明文经过网络，因此在你允许之前不会发送。";
        odd_name:
            "The name does not fit the rules for names, so nothing is sent for it.",
            "名称不符合命名规则，因此不会为它发送请求。";
    }
}
