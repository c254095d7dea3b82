synoptic_test(NAME base LABEL unit SOURCES unit/base_test.cpp unit/container_test.cpp USES base)
# The writer and reader in Python and ours, each on the other's files.
if(Python3_FOUND)
  add_executable(make_container unit/make_container.cpp)
  synoptic_link(make_container base)
  add_test(NAME container.python COMMAND Python3::Interpreter ${CMAKE_CURRENT_SOURCE_DIR}/unit/container_test.py
    $<TARGET_FILE:make_container> ${PROJECT_SOURCE_DIR})
  set_tests_properties(container.python PROPERTIES LABELS unit)
endif()
