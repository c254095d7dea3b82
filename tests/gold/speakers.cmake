if(Python3_FOUND)
  add_test(NAME gold.speakers COMMAND Python3::Interpreter ${CMAKE_CURRENT_SOURCE_DIR}/gold/speakers_test.py
    $<TARGET_FILE:synoptic_cli> ${CMAKE_CURRENT_SOURCE_DIR}/gold/speakers.jsonl)
  set_tests_properties(gold.speakers PROPERTIES LABELS gold SKIP_RETURN_CODE 77)
endif()
