if(NOT SYNOPTIC_SANITIZE)
  add_test(NAME install.consumer COMMAND ${CMAKE_COMMAND} -DBUILD=${PROJECT_BINARY_DIR} -DSOURCE=${CMAKE_CURRENT_SOURCE_DIR}/install
    -DWORK=${CMAKE_CURRENT_BINARY_DIR}/installed -P ${CMAKE_CURRENT_SOURCE_DIR}/install/steps/run.cmake)
  set_tests_properties(install.consumer PROPERTIES LABELS cli)
endif()
