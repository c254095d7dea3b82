synoptic_test(NAME story LABEL unit SOURCES unit/story_test.cpp unit/story_terms_test.cpp USES story)
