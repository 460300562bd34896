#pragma once

#include <string_view>

namespace aireport::render {

// Whether GitHub would make something of a word that stands in plain text: a mention ("@name"), a reference ("#12",
// "GH-12", a sha), a link ("https://…", "www.…", "a@b.c") or mathematics ("$x$"). Rather too often than once too
// little.
bool could_come_alive(std::string_view word);

}  // namespace aireport::render
