// The names that the patches of a story declare, give out, read and take away.
#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "digest/code/declarations.hpp"
#include "digest/code/docstrings.hpp"
#include "digest/code/raw_documents.hpp"
#include "digest/code/sides.hpp"
#include "digest/judge/evidence.hpp"

namespace aireport::digest {

// Keeps views into the patches that it reads, which must outlive it.
class NameReader {
 public:
  // Of a product file, which has a patch.
  void read(const model::FileChange& file, Role role);
  // "option(WITH_X … ON)" of CMake.
  void read_build(const model::FileChange& file);
  // Writes what it found in all of them.
  void finish(Evidence& evidence) const;

 private:
  void look_at(const model::FileChange& file);
  void read_line(char mark, std::string_view line, Language language, Role role, std::string_view& last_option);
  void read_options(char mark, std::string_view line, std::string_view& last_option);
  void add_default(char mark, std::string_view name, std::string_view value);
  void follow_types(std::string_view line);
  void add_exports(char mark, std::string_view line);
  void add_called(std::string_view line);

  Sides names_, options_, defaults_, exports_;
  std::set<std::string_view> called_;          // by a package's entry
  std::set<std::string_view> members_;         // of classes
  std::set<std::string_view> helpers_;         // of the project's own files
  Sides reads_;                                // of the environment: that one read goes says nothing of the others
  Sides definitions_;                          // also those in files whose names are not public
  std::string_view before_[2];                 // the line before on the old and the new side, if it changed
  Docstrings docstrings_;                      // of Python
  RawDocuments documents_;                     // of C++
  bool settings_ = false;                      // the file's constants are what users set
  bool helper_ = false;                        // the file's names are for the project's other files
  bool config_ = false;                        // or what the code sets: a new one is no option yet
  std::set<std::string_view> inner_;           // such constants
  bool entry_ = false;                         // the file is a package's entry
  bool public_ = true;                         // the file's names are
  std::vector<std::string> changed_defaults_;  // of the files read
  std::map<std::string_view, std::set<std::string_view>> types_;  // that have the name of a default, in this file
  std::string_view type_;                                         // where the line stands, as far as is shown
  bool beside_ = false;                                           // the file lies beside the product
  int code_lines_ = 0;
  int checks_ = 0;  // lines that check what they are given: those that came, less those that went
};

}  // namespace aireport::digest
