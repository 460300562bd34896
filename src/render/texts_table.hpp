#pragma once

#include <aireport/render/texts.hpp>

namespace aireport::render {

const Texts& chinese();
const Texts& english();

}  // namespace aireport::render
