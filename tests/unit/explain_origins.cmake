synoptic_test(NAME explain_origins LABEL unit SOURCES unit/explain_origins_test.cpp USES align render)
