synoptic_test(NAME people LABEL unit SOURCES unit/people_test.cpp unit/people_ranker_test.cpp unit/people_nominal_ranker_test.cpp USES annotate text doc world base)
