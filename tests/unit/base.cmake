synoptic_test(NAME base LABEL unit SOURCES unit/base_test.cpp USES base)
