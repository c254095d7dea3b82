synoptic_test(NAME net LABEL unit SOURCES unit/net_test.cpp USES net)
