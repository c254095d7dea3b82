synoptic_test(NAME world LABEL unit SOURCES unit/world_test.cpp USES world)
