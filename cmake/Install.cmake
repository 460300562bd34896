# What `cmake --install` puts where, and the Debian package that is made of it.
include(GNUInstallDirs)

set(generated "${PROJECT_BINARY_DIR}/generated")
set(documentation "${CMAKE_INSTALL_DATADIR}/doc/aireport")
install(TARGETS aireport_cli RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
install(FILES "${generated}/aireport.1.gz" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1")
install(FILES "${generated}/aireport.bash" DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions"
  RENAME aireport)
install(FILES docs/repos.schema.json DESTINATION "${CMAKE_INSTALL_DATADIR}/aireport")
install(FILES LICENSE DESTINATION "${documentation}" RENAME copyright)
# With what their links lead to.
install(FILES README.md CHANGELOG.md CONTRIBUTING.md SECURITY.md action.yml DESTINATION "${documentation}")
install(DIRECTORY docs DESTINATION "${documentation}")
install(FILES config/repos.yaml DESTINATION "${documentation}/config")
install(DIRECTORY examples/demo-day/expected DESTINATION "${documentation}/examples/demo-day")
install(DIRECTORY contrib/cron contrib/github DESTINATION "${documentation}/examples")
install(FILES contrib/systemd/aireport.timer DESTINATION lib/systemd/system)
install(FILES contrib/systemd/aireport.sysusers DESTINATION lib/sysusers.d RENAME aireport.conf)

# What depends on the prefix that the installation is given at its time.
configure_file(cmake/InstallByPrefix.cmake.in "${generated}/InstallByPrefix.cmake" @ONLY)
install(SCRIPT "${generated}/InstallByPrefix.cmake")

include(Package)
