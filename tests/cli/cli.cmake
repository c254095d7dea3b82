# The program as its users meet it: records against their schemas, exit codes, determinism, odd input.
if(Python3_FOUND)
  foreach(suite records commands damaged)
    add_test(NAME cli.${suite} COMMAND Python3::Interpreter ${CMAKE_CURRENT_SOURCE_DIR}/cli/${suite}_test.py
      $<TARGET_FILE:synoptic_cli> ${PROJECT_SOURCE_DIR})
    set_tests_properties(cli.${suite} PROPERTIES LABELS cli SKIP_RETURN_CODE 77)
  endforeach()
endif()
if(Python3_FOUND)
  add_test(NAME cli.models COMMAND Python3::Interpreter ${CMAKE_CURRENT_SOURCE_DIR}/cli/models_test.py $<TARGET_FILE:synoptic_cli> ${PROJECT_BINARY_DIR}/models)
  set_tests_properties(cli.models PROPERTIES LABELS cli)
endif()
