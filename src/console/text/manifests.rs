//! The words of the tags of a v2 repository, where they say more than those of v1: platforms and kinds, pages of names,
//! what deleting takes along, copying.

section! {
    /// The words of the tags of a v2 repository.
    Manifests {
        col_digest: "Digest", "摘要", "摘要";
        col_platforms: "Platforms", "平台", "平台";
        col_compressed: "Compressed", "压缩后", "壓縮後";
        more_platforms: "{n} more: {names}", "另有 {n} 个：{names}", "另有 {n} 個：{names}";
        index_of: "one=an index of {n} manifest|other=an index of {n} manifests", "other={n} 个清单的索引", "other={n} 個資訊清單的索引";
        helm_chart: "Helm chart", "Helm chart", "Helm chart";
        plugin: "Docker plugin", "Docker 插件", "Docker 外掛";
        signature: "signature", "签名", "簽章";
        sbom: "bill of materials", "物料清单", "軟體物料清單";
        attestation: "attestation", "证明", "證明";
        artifact: "artifact {type}", "制品 {type}", "成品 {type}";
        other_type: "unknown type {type}", "未知类型 {type}", "未知類型 {type}";
        no_type: "does not say what it is", "未说明类型", "未說明類型";
        schema1: "schema 1, not content-verified", "schema 1，内容未经校验", "schema 1，內容未經驗證";
        size_of: "{platform}", "{platform}", "{platform}";
        sizes_first: "; of an index, its linux/amd64, else its first platform", "；索引取其 linux/amd64，没有则取第一个平台", "；索引取其 linux/amd64，沒有則取第一個平台";
        stand_in: "its deletion stopped half way and left this in its place; delete the tag again to finish", "删除这个标签时中途停止，留下了这个占位镜像；再次删除该标签即可完成", "刪除這個標籤時中途停止，留下了這個佔位映像檔；再次刪除該標籤即可完成";
        part_not_read: "one part was not read", "有一部分未能读取", "有一部分未能讀取";
        attached: "one={n} signature or attestation folded away|other={n} signatures and attestations folded away", "other=已收起 {n} 个签名与证明", "other=已收起 {n} 個簽章與證明";
        attached_shown: "one={n} signature or attestation among them|other={n} signatures and attestations among them", "other=其中 {n} 个是签名与证明", "other=其中 {n} 個是簽章與證明";
        unfold: "Show", "显示", "顯示";
        fold: "Fold away", "收起", "收起";
        save: "Save as CSV", "保存为 CSV", "儲存為 CSV";
        saved: "The table is saved", "表格已保存", "表格已儲存";
        export_tag: "tag", "标签", "標籤";
        export_target: "points at", "指向", "指向";
        export_kind: "kind or platforms", "类型或平台", "類型或平台";
        export_bytes: "compressed bytes", "压缩后字节数", "壓縮後位元組數";
        export_made: "made", "构建时间", "建置時間";

        names_so_far: "one={n} name so far|other={n} names so far", "other=目前有 {n} 个名称", "other=目前有 {n} 個名稱";
        names_stopped: "one={n} tag read, the list goes on|other={n} tags read, the list goes on", "other=已读取 {n} 个标签，列表未完", "other=已讀取 {n} 個標籤，列表未完";
        names_capped: "The list is longer than {n} tags; the rest was not asked for", "列表超过 {n} 个标签，其余没有读取", "列表超過 {n} 個標籤，其餘沒有讀取";
        names_astray: "The registry's pages go in a circle, so there may be more tags than these", "Registry 的分页有循环，标签可能不止这些", "Registry 的分頁有循環，標籤可能不止這些";
        go_on: "Read on", "继续读取", "繼續讀取";

        picked: "selected", "已选中", "已選中";
        tool: "Tool", "工具", "工具";
        named: "Named", "引用方式", "參照方式";
        by_tag: "by tag", "按标签", "依標籤";
        by_digest: "by digest", "按摘要", "依摘要";
        digest_coming: "The digest of {name} is not read yet.", "{name} 的摘要尚未读取。", "{name} 的摘要尚未讀取。";

        set_by_digest: "a digest", "摘要", "摘要";
        set_digest_rule: "sha256: and 64 hexadecimal digits, lower case", "sha256: 加 64 位小写十六进制数字", "sha256: 加 64 位小寫十六進位數字";
        set_same_bytes: "The registry is sent the manifest it has, byte for byte, under the other name.", "将同一清单逐字节以另一名称写回 Registry。", "將同一資訊清單逐位元組以另一名稱寫回 Registry。";

        looking: "Looking at every tag first: {n} of {all}", "先查看每个标签：{n} / {all}", "先檢視每個標籤：{n} / {all}";
        looking_stop: "Stop looking", "停止查看", "停止檢視";
        delete_along: "one=Delete {tags} and one you did not pick|other=Delete {tags} and {n} you did not pick", "other=将删除 {tags}，以及 {n} 个未选中的标签", "other=將刪除 {tags}，以及 {n} 個未選中的標籤";
        seen_all: "one=The only tag was read a moment ago. What goes:|other=All {n} tags were read a moment ago. What goes:", "other=刚才已读取全部 {n} 个标签。将删除：", "other=剛才已讀取全部 {n} 個標籤。將刪除：";
        seen_none: "The repository has no tags. What goes:", "仓库没有标签。将删除：", "儲存庫沒有標籤。將刪除：";
        seen_some: "one={n} tag could not be read and may point at the same images, so only tags go and no image:|other={n} tags could not be read and may point at the same images, so only tags go and no image:", "other=有 {n} 个标签未能读取，可能指向同一镜像，因此只删除标签，不删除镜像：", "other=有 {n} 個標籤未能讀取，可能指向同一映像檔，因此只刪除標籤，不刪除映像檔：";
        seen_beyond: "There are more tags than were read, and they may point at the same images, so only tags go and no image:", "标签多于已读取的数量，其余可能指向同一镜像，因此只删除标签，不删除镜像：", "標籤多於已讀取的數量，其餘可能指向同一映像檔，因此只刪除標籤，不刪除映像檔：";
        space_back: "The registry gives the space back when its owner runs garbage collection, not before.", "Registry 的管理者运行垃圾回收之后才会释放空间。", "Registry 的管理者執行垃圾回收之後才會釋放空間。";
        frees: "one=Frees {size}: {n} layer that no other tag reaches.|other=Frees {size}: {n} layers that no other tag reaches.", "other=释放 {size}：{n} 层不再有其他标签引用。", "other=釋放 {size}：{n} 層不再有其他標籤引用。";
        frees_nothing: "Frees nothing: other tags reach every layer of it.", "不释放任何空间：各层仍有其他标签引用。", "不釋放任何空間：各層仍有其他標籤引用。";
        frees_by_tree: "one=Counted by the tree, within this repository.|other=Counted by the tree, within {n} repositories.", "other=由谱系图在 {n} 个仓库内计算。", "other=由譜系圖在 {n} 個儲存庫內計算。";
        frees_elsewhere: "Other repositories may hold the same layers.", "其他仓库可能也有相同的层。", "其他儲存庫可能也有相同的層。";
        image_goes: "the image goes with it", "镜像一并删除", "映像檔一併刪除";
        image_stays: "the image stays", "镜像保留", "映像檔保留";
        tag_stays: "{name} stays", "{name} 保留", "{name} 保留";
        goes_too: "{name} goes too", "{name} 也会删除", "{name} 也會刪除";
        index_loses: "{name} lists it and loses it", "{name} 包含它，将会缺失", "{name} 包含它，將會缺失";
        inside_loses: "{id}, an index inside another, lists it and loses it", "{id}（位于另一索引之内的索引）包含它，将会缺失", "{id}（位於另一索引之內的索引）包含它，將會缺失";
        inside_keeps: "{id}, an index inside another, lists it", "{id}（位于另一索引之内的索引）包含它", "{id}（位於另一索引之內的索引）包含它";
        inside_unread: "Not all indexes that lie inside other indexes could be read; one of them may list what goes.", "并非所有位于其他索引之内的索引都已读取，其中可能有包含所删内容的索引。", "並非所有位於其他索引之內的索引都已讀取，其中可能有包含所刪內容的索引。";
        index_keeps: "{name} lists it", "{name} 包含它", "{name} 包含它";
        what_goes: "What goes", "删除范围", "刪除範圍";
        only_tags: "Only what I picked", "只删除选中的", "只刪除選中的";
        whole_images: "The images, with every tag on them", "镜像及其全部标签", "映像檔及其全部標籤";
        untag_how: "Where an image stays, only its tag is taken off: by the registry if it can do that, else by pointing the tag at an empty stand-in and deleting the stand-in.", "镜像保留时只取下标签：Registry 支持则由它完成，否则先让标签指向空的替代清单，再删除该清单。", "映像檔保留時只取下標籤：Registry 支援則由它完成，否則先讓標籤指向空的替代資訊清單，再刪除該資訊清單。";
        index_parts: "What an index lists stays until the registry's owner cleans up.", "索引所列的内容会保留到 Registry 的管理者清理为止。", "索引所列的內容會保留到 Registry 的管理者清理為止。";
        stays_signed: "one={n} signature or attestation of them stays.|other={n} signatures and attestations of them stay.", "other=其 {n} 个签名与证明会保留。", "other=其 {n} 個簽章與證明會保留。";
        not_touched: "{names} could not be read and stays.", "{names} 未能读取，将保留。", "{names} 未能讀取，將保留。";
        came_to_it: "{name} has come to point at it meanwhile. Nothing was deleted; look again.", "{name} 在此期间也指向了它，没有删除任何内容，请重新查看。", "{name} 在此期間也指向了它，沒有刪除任何內容，請重新檢視。";
        came_to_list: "{name} has come to be an index that lists it. Nothing was deleted; look again.", "{name} 在此期间成为包含它的索引，没有删除任何内容，请重新查看。", "{name} 在此期間成為包含它的索引，沒有刪除任何內容，請重新檢視。";
        not_looked: "It was not deleted: {name} may point at it and could not be read. {why}", "没有删除：{name} 可能指向它，但未能读取。{why}", "沒有刪除：{name} 可能指向它，但未能讀取。{why}";
        delete_manifest_act: "Delete the manifest", "删除清单", "刪除資訊清單";
        delete_manifest_title: "Delete the manifest {digest}", "将删除清单 {digest}", "將刪除資訊清單 {digest}";
        delete_manifest_along: "one=Delete the manifest {digest} and the tag on it|other=Delete the manifest {digest} and {n} tags on it", "other=将删除清单 {digest} 及其上的 {n} 个标签", "other=將刪除資訊清單 {digest} 及其上的 {n} 個標籤";
        manifest_untagged: "no tag points at it", "没有标签指向它", "沒有標籤指向它";
        manifest_deleted: "Manifest {digest} deleted", "已删除清单 {digest}", "已刪除資訊清單 {digest}";
        manifest_some: "one={n} tag could not be read and may point at it, so it cannot be deleted:|other={n} tags could not be read and may point at it, so it cannot be deleted:", "other=有 {n} 个标签未能读取，可能指向它，因此不能删除：", "other=有 {n} 個標籤未能讀取，可能指向它，因此不能刪除：";
        manifest_beyond: "There are more tags than were read, and they may point at it, so it cannot be deleted:", "标签多于已读取的数量，其余可能指向它，因此不能删除：", "標籤多於已讀取的數量，其餘可能指向它，因此不能刪除：";

        copy: "Copy to…", "复制到…", "複製到…";
        copy_title: "Copy {name}", "复制 {name}", "複製 {name}";
        copy_to: "To the repository", "目标仓库", "目標儲存庫";
        copy_to_rule: "lower case letters, digits and . _ - between them, parts divided by /", "小写字母与数字，中间可用 . _ -，各段以 / 分隔", "小寫字母與數字，中間可用 . _ -，各段以 / 分隔";
        copy_moves: "{name} points at {from} there and will point at {to}.", "{name} 在那里指向 {from}，将改为指向 {to}。", "{name} 在那裡指向 {from}，將改為指向 {to}。";
        copy_same: "{name} is there already, with the same digest.", "{name} 已在那里，摘要相同。", "{name} 已在那裡，摘要相同。";
        copy_act: "Copy", "复制", "複製";
        copy_move_act: "Copy and move the tag", "复制并移动标签", "複製並移動標籤";
        copy_missing: "A repository and a tag are still missing", "还缺少仓库或标签", "還缺少儲存庫或標籤";
        copy_done: "{name} is copied", "已复制 {name}", "已複製 {name}";
        copy_itself: "Same repository and tag: change one", "仓库和标签都没变，请更改其一", "儲存庫和標籤都沒變，請變更其一";
        copy_open: "Open {name}", "打开 {name}", "開啟 {name}";
        attempt_copy: "Copying to {name}", "复制到 {name} ", "複製到 {name} ";
        attempt_look: "Reading the tags before deleting", "删除前读取标签", "刪除前讀取標籤";

        delete_all_how: "A v2 registry has no call for that: its tags go one after another, with their images. The name stays in the catalog until the registry's owner cleans up.", "v2 Registry 没有这项功能：将逐个删除标签及其镜像。名称会留在目录中，直到 Registry 的管理者清理。", "v2 Registry 沒有這項功能：將逐個刪除標籤及其映像檔。名稱會留在目錄中，直到 Registry 的管理者清理。";
        delete_all_empty: "It has no tags, so there is nothing to delete. The name stays in the catalog until the registry's owner cleans up.", "仓库没有标签，无需删除。名称会留在目录中，直到 Registry 的管理者清理。", "儲存庫沒有標籤，無需刪除。名稱會留在目錄中，直到 Registry 的管理者清理。";

        answers: "What {path} says", "{path} 的应答", "{path} 的回應";
        sign_in_by: "Sign-in", "登录方式", "登入方式";
        sign_in_none: "not asked for", "不要求登录", "不要求登入";
        token_from: "{scheme}, tokens from {realm}", "{scheme}，令牌来自 {realm}", "{scheme}，權杖來自 {realm}";
        can_catalog: "Lists its repositories", "列出仓库", "列出儲存庫";
        can_delete: "Deletes images", "删除镜像", "刪除映像檔";
        can_refer: "Keeps lists of referrers", "保存引用列表", "保存參照者列表";
        refer_by_tags: "no, what belongs to an image is found by its tag", "否，附属内容按标签查找", "否，附屬內容依標籤查詢";
        find_out: "Find out", "查明", "查明";
        find_out_hint: "asks for the deletion of a digest that nothing has", "请求删除一个不存在的摘要", "請求刪除一個不存在的摘要";
        attempt_find_out: "Finding out whether deletes are on", "查明是否允许删除", "查明是否允許刪除";
        rate_limit: "Pulls left", "剩余拉取次数", "剩餘拉取次數";
        rate_left: "{left} of {limit}", "{left} / {limit}", "{left} / {limit}";
        rate_unsaid: "the registry does not say", "Registry 未说明", "Registry 未說明";
        yes: "yes", "是", "是";
        no: "no", "否", "否";
        not_tried: "not tried yet", "尚未尝试", "尚未嘗試";
    }
}
