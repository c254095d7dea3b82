synoptic_test(NAME utterances LABEL unit SOURCES unit/utterances_test.cpp USES align annotate text)
