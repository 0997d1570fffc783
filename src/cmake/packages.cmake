# SPDX-License-Identifier: EUPL-1.2
# What is installed where, and the Debian packages of it (`cpack` in the build folder): the server,
# a kiosk, and what both read. Units, settings and scripts of the packages are in kiosk/.
find_program(HOUSE_GZIP gzip REQUIRED)
set(from ${PROJECT_SOURCE_DIR}/kiosk)
set(made ${PROJECT_BINARY_DIR}/packages)

# Read by both programs, as share/ontmoet beside bin/.
install(DIRECTORY ${PROJECT_SOURCE_DIR}/assets/ DESTINATION share/ontmoet COMPONENT common
        PATTERN locale EXCLUDE PATTERN pictures EXCLUDE PATTERN README.md EXCLUDE)
install(DIRECTORY ${PROJECT_BINARY_DIR}/share/ontmoet/locale DESTINATION share/ontmoet
        COMPONENT common)

install(TARGETS ontmoet DESTINATION bin COMPONENT server)
install(FILES ${from}/server/ontmoet-server.service DESTINATION /lib/systemd/system
        COMPONENT server)
install(FILES ${from}/server/ontmoet-server.sysusers RENAME ontmoet-server.conf
        DESTINATION lib/sysusers.d COMPONENT server)
install(FILES ${from}/server/server.toml DESTINATION /etc/ontmoet COMPONENT server)
install(FILES ${from}/server/completion RENAME ontmoet
        DESTINATION share/bash-completion/completions COMPONENT server)

install(TARGETS ontmoet-kiosk DESTINATION bin COMPONENT kiosk)
install(PROGRAMS ${from}/session/ontmoet-kiosk-pair DESTINATION sbin COMPONENT kiosk)
install(PROGRAMS ${from}/session/ontmoet-kiosk-orders DESTINATION lib/ontmoet COMPONENT kiosk)
install(FILES ${from}/session/ontmoet-kiosk.service ${from}/session/ontmoet-kiosk-orders.path
              ${from}/session/ontmoet-kiosk-orders.service
        DESTINATION /lib/systemd/system COMPONENT kiosk)
install(FILES ${from}/session/kiosk.toml DESTINATION /etc/ontmoet COMPONENT kiosk)
install(FILES ${from}/session/60-ontmoet-kiosk.rules DESTINATION /lib/udev/rules.d
        COMPONENT kiosk)
foreach(entry "sysusers:lib/sysusers.d/ontmoet-kiosk.conf"
              "logind:lib/systemd/logind.conf.d/50-ontmoet-kiosk.conf"
              "journald:lib/systemd/journald.conf.d/50-ontmoet-kiosk.conf"
              "sysctl:lib/sysctl.d/60-ontmoet-kiosk.conf"
              "modprobe:/lib/modprobe.d/ontmoet-kiosk.conf")
  string(REGEX MATCH "^([a-z]+):(.*)/([^/]+)$" whole ${entry})
  install(FILES ${from}/session/${CMAKE_MATCH_1}.conf DESTINATION ${CMAKE_MATCH_2}
          RENAME ${CMAKE_MATCH_3} COMPONENT kiosk)
endforeach()

# A file as the packages have it: with the version in it and, where Debian wants that, compressed.
function(house_compressed source name)
  configure_file(${source} ${made}/${name} @ONLY)
  execute_process(COMMAND ${HOUSE_GZIP} -9nfk ${made}/${name} COMMAND_ERROR_IS_FATAL ANY)
endfunction()

# sbom.cmake, run when the package of this component is made.
function(house_sbom component program built_in)
  string(TOUPPER ${component} upper)
  list(TRANSFORM built_in PREPEND /usr/include/)
  install(CODE "set(program $<TARGET_FILE:${program}>)
set(name ontmoet-${component})
set(version ${PROJECT_VERSION})
set(built_in \"${built_in}\")
set(needs \"${CPACK_DEBIAN_${upper}_PACKAGE_DEPENDS}\")" COMPONENT ${component})
  install(SCRIPT ${PROJECT_SOURCE_DIR}/src/cmake/sbom.cmake COMPONENT ${component})
endfunction()

set(server_section web)
set(kiosk_section misc)
set(common_section misc)
set(components server kiosk common)
foreach(component IN LISTS components)
  set(package ontmoet-${component})
  set(scripts)
  foreach(script preinst postinst prerm postrm conffiles)
    if(EXISTS ${from}/debian/${component}.${script})
      configure_file(${from}/debian/${component}.${script} ${made}/${component}/${script} @ONLY
        FILE_PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE GROUP_READ GROUP_EXECUTE
                         WORLD_READ WORLD_EXECUTE)
      list(APPEND scripts ${made}/${component}/${script})
    endif()
  endforeach()
  house_compressed(${from}/debian/changelog ${component}/changelog)
  install(FILES ${made}/${component}/changelog.gz ${from}/debian/copyright
          DESTINATION share/doc/${package} COMPONENT ${component})
  string(TOUPPER ${component} upper)
  set(CPACK_DEBIAN_${upper}_PACKAGE_NAME ${package})
  set(CPACK_DEBIAN_${upper}_FILE_NAME DEB-DEFAULT)
  set(CPACK_DEBIAN_${upper}_PACKAGE_SECTION ${${component}_section})
  set(CPACK_DEBIAN_${upper}_PACKAGE_CONTROL_EXTRA ${scripts})
  set(CPACK_DEBIAN_${upper}_PACKAGE_CONTROL_STRICT_PERMISSION ON)
endforeach()
house_compressed(${from}/debian/ontmoet.1 ontmoet.1)
house_compressed(${from}/debian/ontmoet-kiosk.1 ontmoet-kiosk.1)
house_compressed(${from}/debian/ontmoet-kiosk-pair.8 ontmoet-kiosk-pair.8)
install(FILES ${made}/ontmoet.1.gz DESTINATION share/man/man1 COMPONENT server)
install(FILES ${made}/ontmoet-kiosk.1.gz DESTINATION share/man/man1 COMPONENT kiosk)
install(FILES ${made}/ontmoet-kiosk-pair.8.gz DESTINATION share/man/man8 COMPONENT kiosk)

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME ontmoet)
set(CPACK_PACKAGE_CONTACT "The Ontmoet project <ontmoet@example.org>")
set(CPACK_PACKAGE_VERSION ${PROJECT_VERSION})
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_COMPONENTS_ALL ${components})
set(CPACK_COMPONENTS_GROUPING IGNORE)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_STRIP_FILES ON)
set(CPACK_DEBIAN_PACKAGE_PRIORITY optional)
set(CPACK_DEBIAN_COMMON_PACKAGE_ARCHITECTURE all)
set(CPACK_DEBIAN_SERVER_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_KIOSK_PACKAGE_SHLIBDEPS ON)
set(same "ontmoet-common (= ${PROJECT_VERSION})")
set(fonts "fonts-noto-core, fonts-material-design-icons-iconfont")
set(CPACK_DEBIAN_SERVER_PACKAGE_DEPENDS
    "${same}, systemd | systemd-standalone-sysusers, procps, libjs-chart.js, ${fonts}")
set(CPACK_DEBIAN_KIOSK_PACKAGE_DEPENDS
    "${same}, systemd, seatd, cage, xwayland, procps, udev, ${fonts}, espeak-ng-data")
set(CPACK_DEBIAN_KIOSK_PACKAGE_RECOMMENDS "systemd-timesyncd | time-daemon, cups-client")
set(CPACK_DEBIAN_SERVER_PACKAGE_SUGGESTS "postgresql")
set(about_server "Serves events at which refugees with a residence permit and employers meet at
 tables for a few minutes each: it keeps what kiosks say, decides what holds,
 plans who meets whom and exports what came of it.")
set(about_kiosk "Turns a computer with a touchscreen into a kiosk of a matching event, where
 visitors check in, register and choose in their own language. Its panel
 belongs to this program alone. It works without a network, too.")
set(about_common "What the server and the kiosks of Ontmoet read: the words of ten languages,
 keyboards, occupations, sounds, and an invented event to try them with.")
foreach(component IN LISTS components)
  string(TOUPPER ${component} upper)
  set(CPACK_COMPONENT_${upper}_DESCRIPTION "${about_${component}}")
endforeach()

# For another kind of computer dpkg-shlibdeps is to look at libraries of that kind.
if(CMAKE_CROSSCOMPILING)
  set(CPACK_DEBIAN_PACKAGE_ARCHITECTURE ${HOUSE_PACKAGES_FOR})
  file(WRITE ${made}/for_another.cmake "set(ENV{DEB_HOST_ARCH} ${HOUSE_PACKAGES_FOR})\n")
  set(CPACK_PROJECT_CONFIG_FILE ${made}/for_another.cmake)
endif()

# What each program is made of: a dpkg that lists foreign libraries is not at hand when one builds
# for another kind of computer.
if(NOT CMAKE_CROSSCOMPILING)
  set(built_in nlohmann/json.hpp CLI/CLI.hpp boost/version.hpp)
  house_sbom(server ontmoet "${built_in}")
  house_sbom(kiosk ontmoet-kiosk "${built_in};imgui/imgui.h;stb/stb_image_write.h")
endif()
include(CPack)
