synoptic_test(NAME times LABEL unit SOURCES unit/times_test.cpp USES annotate)
