//! The words of a repository's screen: its images, what is said about it, and the ways to change it.

section! {
    /// The words of a repository's screen.
    Repository {
        views: "Views", "视图", "檢視";
        view_tags: "Tags", "标签", "標籤";
        view_tree: "Tree", "谱系图", "譜系圖";
        view_images: "Images", "镜像", "映像檔";
        view_about: "About", "说明", "說明";
        tags: "one={n} tag|other={n} tags", "other={n} 个标签", "other={n} 個標籤";
        tags_at_least: "one=at least {n} tag|other=at least {n} tags", "other=至少 {n} 个标签", "other=至少 {n} 個標籤";
        images: "one={n} image|other={n} images", "other={n} 个镜像", "other={n} 個映像檔";
        tags_on_images: "{tags} on {images}", "{tags}，{images}", "{tags}，{images}";
        public: "public", "公开", "公開";
        private: "private", "私有", "私有";
        not_verified: "not content-verified", "内容未经校验", "內容未經驗證";
        not_verified_why: "An image id of registry v1 is no hash of what it names, so nothing can be checked against it.", "v1 的镜像 ID 不是内容的哈希值，因此无从校验。", "v1 的映像檔 ID 不是內容的雜湊值，因此無從驗證。";
        pin: "Pin", "固定", "固定";
        unpin: "Unpin", "取消固定", "取消固定";
        set_tag: "Set a tag…", "设置标签…", "設定標籤…";
        insert: "Insert an image…", "插入镜像…", "插入映像檔…";
        delete: "Delete repository…", "删除仓库…", "刪除儲存庫…";
        delete_nothing: "No tag is left to delete. The name goes when the registry's owner cleans up.", "没有可删除的标签。名称会在 Registry 的管理者清理后消失。", "沒有可刪除的標籤。名稱會在 Registry 的管理者清理後消失。";

        set_title: "Set a tag", "设置标签", "設定標籤";
        set_name: "Tag", "标签", "標籤";
        set_rule_characters: "letters, digits, dot, hyphen and _, not beginning with dot or hyphen", "字母、数字、点、连字符与 _，不以点或连字符开头", "字母、數字、點、連字元與 _，不以點或連字元開頭";
        set_rule_length: "1 to 128 characters", "1 到 128 个字符", "1 到 128 個字元";
        set_image: "Points at", "指向", "指向";
        set_by_tag: "the image of {name}", "{name} 的镜像", "{name} 的映像檔";
        set_by_id: "an image id", "镜像 ID", "映像檔 ID";
        set_id: "Image id", "镜像 ID", "映像檔 ID";
        set_id_rule: "64 hexadecimal digits, lower case", "64 位小写十六进制数字", "64 位小寫十六進位數字";
        set_moves: "{name} points at {from} now and will point at {to}. Nothing else changes.", "{name} 目前指向 {from}，将改为指向 {to}，其他不变。", "{name} 目前指向 {from}，將改為指向 {to}，其他不變。";
        set_same: "{name} points at this image already.", "{name} 已经指向此镜像。", "{name} 已經指向此映像檔。";
        set_new: "{name} is new and will point at {to}.", "{name} 是新标签，将指向 {to}。", "{name} 是新標籤，將指向 {to}。";
        set_act: "Set the tag", "设置标签", "設定標籤";
        move_act: "Move the tag", "移动标签", "移動標籤";
        set_missing: "A tag and an image are still missing", "还缺少标签和镜像", "還缺少標籤和映像檔";
        set_tag_missing: "A tag is still missing", "还缺少标签", "還缺少標籤";
        set_image_missing: "An image is still missing", "还缺少镜像", "還缺少映像檔";
        set_done: "{name} is set", "已设置 {name}", "已設定 {name}";
        attempt_set: "Setting {name}", "设置 {name} ", "設定 {name} ";

        delete_title: "Delete {name} with all its tags", "删除 {name} 及其全部标签", "刪除 {name} 及其全部標籤";
        delete_goes: "one=The repository goes, with {n} tag on {images}. It cannot be undone.|other=The repository goes, with {n} tags on {images}. It cannot be undone.", "other=仓库将被删除，包括 {n} 个标签（{images}），且无法撤销。", "other=儲存庫將被刪除，包括 {n} 個標籤（{images}），且無法撤銷。";
        delete_goes_unread: "The repository goes with everything in it. Its tags could not be read, so how many is not known.", "仓库及其全部内容将被删除。未能读取标签，因此数量未知。", "儲存庫及其全部內容將被刪除。未能讀取標籤，因此數量未知。";
        delete_apart: "It takes three calls: the index marks it deleted, the registry deletes its data, the index forgets it. When the second fails, deleting can be resumed here.", "删除分三步：索引标记删除，Registry 删除数据，索引清除记录。第二步失败时可在此继续。", "刪除分三步：索引標記刪除，Registry 刪除資料，索引清除記錄。第二步失敗時可在此繼續。";
        delete_act: "Delete the repository", "删除仓库", "刪除儲存庫";
        type_missing: "The name is not typed yet", "尚未输入名称", "尚未輸入名稱";
        keep_repository: "Keep it", "保留", "保留";
        deleted: "{name} is deleted", "已删除 {name}", "已刪除 {name}";
        attempt_delete: "Deleting {name}", "删除 {name} ", "刪除 {name} ";
        half_title: "Deleting {name} stopped half way.", "删除 {name} 中途停止。", "刪除 {name} 中途停止。";
        half_marked: "The index has marked it deleted, but its data is still at {hosts}.", "索引已标记删除，但数据仍在 {hosts}。", "索引已標記刪除，但資料仍在 {hosts}。";
        half_emptied: "Its data is deleted; only the index has not forgotten it yet.", "数据已删除，只是索引尚未清除记录。", "資料已刪除，只是索引尚未清除記錄。";
        resume: "Resume deleting", "继续删除", "繼續刪除";
        resuming: "Deleting…", "正在删除…", "正在刪除…";

        hub_count: "one={n} known to the index|other={n} known to the index", "other=索引中有 {n} 个", "other=索引中有 {n} 個";
        hub_with_sum: "{images}, {sums} with a checksum", "{images}，其中 {sums} 个有校验和", "{images}，其中 {sums} 個有校驗和";
        hub_hint: "The index only ever adds to this list, so an image may be here and gone from the registry. One without a checksum is still being pushed, or its push broke off. Checksums are the index’s word and of several kinds; Portolan has not recomputed them.", "索引只会向此列表添加条目，因此这里的镜像可能已不在 Registry 中。没有校验和的镜像仍在推送，或推送已中断。校验和由索引提供，种类不一，Portolan 未重新计算。", "索引只會向此列表新增項目，因此這裡的映像檔可能已不在 Registry 中。沒有校驗和的映像檔仍在推送，或推送已中斷。校驗和由索引提供，種類不一，Portolan 未重新計算。";
        col_sum: "Checksum at the index", "索引中的校验和", "索引中的校驗和";
        col_tags_on: "Tags on it", "所属标签", "所屬標籤";
        no_sum: "none yet", "尚无", "尚無";
        no_tags_on: "none", "无", "無";
        hub_empty_title: "The index lists no images", "索引未列出镜像", "索引未列出映像檔";
        hub_empty: "Some registries keep no such list; the tags are complete all the same.", "有些 Registry 不保存此列表，但标签是完整的。", "有些 Registry 不儲存此列表，但標籤是完整的。";
        attempt_images: "Reading the image list of {name}", "读取 {name} 的镜像列表", "讀取 {name} 的映像檔列表";

        about: "About", "说明", "說明";
        who_may_read: "Who may read", "谁可以读取", "誰可以讀取";
        switched_hint: "at once; asked first when it opens to everyone", "立即生效；向所有人公开前会先询问", "立即生效；向所有人公開前會先詢問";
        access_unknown: "the registry says neither public nor private", "Registry 未说明公开或私有", "Registry 未說明公開或私有";
        open_title: "Open {name} to everyone", "向所有人公开 {name}", "向所有人公開 {name}";
        open_what: "Anyone who reaches the registry can then read every tag and image in it.", "之后任何能访问此 Registry 的人都可以读取其中的全部标签和镜像。", "之後任何能存取此 Registry 的人都可以讀取其中的全部標籤和映像檔。";
        open_act: "Open it", "公开", "公開";
        keep_private: "Keep it private", "保持私有", "保持私有";
        access_done: "{name} is {access} now", "{name} 的读取权限：{access}", "{name} 的讀取權限：{access}";
        attempt_access: "Changing who may read {name}", "更改 {name} 的读取权限", "變更 {name} 的讀取權限";
        attempt_properties: "Reading who may read {name}", "读取 {name} 的权限", "讀取 {name} 的權限";
        token: "Token", "令牌", "權杖";
        check_token: "Check the token", "检查令牌", "檢查權杖";
        token_good: "good", "有效", "有效";
        token_refused: "refused", "被拒绝", "被拒絕";
        token_unknown: "the index does not know the repository", "索引中没有此仓库", "索引中沒有此儲存庫";
        token_hint: "Some indexes take a token once only: the check may use it up, then Portolan asks for another.", "有些索引的令牌只能用一次：检查可能会用掉它，之后 Portolan 会再取一个。", "有些索引的權杖只能用一次：檢查可能會用掉它，之後 Portolan 會再取一個。";
        attempt_token: "Checking the token", "检查令牌", "檢查權杖";
        endpoints: "Endpoints", "端点", "端點";
        no_endpoints: "the index was not asked yet", "尚未询问索引", "尚未詢問索引";
        last_push: "Last push of latest", "latest 的最近一次推送", "latest 的最近一次推送";
        pushed_with: "Docker {version}", "Docker {version}", "Docker {version}";
        push_unknown: "not noted", "没有记录", "沒有記錄";
        ping: "What {ping} says", "{ping} 的应答", "{ping} 的回應";
        ping_not_readable: "not readable", "无法读取", "無法讀取";
        ping_standalone: "Standalone: registry and index are one, and names and tags come from here.", "独立运行：Registry 与索引为一体，名称与标签都来自这里。", "獨立執行：Registry 與索引為一體，名稱與標籤都來自這裡。";
        ping_apart: "Not standalone: names and tokens come from an index.", "非独立运行：名称与令牌来自索引。", "非獨立執行：名稱與權杖來自索引。";
        ping_version: "The version header is not sent, or not exposed to pages.", "未发送版本标头，或未向页面开放。", "未傳送版本標頭，或未向頁面開放。";
        attempt_ping: "Asking {host} what it is", "询问 {host} 的信息", "詢問 {host} 的資訊";
        in_ms: "{status}, at {time}", "{status}，{time}", "{status}，{time}";
    }
}
