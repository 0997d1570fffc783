# SPDX-License-Identifier: EUPL-1.2
# Of which Debian packages a program is made and what it needs at run time, as CycloneDX 1.5 JSON
# beside the package's copyright. Run when a package is made, on the computer that linked it, with
#   program   the file             name, version   of our package
#   built_in  headers of what is compiled into it
#   needs     what the package asks for besides the libraries, as in its Depends
# No serial number and no date: of the same packages comes the same file.

# The packages that own these files. Debian merged /lib into /usr, its lists did not.
function(owners_of files owners)
  set(asked)
  foreach(file IN LISTS files)
    list(APPEND asked ${file} /usr${file})
  endforeach()
  execute_process(COMMAND dpkg -S ${asked} OUTPUT_VARIABLE told ERROR_QUIET)
  string(REPLACE "\n" ";" lines "${told}")
  set(known)  # path and package in turns
  foreach(line IN LISTS lines)
    if(line MATCHES "^([^,: ]+)[^ ]*: (/usr)?(/.*)$")
      list(APPEND known ${CMAKE_MATCH_3} ${CMAKE_MATCH_1})
    endif()
  endforeach()
  set(found)
  foreach(file IN LISTS files)
    string(REGEX REPLACE "^/usr/" "/" file ${file})
    list(FIND known ${file} at)
    if(at EQUAL -1)
      message(FATAL_ERROR "${file}: of no Debian package, so nobody hears of its weaknesses")
    endif()
    math(EXPR at "${at} + 1")
    list(GET known ${at} owner)
    list(APPEND found ${owner})
  endforeach()
  set(${owners} ${found} PARENT_SCOPE)
endfunction()

# "[{"license":{"name":"MIT"}},…]" where the package's copyright can be read by programs (DEP 5).
function(licences_of package licences)
  set(found)
  set(file /usr/share/doc/${package}/copyright)
  if(EXISTS ${file})
    file(STRINGS ${file} lines REGEX "^(Format|License): ")
    list(POP_FRONT lines first)
    if(first MATCHES "^Format: ")
      foreach(line IN LISTS lines)
        string(REGEX REPLACE "^License: *([^\"\\]*)$" "{\"license\":{\"name\":\"\\1\"}}" one "${line}")
        list(APPEND found ${one})
      endforeach()
    endif()
  endif()
  list(REMOVE_DUPLICATES found)
  list(FILTER found INCLUDE REGEX "^{")
  list(JOIN found "," text)
  set(${licences} "${text}" PARENT_SCOPE)
endfunction()

# One component; what is not installed here has no version.
function(component_of package json purl)
  execute_process(COMMAND dpkg-query -W -f "\${Version} \${Architecture}\n" ${package}
                  OUTPUT_VARIABLE told ERROR_QUIET)
  set(at "pkg:deb/debian/${package}")
  set(its_version)
  if(told MATCHES "^([^ \n]+) ([^ \n]+)\n")
    set(its_version ",\"version\":\"${CMAKE_MATCH_1}\"")
    set(arch ${CMAKE_MATCH_2})
    string(REPLACE "+" "%2B" sure "${CMAKE_MATCH_1}")
    string(REPLACE ":" "%3A" sure "${sure}")
    string(APPEND at "@${sure}?arch=${arch}")
  endif()
  licences_of(${package} licences)
  if(licences)
    set(licences ",\"licenses\":[${licences}]")
  endif()
  set(${purl} "${at}" PARENT_SCOPE)
  set(${json} "{\"type\":\"library\",\"bom-ref\":\"${at}\",\"name\":\"${package}\"${its_version}\
,\"purl\":\"${at}\"${licences}}" PARENT_SCOPE)
endfunction()

execute_process(COMMAND ldd ${program} OUTPUT_VARIABLE linked COMMAND_ERROR_IS_FATAL ANY)
string(REGEX MATCHALL "/[^ \n]+\\.so[^ \n]*" files "${linked}")
list(APPEND files ${built_in})
owners_of("${files}" packages)
string(REGEX REPLACE ", *" ";" others "${needs}")
foreach(other IN LISTS others)
  string(REGEX REPLACE "[ |(].*$" "" other "${other}")
  if(NOT other MATCHES "^ontmoet-")
    list(APPEND packages ${other})
  endif()
endforeach()
list(REMOVE_DUPLICATES packages)
list(SORT packages)

set(components)
set(purls)
foreach(package IN LISTS packages)
  component_of(${package} component purl)
  list(APPEND components "${component}")
  list(APPEND purls "\"${purl}\"")
endforeach()
list(JOIN components ",\n" components)
list(JOIN purls "," purls)
set(ours "pkg:deb/ontmoet/${name}@${version}")
file(WRITE $ENV{DESTDIR}${CMAKE_INSTALL_PREFIX}/share/doc/${name}/sbom.cdx.json
  "{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"1.5\",\"version\":1,
\"metadata\":{\"component\":{\"type\":\"application\",\"bom-ref\":\"${ours}\",\"name\":\"${name}\",\
\"version\":\"${version}\",\"purl\":\"${ours}\",\"licenses\":[{\"license\":{\"id\":\"EUPL-1.2\"}}]}},
\"components\":[
${components}],
\"dependencies\":[{\"ref\":\"${ours}\",\"dependsOn\":[${purls}]}]}
")
