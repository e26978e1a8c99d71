//! The words of the tags of a repository: the table, what is selected in it, and the ways to delete them.

section! {
    /// The words of the tags of a repository.
    Tags {
        pull: "Pull command", "拉取命令";
        pull_tag: "Tag to pull", "要拉取的标签";
        pull_hint: "For Docker up to 17.10: later ones speak v2 only. v1 has no pull by id.", "适用于 Docker 17.10 及更早版本，之后的版本只支持 v2。v1 不能按 ID 拉取。";
        pull_upper_case: "No tool pulls a repository with capital letters in its name.", "没有工具能拉取名称含大写字母的仓库。";

        filter: "Filter tags", "筛选标签";
        clear_filter: "Clear the filter", "清除筛选";
        group: "Group by image", "按镜像分组";
        newest_first: "Newest first", "最新在前";
        by_version: "By version", "按版本";
        sort: "Order", "排序";
        sort_version: "By version", "按版本";
        sort_newest: "Newest first", "最新在前";
        sort_oldest: "Oldest first", "最旧在前";
        sort_largest: "Largest first", "最大在前";
        sort_smallest: "Smallest first", "最小在前";
        col_tag: "Tag", "标签";
        col_image: "Image id", "镜像 ID";
        col_parents: "Parents", "上级层数";
        col_itself: "Itself", "自身";
        col_platform: "Platform", "平台";
        col_total: "With parents", "含上级";
        col_made: "Made", "构建时间";
        select_all: "Select all", "全选";
        select: "Select {name}", "选择 {name}";
        same_image: "same image", "同一镜像";
        same_as: "as {id}", "{id}";
        not_read: "not read", "未读取";
        being_uploaded: "being uploaded, the registry says: retry later.", "正在上传，Registry 要求稍后重试。";
        odd_tag: "This is no tag name, so Portolan sends nothing for it.", "这不是合法的标签名，因此 Portolan 不会为它发送请求。";
        odd_image: "no image id", "不是镜像 ID";
        all_tags: "one=The only tag|other=All {n} tags", "other=全部 {n} 个标签";
        some_tags: "{shown} of {all} tags", "{all} 个标签中的 {shown} 个";
        no_match: "No tag has {filter} in it", "没有标签包含 {filter}";
        sizes_compressed: "Sizes compressed, as the registry keeps the layers", "大小为压缩后，即 Registry 保存的层";
        sizes_unpacked: "Sizes unpacked: the registry does not tell this page the compressed ones", "大小为解压后：Registry 未向本页面提供压缩后的大小";
        images_stay: "A v1 registry deletes tags one by one; the images stay", "v1 Registry 逐个删除标签，镜像会保留";
        reading: "Reading {n} of {all} images", "正在读取镜像：{n} / {all}";
        stop: "Stop", "停止";
        order_needs: "one=To order by this, {n} more image has to be read|other=To order by this, {n} more images have to be read", "other=按此排序还需读取 {n} 个镜像";
        read_them: "Read them", "读取";
        attempt_tags: "Reading the tags of {name}", "读取 {name} 的标签";
        empty_title: "No tags yet", "还没有标签";
        empty: "A repository fills with its first push. Run this where you have an image:", "首次推送后仓库就有内容。在有镜像的机器上运行：";

        picked: "one={n} tag|other={n} tags", "other={n} 个标签";
        picked_on: "one=selected, on {n} image|other=selected, on {n} images", "other=已选中，涉及 {n} 个镜像";
        picked_beside: "one={n} more tag shares them|other={n} more tags share them", "other=另有 {n} 个标签指向它们";
        frees: "frees about {size}", "约可释放 {size}";
        frees_most: "frees at most {size}", "最多可释放 {size}";
        frees_why: "Used by no other tag of this repository. The registry gives the space back when its owner cleans up, not before.", "本仓库的其他标签都不使用。空间要等 Registry 的管理者清理后才会释放。";
        frees_counting: "working out what it frees", "正在计算可释放的空间";
        work_out: "Work out what it frees", "计算可释放的空间";
        copy_pulls: "Copy pull commands", "复制拉取命令";
        set_this: "Set a tag on it…", "为它设置标签…";
        delete_picked: "one=Delete {n} tag…|other=Delete {n} tags…", "other=删除 {n} 个标签…";
        unselect: "Select nothing", "取消选择";

        delete_tag_title: "Delete the tag {name}", "删除标签 {name}";
        delete_tags_what: "The registry deletes tags one by one. Their images stay, and can be tagged again by their ids.", "Registry 逐个删除标签。镜像会保留，之后可按 ID 重新设置标签。";
        delete_tag_stays: "one={n} other tag stays on the same image.|other={n} other tags stay on the same image.", "other=同一镜像上还保留 {n} 个标签。";
        delete_tag_last: "No other tag of this repository points at the image. It stays, but is found only by its id.", "本仓库没有其他标签指向该镜像。镜像会保留，但只能按 ID 找到。";
        keep_one: "Keep it", "保留";
        keep_many: "Keep them", "保留";
        delete_one_act: "Delete the tag", "删除标签";
        delete_many_act: "one=Delete {n} tag|other=Delete {n} tags", "other=删除 {n} 个标签";
        type_missing: "The name is not typed yet", "尚未输入名称";
        deleting: "Deleting {n} of {all}", "正在删除第 {n} 个，共 {all} 个";
        deleted_said: "one={n} tag deleted|other={n} tags deleted", "other=已删除 {n} 个标签";
        stopped_title: "Deleting stopped at {name}", "删除在 {name} 处停止";
        stopped_counts: "{done} deleted, {failed} failed, {left} not tried", "已删除 {done} 个，失败 {failed} 个，未尝试 {left} 个";
        stopped_stays: "What was done stays done.", "已完成的不会撤销。";
        retry_rest: "one=Retry the last one|other=Retry the other {n}", "other=重试其余 {n} 个";
        leave_it: "Leave it so", "保持现状";
        result_done: "deleted", "已删除";
        result_running: "being deleted", "正在删除";
        result_not_tried: "not tried", "未尝试";
    }
}
