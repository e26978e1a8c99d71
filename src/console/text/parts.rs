//! Words of the parts that screens are made of: fields, dialogs, files, progress.

section! {
    /// Words of the parts that screens are made of.
    Parts {
        type_to_confirm: "Type {name} to confirm", "输入 {name} 以确认";
        rule_kept: " (kept)", "（已满足）";
        rule_broken: " (not kept)", "（未满足）";
        show_value: "Show what is typed", "显示输入内容";
        show_more: "one=Show {n} more character|other=Show {n} more characters", "other=再显示 {n} 个字符";
        of_all: "{done} of {all}", "{done} / {all}";
        choose_files: "Choose files…", "选择文件…";
    }
}
