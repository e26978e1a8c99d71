//! The words of the screen that puts images into a repository.

section! {
    /// The words of the screen that puts images into a repository.
    Insert {
        insert_an_image: "insert an image", "插入镜像", "插入映像檔";
        in_all: "one={n} image, {size} of layers|other={n} images, {size} of layers", "other={n} 个镜像，层共 {size}", "other={n} 個映像檔，層共 {size}";
        on_top_of: "on top of {image}", "在 {image} 之上", "在 {image} 之上";
        goes_to: "goes to {origin}", "发往 {origin}", "送往 {origin}";
        signed_in: "signed in as {user}", "已登录：{user}", "已登入：{user}";
        not_signed_in: "not signed in", "未登录", "未登入";
        back: "Back to the repository", "返回仓库", "返回儲存庫";

        what_goes_in: "What goes in", "要插入的内容", "要插入的內容";
        roots_first: "roots first; each id is read from its JSON", "根在最前；ID 读自各自的 JSON", "根在最前；ID 讀自各自的 JSON";
        image_id: "Image id", "镜像 ID", "映像檔 ID";
        parent: "Parent", "父镜像", "父映像檔";
        json_and_layer: "JSON and layer", "JSON 与层", "JSON 與層";
        layer: "Layer", "层", "層";
        acts: "Acts", "操作", "操作";
        and: " and ", " 与 ", " 與 ";
        is_root: "none, it is a root", "无，这是根", "無，這是根";
        parent_there: "at the registry", "在 Registry 中", "在 Registry 中";
        parent_missing: "neither here nor at the registry", "这里和 Registry 中都没有", "這裡和 Registry 中都沒有";
        parent_half_way: "half pushed at the registry", "在 Registry 中只推送了一半", "在 Registry 中只推送了一半";
        parent_unknown: "could not be looked for", "无法查找", "無法查詢";
        take_out: "Take {name} out", "移除 {name}", "移除 {name}";
        make_json: "Make its JSON…", "生成 JSON…", "產生 JSON…";
        fault_unreadable: "The JSON file could not be read.", "无法读取 JSON 文件。", "無法讀取 JSON 檔案。";
        fault_too_long: "The JSON is longer than 1 MiB.", "JSON 超过 1 MiB。", "JSON 超過 1 MiB。";
        fault_not_json: "This is no JSON object.", "这不是 JSON 对象。", "這不是 JSON 物件。";
        fault_bad_id: "Its id is missing or not 64 hexadecimal digits.", "缺少 id，或 id 不是 64 位十六进制数字。", "缺少 id，或 id 不是 64 位十六進位數字。";
        fault_bad_parent: "Its parent is not 64 hexadecimal digits.", "parent 不是 64 位十六进制数字。", "parent 不是 64 位十六進位數字。";
        fault_layer_missing: "The layer of this name is missing.", "缺少同名的层。", "缺少同名的層。";
        fault_json_missing: "The JSON of this name is missing.", "缺少同名的 JSON。", "缺少同名的 JSON。";
        fault_same_id: "Another pair has the same id.", "另一对文件的 id 与此相同。", "另一對檔案的 id 與此相同。";
        fault_circle: "It stands on itself, by way of its parents.", "它经由父镜像指回了自身。", "它經由父映像檔指回了自身。";
        drop_here: "Drop image {json} and {layer} files here, in pairs, or", "将镜像的 {json} 与 {layer} 文件成对拖到此处，或", "將映像檔的 {json} 與 {layer} 檔案成對拖到此處，或";
        drop_hint: "A pair is told by its name. Files stay on this machine until you insert.", "按文件名配对。插入之前，文件不会离开本机。", "依檔名配對。插入之前，檔案不會離開本機。";

        tag: "Tag", "标签", "標籤";
        tag_rule: "A tag is letters, digits, _ . and -, at most 128, not beginning with . or -.", "标签由字母、数字、_ . 和 - 组成，最多 128 个，不以 . 或 - 开头。", "標籤由字母、數字、_ . 和 - 組成，最多 128 個，不以 . 或 - 開頭。";
        no_tag: "Without a tag the images are in reach only by their ids.", "没有标签时，只能通过 ID 找到这些镜像。", "沒有標籤時，只能透過 ID 找到這些映像檔。";
        tag_moves: "{tag} is in use: it moves to the new image.", "{tag} 已被使用：它将移到新镜像。", "{tag} 已被使用：它將移到新映像檔。";
        points_at: "Points at", "指向", "指向";
        the_last: "{id}, the last", "{id}，最后一个", "{id}，最後一個";
        tell_hub: "Tell the Hub’s list, with checksums", "告知 Hub 的列表，附校验和", "告知 Hub 的列表，附校驗和";
        tell_own_index: "Tell the registry’s own index, so that search finds the repository", "告知 Registry 自带的索引，使搜索能找到该仓库", "告知 Registry 自帶的索引，使搜尋能找到該儲存庫";
        insert_act: "Insert", "插入", "插入";
        insert_images: "one=Insert {n} image|other=Insert {n} images", "other=插入 {n} 个镜像", "other=插入 {n} 個映像檔";
        nothing_chosen: "Choose an image’s JSON and its layer first.", "请先选择镜像的 JSON 与层。", "請先選擇映像檔的 JSON 與層。";
        some_faulty: "one={n} pair is not ready: complete it or take it out.|other={n} pairs are not ready: complete them or take them out.", "other=有 {n} 对文件未就绪：请补全或移除。", "other=有 {n} 對檔案未就緒：請補全或移除。";
        looking_for_parents: "Looking for the parents at the registry.", "正在 Registry 中查找父镜像。", "正在 Registry 中尋找父映像檔。";
        parents_missing: "A parent is missing: an image goes in only on top of one that is there in full.", "缺少父镜像：镜像只能插入到已完整存在的父镜像之上。", "缺少父映像檔：映像檔只能插入到已完整存在的父映像檔之上。";
        begun_already: "This insert has begun.", "此次插入已经开始。", "此次插入已經開始。";

        progress: "Progress", "进度", "進度";
        step_of: "step {n} of {all}", "第 {n} 步，共 {all} 步", "第 {n} 步，共 {all} 步";
        step_failed: "step {n} of {all} failed", "第 {n} 步失败，共 {all} 步", "第 {n} 步失敗，共 {all} 步";
        step_stopped: "stopped at step {n} of {all}", "停在第 {n} 步，共 {all} 步", "停在第 {n} 步，共 {all} 步";
        steps_done: "{all} steps", "共 {all} 步", "共 {all} 步";
        began: "began {time}", "开始于 {time}", "開始於 {time}";
        stop: "Stop", "停止", "停止";
        step: "Step", "步骤", "步驟";
        asked: "Asked", "请求", "請求";
        sent: "Sent", "已发送", "已傳送";
        result: "Result", "结果", "結果";
        step_announce: "Announce", "登记", "登記";
        step_json: "JSON", "JSON", "JSON";
        step_layer: "Layer", "层", "層";
        step_checksum: "Checksum", "校验和", "校驗和";
        step_tag: "Tag", "标签", "標籤";
        step_list: "Image list", "镜像列表", "映像檔列表";
        index: "The index", "索引", "索引";
        and_the_list: "and the list", "以及列表", "以及列表";
        group_root: "root", "根", "根";
        group_parent: "parent {id}", "父镜像 {id}", "父映像檔 {id}";
        group_skipped: "skipped", "已跳过", "已跳過";
        group_complete: "complete", "完成", "完成";
        group_half_way: "half way", "进行到一半", "進行到一半";
        group_not_begun: "not begun", "未开始", "未開始";
        ids: "one={n} id|other={n} ids", "other={n} 个 ID", "other={n} 個 ID";
        not_tried: "not tried", "未尝试", "未嘗試";
        under_way: "under way", "进行中", "進行中";
        waiting: "sent, waiting for the registry", "已发送，等待 Registry", "已傳送，等待 Registry";
        computing: "computing and comparing", "正在计算与比对", "正在計算與比對";
        was_stopped: "stopped", "已停止", "已停止";
        taken: "taken", "已接收", "已接收";
        matches: "it matches", "一致", "一致";
        is_set: "set", "已设置", "已設定";
        exists_already: "exists already, 409: skipped", "已存在（409），跳过", "已存在（409），跳過";
        not_needed: "not needed, skipped", "不需要，跳过", "不需要，跳過";
        refused_with: "refused, {status}", "被拒绝，{status}", "被拒絕，{status}";
        broke_off: "broke off", "中断", "中斷";

        attempt_insert: "Inserting", "插入", "插入";
        attempt_announce: "Announcing the images to the index", "向索引登记镜像", "向索引登記映像檔";
        attempt_json: "Inserting the JSON of {id}", "插入 {id} 的 JSON", "插入 {id} 的 JSON";
        attempt_layer: "Inserting the layer of {id}", "插入 {id} 的层", "插入 {id} 的層";
        attempt_checksum: "Comparing the checksum of {id}", "比对 {id} 的校验和", "比對 {id} 的校驗和";
        attempt_tag: "Setting the tag {tag}", "设置标签 {tag}", "設定標籤 {tag}";
        attempt_list: "Telling the index the list of images", "向索引提交镜像列表", "向索引提交映像檔列表";
        stopped: "{attempt} was stopped.", "{attempt}：已停止。", "{attempt}：已停止。";
        counts: "{done} done, {skipped} skipped, {failed} failed, {left} not tried.", "已完成 {done}，跳过 {skipped}，失败 {failed}，未尝试 {left}。", "已完成 {done}，跳過 {skipped}，失敗 {failed}，未嘗試 {left}。";
        tag_not_set: "The tag was not set, so no one sees half an image.", "标签尚未设置，因此没有人会看到不完整的镜像。", "標籤尚未設定，因此沒有人會看到不完整的映像檔。";
        half_way: "The registry keeps this id marked as being uploaded until its layer and checksum come.", "在收到层与校验和之前，Registry 会把此 ID 标记为正在上传。", "在收到層與校驗和之前，Registry 會把此 ID 標記為正在上傳。";
        retry_rest: "Retry the rest", "重试其余步骤", "重試其餘步驟";
        leave_it: "Leave it so", "就此作罢", "就此作罷";
        rest_is: "one=The rest is {n} step.|other=The rest is {n} steps.", "other=其余 {n} 步。", "other=其餘 {n} 步。";
        from_first_byte: "The layer is sent from its first byte: v1 cannot go on in the middle.", "层将从第一个字节重新发送：v1 不能从中间继续。", "層將從第一個位元組重新傳送：v1 不能從中間繼續。";
        all_in: "one={n} image is in.|other={n} images are in.", "other={n} 个镜像已插入。", "other={n} 個映像檔已插入。";
        tag_points: "{tag} points at {id}.", "{tag} 指向 {id}。", "{tag} 指向 {id}。";
        were_there: "one={n} was there already.|other={n} were there already.", "other=其中 {n} 个早已存在。", "other=其中 {n} 個早已存在。";
        open_image: "Open the image", "打开镜像", "開啟映像檔";
        open_tree: "See it in the tree", "在谱系图中查看", "在譜系圖中檢視";
        insert_more: "Insert more", "继续插入", "繼續插入";
        announce_done: "The images are in", "镜像已插入", "映像檔已插入";

        make_title: "Make an image’s JSON for this layer", "为此层生成镜像的 JSON", "為此層產生映像檔的 JSON";
        make_why: "There is a layer {name}, but no JSON. Portolan can make one: with a random id, made now, for linux/amd64.", "有层 {name}，但没有 JSON。Portolan 可以生成一个：使用随机 ID、当前时间、linux/amd64。", "有層 {name}，但沒有 JSON。Portolan 可以產生一個：使用隨機 ID、目前時間、linux/amd64。";
        make_act: "Make the JSON", "生成 JSON", "產生 JSON";
        stands_on: "Stands on", "基于", "基於";
        on_nothing: "nothing, it is a root", "无，它是根", "無，它是根";
        make_command: "Runs", "运行", "執行";
        make_command_hint: "By /bin/sh -c; may stay empty.", "由 /bin/sh -c 执行；可以留空。", "由 /bin/sh -c 執行；可以留空。";
        make_comment: "Comment", "备注", "備註";
        no_random: "This browser gives no random numbers, so no id can be made.", "此浏览器不提供随机数，无法生成 ID。", "此瀏覽器不提供亂數，無法產生 ID。";
    }
}
