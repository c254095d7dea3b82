# Whose text is whose, on real reports that are not part of the project.
#   gold.origins_beijing  the five reports of the visit to Beijing, in ../shared
#   gold.origin_pairs     the labelled pairs (docs/origin-pairs.md); SYNOPTIC_ORIGIN_DOCS, in the environment or the cache, names their docs.jsonl
find_package(Python3 COMPONENTS Interpreter)
if(Python3_FOUND)
  set(SYNOPTIC_ORIGIN_DOCS "" CACHE FILEPATH "docs.jsonl of tgcontest_threads_en, for the gold test of pairs of reports")
  add_test(NAME gold.origins_beijing COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/gold/origins_test.py beijing $<TARGET_FILE:synoptic_cli> ${PROJECT_SOURCE_DIR})
  add_test(NAME gold.origin_pairs COMMAND ${Python3_EXECUTABLE} ${CMAKE_CURRENT_SOURCE_DIR}/gold/origins_test.py pairs $<TARGET_FILE:synoptic_cli> ${PROJECT_SOURCE_DIR}
    ${SYNOPTIC_ORIGIN_DOCS})
  set_tests_properties(gold.origins_beijing gold.origin_pairs PROPERTIES LABELS gold SKIP_RETURN_CODE 77 TIMEOUT 900)
endif()
