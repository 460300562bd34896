// What stands in descriptions and is nobody's own: templates' headings and prompts, texts that machines wrote.
#pragma once

#include <string>
#include <string_view>

namespace aireport::digest {

// Whose the text below a heading is. `machine`: of a bot that sums the change up; its headings of a lower level are its
// own too, and so are those that such summaries usually have ("New Features"). `question`: one that a template asks and
// that may be answered in a word.
enum class Section { author, template_, machine, question };
Section section_of(std::string_view heading);  // without its marks, in lower case
bool is_usual_in_summaries(std::string_view heading);

// "<!-- This is an auto-generated comment … -->" opens a text that a machine wrote, "<!-- end of … -->" closes it.
enum class Marker { none, opens, closes };
Marker marker_of(std::string_view comment);  // between the marks of the comment

// A line of a template, a sign-off, a command, a version by its name alone or the like, without list marker.
bool is_boilerplate(std::string_view text);

// "What does this PR do?", "Description": what stands below is the author's answer.
bool asks_what(std::string_view heading);
// "Demonstrate the design …", "[!NOTE]": what a template tells its user to write.
bool is_prompt(std::string_view text);

// What is written where a template asks and there is nothing to say.
bool is_no_answer(std::string_view lower);

// "Yes, add a flag": below a question of a template.
bool is_answer(std::string_view lower);

// "Address review feedback: …", "Fix the issue https://…": work on the way, or a pointer in more words.
bool says_nothing(std::string_view text);

}  // namespace aireport::digest
