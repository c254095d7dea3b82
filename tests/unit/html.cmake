synoptic_test(NAME html LABEL unit SOURCES unit/html_test.cpp web/invented.cpp USES render align doc base LINKS nlohmann_json::nlohmann_json)
