//! The words of two images beside each other.

section! {
    /// The words of two images beside each other.
    Compare {
        compare: "Compare…", "比较…";
        compare_these: "Compare", "比较";
        and: "and", "与";
        attempt: "Reading {name}", "读取 {name}";
        reading: "Reading both images…", "正在读取两个镜像…";
        swap: "Swap sides", "左右互换";
        another: "Compare with another…", "与其他镜像比较…";
        ask_title: "Compare {name} with another image", "将 {name} 与另一个镜像比较";
        ask_field: "Tag, digest or reference", "标签、摘要或引用";
        ask_rule: "4.12, @sha256:…, or team/other:4.12 of the same registry", "如 4.12、@sha256:…，或同一 Registry 的 team/other:4.12";
        ask_act: "Compare", "比较";
        ask_missing: "The other image is missing.", "还缺另一个镜像。";
        ask_unfit: "This names no image yet.", "这还不是有效的镜像名称。";
        shared: "{n} of {all} layers shared", "{all} 层中共用 {n} 层";
        shared_size: "{n} of {all} layers shared, {size}", "{all} 层中共用 {n} 层，{size}";
        lines: "{changed} lines changed, {left} only left, {right} only right, {same} the same", "{changed} 行不同，仅左 {left}，仅右 {right}，相同 {same}";
        which_lines: "Lines", "显示";
        every_line: "every line", "全部";
        differences: "differences", "仅差异";
        platform: "Platform of both", "两者的平台";
        of_both: "{platform} of both", "两者的 {platform}";
        signs: "Signs", "符号";
        same: "same", "相同";
        changed: "changed", "不同";
        only_left: "only left", "仅左";
        only_right: "only right", "仅右";
        next: "Next difference", "下一处差异";
        left: "Left", "左";
        right: "Right", "右";
        line: "Line", "行";
        is: "Is", "关系";
        not_there: "not there", "没有";
        in_both: "{size} in both", "共有 {size}";
        size_made: "{size}, made {date}", "{size}，制作于 {date}";
        tied: "Layers of both images, {n} of them in both", "两个镜像的层，其中 {n} 层共有";
        count_same: "{n} the same", "相同 {n}";
        count_changed: "{n} changed", "不同 {n}";
        count_left: "{n} only left", "仅左 {n}";
        count_right: "{n} only right", "仅右 {n}";
        secrets: "secrets are compared, not shown", "机密只比较，不显示";
        between: ", ", "，";
        history: "History", "历史";
        none: "Neither has any.", "两者都没有。";
        all_same: "Nothing differs: both are the same image to the last line.", "没有差异：两者逐行相同。";
        lacks_left: "The left has no image for {part}.", "左侧没有 {part} 的镜像。";
        lacks_right: "The right has no image for {part}.", "右侧没有 {part} 的镜像。";
        lacks_any: "There is no image in it.", "其中没有镜像。";
        hint: "Layers are told apart by digest, lines by text. A layer that was built again from the same line has another digest: it stands as only left and only right.", "层按摘要区分，行按文本区分。由同一行重新构建的层摘要不同，因此分别列为仅左和仅右。";
        hint_v1: "Layers are told apart by image id, lines by text. An image that was built again from the same line has another id: it stands as only left and only right.", "层按镜像 ID 区分，行按文本区分。由同一行重新构建的镜像 ID 不同，因此分别列为仅左和仅右。";
    }
}
