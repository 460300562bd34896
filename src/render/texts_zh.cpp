// The Chinese texts. Terms of the field stay English; Chinese and Latin are set apart by a blank.
#include "render/texts_table.hpp"

namespace aireport::render {
namespace {

constexpr Counted same(std::string_view text) {
  return {text, text};
}

std::string_view kind(model::ChangeKind kind) {
  using model::ChangeKind;
  switch (kind) {
    case ChangeKind::release:
      return "发布";
    case ChangeKind::breaking:
      return "不兼容";
    case ChangeKind::security:
      return "安全";
    case ChangeKind::feature:
      return "功能";
    case ChangeKind::performance:
      return "性能";
    case ChangeKind::fix:
      return "修复";
    case ChangeKind::revert:
      return "回退";
    case ChangeKind::refactor:
      return "重构";
    case ChangeKind::build:
      return "构建";
    case ChangeKind::docs:
      return "文档";
    case ChangeKind::tests:
      return "测试";
    case ChangeKind::deps:
      return "依赖";
    case ChangeKind::other:
      return "其他";
  }
  return {};
}

Sentence reason(model::ReasonKind kind) {
  using model::ReasonKind;
  switch (kind) {
    case ReasonKind::removes_public:
      return {same("删除 {count} 个公开声明：{names}"), "删除公开声明"};
    case ReasonKind::changes_signature:
      return {same("{count} 个公开函数的参数有变：{names}"), "公开函数的参数有变"};
    case ReasonKind::removes_option:
      return {same("删除选项 {names}"), "删除选项"};
    case ReasonKind::adds_option:
      return {same("新增选项 {names}"), "新增选项"};
    case ReasonKind::changes_default:
      return {same("默认值有变：{names}"), "默认值有变"};
    case ReasonKind::says_breaking:
      return {same("作者注明不兼容：{names}"), "作者注明不兼容"};
    case ReasonKind::silent_damage:
      return {same("结果可能静默出错：文中提到 {names}"), "结果可能静默出错"};
    case ReasonKind::crash:
      return {same("涉及崩溃或卡死：文中提到 {names}"), "涉及崩溃或卡死"};
    case ReasonKind::regression:
      return {same("涉及回归：文中提到 {names}"), "涉及回归"};
    case ReasonKind::security:
      return {same("涉及安全：文中提到 {names}"), "涉及安全"};
    case ReasonKind::requirement:
      return {same("依赖要求有变：{names}"), "依赖要求有变"};
    case ReasonKind::install:
      return {same("影响安装：{names}"), "影响安装"};
    case ReasonKind::newly_works:
      return {same("新增 {names}"), "新增用法"};
    case ReasonKind::measured:
      return {same("作者给出的数据：{names}"), "作者给出了数据"};
    case ReasonKind::touches_kernels:
      return {same("涉及 {count} 个 kernel 文件"), {}};
    case ReasonKind::touches_common_path:
      return {same("改动公共路径 {names}"), "改动公共路径"};
    case ReasonKind::watched_path:
      return {same("改动关注的路径 {names}"), "改动关注的路径"};
    case ReasonKind::linked_issues:
      return {same("关联 {refs}"), {}};
    case ReasonKind::referred_by:
      return {same("{count} 个被跟踪的仓库提到它：{names}"), "其他被跟踪的仓库提到它"};
    case ReasonKind::discussed:
      return {same("{count} 条评论"), {}};
    case ReasonKind::rewrite:
      return {same("大幅改写，共 {count} 行"), {}};
    case ReasonKind::other_branch:
      return {same("合入分支 {names}"), "合入其他分支"};
  }
  return {};
}

std::string_view part(model::Part part) {
  using model::Part;
  switch (part) {
    case Part::repository:
      return "仓库";
    case Part::commits:
      return "提交列表";
    case Part::commit_detail:
      return "提交详情";
    case Part::pulls:
      return "Pull Requests";
    case Part::pull_detail:
      return "PR 详情";
    case Part::issues:
      return "Issues";
    case Part::releases:
      return "发布";
  }
  return {};
}

std::string_view gap(model::GapReason reason) {
  using model::GapReason;
  switch (reason) {
    case GapReason::not_found:
      return "不存在或无权访问";
    case GapReason::blocked:
      return "因法律原因被屏蔽";
    case GapReason::gone:
      return "已被移除";
    case GapReason::forbidden:
      return "访问被拒绝";
    case GapReason::other_status:
      return "服务器返回意外状态";
    case GapReason::server_error:
      return "服务器出错，重试后放弃";
    case GapReason::timeout:
      return "超时";
    case GapReason::connection:
      return "连接失败或中断";
    case GapReason::bad_answer:
      return "返回内容无法读取";
    case GapReason::bad_item:
      return "个别条目无法读取";
    case GapReason::too_large:
      return "返回内容过大";
    case GapReason::too_many:
      return "数量超出上限";
    case GapReason::limited:
      return "请求额度不足，未获取";
    case GapReason::deadline:
      return "超出运行时限，未获取";
    case GapReason::refused:
      return "指向其他主机的链接或跳转，已拒绝";
    case GapReason::not_cached:
      return "离线，且缓存中没有";
    case GapReason::unsupported:
      return "未能获取";
  }
  return {};
}

std::string_view watch(model::OutlookKind kind) {
  using model::OutlookKind;
  switch (kind) {
    case OutlookKind::breaking:
      return "不兼容";
    case OutlookKind::security:
      return "安全";
    case OutlookKind::reverted:
      return "回退";
    case OutlookKind::regression:
      return "回归";
    case OutlookKind::discussed:
      return "讨论";
    case OutlookKind::shared_topic:
      return "共同话题";
    case OutlookKind::dependency:
      return "依赖";
  }
  return {};
}

Sentence watch_sentence(model::OutlookKind kind) {
  using model::OutlookKind;
  switch (kind) {
    case OutlookKind::breaking:
      return {same("升级前请留意 {names}"), {}};
    case OutlookKind::security:
      return {same("涉及 {names}"), {}};
    case OutlookKind::reverted:
      return {same("涉及 {names}"), {}};
    case OutlookKind::regression:
      return {same("报告中提到 {names}"), {}};
    case OutlookKind::discussed:
      return {same("{count} 条评论"), {}};
    case OutlookKind::shared_topic:
      return {same("当日都提到 {names}"), {}};
    case OutlookKind::dependency:
      return {same("将 {name} 从 {before} 改为 {after}"), {}};
  }
  return {};
}

std::string_view relation(model::Relation relation) {
  using model::Relation;
  switch (relation) {
    case Relation::reverts:
      return "回退 {title}";
    case Relation::reverted_by:
      return "已被 {title} 回退";
    case Relation::relands:
      return "重新合入 {title}";
    case Relation::series:
      return "同系列 {title}";
    case Relation::follow_up:
      return "后续 {title}";
  }
  return {};
}

std::string_view state(model::DayState state) {
  using model::DayState;
  switch (state) {
    case DayState::complete:
      return "完整";
    case DayState::partial:
      return "不完整";
    case DayState::unfinished:
      return "未完";
  }
  return {};
}

std::string_view file_status(std::string_view word) {
  if (word == "added") return "新增";
  if (word == "removed") return "删除";
  if (word == "modified") return "修改";
  if (word == "renamed") return "更名";
  if (word == "copied") return "复制";
  if (word == "changed") return "变更";
  if (word == "unchanged") return "未变";
  return {};
}

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
    .without_updates = "{count} 个无更新",
    .incomplete = "{count} 个不完整",
    .failed = "{count} 个未能获取",
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
    .nothing_new = "当日无更新。",
    .nothing_known = "已获取的部分没有更新。",

    .empty_text = "（空）",
    .cut = same("…（略去 {count} 字）"),

    .by_repository = "各仓库：",
    .quiet = "当日无更新",
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
    .folded = same("已折叠：{kind} {count} 项 {refs}"),
    .bots = "机器人",
    .prerelease = "预发布",
    .draft = "草稿",
    .closed_today = "当日已关闭",
    .answered = "相关 PR {refs}",
    .committed_at = "提交于 {time}",
    .not_answered = "当日无 PR 提到它",

    .kind = kind,
    .reason = reason,
    .part = part,
    .gap = gap,
    .watch = watch,
    .watch_sentence = watch_sentence,
    .relation = relation,
    .state = state,
    .file_status = file_status,
};

}  // namespace

const Texts& chinese() {
  return kTexts;
}

}  // namespace aireport::render
