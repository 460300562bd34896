#include "digest/code/system_variables.hpp"

#include <algorithm>
#include <array>

namespace aireport::digest {

bool is_of_system(std::string_view variable) {
  for (const std::string_view beginning : {"SLURM_", "GITHUB_", "XDG_", "LC_", "CONDA_", "OMPI_", "MASTER_"})
    if (variable.starts_with(beginning)) return true;
  constexpr std::array<std::string_view, 41> kNames = {"PATH",
                                                       "PYTHONPATH",
                                                       "LD_LIBRARY_PATH",
                                                       "DYLD_LIBRARY_PATH",
                                                       "LIBRARY_PATH",
                                                       "CPATH",
                                                       "CUDA_PATH",
                                                       "CUDA_HOME",
                                                       "ROCM_PATH",
                                                       "ROCM_HOME",
                                                       "JAVA_HOME",
                                                       "HOME",
                                                       "USER",
                                                       "LOGNAME",
                                                       "SHELL",
                                                       "PAGER",
                                                       "MANPAGER",
                                                       "EDITOR",
                                                       "VISUAL",
                                                       "PWD",
                                                       "LOCALAPPDATA",
                                                       "APPDATA",
                                                       "USERPROFILE",
                                                       "TMPDIR",
                                                       "TEMP",
                                                       "TMP",
                                                       "TERM",
                                                       "LANG",
                                                       "HOSTNAME",
                                                       "CI",
                                                       "CC",
                                                       "CXX",
                                                       "VIRTUAL_ENV",
                                                       "MAX_JOBS",
                                                       "OMP_NUM_THREADS",
                                                       "RANK",
                                                       "LOCAL_RANK",
                                                       "WORLD_SIZE",
                                                       "LOCAL_WORLD_SIZE",
                                                       "CUDA_VISIBLE_DEVICES",
                                                       "HIP_VISIBLE_DEVICES"};
  return std::find(kNames.begin(), kNames.end(), variable) != kNames.end();
}

}  // namespace aireport::digest
