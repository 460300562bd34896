// Whom a change reaches, by the places of its code.
#pragma once

#include <string_view>

#include "digest/story.hpp"

namespace aireport::digest {

bool generates_code(const Story& story);      // a fault there is one in everything that it generates
bool is_for_developers(const Story& story);   // all of its code is for those who develop the project
bool is_of_niche_vendor(const Story& story);  // or for hardware that few have
bool is_experimental(const Story& story);     // or where nothing is promised yet
bool names_niche_vendor(std::string_view path);

}  // namespace aireport::digest
