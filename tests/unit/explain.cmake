synoptic_test(NAME explain LABEL unit SOURCES unit/explain_test.cpp USES align render)
