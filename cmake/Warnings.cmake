# The warnings that every target of the project is compiled with.
add_library(aireport_warnings INTERFACE)
target_compile_options(aireport_warnings INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wsign-conversion -Wold-style-cast -Wcast-align
  -Wnon-virtual-dtor -Woverloaded-virtual -Wnull-dereference -Wformat=2 -Wimplicit-fallthrough
  $<$<BOOL:${AIREPORT_WERROR}>:-Werror>)

# g++ 12 inlines so much of std::string and std::vector at -O2 and -O3 that it sees overlaps and null pointers which
# cannot be (GCC's bugs 105329 and 105651, mended in 13). The development builds keep both warnings.
set(optimised "$<NOT:$<CONFIG:Debug>>")
set(early "$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>")
target_compile_options(aireport_warnings INTERFACE
  "$<$<AND:${early},${optimised}>:-Wno-null-dereference;-Wno-restrict>")
