# What the program needs beyond the library: its command line, and what reports come in. Not installed: the library's users don't need it.
find_package(CLI11 REQUIRED)
find_package(BZip2 REQUIRED)
find_package(CURL REQUIRED)  # `synoptic fetch` alone
find_package(LibLZMA REQUIRED)
find_package(pugixml REQUIRED)
pkg_check_modules(BROTLI REQUIRED IMPORTED_TARGET libbrotlidec)
pkg_check_modules(LIBARCHIVE REQUIRED IMPORTED_TARGET libarchive)
pkg_check_modules(ZSTD REQUIRED IMPORTED_TARGET libzstd)
