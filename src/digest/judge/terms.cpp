#include "digest/judge/terms.hpp"

namespace aireport::digest {

namespace {

constexpr Term kTerms[] = {
    {Signal::silent_damage, 10,
     "silent* miscomput*|silent* wrong|silent* incorrect*|silent* corrupt*|silent* drop*|wrong result*|wrong "
     "output*|wrong answer*|wrong gradient*"
     "|incorrect result*|incorrect output*|incorrect gradient*"},
    {Signal::silent_damage, 9,
     "miscomput*|not accumulat*|wrong value*|wrong stream*|wrong data|incorrect* comput*|corrupt*"
     "|data race*|use after free|uaf|data loss"},
    {Signal::silent_damage, 7,
     "sync issue*|sync bug*|synchronization issue*|synchronization bug*|missing wait*|memory order*|data hazard*"
     "|read after write|write after read|write after write"},
    {Signal::silent_damage, 8,
     "different result*|different output*|differing result*|multiplied twice|multiplied by"
     "|counted twice|added twice|applied twice|accumulated twice|double counted|off by one|out of sync|inactive lane*"},
    {Signal::silent_damage, 6, "non finite|nonfinite|isnan|isinf|always false|always true|mixed up|swapped"},
    {Signal::silent_damage, 6, "non deterministic|nondeterministic|nondeterminism"},
    {Signal::silent_damage, 8,
     "silently ignor*|silently discard*|silently truncat*|silently skip*|silently fall*|silently return*|silently "
     "us*|silently overwrit*|silently misread*"},
    {Signal::silent_damage, 8,
     "incorrect* read*|wrong* read*|exceeds the allocated|exceed the allocated|beyond the allocated|past the end of"
     "|wrong stride*|wrong index*|wrong offset*|incorrect value*|garbage|out of bounds|oob"
     "|race condition*|missing barrier*|missing sync*|missing fence*|lost update*"},
    {Signal::silent_damage, 7,
     "numerical* instab*|numerical* unstable|numerical* stab*|numeric* mismatch*|numeric* error*|precision loss"
     "|loss of precision|lose* precision|precision issue*|precision bug*|precision error*|precision problem*"
     "|imprecise|nans|bounds check*|race|races"
     "|uninitialized|uninitialised|divide by zero|division by zero"},
    {Signal::silent_damage, 6, "silent*|accuracy|correctness|nan|overflow*|underflow*|desync*"},
    {Signal::silent_damage, 5, "threadsync|thread sync"},
    {Signal::silent_damage, 4, "stale"},
    {Signal::crash, 9, "double free*|segfault*|segmentation fault*|sigsegv|illegal memory access*|deadlock*"},
    {Signal::crash, 8, "ima|double close*|crash*|illegal instruction*|memory access fault*|hang*|hung|livelock*"},
    {Signal::crash, 7, "panic*"},
    {Signal::crash, 6,
     "reconnect storm*|retry storm*|stuck|out of memory|oom|ooms|undefined symbol*|importerror|destruction order"},
    {Signal::leak, 7, "memory leak*|leak* memory|leaked memory"},
    {Signal::leak, 5, "leak*"},
    {Signal::crash, 5,
     "sticky error*|sticky cuda error*|attributeerror|keyerror|nameerror|unboundlocalerror|typeerror|indexerror"},
    {Signal::crash, 4, "abort*"},
    {Signal::crash, 3, "fails|compilation error*|compile error*|failure*|broken"},
    {Signal::regression, 7, "regression*|regressed"},
    {Signal::regression, 5, "side effect* brought by|side effect* of|introduced by commit|introduced in commit"},
    {Signal::regression, 5,
     "used to work|no longer works|stopped working|worked in|worked on|worked before|worked with|after upgrading"
     "|after updating|after the upgrade|after the update|since upgrading|since updating|since last"
     "|since 0*|since 1*|since 2*|since 3*|since 4*|since v0*|since v1*|since v2*|since v3*|since v4*"},
    {Signal::security, 10,
     "vulnerabil*|cve*|ghsa*|path traversal|remote code execution|arbitrary code|code injection"
     "|command injection|sql injection|ssrf"},
    {Signal::security, 9, "xss|symlink escape|denial of service|redos|unsafe deserializ*"},
    {Signal::security, 8,
     "shell true|shell injection|security|fix authoriz*|fix authentic*|fix unauthori*|bypass auth*|auth bypass"},
    {Signal::security, 5, "harden*"},
    {Signal::breaking, 10,
     "breaking change*|backward incompatible|backwards incompatible"
     "|not backward compatible|breaks backward|bc breaking"},
    {Signal::breaking, 8, "breaking"},
    {Signal::breaking, 6,
     "api change*|now requires|now required|no longer in place|no longer inplace|no longer modif*|no longer mutat*"
     "|now modif*|now mutat*|now in place|now inplace|now returns a new|now overwrites"},
    {Signal::breaking, 5, "semantics"},
    {Signal::breaking, 4, "requires|require|rename*|renaming|error out|disallow*|forbid*"},
    {Signal::deprecates, 6, "deprecat*"},
    {Signal::removes, 6, "end support"},
    {Signal::removes, 4, "removal of|remove*|drop|drops"},
    {Signal::removes, 3, "dropped|delete*"},
    {Signal::works, 8, "now works"},
    {Signal::works, 6, "did not work|didn t work"},
    {Signal::works, 5, "works|makes it work|unblock*"},
    {Signal::works, 4, "enable*|compatible with|accept|accepts"},
    {Signal::works, 3, "work|compat*"},
    {Signal::feature, 7, "add support|adds support"},
    {Signal::feature, 6, "support|supports|suport|suppport|implement|implements|implemented|implementing"},
    {Signal::feature, 5, "supporting|introduce*|integrat*|configurable|allow*|expose*|enable|enables"},
    {Signal::feature, 4,
     "add|adds|added|adding|extend*|optionally|fill out|option to|measure*|collect|record|display|enhance*"},
    {Signal::feature, 4, "relax|relaxes|relaxed|no longer require*"},
    {Signal::feature, 3, "print|prints|show|shows"},
    {Signal::feature, 3, "initial|backport|optional|automat*"},
    {Signal::feature, 2, "new|register|bind*"},
    {Signal::performance, 6,
     "perf|performance|optimize|optimizes|optimized|optimizing|optimization*|optimise|optimises|optimised|optimising"
     "|optimisation*|optimal|speed*|faster|accelerat*"},
    {Signal::performance, 6,
     "fewer launch*|fewer kernel*|fewer cop*|fewer sync*|fewer alloc*|avoid cop*|avoid extra cop*|avoid redundant"
     "|single launch|one launch|fast path*|fastpath*|specialized kernel*|specialised kernel*"
     "|specialized path*|vectorized load*|vectorized store*|vectorized global|coalesc*|uncoalesc*|bank conflict*"
     "|register pressure|register spill*|hot path*|hotpath*|peak memory|memory footprint|memory traffic|occupancy"},
    {Signal::performance, 5, "throughput|latency|overhead|contention|overlap*|tune"},
    {Signal::performance, 5, "caching|lookup*|prefetch*"},
    {Signal::performance, 4, "tuning|tuned|vectoriz*|cumemcpyasync|cudamemcpyasync|skip redundant"},
    {Signal::performance, 3, "fuse|swizzl*|forceinline"},
    {Signal::performance, 2, "async|pdl|reduce*|reducing|zero copy"},
    {Signal::performance, 1, "improve*|fused"},
    {Signal::fix, 9,
     "add missing|adds missing|added missing|add a missing|add workaround|add a workaround|add check|add bounds "
     "check|add guard|add validation|safety check*|sanity check*"},
    {Signal::fix, 8, "bugfix*|bug fix*|issue fix*|hot fix*"},
    {Signal::fix, 7, "fix|fixes|hotfix*"},
    {Signal::fix, 6, "fixing|bug|bugs"},
    {Signal::fix, 5,
     "address|addresses|fixed|correct|correctly|repair*|prevent*|avoid*|guard*|preserve*|reject*|honor*"
     "|enforce*|missing|wrong|incorrect*"},
    {Signal::fix, 4,
     "resolve*|handle*|validate*|harden*|restore*|respect*|ensure*|workaround*"
     "|work around|don t|disable|disables|suppress*|propagate*|properly|cannot|mismatch*|false positive*|clamp"
     "|clamps|clamping"},
    {Signal::fix, 3, "handling|keep|error out|read real|compatible with"},
    {Signal::fix, 2, "pad|align"},
    {Signal::fault, 9,
     "the bug trigger*|bug is triggered|the bug occurs|the bug happens|this bug|the root cause|root cause*|always "
     "executed|never executed|never called|never run|never ran|was ignored|were ignored|silently ignored"
     "|not propagated|had no effect|has no effect|this prevents|was broken by"},
    {Signal::quickens, 9,
     "improve* performance|improve* the performance|better performance|performance improvement*|performance gain*"
     "|reduce* latency|reduce* the latency|reducing latency|reduce* overhead|reduce* the overhead|reducing overhead"
     "|launch overhead|cpu overhead|speeds up|speed up the|enhance* performance|operator performance"
     "|improve* throughput|higher throughput|memory optimization*|hot path*|bottleneck*|are faster|faster "
     "than"
     "|speedup*|speed up|less memory"},
    {Signal::refactor, 8, "clang format|auto fixes|refactor*"},
    {Signal::refactor, 7, "nfc"},
    {Signal::refactor, 7, "don t need|doesn t need|no need to"},
    {Signal::refactor, 6, "abi stable|stable abi"},
    {Signal::refactor, 6,
     "clean up|cleanup|cleanups|simplif*|reorganiz*|reorg|restructur*|tidy*|tweak*|unused|useless|dead code"},
    {Signal::refactor, 5,
     "rename*|move|moves|consolidat*|dedup*|unnecessary|dependency free|free of dependenc*|self contained"},
    {Signal::refactor, 4,
     "separate*|decoupl*|moderniz*|reorganis*|phase out|phaseout|into separate|into "
     "new|moved|extract|split|shorten*|unify*|unifies|unification|rework*|redundant|replace*|migrat*"},
    {Signal::refactor, 3, "merge|use|change|remove*|delete*|drop|drops|dropped"},
    {Signal::refactor, 2, "update*"},
    {Signal::build, 8, "fix werror"},
    {Signal::build, 7, "codeowner*"},
    {Signal::build, 6, "pre commit"},
    {Signal::build, 5, "buildkite|jenkins|codeql|dependabot|wheel*|cmake|packaging|ci|docker*|sccache|ccache|pypi"},
    {Signal::build, 4, "build|builds|workflow*|werror|committer*|commiter*|linter"},
    {Signal::docs, 7, "readme"},
    {Signal::docs, 6, "doc|docs|documentation|document|docstring*"},
    {Signal::docs, 5, "tutorial*|guide*|copyright"},
    {Signal::docs, 4, "changelog*|example*"},
    {Signal::docs, 3, "comment*"},
    {Signal::tests, 6, "tests|unittest*|doctest*|flaky"},
    {Signal::tests, 5, "test|testing|test_*|pytest*|benchmark*"},
    {Signal::tests, 2, "skip"},
    {Signal::minor, 8,
     "clang format|auto fixes|ruff|isort|typo*|nit|nits|lint*|whitespace|copyright|spelling|misspell*"},
    {Signal::minor, 7, "formatting|review feedback"},
    {Signal::minor, 5, "minor|error message*|log message*|script|scripts"},
    {Signal::minor, 4, "deprecationwarning|comment*"},
    {Signal::minor, 3, "format|tiny|warning*|debug*|chore"},
    {Signal::common_path, 5, "vllm|sglang|deepseek*"},
    {Signal::common_path, 4, "llama*|qwen*|blackwell|h100|b200|sm100*"},
    {Signal::common_path, 3, "mistral*|gpt*|kimi*|hopper|sm90*|gqa|moe|mla|megatron*|cuda graph*"},
    {Signal::common_path, 3, "endpoint*|multimodal|openai|chat completion*"},
    {Signal::common_path, 2, "varlen|attention|backward|bwd|grouped|fp8|nvfp4|rdma"},
    {Signal::niche, 5, "metal|mps|ascend|npu|musa|hygon|cambricon|kunpeng|maca|metax|mlu|supa|biren"},
    {Signal::niche, 4, "volta|sm70|v100|310p|xpu|experimental|debug*|dump*|do_bench|script"},
    {Signal::niche, 3, "rocm|hip|intel|logging|metrics|error path|profil*|diagnostic*"},
    {Signal::niche, 2, "amd|log"},
    // The same in Chinese; a word that stands within another ("安全" in "线程安全") is not here.
    {Signal::silent_damage, 10, "静默错误|静默出错|结果错误|结果不正确|结果不对|输出错误|计算错误|梯度错误"},
    {Signal::silent_damage, 8, "越界|竞态|数据竞争|内存踩踏|数据损坏|数据错乱|脏数据"},
    {Signal::silent_damage, 7, "精度损失|精度异常|精度错误|未初始化|数值不稳定"},
    {Signal::silent_damage, 6, "精度问题|溢出|同步问题"},
    {Signal::crash, 9, "死锁|段错误|非法访存|非法内存访问|重复释放"},
    {Signal::crash, 8, "崩溃|卡死|挂死|宕机|卡住"},
    {Signal::leak, 7, "内存泄漏|内存泄露|显存泄漏|显存泄露"},
    {Signal::crash, 6, "内存不足|显存不足|死循环"},
    {Signal::crash, 4, "编译失败|编译错误|报错|失败"},
    {Signal::regression, 5, "升级后|更新后"},
    {Signal::regression, 7, "性能回退|性能劣化|回归问题"},
    {Signal::security, 10, "漏洞"},
    {Signal::security, 8, "安全问题|安全风险"},
    {Signal::breaking, 10, "破坏性变更|破坏性改动|不兼容变更|不兼容改动|不向后兼容"},
    {Signal::breaking, 8, "不兼容"},
    {Signal::deprecates, 6, "弃用|废弃"},
    {Signal::removes, 4, "移除|删除|去掉|去除|下线"},
    {Signal::works, 4, "启用|打通|开启"},
    {Signal::feature, 7, "新增支持|增加支持|添加支持|支持"},
    {Signal::feature, 6, "新增|实现|引入"},
    {Signal::feature, 5, "接入|允许|新加|增加|添加|加入"},
    {Signal::performance, 6, "性能优化|优化性能|提升性能|加速|提速"},
    {Signal::performance, 5, "优化|吞吐|延迟|降低开销"},
    {Signal::fix, 8, "修复|修正"},
    {Signal::fix, 5, "解决|避免|防止|纠正|遗漏"},
    {Signal::fix, 4, "处理|校验|兼容"},
    {Signal::refactor, 8, "重构|代码优化|优化代码"},
    {Signal::refactor, 6, "清理|整理|简化|精简"},
    {Signal::refactor, 5, "重命名|改名|拆分|合并|统一|移动|迁移|抽取"},
    {Signal::refactor, 4, "调整|更新|替换"},
    {Signal::build, 5, "构建|打包|流水线|镜像"},
    {Signal::docs, 7, "文档|说明"},
    {Signal::docs, 5, "教程|注释|示例"},
    {Signal::tests, 6, "单元测试|单测|测试用例|测试"},
    {Signal::minor, 8, "拼写|错别字|格式化|代码格式"},
};

}  // namespace

std::span<const Term> terms() {
  return kTerms;
}

}  // namespace aireport::digest
