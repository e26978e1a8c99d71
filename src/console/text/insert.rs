//! The words of the screen that puts images into a repository.

section! {
    /// The words of the screen that puts images into a repository.
    Insert {
        insert_an_image: "insert an image", "插入镜像";
        in_all: "one={n} image, {size} of layers|other={n} images, {size} of layers", "other={n} 个镜像，层共 {size}";
        on_top_of: "on top of {image}", "在 {image} 之上";
        goes_to: "goes to {origin}", "发往 {origin}";
        signed_in: "signed in as {user}", "已登录为 {user}";
        not_signed_in: "not signed in", "未登录";
        back: "Back to the repository", "返回仓库";

        what_goes_in: "What goes in", "要插入的内容";
        roots_first: "roots first; each id is read from its JSON", "根在最前；ID 读自各自的 JSON";
        image_id: "Image id", "镜像 ID";
        parent: "Parent", "父镜像";
        json_and_layer: "JSON and layer", "JSON 与层";
        layer: "Layer", "层";
        acts: "Acts", "操作";
        and: " and ", " 与 ";
        is_root: "none, it is a root", "无，这是根";
        parent_there: "at the registry", "在 Registry 中";
        parent_missing: "neither here nor at the registry", "这里和 Registry 中都没有";
        parent_half_way: "half pushed at the registry", "在 Registry 中只推送了一半";
        parent_unknown: "could not be looked for", "无法查找";
        take_out: "Take {name} out", "移除 {name}";
        make_json: "Make its JSON…", "生成 JSON…";
        fault_unreadable: "The JSON file could not be read.", "无法读取 JSON 文件。";
        fault_too_long: "The JSON is longer than 1 MiB.", "JSON 超过 1 MiB。";
        fault_not_json: "This is no JSON object.", "这不是 JSON 对象。";
        fault_bad_id: "Its id is missing or not 64 hexadecimal digits.", "缺少 id，或 id 不是 64 位十六进制数字。";
        fault_bad_parent: "Its parent is not 64 hexadecimal digits.", "parent 不是 64 位十六进制数字。";
        fault_layer_missing: "The layer of this name is missing.", "缺少同名的层。";
        fault_json_missing: "The JSON of this name is missing.", "缺少同名的 JSON。";
        fault_same_id: "Another pair has the same id.", "另一对文件的 id 与此相同。";
        fault_circle: "It stands on itself, by way of its parents.", "它经由父镜像指回了自身。";
        drop_here: "Drop image {json} and {layer} files here, in pairs, or", "将镜像的 {json} 与 {layer} 文件成对拖到此处，或";
        drop_hint: "A pair is told by its name. Files stay on this machine until you insert.", "按文件名配对。插入之前，文件不会离开本机。";

        tag: "Tag", "标签";
        tag_rule: "A tag is letters, digits, _ . and -, at most 128, not beginning with . or -.", "标签由字母、数字、_ . 和 - 组成，最多 128 个，不以 . 或 - 开头。";
        no_tag: "Without a tag the images are in reach only by their ids.", "没有标签时，只能通过 ID 找到这些镜像。";
        tag_moves: "{tag} is in use: it moves to the new image.", "{tag} 已被使用：它将移到新镜像。";
        points_at: "Points at", "指向";
        the_last: "{id}, the last", "{id}，最后一个";
        tell_hub: "Tell the Hub’s list, with checksums", "告知 Hub 的列表，附校验和";
        tell_own_index: "Tell the registry’s own index, so that search finds the repository", "告知 Registry 自带的索引，使搜索能找到该仓库";
        insert_act: "Insert", "插入";
        insert_images: "one=Insert {n} image|other=Insert {n} images", "other=插入 {n} 个镜像";
        nothing_chosen: "Choose an image’s JSON and its layer first.", "请先选择镜像的 JSON 与层。";
        some_faulty: "one={n} pair is not ready: complete it or take it out.|other={n} pairs are not ready: complete them or take them out.", "other=有 {n} 对文件未就绪：请补全或移除。";
        looking_for_parents: "Looking for the parents at the registry.", "正在 Registry 中查找父镜像。";
        parents_missing: "A parent is missing: an image goes in only on top of one that is there in full.", "缺少父镜像：镜像只能插入到已完整存在的父镜像之上。";
        begun_already: "This insert has begun.", "此次插入已经开始。";

        progress: "Progress", "进度";
        step_of: "step {n} of {all}", "第 {n} 步，共 {all} 步";
        step_failed: "step {n} of {all} failed", "第 {n} 步失败，共 {all} 步";
        step_stopped: "stopped at step {n} of {all}", "停在第 {n} 步，共 {all} 步";
        steps_done: "{all} steps", "共 {all} 步";
        began: "began {time}", "开始于 {time}";
        stop: "Stop", "停止";
        step: "Step", "步骤";
        asked: "Asked", "请求";
        sent: "Sent", "已发送";
        result: "Result", "结果";
        step_announce: "Announce", "登记";
        step_json: "JSON", "JSON";
        step_layer: "Layer", "层";
        step_checksum: "Checksum", "校验和";
        step_tag: "Tag", "标签";
        step_list: "Image list", "镜像列表";
        index: "The index", "索引";
        and_the_list: "and the list", "以及列表";
        group_root: "root", "根";
        group_parent: "parent {id}", "父镜像 {id}";
        group_skipped: "skipped", "已跳过";
        group_complete: "complete", "完成";
        group_half_way: "half way", "进行到一半";
        group_not_begun: "not begun", "未开始";
        ids: "one={n} id|other={n} ids", "other={n} 个 ID";
        not_tried: "not tried", "未尝试";
        under_way: "under way", "进行中";
        waiting: "sent, waiting for the registry", "已发送，等待 Registry";
        computing: "computing and comparing", "正在计算与比对";
        was_stopped: "stopped", "已停止";
        taken: "taken", "已接收";
        matches: "it matches", "一致";
        is_set: "set", "已设置";
        exists_already: "exists already, 409: skipped", "已存在（409），跳过";
        not_needed: "not needed, skipped", "不需要，跳过";
        refused_with: "refused, {status}", "被拒绝，{status}";
        broke_off: "broke off", "中断";

        attempt_insert: "Inserting", "插入";
        attempt_announce: "Announcing the images to the index", "向索引登记镜像";
        attempt_json: "Inserting the JSON of {id}", "插入 {id} 的 JSON";
        attempt_layer: "Inserting the layer of {id}", "插入 {id} 的层";
        attempt_checksum: "Comparing the checksum of {id}", "比对 {id} 的校验和";
        attempt_tag: "Setting the tag {tag}", "设置标签 {tag}";
        attempt_list: "Telling the index the list of images", "向索引提交镜像列表";
        stopped: "{attempt} was stopped.", "{attempt}：已停止。";
        counts: "{done} done, {skipped} skipped, {failed} failed, {left} not tried.", "已完成 {done}，跳过 {skipped}，失败 {failed}，未尝试 {left}。";
        tag_not_set: "The tag was not set, so no one sees half an image.", "标签尚未设置，因此没有人会看到不完整的镜像。";
        half_way: "The registry keeps this id marked as being uploaded until its layer and checksum come.", "在收到层与校验和之前，Registry 会把此 ID 标记为正在上传。";
        retry_rest: "Retry the rest", "重试其余步骤";
        leave_it: "Leave it so", "就此作罢";
        rest_is: "one=The rest is {n} step.|other=The rest is {n} steps.", "other=其余 {n} 步。";
        from_first_byte: "The layer is sent from its first byte: v1 cannot go on in the middle.", "层将从第一个字节重新发送：v1 不能从中间继续。";
        all_in: "one={n} image is in.|other={n} images are in.", "other={n} 个镜像已插入。";
        tag_points: "{tag} points at {id}.", "{tag} 指向 {id}。";
        were_there: "one={n} was there already.|other={n} were there already.", "other=其中 {n} 个早已存在。";
        open_image: "Open the image", "打开镜像";
        open_tree: "See it in the tree", "在谱系图中查看";
        insert_more: "Insert more", "继续插入";
        announce_done: "The images are in", "镜像已插入";

        make_title: "Make an image’s JSON for this layer", "为此层生成镜像的 JSON";
        make_why: "There is a layer {name}, but no JSON. Portolan can make one: with a random id, made now, for linux/amd64.", "有层 {name}，但没有 JSON。Portolan 可以生成一个：使用随机 ID、当前时间、linux/amd64。";
        make_act: "Make the JSON", "生成 JSON";
        stands_on: "Stands on", "基于";
        on_nothing: "nothing, it is a root", "无，它是根";
        make_command: "Runs", "运行";
        make_command_hint: "By /bin/sh -c; may stay empty.", "由 /bin/sh -c 执行；可以留空。";
        make_comment: "Comment", "备注";
        no_random: "This browser gives no random numbers, so no id can be made.", "此浏览器不提供随机数，无法生成 ID。";
    }
}
