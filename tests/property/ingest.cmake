synoptic_test(NAME ingest_hostile LABEL property SOURCES property/ingest_hostile_test.cpp property/ingest_records_test.cpp property/ingest_pages_test.cpp USES ingest render)
target_include_directories(test_ingest_hostile PRIVATE ${PROJECT_SOURCE_DIR}/fuzz)
