synoptic_test(NAME story_property LABEL property SOURCES property/story_test.cpp USES story)
