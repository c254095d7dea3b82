synoptic_test(NAME reuse LABEL unit SOURCES unit/reuse_test.cpp USES reuse render)
