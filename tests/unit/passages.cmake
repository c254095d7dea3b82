synoptic_test(NAME passages LABEL unit SOURCES unit/passages_test.cpp unit/origins_test.cpp unit/credits_test.cpp USES align)
