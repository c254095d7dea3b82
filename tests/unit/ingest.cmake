synoptic_test(NAME ingest LABEL unit SOURCES unit/ingest_test.cpp unit/ingest_lines_test.cpp unit/metadata_test.cpp USES ingest)
target_include_directories(test_ingest PRIVATE ${PROJECT_SOURCE_DIR}/fuzz)
