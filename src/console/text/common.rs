//! Words used on more than one screen.

section! {
    /// Words used on more than one screen.
    Common {
        cancel: "Cancel", "取消", "取消";
        close: "Close", "关闭", "關閉";
        copy: "Copy", "复制", "複製";
        copied: "Copied", "已复制", "已複製";
        not_copied: "The browser did not let it be copied", "浏览器不允许复制", "瀏覽器不允許複製";
        try_again: "Try again", "重试", "重試";
        unknown: "unknown", "未知", "未知";
    }
}
