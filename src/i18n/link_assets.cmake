# SPDX-License-Identifier: EUPL-1.2
# Links every file and folder of FROM into TO, apart from the catalogues, which are compiled there,
# and removes the links of what is no longer in FROM.
file(MAKE_DIRECTORY ${TO})
file(GLOB old LIST_DIRECTORIES true ${TO}/*)
foreach(entry IN LISTS old)
  if(IS_SYMLINK ${entry} AND NOT EXISTS ${entry})
    file(REMOVE ${entry})
  endif()
endforeach()
file(GLOB entries LIST_DIRECTORIES true ${FROM}/*)
foreach(entry IN LISTS entries)
  get_filename_component(name ${entry} NAME)
  if(NOT name STREQUAL "locale")
    file(CREATE_LINK ${entry} ${TO}/${name} SYMBOLIC)
  endif()
endforeach()
