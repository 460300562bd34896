// The Chinese words for each value of the report's enumerations.
#include "render/words.hpp"

namespace aireport::render::zh {

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
      return {same("删除公开声明 {names}"), "删除公开声明"};
    case ReasonKind::changes_signature:
      return {same("公开函数 {names} 的参数有变"), "公开函数的参数有变"};
    case ReasonKind::removes_option:
      return {same("删除选项 {names} 的定义"), "删除选项的定义"};
    case ReasonKind::adds_option:
      return {same("新增选项 {names}"), "新增选项"};
    case ReasonKind::reads_variable:
      return {same("读取环境变量 {names}"), "读取环境变量"};
    case ReasonKind::adds_parameter:
      return {same("{function} 新增参数 {names}"), "新增参数"};
    case ReasonKind::renames_parameter:
      return {same("{function} 的参数改名（旧名、新名）{names}，按关键字传参的调用会失败"), {}};
    case ReasonKind::changes_default:
      return {same("默认值有变：{names}"), "默认值有变"};
    case ReasonKind::says_breaking:
      return {same("作者注明不兼容：{names}"), "作者注明不兼容"};
    case ReasonKind::noted:
      return {same("变更说明写道 {names}"), "附有变更说明"};
    case ReasonKind::silent_damage:
      return {same("结果可能静默出错：文中提到 {names}"), "结果可能静默出错"};
    case ReasonKind::rebinds:
      return {same("代码只改了下标、类型或参数（增删共 {count} 行）"), {}};
    case ReasonKind::tested:
      return {same("附有对应的测试 {names}"), "附有对应的测试"};
    case ReasonKind::crash:
      return {same("涉及崩溃或卡死：文中提到 {names}"), "涉及崩溃或卡死"};
    case ReasonKind::leak:
      return {same("涉及泄漏：文中提到 {names}"), "涉及泄漏"};
    case ReasonKind::regression:
      return {same("涉及回归：文中提到 {names}"), "涉及回归"};
    case ReasonKind::security:
      return {same("涉及安全：文中提到 {names}"), "涉及安全"};
    case ReasonKind::requirement:
      return {same("依赖要求有变：{names}"), "依赖要求有变"};
    case ReasonKind::newly_works:
      return {same("新增 {names}"), "新增用法"};
    case ReasonKind::measured:
      return {same("作者给出的数据：{names}"), "作者给出了数据"};
    case ReasonKind::touches_kernels:
      return {same("改动 kernel 文件 {names}"), {}};
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
