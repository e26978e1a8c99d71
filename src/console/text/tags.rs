//! The words of the tags of a repository: the table, what is selected in it, and the ways to delete them.

section! {
    /// The words of the tags of a repository.
    Tags {
        pull: "Pull command", "拉取命令", "拉取指令";
        pull_tag: "Tag to pull", "要拉取的标签", "要拉取的標籤";
        pull_hint: "For Docker up to 17.10: later ones speak v2 only. v1 has no pull by id.", "适用于 Docker 17.10 及更早版本，之后的版本只支持 v2。v1 不能按 ID 拉取。", "適用於 Docker 17.10 及更早版本，之後的版本只支援 v2。v1 不能依 ID 拉取。";
        pull_upper_case: "No tool pulls a repository with capital letters in its name.", "没有工具能拉取名称含大写字母的仓库。", "沒有工具能拉取名稱含大寫字母的儲存庫。";

        filter: "Filter tags", "筛选标签", "篩選標籤";
        clear_filter: "Clear the filter", "清除筛选", "清除篩選";
        group: "Group by image", "按镜像分组", "依映像檔分組";
        newest_first: "Newest first", "最新在前", "最新在前";
        by_version: "By version", "按版本", "依版本";
        sort: "Order", "排序", "排序";
        sort_version: "By version", "按版本", "依版本";
        sort_newest: "Newest first", "最新在前", "最新在前";
        sort_oldest: "Oldest first", "最旧在前", "最舊在前";
        sort_largest: "Largest first", "最大在前", "最大在前";
        sort_smallest: "Smallest first", "最小在前", "最小在前";
        col_tag: "Tag", "标签", "標籤";
        col_image: "Image id", "镜像 ID", "映像檔 ID";
        col_parents: "Parents", "父层数", "父層數";
        col_itself: "Itself", "自身", "自身";
        col_platform: "Platform", "平台", "平台";
        col_total: "With parents", "含父层", "含父層";
        col_made: "Made", "构建时间", "建置時間";
        select_all: "Select all", "全选", "全選";
        select: "Select {name}", "选择 {name}", "選擇 {name}";
        same_image: "same image", "同一镜像", "同一映像檔";
        same_as: "as {id}", "{id}", "{id}";
        not_read: "not read", "未读取", "未讀取";
        being_uploaded: "being uploaded, the registry says: retry later.", "正在上传，Registry 要求稍后重试。", "正在上傳，Registry 要求稍後重試。";
        odd_tag: "This is no tag name, so Portolan sends nothing for it.", "这不是合法的标签名，因此 Portolan 不会为它发送请求。", "這不是合法的標籤名，因此 Portolan 不會為它傳送請求。";
        odd_image: "no image id", "不是镜像 ID", "不是映像檔 ID";
        all_tags: "one=The only tag|other=All {n} tags", "other=全部 {n} 个标签", "other=全部 {n} 個標籤";
        some_tags: "{shown} of {all} tags", "{all} 个标签中的 {shown} 个", "{all} 個標籤中的 {shown} 個";
        no_match: "No tag has {filter} in it", "没有标签包含 {filter}", "沒有標籤包含 {filter}";
        sizes_compressed: "Sizes compressed, as the registry keeps the layers", "大小为压缩后，即 Registry 保存的层", "大小為壓縮後，即 Registry 儲存的層";
        sizes_unpacked: "Sizes unpacked: the registry does not tell this page the compressed ones", "大小为解包后：Registry 未向本页面提供压缩后的大小", "大小為解壓縮後：Registry 未向本頁面提供壓縮後的大小";
        images_stay: "A v1 registry deletes tags one by one; the images stay", "v1 Registry 逐个删除标签，镜像会保留", "v1 Registry 逐個刪除標籤，映像檔會保留";
        reading: "Reading {n} of {all} images", "正在读取镜像：{n} / {all}", "正在讀取映像檔：{n} / {all}";
        stop: "Stop", "停止", "停止";
        order_needs: "one=To order by this, {n} more image has to be read|other=To order by this, {n} more images have to be read", "other=按此排序还需读取 {n} 个镜像", "other=依此排序還需讀取 {n} 個映像檔";
        read_them: "Read them", "读取", "讀取";
        attempt_tags: "Reading the tags of {name}", "读取 {name} 的标签", "讀取 {name} 的標籤";
        empty_title: "No tags yet", "还没有标签", "還沒有標籤";
        empty: "A repository fills with its first push. Run this where you have an image:", "首次推送后仓库就有内容。在有镜像的机器上运行：", "首次推送後儲存庫就有內容。在有映像檔的機器上執行：";
        emptied_title: "No tags are left", "没有标签了", "沒有標籤了";
        emptied: "The registry keeps an empty repository in its catalog until its owner cleans up; there is nothing in it to delete. A push fills it again:", "Registry 会把空仓库留在目录中，直到管理者清理；其中没有可删除的内容。再次推送即可添加内容：", "Registry 會將空的儲存庫留在目錄中，直到管理者清理；其中沒有可刪除的內容。再次推送即可加入內容：";

        picked: "one={n} tag|other={n} tags", "other={n} 个标签", "other={n} 個標籤";
        picked_on: "one=selected, on {n} image|other=selected, on {n} images", "other=已选中，涉及 {n} 个镜像", "other=已選中，涉及 {n} 個映像檔";
        picked_beside: "one={n} more tag shares them|other={n} more tags share them", "other=另有 {n} 个标签指向它们", "other=另有 {n} 個標籤指向它們";
        frees: "frees about {size}", "约可释放 {size}", "約可釋放 {size}";
        frees_most: "frees at most {size}", "最多可释放 {size}", "最多可釋放 {size}";
        frees_why: "Used by no other tag of this repository. The registry gives the space back when its owner cleans up, not before.", "本仓库的其他标签都不使用。空间要等 Registry 的管理者清理后才会释放。", "本儲存庫的其他標籤都不使用。空間要等 Registry 的管理者清理後才會釋放。";
        frees_counting: "working out what it frees", "正在计算可释放的空间", "正在計算可釋放的空間";
        work_out: "Work out what it frees", "计算可释放的空间", "計算可釋放的空間";
        copy_pulls: "Copy pull commands", "复制拉取命令", "複製拉取指令";
        set_this: "Set a tag on it…", "为它设置标签…", "為它設定標籤…";
        delete_picked: "one=Delete {n} tag…|other=Delete {n} tags…", "other=删除 {n} 个标签…", "other=刪除 {n} 個標籤…";
        unselect: "Select nothing", "取消选择", "取消選擇";

        delete_tag_title: "Delete the tag {name}", "删除标签 {name}", "刪除標籤 {name}";
        delete_tags_what: "The registry deletes tags one by one. Their images stay, and can be tagged again by their ids.", "Registry 逐个删除标签。镜像会保留，之后可按 ID 重新设置标签。", "Registry 逐個刪除標籤。映像檔會保留，之後可依 ID 重新設定標籤。";
        delete_tag_stays: "one={n} other tag stays on the same image.|other={n} other tags stay on the same image.", "other=同一镜像上还保留 {n} 个标签。", "other=同一映像檔上還保留 {n} 個標籤。";
        delete_tag_last: "No other tag of this repository points at the image. It stays, but is found only by its id.", "本仓库没有其他标签指向该镜像。镜像会保留，但只能按 ID 找到。", "本儲存庫沒有其他標籤指向該映像檔。映像檔會保留，但只能依 ID 找到。";
        keep_one: "Keep it", "保留", "保留";
        keep_many: "Keep them", "保留", "保留";
        delete_one_act: "Delete the tag", "删除标签", "刪除標籤";
        delete_many_act: "one=Delete {n} tag|other=Delete {n} tags", "other=删除 {n} 个标签", "other=刪除 {n} 個標籤";
        type_missing: "The name is not typed yet", "尚未输入名称", "尚未輸入名稱";
        deleting: "Deleting {n} of {all}", "正在删除第 {n} 个，共 {all} 个", "正在刪除第 {n} 個，共 {all} 個";
        deleted_said: "one={n} tag deleted|other={n} tags deleted", "other=已删除 {n} 个标签", "other=已刪除 {n} 個標籤";
        stopped_title: "Deleting stopped at {name}", "删除在 {name} 处停止", "刪除在 {name} 處停止";
        stopped_counts: "{done} deleted, {failed} failed, {left} not tried", "已删除 {done} 个，失败 {failed} 个，未尝试 {left} 个", "已刪除 {done} 個，失敗 {failed} 個，未嘗試 {left} 個";
        stopped_stays: "{counts}. What was done stays done.", "{counts}。已完成的不会撤销。", "{counts}。已完成的不會撤銷。";
        retry_rest: "one=Retry the last one|other=Retry the other {n}", "other=重试其余 {n} 个", "other=重試其餘 {n} 個";
        unheard: "Whether the registry did it all the same is not known. Trying again does nothing twice.", "无法得知 Registry 是否已经执行。重试不会重复执行。", "無法得知 Registry 是否已經執行。重試不會重複執行。";
        moved_meanwhile: "It points at {id} by now, which was not what is shown. Nothing was done.", "它现在指向 {id}，与显示的不同，因此没有做任何更改。", "它現在指向 {id}，與顯示的不同，因此沒有做任何變更。";
        leave_it: "Leave it so", "保持现状", "保持現狀";
        result_done: "deleted", "已删除", "已刪除";
        result_running: "being deleted", "正在删除", "正在刪除";
        result_not_tried: "not tried", "未尝试", "未嘗試";
    }
}
