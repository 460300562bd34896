#include "digest/code/device_code.hpp"

#include <gtest/gtest.h>

#include "unit/digest/builders.hpp"

namespace aireport::digest {
namespace {

using testing::file;

TEST(DeviceCodeTest, AKernelsDecoratorTellsItWhereverItStands) {
  for (const auto* line : {"@triton.jit", "@cute.kernel", "@cute.jit", "@T.prim_func", "@ct.kernel(occupancy=2)",
                           "@triton.autotune(configs=WIDE, key=[])", "@tilelang.jit"})
    for (const auto* mark : {" ", "+    ", "-"})
      EXPECT_TRUE(holds_device_code(file("serve/gate.py", std::string("@@ -1 +1 @@\n") + mark + line))) << line;
}

TEST(DeviceCodeTest, CallsOfADeviceTellThePartOfAKernelThatADiffShows) {
  EXPECT_TRUE(holds_device_code(file(
      "serve/gate.py", "@@ -9,2 +9,3 @@ def gate_kernel(\n     x = tl.load(ptr + offset)\n+    tl.store(out, x)")));
  EXPECT_FALSE(holds_device_code(
      file("serve/gate.py", "@@ -9,1 +9,2 @@ def start():\n x = 1\n+    size = cute.arch.WARP_SIZE")));
}

TEST(DeviceCodeTest, WhatOnlySpeaksOfKernelsIsNone) {
  for (const auto* lines :
       {"+    raise ValueError(\"use T.alloc_var()\")\n+    log(\"then T.copy(a, b)\")",
        "+def b():\n+    \"\"\"\n+    @T.prim_func\n+    def main(): pass\n+    \"\"\"", "+    # @triton.jit",
        "+    tl.loading(1)\n+    my_tl.load(2)", "+@jax.jit\n+@torch.jit.script"})
    EXPECT_FALSE(holds_device_code(file("serve/gate.py", std::string("@@ -1 +1,9 @@ def a():\n x = 1\n") + lines)))
        << lines;
  EXPECT_FALSE(holds_device_code(file("serve/gate.md", "@@ -1 +1 @@\n+@triton.jit")));
}

}  // namespace
}  // namespace aireport::digest
