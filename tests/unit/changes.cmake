synoptic_test(NAME changes LABEL unit SOURCES unit/changes_test.cpp USES align annotate text doc world base)
