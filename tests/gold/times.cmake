synoptic_test(NAME times_gold LABEL gold SOURCES gold/times_gold_test.cpp USES annotate text doc)
