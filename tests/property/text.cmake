synoptic_test(NAME text_property LABEL property SOURCES property/text_property_test.cpp USES text)
