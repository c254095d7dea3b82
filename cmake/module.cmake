# One folder below src/ = one module = one object library `synoptic_<name>`. A module may use only the modules it
# names in USES (which must stand below it in src/README.md); its headers see nothing else at link time.
#
#   synoptic_module(NAME ingest SOURCES html.cpp ... USES doc world LINKS PkgConfig::GUMBO)
add_library(synoptic_flags INTERFACE)
target_compile_features(synoptic_flags INTERFACE cxx_std_20)
# The time rules are compiled into tables at compile time, in more steps than clang's default allows.
target_compile_options(synoptic_flags INTERFACE $<$<CXX_COMPILER_ID:Clang>:-fconstexpr-steps=50000000>)
if(SYNOPTIC_DEVELOPER)
  target_compile_options(synoptic_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
    -Wnon-virtual-dtor -Wold-style-cast -Woverloaded-virtual
    $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)  # g++ 12 warns wrongly at "literal" + std::string (GCC bug 105651)
endif()
if(SYNOPTIC_WERROR)
  target_compile_options(synoptic_flags INTERFACE -Werror)
endif()
if(SYNOPTIC_SANITIZE)
  target_compile_options(synoptic_flags INTERFACE -fsanitize=${SYNOPTIC_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  # The tables of annotate/times_rules.hpp are made at compile time, and what is watched counts for more steps.
  target_compile_options(synoptic_flags INTERFACE $<$<CXX_COMPILER_ID:GNU>:-fconstexpr-ops-limit=1000000000>)
  target_link_options(synoptic_flags INTERFACE -fsanitize=${SYNOPTIC_SANITIZE})
endif()
if(SYNOPTIC_FUZZ)
  target_compile_options(synoptic_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()

set_property(GLOBAL PROPERTY SYNOPTIC_MODULES "")
function(synoptic_module)
  cmake_parse_arguments(M "" "NAME" "SOURCES;USES;LINKS" ${ARGN})
  set(target synoptic_${M_NAME})
  add_library(${target} OBJECT ${M_SOURCES})
  target_include_directories(${target} PUBLIC
    $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/src> $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>)
  list(TRANSFORM M_USES PREPEND synoptic_)
  target_link_libraries(${target} PUBLIC synoptic_flags fmt::fmt tl::expected ${M_USES} PRIVATE ${M_LINKS})
  set_property(GLOBAL APPEND PROPERTY SYNOPTIC_MODULES ${target})
  set_property(GLOBAL APPEND PROPERTY SYNOPTIC_MODULE_LINKS ${M_LINKS})
endfunction()

# A program or test over whole modules: the objects of USES and of everything they use.
function(synoptic_link target)
  if(NOT target STREQUAL compile_world)  # which makes one of them
    add_dependencies(${target} synoptic_models)
  endif()
  get_property(modules GLOBAL PROPERTY SYNOPTIC_MODULES)
  set(todo ${ARGN})
  list(TRANSFORM todo PREPEND synoptic_)
  set(seen "")
  while(todo)
    list(POP_FRONT todo m)
    if(m IN_LIST modules AND NOT m IN_LIST seen)
      list(APPEND seen ${m})
      get_target_property(below ${m} LINK_LIBRARIES)
      list(APPEND todo ${below})
      target_link_libraries(${target} PRIVATE ${m})
      target_sources(${target} PRIVATE $<TARGET_OBJECTS:${m}>)
    endif()
  endwhile()
  # An object library carries no objects to its users, so their libraries are named once more for the linker.
  get_property(links GLOBAL PROPERTY SYNOPTIC_MODULE_LINKS)
  target_link_libraries(${target} PRIVATE ${links} Threads::Threads)
endfunction()
