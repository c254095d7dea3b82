synoptic_test(NAME attributes LABEL unit SOURCES unit/attributes_test.cpp USES engine)
