synoptic_test(NAME text LABEL unit SOURCES unit/text_test.cpp unit/borders_test.cpp unit/text_names_test.cpp unit/tree_test.cpp unit/syntax_test.cpp unit/encoder_test.cpp USES text)
