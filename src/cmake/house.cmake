# SPDX-License-Identifier: EUPL-1.2
# The rules of the house: how a folder under src becomes a library, which warnings it is built
# with, and which other folders it may include.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

find_program(HOUSE_CCACHE ccache)
if(HOUSE_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  set(CMAKE_CXX_COMPILER_LAUNCHER ${HOUSE_CCACHE})
endif()
find_program(HOUSE_MOLD mold)
if(HOUSE_MOLD)
  add_link_options(-fuse-ld=mold)
endif()

find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)

option(ONTMOET_WERROR "Treat warnings as errors." OFF)
set(ONTMOET_SANITIZE "" CACHE STRING "Sanitizers to build with, for example address,undefined.")

add_library(house_warnings INTERFACE)
target_compile_options(house_warnings INTERFACE -Wall -Wextra -Wpedantic -Wconversion
  -Wsign-conversion -Wshadow -Wold-style-cast
  -Wno-maybe-uninitialized  # GCC 12 sees ghosts in every std::variant that holds a vector
  -Wno-subobject-linkage    # a unity build takes a .cpp for a header
  $<$<BOOL:${ONTMOET_WERROR}>:-Werror>)
if(ONTMOET_SANITIZE)
  add_compile_options(-fsanitize=${ONTMOET_SANITIZE} -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${ONTMOET_SANITIZE})
else()
  # What makes a fault in memory hard to use: package_test looks for it in the programs. Sanitizers
  # have means of their own.
  include(CheckCXXCompilerFlag)
  include(CheckPIESupported)
  check_pie_supported()
  set(CMAKE_POSITION_INDEPENDENT_CODE ON)
  foreach(guard stack-protector-strong stack-clash-protection cf-protection)
    check_cxx_compiler_flag(-f${guard} HOUSE_HAS_${guard})  # the last one is not on every processor
    if(HOUSE_HAS_${guard})
      add_compile_options(-f${guard})
    endif()
  endforeach()
  add_compile_options($<$<NOT:$<CONFIG:Debug>>:-U_FORTIFY_SOURCE>
                      $<$<NOT:$<CONFIG:Debug>>:-D_FORTIFY_SOURCE=2>)
  add_link_options(-Wl,-z,relro -Wl,-z,now)
endif()

# Refuses an include of a room that is not among the declared ones.
function(house_check_arrows room allowed)
  file(GLOB_RECURSE sources CONFIGURE_DEPENDS
       ${PROJECT_SOURCE_DIR}/src/${room}/*.h ${PROJECT_SOURCE_DIR}/src/${room}/*.cpp)
  foreach(source IN LISTS sources)
    file(STRINGS ${source} includes REGEX "^#include \"[a-z0-9_]+/")
    foreach(line IN LISTS includes)
      string(REGEX REPLACE "^#include \"([a-z0-9_]+)/.*" "\\1" target "${line}")
      if(IS_DIRECTORY ${PROJECT_SOURCE_DIR}/src/${target} AND NOT target IN_LIST allowed)
        message(FATAL_ERROR "${source}: room '${room}' may not include room '${target}' (${line})")
      endif()
    endforeach()
  endforeach()
endfunction()

# A folder under src: a static library ontmoet_<room>, seen by others as ontmoet::<room>.
# The room's own CMakeLists.txt, if there is one, links outside libraries and adds programs.
function(house_room room)
  cmake_parse_arguments(arg "" "" "DEPENDS" ${ARGN})
  if(ONTMOET_ROOMS AND NOT room IN_LIST ONTMOET_ROOMS)
    return()
  endif()
  house_check_arrows(${room} "${room};${arg_DEPENDS}")
  file(GLOB sources CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/src/${room}/*.cpp
       ${PROJECT_SOURCE_DIR}/src/${room}/*/*.cpp)
  list(FILTER sources EXCLUDE REGEX "/main\\.cpp$")
  if(NOT sources)
    return()
  endif()
  add_library(ontmoet_${room} STATIC ${sources})
  add_library(ontmoet::${room} ALIAS ontmoet_${room})
  target_include_directories(ontmoet_${room} PUBLIC ${PROJECT_SOURCE_DIR}/src)
  target_link_libraries(ontmoet_${room} PRIVATE house_warnings)
  foreach(dependency IN LISTS arg_DEPENDS)
    if(TARGET ontmoet_${dependency})
      target_link_libraries(ontmoet_${room} PUBLIC ontmoet_${dependency})
    endif()
  endforeach()
  if(EXISTS ${PROJECT_SOURCE_DIR}/src/${room}/CMakeLists.txt)
    add_subdirectory(${PROJECT_SOURCE_DIR}/src/${room})
  endif()
endfunction()

# A program: src/<room>/main.cpp.
function(house_program name room)
  add_executable(${name} ${PROJECT_SOURCE_DIR}/src/${room}/main.cpp)
  target_link_libraries(${name} PRIVATE ontmoet::${room} house_warnings)
  set_target_properties(${name} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bin)
endfunction()
