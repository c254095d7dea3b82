synoptic_test(NAME ingest LABEL unit USES ingest
  SOURCES unit/ingest_test.cpp unit/ingest_lines_test.cpp unit/html_body_test.cpp unit/metadata_test.cpp)
target_include_directories(test_ingest PRIVATE ${PROJECT_SOURCE_DIR}/fuzz)
