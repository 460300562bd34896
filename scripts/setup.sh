# Sourced by the other scripts: moves to the project's folder and installs the Debian packages they ask for.
set -euo pipefail
calling_script=$(realpath "$0") calling_words=("$@")
cd "$(dirname "${BASH_SOURCE[0]}")/.."

build_packages=(
  ca-certificates cmake cmark g++ ninja-build
  libcli11-dev libcmark-dev libcurl4-openssl-dev libexpected-dev libfmt-dev libhowardhinnant-date-dev
  libspdlog-dev libyaml-cpp-dev nlohmann-json3-dev tzdata zlib1g-dev
)
test_packages=(
  binutils cmark-gfm faketime git groff-base jq libcpp-httplib-dev libgmock-dev libgtest-dev nghttp2-proxy openssl
  python3 python3-jsonschema python3-yaml systemd
)
check_packages=(adduser clang-format dpkg-dev file lintian)
fuzz_packages=(clang libclang-rt-dev)
tidy_packages=(clang clang-tidy)

as_root() {
  if [[ $(id -u) == 0 ]]; then
    "$@"
  elif command -v sudo >/dev/null; then
    sudo "$@"
  else
    echo "packages are missing and only root may install them: run this as root or install sudo" >&2
    exit 1
  fi
}

# Installs those that are missing; asks for nothing when all are there.
install_packages() {
  local package missing=()
  for package in "$@"; do
    [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || missing+=("$package")
  done
  [[ ${#missing[@]} -gt 0 ]] || return 0
  echo "installing ${missing[*]}"
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
}

# configure PRESET [CMAKE ARGUMENT…]: with ccache and lld where they are installed.
configure() {
  local preset=$1
  shift
  command -v ccache >/dev/null && set -- "$@" -DCMAKE_CXX_COMPILER_LAUNCHER=ccache
  command -v ld.lld >/dev/null && set -- "$@" -DCMAKE_EXE_LINKER_FLAGS=-fuse-ld=lld
  cmake --preset "$preset" "$@" >/dev/null
}

# Whether this machine lets us mount what in_layers_of_its_own needs: root in a container may not.
may_have_layers() {
  [[ $(id -u) == 0 ]] && unshare --mount mount -t tmpfs none /mnt 2>/dev/null
}

# in_layers_of_its_own FOLDER…: begins the calling script anew where these folders of the machine are under layers that
# are gone when it ends: what it installs or writes there, nobody else sees. Needs root.
in_layers_of_its_own() {
  if [[ -z ${LAYERED:-} ]]; then
    LAYERED=1 exec unshare --mount bash "$calling_script" "${calling_words[@]}"
  fi
  mount -t tmpfs none /mnt
  local folder
  for folder in "$@"; do
    mkdir -p "/mnt/$folder/upper" "/mnt/$folder/work"
    mount -t overlay overlay -o "lowerdir=/$folder,upperdir=/mnt/$folder/upper,workdir=/mnt/$folder/work" "/$folder"
  done
}
