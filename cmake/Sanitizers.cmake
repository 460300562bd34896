# Sanitizers act on every target, so that no object is left unchecked.
if(AIREPORT_SANITIZE)
  add_compile_options(-fsanitize=${AIREPORT_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${AIREPORT_SANITIZE})
endif()

# What libFuzzer sees of the code as it runs; its main() comes with the targets (tests/fuzz).
if(AIREPORT_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
  add_link_options(-fsanitize=fuzzer-no-link)
endif()
