synoptic_test(NAME shared_runs LABEL gold SOURCES gold/shared_runs_test.cpp USES reuse LINKS nlohmann_json::nlohmann_json)
