if(Python3_FOUND)
  add_test(NAME agree.bench COMMAND Python3::Interpreter ${CMAKE_CURRENT_SOURCE_DIR}/unit/agree_test.py ${PROJECT_SOURCE_DIR})
  set_tests_properties(agree.bench PROPERTIES LABELS unit)
endif()
