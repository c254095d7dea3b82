# The page in a real browser: make_page prints pages of invented dossiers, page_test.py opens them in headless Chromium.
# Skipped, with a message, where chromium or chromedriver is not installed.
add_executable(make_page web/make_page.cpp web/invented.cpp)
synoptic_link(make_page render align doc base)
find_package(Python3 COMPONENTS Interpreter)
if(Python3_FOUND)
  add_test(NAME web.page COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/web/page_test.py $<TARGET_FILE:make_page>)
  set_tests_properties(web.page PROPERTIES LABELS web SKIP_RETURN_CODE 77 TIMEOUT 300)
endif()
