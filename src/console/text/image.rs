//! The words of the screen of an image.

section! {
    /// The words of the screen of an image.
    Image {
        attempt_open: "Reading {name}", "读取 {name}";
        to_repository: "See what the repository has", "查看仓库中有什么";
        attempt_tags: "Reading the tags of the repository", "读取仓库的标签";
        attempt_standing: "Reading which tags stand on which layer", "读取各层上有哪些标签";
        attempt_download: "Downloading the layer of {id}", "下载 {id} 的层";
        attempt_files: "Reading the files of the layer", "读取层中的文件";
        attempt_changes: "Reading what the layer changed", "读取该层的改动";
        attempt_set_tag: "Setting the tag", "设置标签";
        attempt_delete_tag: "Deleting the tag", "删除标签";

        set_tag: "Set a tag…", "设置标签…";
        insert_on_top: "Insert on top…", "在其上插入…";
        delete_tag: "Delete tag…", "删除标签…";
        also: "also {tags}", "也叫 {tags}";
        size_compressed: "{size} compressed", "压缩后 {size}";
        size_unpacked: "{size} unpacked", "解包后 {size}";
        made: "made {date}", "制作于 {date}";
        made_unknown: "made at an unknown time", "制作时间未知";
        not_verified: "not content-verified", "内容未经校验";
        not_verified_why: "A v1 image id is a random number and no hash of what is in the image, so nothing proves that this is what was pushed. A layer that is downloaded is compared with its checksum, where the registry keeps one.", "v1 的镜像 ID 是随机数，不是内容的哈希，因此无法证明这就是当初推送的内容。下载的层会与校验和比对（如果 Registry 保存了校验和）。";
        pull_command: "Pull command", "拉取命令";
        pull_hint: "For Docker up to 17.10: later ones speak v2 only. v1 has no pull by id.", "适用于 17.10 及更早的 Docker：之后的版本只支持 v2。v1 不能按 ID 拉取。";
        no_pull: "There is no pull command: v1 pulls by tag, and no tag points at this image. Set one first.", "没有拉取命令：v1 按标签拉取，而没有标签指向此镜像。请先设置一个标签。";
        no_pull_case: "There is no pull command: Docker wants repository names in lower case.", "没有拉取命令：Docker 要求仓库名为小写。";

        layers: "Layers", "层";
        layer: "Layer", "层";
        layer_count: "one={n} layer|other={n} layers", "other={n} 层";
        in_all_compressed: ", {size} compressed", "，压缩后共 {size}";
        in_all_unpacked: ", {size} unpacked", "，解包后共 {size}";
        itself_compressed: "Compressed", "压缩后";
        itself_unpacked: "Unpacked", "解包后";
        with_parents: "With parents", "含父层";
        size_with_parents: "{size} with parents", "含父层 {size}";
        tags_on_it: "Tags on it", "其上的标签";
        acts: "Acts", "操作";
        strip: "Share of each layer in the size of the image", "各层占镜像大小的比例";
        sizes_compressed: "Root first. Sizes compressed, as the registry keeps the layers", "根在最前。大小为 Registry 中层的压缩后大小";
        sizes_unpacked: "Root first. Sizes unpacked, by the images’ own word: the registry does not let this page read the compressed ones", "根在最前。大小为镜像自述的解包后大小：Registry 未让本页面读到压缩后大小";
        layers_unread: "one={n} layer has not been read.|other={n} layers have not been read.", "other=有 {n} 层未读取。";
        see_standing: "See which tags stand on each layer", "查看各层上有哪些标签";
        reading_standing: "Reading the ancestry of every tag…", "正在读取每个标签的谱系…";
        standing_unread: "one={n} tagged image could not be read, so a layer may carry more tags than it says.|other={n} tagged images could not be read, so a layer may carry more tags than it says.", "other=有 {n} 个带标签的镜像无法读取，因此某些层上的标签可能比显示的多。";
        no_tag: "none", "无";
        tag_count: "one={n} tag|other={n} tags", "other={n} 个标签";
        open_layer: "Open image {id}", "打开镜像 {id}";
        files_of: "Files of {id}", "{id} 的文件";
        download_layer: "Download layer {id}", "下载层 {id}";
        downloading: "Downloading layer {id}", "正在下载层 {id}";
        stop_download: "Stop downloading {id}", "停止下载 {id}";
        saved: "Layer saved", "层已保存";
        no_file: "No file was chosen to save it in.", "未选择要保存到的文件。";
        disk_refused: "The disk did not take it. It may be full.", "磁盘拒绝写入，可能已满。";
        checksum_fits: "fits the checksum the registry keeps", "与 Registry 保存的校验和一致";
        checksum_differs: "does not fit the checksum the registry keeps: do not use it", "与 Registry 保存的校验和不一致：不要使用";
        checksum_none: "the registry keeps no checksum that could be compared", "Registry 没有可供比对的校验和";

        files: "Files", "文件";
        filter_files: "Filter files", "筛选文件";
        clear_filter: "Clear the filter", "清除筛选";
        which_files: "Which files", "哪些文件";
        all_files: "all in the layer", "层中全部";
        only_changes: "changes against the parent", "相对父层的改动";
        changes_pending: "The registry is still working it out.", "Registry 仍在计算。";
        changes_off: "This registry does not work out what a layer changed.", "此 Registry 不计算层的改动。";
        see_all_files: "See all files in the layer", "查看层中的全部文件";
        no_files: "There is no file here. The layer changes nothing but the configuration.", "这里没有文件。该层只改动了配置。";
        file_count: "one={n} file|other={n} files", "other={n} 个文件";
        files_in_all: "{files}, {size} unpacked", "{files}，解包后 {size}";
        file_change: "Change", "改动";
        file_mode: "Mode", "权限";
        file_owner: "Owner", "属主";
        file_size: "Size", "大小";
        file_modified: "Modified", "修改时间";
        file_path: "Path", "路径";
        file_created: "new", "新增";
        file_changed: "changed", "已改";
        file_deleted: "deleted", "已删";

        configuration: "Configuration", "配置";
        no_configuration: "The image does not say what it runs with.", "镜像没有说明如何运行。";
        runs: "Runs", "运行";
        user: "User", "用户";
        ports: "Ports", "端口";
        works_in: "Works in", "工作目录";
        volumes: "Volumes", "卷";
        stops_by: "Stops by", "停止信号";
        health: "Health check", "健康检查";
        shell: "Shell", "Shell";
        host_name: "Host name", "主机名";
        on_build: "On build", "构建触发";
        environment: "Environment", "环境变量";
        labels: "Labels", "标注";
        looks_secret: "looks secret", "疑似机密";
        show_value: "Show the value of {name}", "显示 {name} 的值";
        hide_value: "Hide the value of {name}", "隐藏 {name} 的值";
        show_all: "Show all {n}", "显示全部 {n} 项";

        about: "About the image", "关于镜像";
        verified: "Verified", "校验";
        checksum: "Checksum", "校验和";
        no_checksum: "none that this page can read", "没有本页面能读到的校验和";
        made_label: "Made", "制作时间";
        says_the_image: "says the image", "镜像自述";
        author: "Author", "作者";
        comment: "Comment", "备注";
        platform: "Platform", "平台";
        made_by: "Made by", "制作工具";
        build_container: "Build container", "构建容器";
        parent: "Parent", "父镜像";
        no_parent: "none, it is a root", "无，这是根";
        last_push: "Last push of the tag", "标签的最近推送";
        pushed_at: "Noted", "记录时间";
        pushed_at_hint: "by the registry’s clock, and off by its time zone on some", "按 Registry 的时钟，有些会相差一个时区";
        pushed_with: "With", "使用";
        pushed_from: "From", "来自";

        history: "History, as a Dockerfile", "历史（Dockerfile 形式）";
        history_hint: "Rebuilt from what the builder noted in each image. Build arguments and comments are not kept there.", "根据各镜像中的构建记录还原。构建参数与注释没有保存在其中。";
        from_base: "one={n} line comes from {tag}|other={n} lines come from {tag}", "other={n} 行来自 {tag}";
        is_tagged: "tagged {tags}", "标签 {tags}";
        no_step: "no build step is kept", "没有保存构建步骤";
        no_step_root: "the root: imported, no build step is kept", "根：由导入而来，没有保存构建步骤";
        line_unread: "This image could not be read.", "无法读取此镜像。";

        raw_json: "Raw JSON", "原始 JSON";
        show_json: "Show the JSON", "显示 JSON";
        hide_json: "Hide the JSON", "隐藏 JSON";

        tag: "Tag", "标签";
        tag_rule: "Letters, digits, _ . and -, at most 128, not beginning with . or -", "字母、数字、_ . 和 -，最多 128 个，不以 . 或 - 开头";
        tag_missing: "A tag is missing.", "还缺标签名。";
        tag_unfit: "This is not a tag yet.", "这还不是有效的标签。";
        set_tag_title: "Set a tag on {id}", "在 {id} 上设置标签";
        set_tag_act: "Set the tag", "设置标签";
        tag_is_set: "Tag {tag} set", "已设置标签 {tag}";
        tag_is_here: "{tag} points at this image already.", "{tag} 已指向此镜像。";
        tag_moves: "{tag} is in use: it moves here from {image}.", "{tag} 已被使用：它将从 {image} 移到这里。";
        delete_tag_title: "Delete the tag {tag}", "将删除标签 {tag}";
        delete_tag_act: "Delete the tag", "删除标签";
        keep_tag: "Keep it", "保留";
        tag_goes: "{reference} goes, at once. A v1 registry deletes the tag; the image and its layers stay.", "{reference} 将立即删除。v1 Registry 只删除标签，镜像及其层会保留。";
        still_tagged: "{tag} still points at the image.", "{tag} 仍指向此镜像。";
        last_tag: "No other tag points at the image. It stays in reach only by its id, or by images that stand on it.", "没有其他标签指向此镜像。之后只能通过 ID 或其上的镜像找到它。";
        image_stays: "Whether another tag points at the image is not known.", "是否有其他标签指向此镜像尚不清楚。";
        tag_is_deleted: "Tag {tag} deleted", "已删除标签 {tag}";
    }
}
