#include "render/texts_table.hpp"

namespace aireport::render {

const Texts& texts_of(model::Language language) {
  switch (language) {
    case model::Language::zh:
      return chinese();
    case model::Language::en:
      return english();
  }
  return chinese();
}

}  // namespace aireport::render
