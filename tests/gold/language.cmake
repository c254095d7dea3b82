if(Python3_FOUND)
  add_test(NAME gold.language COMMAND Python3::Interpreter ${CMAKE_CURRENT_SOURCE_DIR}/gold/language_test.py
    $<TARGET_FILE:synoptic_cli> ${PROJECT_SOURCE_DIR} ${PROJECT_BINARY_DIR}/gold)
  set_tests_properties(gold.language PROPERTIES LABELS gold SKIP_RETURN_CODE 77)
endif()
