//! The words of two images beside each other.

section! {
    /// The words of two images beside each other.
    Compare {
        compare: "Compare…", "比较…", "比較…";
        compare_these: "Compare", "比较", "比較";
        and: "and", "与", "與";
        attempt: "Reading {name}", "读取 {name}", "讀取 {name}";
        reading: "Reading both images…", "正在读取两个镜像…", "正在讀取兩個映像檔…";
        swap: "Swap sides", "左右互换", "左右互換";
        another: "Compare with another…", "与其他镜像比较…", "與其他映像檔比較…";
        ask_title: "Compare {name} with another image", "将 {name} 与另一个镜像比较", "將 {name} 與另一個映像檔比較";
        ask_field: "Tag, digest or reference", "标签、摘要或引用", "標籤、摘要或參照";
        ask_rule: "4.12, @sha256:…, or team/other:4.12 of the same registry", "如 4.12、@sha256:…，或同一 Registry 的 team/other:4.12", "如 4.12、@sha256:…，或同一 Registry 的 team/other:4.12";
        ask_act: "Compare", "比较", "比較";
        ask_missing: "The other image is missing.", "还缺另一个镜像。", "還缺另一個映像檔。";
        ask_unfit: "This names no image yet.", "这还不是有效的镜像名称。", "這還不是有效的映像檔名稱。";
        shared: "{n} of {all} layers shared", "{all} 层中共用 {n} 层", "{all} 層中共用 {n} 層";
        shared_size: "{n} of {all} layers shared, {size}", "{all} 层中共用 {n} 层，{size}", "{all} 層中共用 {n} 層，{size}";
        lines: "{changed} lines changed, {left} only left, {right} only right, {same} the same", "{changed} 行不同，仅左 {left}，仅右 {right}，相同 {same}", "{changed} 行不同，僅左 {left}，僅右 {right}，相同 {same}";
        which_lines: "Lines", "显示", "顯示";
        every_line: "every line", "全部", "全部";
        differences: "differences", "仅差异", "僅差異";
        platform: "Platform of both", "两者的平台", "兩者的平台";
        of_both: "{platform} of both", "两者的 {platform}", "兩者的 {platform}";
        signs: "Signs", "符号", "符號";
        same: "same", "相同", "相同";
        changed: "changed", "不同", "不同";
        only_left: "only left", "仅左", "僅左";
        only_right: "only right", "仅右", "僅右";
        next: "Next difference", "下一处差异", "下一處差異";
        left: "Left", "左", "左";
        right: "Right", "右", "右";
        line: "Line", "行", "行";
        is: "Is", "关系", "關係";
        not_there: "not there", "没有", "沒有";
        in_both: "{size} in both", "共有 {size}", "共有 {size}";
        size_made: "{size}, made {date}", "{size}，构建于 {date}", "{size}，建置於 {date}";
        tied: "Layers of both images, {n} of them in both", "两个镜像的层，其中 {n} 层共有", "兩個映像檔的層，其中 {n} 層共有";
        count_same: "{n} the same", "相同 {n}", "相同 {n}";
        count_changed: "{n} changed", "不同 {n}", "不同 {n}";
        count_left: "{n} only left", "仅左 {n}", "僅左 {n}";
        count_right: "{n} only right", "仅右 {n}", "僅右 {n}";
        secrets: "secrets are compared, not shown", "机密只比较，不显示", "機密只比較，不顯示";
        between: ", ", "，", "，";
        history: "History", "历史", "歷程";
        none: "Neither has any.", "两者都没有。", "兩者都沒有。";
        all_same: "Nothing differs: both are the same image to the last line.", "没有差异：两者逐行相同。", "沒有差異：兩者逐行相同。";
        lacks_left: "The left has no image for {part}.", "左侧没有 {part} 的镜像。", "左側沒有 {part} 的映像檔。";
        lacks_right: "The right has no image for {part}.", "右侧没有 {part} 的镜像。", "右側沒有 {part} 的映像檔。";
        lacks_any: "There is no image in it.", "其中没有镜像。", "其中沒有映像檔。";
        hint: "Layers are told apart by digest, lines by text. A layer that was built again from the same line has another digest: it stands as only left and only right.", "层按摘要区分，行按文本区分。由同一行重新构建的层摘要不同，因此分别列为仅左和仅右。", "層依摘要區分，行依文字區分。由同一行重新建置的層摘要不同，因此分別列為僅左和僅右。";
        hint_v1: "Layers are told apart by image id, lines by text. An image that was built again from the same line has another id: it stands as only left and only right.", "层按镜像 ID 区分，行按文本区分。由同一行重新构建的镜像 ID 不同，因此分别列为仅左和仅右。", "層依映像檔 ID 區分，行依文字區分。由同一行重新建置的映像檔 ID 不同，因此分別列為僅左和僅右。";
    }
}
