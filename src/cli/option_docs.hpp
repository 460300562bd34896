// The manual page, the completion and the README's table of options, all from the one table of options.
#pragma once

#include <string>

namespace aireport::cli {

std::string man_page();         // roff, for man(7)
std::string bash_completion();  // a file for bash-completion's folder
std::string option_table();     // Markdown

}  // namespace aireport::cli
