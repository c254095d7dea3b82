if(Python3_FOUND)
  add_test(NAME golden.examples COMMAND Python3::Interpreter ${CMAKE_CURRENT_SOURCE_DIR}/golden/golden_test.py
    $<TARGET_FILE:synoptic_cli> ${PROJECT_SOURCE_DIR})
  set_tests_properties(golden.examples PROPERTIES LABELS golden)
endif()
