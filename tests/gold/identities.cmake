if(Python3_FOUND)
  add_test(NAME gold.identities COMMAND Python3::Interpreter ${CMAKE_CURRENT_SOURCE_DIR}/gold/identities_test.py
    $<TARGET_FILE:synoptic_cli> ${CMAKE_CURRENT_SOURCE_DIR}/gold/identities.jsonl)
  set_tests_properties(gold.identities PROPERTIES LABELS gold SKIP_RETURN_CODE 77)
endif()
