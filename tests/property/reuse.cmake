synoptic_test(NAME reuse_property LABEL property SOURCES property/reuse_test.cpp USES reuse)
