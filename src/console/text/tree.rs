//! The words of the tree.

section! {
    /// The words of the tree.
    Tree {
        reading_ancestry: "Reading the ancestry", "读取谱系", "讀取譜系";
        reading_sizes: "Reading the sizes", "读取大小", "讀取大小";
        reading_image: "Reading this image", "读取此镜像", "讀取此映像檔";
        ancestries_read: "{n} of {total} ancestries read", "已读取 {n}/{total} 条谱系", "已讀取 {n}/{total} 條譜系";
        sizes_read: "{n} of {total} sizes read", "已读取 {n}/{total} 个大小", "已讀取 {n}/{total} 個大小";
        stop: "Stop", "停止", "停止";
        go_on: "Go on reading", "继续读取", "繼續讀取";
        sizes_stopped: "one=Stopped. The size of {n} layer was not read.|other=Stopped. The sizes of {n} layers were not read.", "other=已停止，还有 {n} 层的大小未读取。", "other=已停止，還有 {n} 層的大小未讀取。";
        not_drawn: "one={n} tag is not drawn|other={n} tags are not drawn", "other={n} 个标签未绘出", "other={n} 個標籤未繪出";
        not_asked: "Its ancestry was not asked for.", "尚未询问它的谱系。", "尚未詢問它的譜系。";
        asked_first: "So many are not read unasked: each takes one to three requests.", "数量较多，需确认后才会读取：每个需要一至三次请求。", "數量較多，需確認後才會讀取：每個需要一至三次請求。";
        on_some: "one=The tree stands on the {n} tag that was read.|other=The tree stands on the {n} tags that were read.", "other=谱系图只依据已读取的 {n} 个标签。", "other=譜系圖只依據已讀取的 {n} 個標籤。";
        on_some_why: "Others may stand on the same layers.", "其他标签可能也在这些层上。", "其他標籤可能也在這些層上。";
        not_listed: "one=The tags of {n} other repository are not all listed|other=The tags of {n} other repositories are not all listed", "other=有 {n} 个其他仓库的标签未全部列出", "other=有 {n} 個其他儲存庫的標籤未全部列出";
        no_image: "It points at nothing that has an ancestry.", "它指向的内容没有谱系。", "它指向的內容沒有譜系。";
        circle: "The registry names {image} twice in one ancestry. The second time was left out.", "Registry 在同一条谱系中两次列出 {image}，第二次已略去。", "Registry 在同一條譜系中兩次列出 {image}，第二次已略去。";
        two_parents: "The registry puts {image} on two parents. It is drawn on {kept}, another ancestry says {other}.", "Registry 给 {image} 列出了两个父镜像。图中画在 {kept} 上，另一条谱系说是 {other}。", "Registry 給 {image} 列出了兩個父映像檔。圖中畫在 {kept} 上，另一條譜系說是 {other}。";
        too_deep: "The ancestry of {image} is too long to be true and is not drawn.", "{image} 的谱系过长，不可信，未绘出。", "{image} 的譜系過長，不可信，未繪出。";
        oddities_more: "one={n} more of the kind|other={n} more of the kind", "other=还有 {n} 处类似情况", "other=還有 {n} 處類似情況";
        parent_differs: "Its own JSON names another parent: {parent}.", "它自己的 JSON 写着另一个父镜像：{parent}。", "它自己的 JSON 寫著另一個父映像檔：{parent}。";
        no_parent: "no parent", "没有父镜像", "沒有父映像檔";

        empty: "No tags, no tree", "没有标签，也就没有谱系图", "沒有標籤，也就沒有譜系圖";
        empty_why: "The tree draws what every tag of a repository stands on. It appears with the first tag.", "谱系图画出仓库中每个标签的来历，有了第一个标签就会出现。", "譜系圖畫出儲存庫中每個標籤的來歷，有了第一個標籤就會出現。";

        bases: "one={n} base|other={n} bases", "other={n} 个基底", "other={n} 個基底";
        tags: "one={n} tag|other={n} tags", "other={n} 个标签", "other={n} 個標籤";
        images: "one={n} image|other={n} images", "other={n} 个镜像", "other={n} 個映像檔";
        layers: "one={n} layer|other={n} layers", "other={n} 层", "other={n} 層";
        nodes: "one={n} node drawn|other={n} nodes drawn", "other=绘出 {n} 个节点", "other=繪出 {n} 個節點";
        folded_away: "one={n} layer folded away|other={n} layers folded away", "other=折叠了 {n} 层", "other=摺疊了 {n} 層";
        from_ancestries: "one=built from {n} ancestry|other=built from {n} ancestries", "other=由 {n} 条谱系构成", "other=由 {n} 條譜系構成";

        light_up: "Light up tags by name", "按名称点亮标签", "依名稱點亮標籤";
        clear: "Clear the field", "清空", "清空";
        lit: "one={n} tag lit up|other={n} tags lit up", "other=点亮 {n} 个标签", "other=點亮 {n} 個標籤";
        fold_runs: "Fold runs", "折叠单链", "摺疊單鏈";
        tree_as: "Tree as", "谱系图样式", "譜系圖樣式";
        as_chart: "Chart", "图", "圖";
        as_list: "List", "列表", "列表";
        smaller: "Smaller", "缩小", "縮小";
        larger: "Larger", "放大", "放大";
        whole_size: "Back to 100 %", "恢复 100%", "恢復 100%";
        fit: "Fit to the window", "适应窗口", "符合視窗大小";
        save: "Save as SVG", "存为 SVG", "存為 SVG";
        saved: "Saved as {name}", "已存为 {name}", "已存為 {name}";

        chart_label: "Ancestry of {tags} in {repository}, drawn", "{repository} 的谱系图（{tags}）", "{repository} 的譜系圖（{tags}）";
        list_label: "Ancestry of {tags} in {repository}", "{repository} 的谱系（{tags}）", "{repository} 的譜系（{tags}）";
        file_title: "Ancestry of {tags} in {repository}", "{repository} 的谱系（{tags}）", "{repository} 的譜系（{tags}）";
        file_from: "Read from {host}, {time}.", "读自 {host}，{time}。", "讀自 {host}，{time}。";
        same_as_list: "The same as a list", "同一内容的列表", "同一內容的列表";
        same_drawn: "The same, drawn", "同一内容的图", "同一內容的圖";
        keys_hint: "arrow keys move, space folds", "方向键移动，空格折叠", "方向鍵移動，空白鍵摺疊";
        pan_hint: "drag or scroll to pan", "拖动或滚动以平移", "拖曳或捲動以平移";
        both: "{a}, {b}", "{a}，{b}", "{a}，{b}";
        sentences: "{a} {b}", "{a}{b}", "{a}{b}";
        soundings_compressed: "Soundings in {unit}, compressed", "数字为压缩后大小，单位 {unit}", "數字為壓縮後大小，單位 {unit}";
        soundings_unpacked: "Soundings in {unit}, unpacked", "数字为解包后大小，单位 {unit}", "數字為解壓縮後大小，單位 {unit}";
        sizes_compressed: "Sizes compressed", "大小为压缩后", "大小為壓縮後";
        sizes_unpacked: "Sizes unpacked", "大小为解包后", "大小為解壓縮後";
        legend_base: "base", "基底", "基底";
        legend_layer: "one layer", "一层", "一層";
        legend_run: "folded run", "折叠的单链", "摺疊的單鏈";
        legend_edges: "few, many tags on it", "其上标签少、多", "其上標籤少、多";

        stand_on_it: "one={n} tag stands on it|other={n} tags stand on it", "other=其上有 {n} 个标签", "other=其上有 {n} 個標籤";
        stand_on_them: "one={n} tag stands on them|other={n} tags stand on them", "other=其上有 {n} 个标签", "other=其上有 {n} 個標籤";
        folded: "folded: {tags} on {images}", "已折叠：{tags}，{images}", "已摺疊：{tags}，{images}";
        and_more: "and {n} more", "另有 {n} 个", "另有 {n} 個";
        base: "Base", "基底", "基底";
        layer: "Layer", "层", "層";
        run_of: "one=Run of {n} layer|other=Run of {n} layers", "other={n} 层的单链", "other={n} 層的單鏈";
        size_unknown: "size unknown", "大小未知", "大小未知";

        selected: "Selected layer", "所选的层", "所選的層";
        select_one: "Select a layer to see what it adds, which tags stand on it, and what deleting them would free.", "选择一层，即可看到它增加了什么、其上有哪些标签，以及删除这些标签会释放什么。", "選擇一層，即可看到它增加了什麼、其上有哪些標籤，以及刪除這些標籤會釋放什麼。";
        layer_last: "Layer, the last of {n}", "层，共 {n} 层的最后一层", "層，共 {n} 層的最後一層";
        layer_nth: "Layer {n}, counted from the base", "层，自基底数起第 {n} 层", "層，自基底數起第 {n} 層";
        run_from_to: "Folded run, layers {from} to {to}", "折叠的单链，第 {from} 至 {to} 层", "摺疊的單鏈，第 {from} 至 {to} 層";
        no_step: "No build step is noted.", "没有记下构建步骤。", "沒有記下建置步驟。";
        itself: "Itself", "本身", "本身";
        with_ancestors: "With ancestors", "连同祖先", "連同祖先";
        parts_from: "Parts from", "分自", "分自";
        stored_as: "Stored as", "存储为", "儲存為";
        lies_besides: "The same layer, on another base, under", "同一层也在其他基底上，属于", "同一層也在其他基底上，屬於";
        one_platform: "Only the platform that is drawn is counted.", "只计算了图中的平台。", "只計算了圖中的平台。";
        drawn_by: "drawn by {platform}: has no {wanted}", "以 {platform} 绘出：没有 {wanted}", "以 {platform} 繪出：沒有 {wanted}";
        drawn_by_first: "drawn by its first image: has no {wanted}", "以第一个镜像绘出：没有 {wanted}", "以第一個映像檔繪出：沒有 {wanted}";
        of_tags: "{tags}: {said}", "{tags}：{said}", "{tags}：{said}";
        platform: "Platform", "平台", "平台";
        with_head: "Together with other repositories", "与其他仓库一起", "與其他儲存庫一起";
        with_hint: "layers that both stand on are drawn once", "共同的层只画一次", "共同的層只畫一次";
        with: "Repository of this registry", "此 Registry 的仓库", "此 Registry 的儲存庫";
        with_add: "Add it", "添加", "新增";
        with_drop: "Leave out {name}", "移除 {name}", "移除 {name}";
        with_same: "That is this repository.", "这就是当前仓库。", "這就是目前儲存庫。";
        with_there: "It is drawn already.", "它已在图中。", "它已在圖中。";
        with_wrong: "That is no repository's name.", "这不是仓库名称。", "這不是儲存庫名稱。";
        made: "Made", "构建时间", "建置時間";
        compressed: "compressed", "压缩后", "壓縮後";
        unpacked: "unpacked", "解包后", "解壓縮後";
        at_least: "at least", "至少", "至少";
        at_most: "at most", "至多", "至多";
        roughly: "about", "大约", "大約";
        tags_that_stand: "Tags that stand on it", "其上的标签", "其上的標籤";
        show_all: "Show all {n}", "显示全部 {n} 个", "顯示全部 {n} 個";
        would_free: "Deleting a tag would free", "删除一个标签会释放", "刪除一個標籤會釋放";
        same_image: "Frees nothing: {tag} points at the same image.", "不释放任何空间：{tag} 指向同一镜像。", "不釋放任何空間：{tag} 指向同一映像檔。";
        same_image_many: "one=Frees nothing: {n} other tag points at the same image.|other=Frees nothing: {n} other tags point at the same image.", "other=不释放任何空间：另有 {n} 个标签指向同一镜像。", "other=不釋放任何空間：另有 {n} 個標籤指向同一映像檔。";
        more_stand: "one=Frees nothing: {n} more tag stands on it.|other=Frees nothing: {n} more tags stand on it.", "other=不释放任何空间：其上还有 {n} 个标签。", "other=不釋放任何空間：其上還有 {n} 個標籤。";
        own_layers: "one=This layer only.|other=Its {n} own layers.", "other=只有它自己的 {n} 层。", "other=只有它自己的 {n} 層。";
        all_layers: "one=Its one layer.|other=All its {n} layers.", "other=它的全部 {n} 层。", "other=它的全部 {n} 層。";
        layers_stay: "one={n} layer stays: other tags stand on it.|other={n} layers stay: other tags stand on them.", "other={n} 层保留：其上还有别的标签。", "other={n} 層保留：其上還有別的標籤。";
        all_of_image: "one=The {n} tag of this image|other=The {n} tags of this image together", "other=此镜像的 {n} 个标签一起", "other=此映像檔的 {n} 個標籤一起";
        unplaced: "one=No more than that: where {n} tag stands is not known.|other=No more than that: where {n} tags stand is not known.", "other=不会更多：有 {n} 个标签的谱系未知。", "other=不會更多：有 {n} 個標籤的譜系未知。";
        unlisted: "No more than that: there may be tags that were not listed.", "不会更多：可能还有未列出的标签。", "不會更多：可能還有未列出的標籤。";
        undrawn: "No more than that: images of other platforms are not drawn and may hold some of it.", "不会更多：其他平台的镜像未绘出，可能也含有其中一部分。", "不會更多：其他平台的映像檔未繪出，可能也含有其中一部分。";
        uncounted: "one=The size of {n} layer is not known.|other=The sizes of {n} layers are not known.", "other=有 {n} 层的大小未知。", "other=有 {n} 層的大小未知。";
        scope: "Counted within this repository: what no other tag of it reaches. The registry gives the room back only at its own clean-up, and layers may also be used by other repositories.", "只在本仓库内计算：不再有其他标签引用的部分。Registry 要到自行清理时才会腾出空间，这些层也可能被其他仓库使用。", "只在本儲存庫內計算：不再有其他標籤引用的部分。Registry 要到自行清理時才會騰出空間，這些層也可能被其他儲存庫使用。";
        scope_of_several: "one=Counted within this repository: what no other tag of it reaches.|other=Counted within the {n} repositories drawn here: what no other tag of them reaches. The registry gives the room back only at its own clean-up, and layers may also be used by repositories that are not drawn.", "other=在图中的 {n} 个仓库内计算：不再有其他标签引用的部分。Registry 要到自行清理时才会腾出空间，这些层也可能被图外的仓库使用。", "other=在圖中的 {n} 個儲存庫內計算：不再有其他標籤引用的部分。Registry 要到自行清理時才會騰出空間，這些層也可能被圖外的儲存庫使用。";
        open: "Open {tag}", "打开 {tag}", "開啟 {tag}";
        delete: "Delete…", "删除…", "刪除…";
        delete_all: "one=Delete {n} tag…|other=Delete {n} tags…", "other=删除 {n} 个标签…", "other=刪除 {n} 個標籤…";
        unfold_run: "Unfold the run", "展开单链", "展開單鏈";
        fold_run: "Fold the run", "折叠单链", "摺疊單鏈";
        fold_above: "Fold what stands on it", "折叠其上部分", "摺疊其上部分";
        unfold_above: "Unfold what stands on it", "展开其上部分", "展開其上部分";
    }
}
