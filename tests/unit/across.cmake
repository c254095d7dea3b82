synoptic_test(NAME across LABEL unit SOURCES unit/across_test.cpp USES align annotate text world)
