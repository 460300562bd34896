#include "digest/code/device_code.hpp"

#include <aireport/support/text.hpp>
#include <algorithm>
#include <array>

#include "digest/code/declarations.hpp"
#include "digest/code/docstrings.hpp"
#include "digest/code/paths.hpp"
#include "digest/words/words.hpp"

namespace aireport::digest {

namespace {

constexpr int kPlainlyDevice = 2;  // lines of device calls; one may stand in the code that starts a kernel

// What marks a function that runs on the device, whatever its module is imported as.
bool is_kernel_decorator(std::string_view text) {
  if (!text.starts_with('@')) return false;
  const auto name = text.substr(1, text.find_first_of("( ") - 1);
  for (const std::string_view ending : {".kernel", ".prim_func"})
    if (name.ends_with(ending)) return true;
  constexpr std::array<std::string_view, 11> kNames = {
      "triton.jit", "triton.autotune", "triton.heuristics", "gluon.jit", "cute.jit", "cuda.jit",
      "nki.jit",    "tilelang.jit",    "T.macro",           "wp.func",   "ti.func"};
  return std::find(kNames.begin(), kNames.end(), name) != kNames.end();
}

// What only device code calls.
bool calls_device(std::string_view text) {
  constexpr std::array<std::string_view, 34> kCalls = {"tl.load(",       "tl.store(",
                                                       "tl.dot(",        "tl.program_id(",
                                                       "tl.arange(",     "tl.sum(",
                                                       "tl.max(",        "tl.where(",
                                                       "tl.constexpr",   "tl.make_block_ptr(",
                                                       "tl.atomic_",     "tl.zeros(",
                                                       "cute.arch.",     "cute.copy(",
                                                       "cute.gemm(",     "cute.autovec_copy(",
                                                       "cute.local_",    "cute.rsqrt(",
                                                       "cute.math.",     "cute.make_fragment",
                                                       "cute.make_rmem", "cutlass.range",
                                                       "cutlass.const",  "T.copy(",
                                                       "T.gemm(",        "T.Kernel(",
                                                       "T.Parallel(",    "T.Pipelined(",
                                                       "T.alloc_",       "T.reduce_",
                                                       "ct.load(",       "ct.store(",
                                                       "ct.mma(",        "ct.bid("};
  return std::any_of(kCalls.begin(), kCalls.end(), [&](std::string_view call) {
    const auto at = text.find(call);
    if (at == std::string_view::npos) return false;
    const bool starts = at == 0 || (!is_name_byte(text[at - 1]) && text[at - 1] != '.');
    const auto quotes = std::count_if(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at),
                                      [](char c) { return c == '"' || c == '\'' || c == '`'; });
    return starts && quotes % 2 == 0;  // a message may speak of it
  });
}

bool is_header(std::string_view path) {
  const auto end = to_lower_ascii(extension(path));
  return end == "cuh" || end == "h" || end == "hpp" || end == "hh" || end == "inl" || end == "inc";
}

// What stands in no host code: a header has templates and declarations for both.
bool marks_device(std::string_view line) {
  if (line.find("__host__") != std::string_view::npos) return false;
  for (const std::string_view mark :
       {"__global__", "__device__", "__shared__", "__launch_bounds__", "__syncthreads", "__syncwarp", "<<<",
        "threadIdx", "blockIdx", "asm volatile", "cute::copy", "cute::gemm", "CUTE_DEVICE", "CUTLASS_DEVICE"})
    if (line.find(mark) != std::string_view::npos) return true;
  return false;
}

}  // namespace

bool changes_device_code(const model::FileChange& change) {
  if (!change.patch) return !is_header(change.filename);
  const auto language = language_of(change.filename);
  bool code = false, device = !is_header(change.filename);
  for (const auto line : split_lines(*change.patch)) {
    if (line.size() < 2) continue;
    device = device || marks_device(line);
    const bool changed = line.front() == '+' || line.front() == '-';
    code = code || (changed && !is_comment(line.substr(1), language) && !is_import(line.substr(1), language));
  }
  return code && device;
}

bool holds_device_code(const model::FileChange& change) {
  if (!change.patch || language_of(change.filename) != Language::python) return false;
  Docstrings docstrings;
  int calls = 0;
  std::string_view rest = *change.patch;
  while (!rest.empty()) {
    const auto end = rest.find('\n');
    const auto line = rest.substr(0, end);
    docstrings.follow(line, rest);
    rest = end == std::string_view::npos ? std::string_view{} : rest.substr(end + 1);
    if (line.size() < 2 || line.starts_with("@@") || docstrings.contains(line.front())) continue;
    const auto text = trim(line.substr(1));
    if (is_comment(text, Language::python)) continue;
    if (is_kernel_decorator(text) || (calls_device(text) && ++calls == kPlainlyDevice)) return true;
  }
  return false;
}

}  // namespace aireport::digest
