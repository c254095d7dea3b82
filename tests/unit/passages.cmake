synoptic_test(NAME passages LABEL unit SOURCES unit/passages_test.cpp unit/origins_test.cpp USES align)
