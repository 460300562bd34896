// The Chinese texts. Terms of the field stay English; Chinese and Latin are set apart by a blank.
#include "render/texts_table.hpp"
#include "render/words.hpp"

namespace aireport::render {
namespace {

constexpr Texts kTexts = {
    .language = model::Language::zh,

    .title = "{title} · {date}",
    .summary = "摘要",
    .details = "具体内容分析",
    .releases = "发布",
    .highlights = "重点",
    .others = "其他变更",
    .pulls = "Pull Requests",
    .issues = "Issues",
    .late = "补报",
    .outlook = "总结",
    .past_issues = "往期回顾",
    .newest_issue = "最新解读 ({date})",

    .field_separator = " · ",
    .colon = "：",
    .comma = "、",
    .stop = "。",
    .sentence_separator = "；",
    .note = "（{note}）",

    .window = "{begin} – {end} ({zone})",
    .window_zone = "{zone}, {offset}",
    .window_day_end = "24:00",
    .repositories = same("{count} 个仓库：{states}"),
    .with_updates = "{count} 个有更新",
    .incomplete = "{count} 个不完整",
    .failed = "{count} 个未能获取",
    .without_updates = {"{count} 个无更新", "{count} 个暂无更新"},
    .unfinished = "当日尚未结束，数据截至 {until}",
    .unfinished_unknown = "当日尚未结束",

    .commits = same("{count} 次提交"),
    .late_commits = same("补报 {count} 次提交"),
    .pulls_merged = same("{count} 个 PR 合并"),
    .pulls_opened = same("{count} 个 PR 打开"),
    .pulls_closed = same("{count} 个 PR 未合并而关闭"),
    .new_releases = same("{count} 个新版本"),
    .issues_opened = same("{count} 个新 Issue"),
    .issues_closed = same("{count} 个 Issue 关闭"),
    .files = same("{count} 个文件"),
    .comments = same("{count} 条评论"),
    .more_names = same("等 {count} 个"),
    .more_commits = same("另有 {count} 次提交"),
    .more_files = same("另有 {count} 个文件"),
    .more_lines = same("此处另有 {count} 行未列出"),
    .more_hunks = same("另有 {count} 处改动未列出"),
    .more_notes = same("另有 {count} 条说明未列出"),
    .lines_changed = "+{additions} −{deletions}",
    .nothing_new = {"当日无更新。", "截至目前无更新。"},
    .nothing_known = "已获取的部分没有更新。",

    .empty_text = "（空）",
    .cut = same("…（略去 {count} 字）"),

    .by_repository = "各仓库：",
    .quiet = {"当日无更新", "截至目前无更新"},
    .failed_list = "未能获取",
    .partial_mark = "不完整",
    .failed_mark = "未能获取",
    .partial_note = "以下内容缺失：",
    .failed_note = "原因：",
    .renamed = "仓库已更名，请将配置中的 {old} 改为 {new}",
    .empty_repository = "空仓库，尚无提交",
    .issues_disabled = "Issues 已停用",
    .hidden = "按规则隐藏：{items}",
    .hidden_changes = same("{count} 项变更"),
    .hidden_commits = same("{count} 次提交"),
    .hidden_pulls = same("{count} 个 PR"),
    .hidden_issues = same("{count} 个 Issue"),
    .hidden_releases = same("{count} 个版本"),
    .gap_subjects = same("{count} 项：{refs}"),
    .gap_status = "HTTP {status}",

    .author = "{name}",
    .no_author = "作者不详",
    .why = "{reasons}。",
    .areas = "模块 {names}",
    .labels = "标签 {names}",
    .no_commits = "无当日提交",
    .no_stats = "改动未能获取",
    .file_renamed = "更名自 {name}",
    .file_copied = "复制自 {name}",
    .file_without_patch = "无 diff（二进制或过大）",
    .snippet_line = "{name} 第 {first} 行",
    .snippet_lines = "{name} 第 {first}–{last} 行",
    .old_side = "改动前",
    .folded = "已折叠：{groups}",
    .folded_group = same("{kind} {count}（{refs}）"),
    .bots = "机器人",
    .prerelease = "预发布",
    .draft = "草稿",
    .closed_today = "当日已关闭",
    .answered = "相关 PR {refs}",
    .committed_at = "提交于 {time}",
    .not_answered = {"当日无 PR 提到它", "截至目前无 PR 提到它"},
    .released = "后者当日发布 {release}",

    .kind = zh::kind,
    .reason = zh::reason,
    .part = zh::part,
    .gap = zh::gap,
    .watch = zh::watch,
    .watch_sentence = zh::watch_sentence,
    .relation = zh::relation,
    .state = zh::state,
    .file_status = zh::file_status,
};

}  // namespace

const Texts& chinese() {
  return kTexts;
}

}  // namespace aireport::render
