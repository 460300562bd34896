# The warnings that every target of the project is compiled with.
add_library(aireport_warnings INTERFACE)
target_compile_options(aireport_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Wcast-align
  -Wnon-virtual-dtor -Woverloaded-virtual -Wnull-dereference -Wformat=2 -Wimplicit-fallthrough
  $<$<BOOL:${AIREPORT_WERROR}>:-Werror>)
