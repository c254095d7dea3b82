synoptic_test(NAME similarity LABEL unit SOURCES unit/similarity_test.cpp unit/stance_test.cpp USES engine)
