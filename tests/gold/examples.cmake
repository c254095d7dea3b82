if(Python3_FOUND)
  add_test(NAME gold.examples COMMAND Python3::Interpreter ${CMAKE_CURRENT_SOURCE_DIR}/gold/examples_test.py
    $<TARGET_FILE:synoptic_cli> ${PROJECT_SOURCE_DIR})
  set_tests_properties(gold.examples PROPERTIES LABELS gold)
endif()
