synoptic_test(NAME timeline LABEL unit SOURCES unit/timeline_test.cpp USES align annotate text doc)
