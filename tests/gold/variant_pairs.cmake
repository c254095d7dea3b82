synoptic_test(NAME variant_pairs LABEL gold SOURCES gold/variant_pairs_test.cpp USES align)
