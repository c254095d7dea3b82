synoptic_test(NAME wires LABEL unit SOURCES unit/wires_test.cpp USES source ingest)
target_include_directories(test_wires PRIVATE ${PROJECT_SOURCE_DIR}/fuzz)
synoptic_test(NAME versions LABEL unit SOURCES unit/versions_test.cpp USES ingest)
