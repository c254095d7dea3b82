synoptic_test(NAME speakers LABEL unit SOURCES unit/speakers_test.cpp USES align annotate text)
