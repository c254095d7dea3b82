synoptic_test(NAME times LABEL unit SOURCES unit/times_test.cpp USES annotate)
synoptic_test(NAME times_rules LABEL unit SOURCES unit/times_rules_test.cpp USES annotate)
