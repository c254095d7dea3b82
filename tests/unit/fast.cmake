synoptic_test(NAME fast LABEL unit SOURCES unit/fast_test.cpp USES text)
