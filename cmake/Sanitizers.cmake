# Sanitizers act on every target, so that no object is left unchecked.
if(AIREPORT_SANITIZE)
  add_compile_options(-fsanitize=${AIREPORT_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${AIREPORT_SANITIZE})
endif()
