synoptic_test(NAME quotes LABEL unit SOURCES unit/quote_marks_test.cpp unit/quotes_bodies_test.cpp unit/quotes_test.cpp unit/quotes_trees_test.cpp unit/quotes_turns_test.cpp USES annotate text)
