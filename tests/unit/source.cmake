synoptic_test(NAME source LABEL unit SOURCES unit/source_test.cpp unit/warc_test.cpp unit/robots_test.cpp USES source fetch
  LINKS PkgConfig::LIBARCHIVE PkgConfig::ZSTD ZLIB::ZLIB)
