# Every library here is a Debian 12 package (packages.txt) and sits behind one .cpp of ours.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(fmt REQUIRED)
find_package(tl-expected REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc i18n)
find_package(simdjson REQUIRED)
find_package(nlohmann_json REQUIRED)
find_package(ZLIB REQUIRED)
pkg_check_modules(XXHASH REQUIRED IMPORTED_TARGET libxxhash)

# libstemmer comes without a .pc file.
find_library(STEMMER_LIBRARY stemmer REQUIRED)
find_path(STEMMER_INCLUDE_DIR libstemmer.h REQUIRED)
add_library(Stemmer::Stemmer INTERFACE IMPORTED)
set_target_properties(Stemmer::Stemmer PROPERTIES
  INTERFACE_LINK_LIBRARIES ${STEMMER_LIBRARY} INTERFACE_INCLUDE_DIRECTORIES ${STEMMER_INCLUDE_DIR})

# oneDNN (matrix products) runs on libgomp, whose thread count we set.
find_path(DNNL_INCLUDE_DIR dnnl.h REQUIRED)
find_library(DNNL_LIBRARY dnnl REQUIRED)
find_library(GOMP_LIBRARY NAMES gomp libgomp.so.1 REQUIRED PATHS /usr/lib/${CMAKE_LIBRARY_ARCHITECTURE})
add_library(oneDNN::oneDNN INTERFACE IMPORTED)
set_target_properties(oneDNN::oneDNN PROPERTIES
  INTERFACE_LINK_LIBRARIES "${DNNL_LIBRARY};${GOMP_LIBRARY}" INTERFACE_INCLUDE_DIRECTORIES ${DNNL_INCLUDE_DIR})
