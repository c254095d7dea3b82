synoptic_test(NAME statements LABEL unit SOURCES unit/statements_test.cpp unit/clauses_test.cpp unit/average_link_test.cpp unit/clarity_test.cpp unit/statements_rank_test.cpp USES engine)
