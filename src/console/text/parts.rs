//! Words of the parts that screens are made of: fields, dialogs, files, progress.

section! {
    /// Words of the parts that screens are made of.
    Parts {
        type_to_confirm: "Type {name} to confirm", "输入 {name} 以确认", "輸入 {name} 以確認";
        rule_kept: " (kept)", "（已满足）", "（已滿足）";
        rule_broken: " (not kept)", "（未满足）", "（未滿足）";
        show_value: "Show what is typed", "显示输入内容", "顯示輸入內容";
        show_more: "one=Show {n} more character|other=Show {n} more characters", "other=再显示 {n} 个字符", "other=再顯示 {n} 個字元";
        of_all: "{done} of {all}", "{done} / {all}", "{done} / {all}";
        choose_files: "Choose files…", "选择文件…", "選擇檔案…";
        rows_shown: "Rows {from} to {to} of {all}", "第 {from} 至 {to} 行，共 {all} 行", "第 {from} 至 {to} 列，共 {all} 列";
        rows_before: "Previous rows", "上一段", "上一段";
        rows_after: "Next rows", "下一段", "下一段";
        rows_first: "These are the first rows.", "已是最前面的行。", "已是最前面的列。";
        rows_last: "These are the last rows.", "已是最后的行。", "已是最後的列。";
        row: "Go to row", "跳到行", "跳至列";
    }
}
