synoptic_test(NAME identities LABEL unit SOURCES unit/identities_test.cpp unit/people_offices_test.cpp USES align annotate text doc world base)
