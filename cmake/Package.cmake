# The Debian package: cpack -G DEB in the build folder.
find_program(AIREPORT_GZIP gzip REQUIRED)

# Who builds a package is its maintainer, and says so: -D AIREPORT_MAINTAINER='Name <address>'. The address that stands
# here is one that cannot exist.
set(AIREPORT_MAINTAINER "whoever built this package <nobody@aireport.invalid>" CACHE STRING "Maintainer of the package")

# Its changelog has to be of Debian's own form; what changed stands in CHANGELOG.md.
set(changelog "${generated}/changelog.Debian")
string(TIMESTAMP changelog_date "%a, %d %b %Y %H:%M:%S +0000" UTC)
configure_file(packaging/debian/changelog.in "${changelog}" @ONLY)
add_custom_command(OUTPUT "${changelog}.gz" COMMAND "${AIREPORT_GZIP}" -9nkf "${changelog}" DEPENDS "${changelog}")
add_custom_target(aireport_changelog ALL DEPENDS "${changelog}.gz")
install(FILES "${changelog}.gz" DESTINATION "${documentation}" COMPONENT debian EXCLUDE_FROM_ALL)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME aireport)
set(CPACK_PACKAGE_VERSION "${PROJECT_VERSION}")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "daily report on the GitHub repositories you depend on")
set(CPACK_PACKAGE_CONTACT "${AIREPORT_MAINTAINER}")
set(CPACK_INSTALL_CMAKE_PROJECTS "${PROJECT_BINARY_DIR};aireport;ALL;/;${PROJECT_BINARY_DIR};aireport;debian;/")
# With DESTDIR what is installed outside of the prefix (/etc) comes along.
set(CPACK_SET_DESTDIR ON)
set(CPACK_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_INSTALL_DEFAULT_DIRECTORY_PERMISSIONS
  OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE WORLD_READ WORLD_EXECUTE)

set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION utils)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_PACKAGE_DEPENDS "adduser, ca-certificates, tzdata")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION "It fetches the commits, pull requests, issues and releases of the
day from the GitHub REST API, folds and ranks them, shows the telling
lines of the diffs, and writes a dated Markdown report and an index
of past issues. Meant to run every night, from systemd or cron.")
set(CPACK_DEBIAN_PACKAGE_CONTROL_EXTRA
  "${PROJECT_SOURCE_DIR}/packaging/debian/conffiles;${PROJECT_SOURCE_DIR}/packaging/debian/postinst;${PROJECT_SOURCE_DIR}/packaging/debian/prerm;${PROJECT_SOURCE_DIR}/packaging/debian/postrm")
set(CPACK_PROJECT_CONFIG_FILE "${PROJECT_SOURCE_DIR}/cmake/PackageTools.cmake")
set(CPACK_DEBIAN_PACKAGE_CONTROL_STRICT_PERMISSION ON)
include(CPack)
