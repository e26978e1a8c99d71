//! Why an act is not offered; one message per `capability::Reason`.

section! {
    /// Why an act is not offered.
    Capability {
        read_only:
            "The settings of this console make the registry read-only.",
            "本控制台的设置将此 Registry 设为只读。",
            "本控制台的設定將此 Registry 設為唯讀。";
        deletes_off:
            "The settings of this console switch deletes off.",
            "本控制台的设置关闭了删除。",
            "本控制台的設定關閉了刪除。";
        foreign_frame:
            "The console stands inside a page of another origin, so it only reads. In a tab of its own it can write.",
            "控制台嵌在其他来源的页面中，因此只能读取。在单独的标签页中打开后可以写入。",
            "控制台嵌在其他來源的頁面中，因此只能讀取。在單獨的分頁中開啟後可以寫入。";
        version_two:
            "Registry v2 has no such call.",
            "Registry v2 没有这个接口。",
            "Registry v2 沒有這個介面。";
        push_creates:
            "On a v2 registry a repository begins with the first push.",
            "在 v2 Registry 中，第一次推送时才会产生仓库。",
            "在 v2 Registry 中，第一次推送時才會產生儲存庫。";
        deletes_off_there:
            "The registry has answered before that its deletes are off. Whoever runs it can turn them on (storage.delete.enabled).",
            "Registry 先前已应答：删除处于关闭状态。它的管理者可以打开（storage.delete.enabled）。",
            "Registry 先前已回應：刪除處於關閉狀態。它的管理者可以開啟（storage.delete.enabled）。";
        no_such_call:
            "The registry has answered before that it has no such call.",
            "Registry 先前已应答：没有这个接口。",
            "Registry 先前已回應：沒有這個介面。";
        not_signed_in:
            "The registry does this only for users who are signed in.",
            "Registry 只为已登录的用户执行此操作。",
            "Registry 只為已登入的使用者執行此操作。";
        in_clear:
            "The password would go over the network in clear, so nothing is sent until you allow it.",
            "密码会以明文经过网络，因此在你允许之前不会发送。",
            "密碼會以明文經過網路，因此在你允許之前不會傳送。";
        odd_name:
            "The name does not fit the rules for names, so nothing is sent for it.",
            "名称不符合命名规则，因此不会为它发送请求。",
            "名稱不符合命名規則，因此不會為它傳送請求。";
    }
}
