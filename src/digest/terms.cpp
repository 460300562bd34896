#include "digest/terms.hpp"

namespace aireport::digest {

namespace {

constexpr Term kTerms[] = {
    {Signal::silent_damage, 10,
     "silent* miscomput*|wrong result*|wrong output*|wrong answer*|wrong gradient*"
     "|incorrect result*|incorrect output*|incorrect gradient*"},
    {Signal::silent_damage, 9,
     "miscomput*|wrong value*|wrong stream*|wrong data|incorrect* comput*|corrupt*"
     "|data race*|use after free|data loss"},
    {Signal::silent_damage, 7,
     "sync issue*|sync bug*|synchronization issue*|synchronization bug*|missing wait*|memory order*|data hazard*"},
    {Signal::silent_damage, 8,
     "wrong stride*|wrong index*|wrong offset*|incorrect value*|garbage|out of bounds|oob"
     "|race condition*|missing barrier*|missing sync*|missing fence*|lost update*"},
    {Signal::silent_damage, 7,
     "numerical* instab*|numeric* mismatch*|precision loss|nans|bounds check*|race|races"
     "|uninitialized|uninitialised|divide by zero|division by zero"},
    {Signal::silent_damage, 6, "silent*|accuracy|correctness|nan|overflow*|underflow*|desync*"},
    {Signal::silent_damage, 5, "threadsync|thread sync"},
    {Signal::silent_damage, 4, "stale"},
    {Signal::crash, 9, "double free*|segfault*|segmentation fault*|sigsegv|illegal memory access*|deadlock*"},
    {Signal::crash, 8, "double close*|crash*|illegal instruction*|memory access fault*|hang*|hung|livelock*"},
    {Signal::crash, 7, "panic*|memory leak*"},
    {Signal::crash, 6, "stuck|out of memory|oom|ooms|undefined symbol*|importerror|destruction order"},
    {Signal::crash, 5, "leak*|sticky|attributeerror|keyerror|nameerror"},
    {Signal::crash, 4, "abort*|typeerror|compilation error*|compile error*|failure*|broken"},
    {Signal::crash, 3, "fails"},
    {Signal::regression, 7, "regression*|regressed"},
    {Signal::security, 10,
     "vulnerabil*|cve*|path traversal|remote code execution|arbitrary code|code injection"
     "|command injection|sql injection|ssrf"},
    {Signal::security, 9, "xss|symlink escape|denial of service|redos|unsafe deserializ*"},
    {Signal::security, 8, "security"},
    {Signal::security, 5, "harden*"},
    {Signal::breaking, 10,
     "breaking change*|backward incompatible|backwards incompatible"
     "|not backward compatible|breaks backward|bc breaking"},
    {Signal::breaking, 8, "breaking"},
    {Signal::breaking, 6, "api change*|now requires|now required"},
    {Signal::breaking, 5, "semantics"},
    {Signal::breaking, 4, "requires|require|rename*|renaming|error out|disallow*|forbid*"},
    {Signal::deprecates, 6, "deprecat*"},
    {Signal::removes, 6, "end support"},
    {Signal::removes, 4, "removal of|remove*|drop|drops"},
    {Signal::removes, 3, "dropped|delete*"},
    {Signal::works, 8, "now works"},
    {Signal::works, 6, "did not work|didn t work"},
    {Signal::works, 5, "works|makes it work|unblock*"},
    {Signal::works, 4, "enable*|compatible with"},
    {Signal::works, 3, "work|compat*"},
    {Signal::feature, 7, "add support|adds support"},
    {Signal::feature, 6, "support|supports|implement*"},
    {Signal::feature, 5, "supporting|introduce*|integrate*|allow*|expose*|enable|enables"},
    {Signal::feature, 4, "add|adds|added|adding|extend*|optionally|fill out|option to"},
    {Signal::feature, 3, "initial|backport|optional"},
    {Signal::feature, 2, "new|register|bind*"},
    {Signal::performance, 6, "perf|performance|optimi*|speed*|faster|accelerat*"},
    {Signal::performance, 5, "throughput|latency|overhead|contention|overlap*|tune"},
    {Signal::performance, 5, "caching|lookup*|prefetch*"},
    {Signal::performance, 4, "tuning|vectorize|cumemcpyasync|cudamemcpyasync|skip redundant"},
    {Signal::performance, 3, "fuse"},
    {Signal::performance, 2, "async|pdl|reduce*|zero copy"},
    {Signal::performance, 1, "improve*|fused"},
    {Signal::fix, 9, "add missing|adds missing|add check|add bounds check|add guard|add validation"},
    {Signal::fix, 8, "bugfix*"},
    {Signal::fix, 7, "fix|fixes|hotfix*"},
    {Signal::fix, 6, "fixing|bug|bugs"},
    {Signal::fix, 5,
     "fixed|correct|correctly|repair*|prevent*|avoid*|guard*|preserve*|reject*|honor*"
     "|missing|wrong|incorrect*"},
    {Signal::fix, 4,
     "resolve*|handle*|validate*|restore*|respect*|propagate*|ensure*|workaround*"
     "|work around|don t|mismatch*|false positive*|clamp*"},
    {Signal::fix, 3, "handling|keep|error out|read real"},
    {Signal::fix, 2, "pad|align"},
    {Signal::refactor, 8, "clang format|auto fixes|refactor*"},
    {Signal::refactor, 7, "nfc"},
    {Signal::refactor, 6, "clean up|cleanup|cleanups|simplif*|reorganiz*|restructur*|unused|useless|dead code"},
    {Signal::refactor, 5, "rename*|move|moves|consolidat*|dedup*|unnecessary"},
    {Signal::refactor, 4, "moved|extract|split|unify*|unif*|rework*|redundant|replace*|migrat*"},
    {Signal::refactor, 3, "merge|use|change|remove*|delete*"},
    {Signal::refactor, 2, "update*|pass"},
    {Signal::build, 8, "fix werror"},
    {Signal::build, 7, "codeowner*"},
    {Signal::build, 6, "pre commit"},
    {Signal::build, 5, "wheel*|cmake|packaging|ci|docker*|sccache|ccache|pypi"},
    {Signal::build, 4, "build|builds|workflow*|werror|committer*|commiter*|linter"},
    {Signal::docs, 7, "readme"},
    {Signal::docs, 6, "doc|docs|documentation|document|docstring*"},
    {Signal::docs, 5, "tutorial*|guide*|copyright"},
    {Signal::docs, 4, "changelog*|example*"},
    {Signal::docs, 3, "comment*"},
    {Signal::tests, 6, "tests|unittest*|flaky"},
    {Signal::tests, 5, "test|testing|pytest*|benchmark*"},
    {Signal::tests, 2, "skip"},
    {Signal::minor, 8, "clang format|auto fixes|ruff|isort|typo*|nit|nits|lint*|whitespace|copyright"},
    {Signal::minor, 7, "formatting|review feedback"},
    {Signal::minor, 5, "minor|error message*|log message*|script|scripts"},
    {Signal::minor, 4, "deprecationwarning|comment*"},
    {Signal::minor, 3, "format|tiny|warning*|debug*|chore"},
    {Signal::common_path, 5, "vllm|sglang|deepseek*"},
    {Signal::common_path, 4, "llama*|qwen*|blackwell|h100|b200|sm100*"},
    {Signal::common_path, 3, "mistral*|gpt*|kimi*|hopper|sm90*|gqa|moe|mla|megatron*|cuda graph*"},
    {Signal::common_path, 2, "varlen|attention|backward|bwd|grouped|fp8|nvfp4|rdma"},
    {Signal::niche, 5, "metal|ascend|npu|musa|hygon|cambricon"},
    {Signal::niche, 4, "xpu|experimental|debug*|dump*|do_bench|script"},
    {Signal::niche, 3, "rocm|hip|intel|logging|metrics|error path|profil*|diagnostic*"},
    {Signal::niche, 2, "amd|log"},
};

}  // namespace

std::span<const Term> terms() {
  return kTerms;
}

}  // namespace aireport::digest
