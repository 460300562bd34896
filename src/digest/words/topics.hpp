// Terms of the field that titles of several repositories share.
#pragma once

#include <aireport/model/report.hpp>
#include <vector>

namespace aireport::digest {

inline constexpr std::size_t kMaxTopics = 3;

// One item for each shared term: its name, the repositories, up to three references of each.
std::vector<model::OutlookItem> shared_topics(const model::Report& report);

}  // namespace aireport::digest
