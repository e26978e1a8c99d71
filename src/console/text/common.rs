//! Words used on more than one screen.

section! {
    /// Words used on more than one screen.
    Common {
        cancel: "Cancel", "取消";
        close: "Close", "关闭";
        copy: "Copy", "复制";
        copied: "Copied", "已复制";
        not_copied: "The browser did not let it be copied", "浏览器不允许复制";
        try_again: "Try again", "重试";
        unknown: "unknown", "未知";
    }
}
