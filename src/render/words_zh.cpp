// The Chinese words for each value of the report's enumerations.
#include "render/words.hpp"

#include <iterator>

namespace aireport::render::zh {

namespace {

using model::ReasonKind;

const ReasonWords kReasons[] = {
    {ReasonKind::removes_public, {same("删除公开声明 {names}"), "删除公开声明"}},
    {ReasonKind::changes_signature, {same("公开函数 {names} 的参数有变"), "公开函数的参数有变"}},
    {ReasonKind::removes_option, {same("删除选项 {names} 的定义"), "删除选项的定义"}},
    {ReasonKind::adds_option, {same("新增选项 {names}"), "新增选项"}},
    {ReasonKind::reads_variable, {same("读取环境变量 {names}"), "读取环境变量"}},
    {ReasonKind::adds_parameter, {same("{function} 新增参数 {names}"), "新增参数"}},
    {ReasonKind::renames_parameter, {same("{function} 的参数改名（旧名、新名）{names}，按关键字传参的调用会失败"), {}}},
    {ReasonKind::changes_default, {same("默认值有变：{names}"), "默认值有变"}},
    {ReasonKind::says_breaking, {same("作者注明不兼容：{names}"), "作者注明不兼容"}},
    {ReasonKind::noted, {same("变更说明写道 {names}"), "附有变更说明"}},
    {ReasonKind::silent_damage, {same("结果可能静默出错：文中提到 {names}"), "结果可能静默出错"}},
    {ReasonKind::rebinds, {same("代码只改了下标、类型或参数（增删共 {count} 行）"), {}}},
    {ReasonKind::tested, {same("附有对应的测试 {names}"), "附有对应的测试"}},
    {ReasonKind::crash, {same("涉及崩溃或卡死：文中提到 {names}"), "涉及崩溃或卡死"}},
    {ReasonKind::leak, {same("涉及泄漏：文中提到 {names}"), "涉及泄漏"}},
    {ReasonKind::regression, {same("涉及回归：文中提到 {names}"), "涉及回归"}},
    {ReasonKind::security, {same("涉及安全：文中提到 {names}"), "涉及安全"}},
    {ReasonKind::requirement, {same("依赖要求有变：{names}"), "依赖要求有变"}},
    {ReasonKind::newly_works, {same("新增 {names}"), "新增用法"}},
    {ReasonKind::measured, {same("作者给出的数据：{names}"), "作者给出了数据"}},
    {ReasonKind::touches_kernels, {same("改动 kernel 文件 {names}"), {}}},
    {ReasonKind::watched_path, {same("改动关注的路径 {names}"), "改动关注的路径"}},
    {ReasonKind::linked_issues, {same("关联 {refs}"), {}}},
    {ReasonKind::referred_by, {same("{count} 个被跟踪的仓库提到它：{names}"), "其他被跟踪的仓库提到它"}},
    {ReasonKind::discussed, {same("{count} 条评论"), {}}},
    {ReasonKind::rewrite, {same("大幅改写，共 {count} 行"), {}}},
    {ReasonKind::deprecates, {same("涉及弃用：文中提到 {names}"), "涉及弃用"}},
    {ReasonKind::raises_version, {same("项目版本升到 {names}"), "项目版本有变"}},
    {ReasonKind::adds_check, {same("新增 {count} 行报错或断言"), {}}},
    {ReasonKind::adds_file, {same("新增文件 {names}"), "新增文件"}},
    {ReasonKind::changes_within, {same("代码改动都在 {names} 之内（不计测试和示例）"), {}}},
    {ReasonKind::changes_part,
     {{"代码只改动 {names}（不计测试和示例）", "改动的 {count} 个代码文件都在 {names} 下（不计测试和示例）"}, {}}},
    {ReasonKind::other_branch, {same("合入分支 {names}"), "合入其他分支"}},
};
static_assert(std::size(kReasons) == kReasonKinds);

}  // namespace

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
  return sentence_in(kReasons, kind);
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
      return "内容过大";
    case GapReason::too_many:
      return "数量超出上限";
    case GapReason::limited:
      return "受请求数量限制，未获取";
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

std::string_view gap_detail(model::GapReason reason) {
  using model::GapReason;
  if (reason == GapReason::bad_answer || reason == GapReason::bad_item) return "字段 {name}";
  return reason == GapReason::not_found ? "分支 {name}" : "{name}";
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

}  // namespace aireport::render::zh
