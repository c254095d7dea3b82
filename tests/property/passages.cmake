synoptic_test(NAME passages_property LABEL property SOURCES property/passages_test.cpp USES align)
