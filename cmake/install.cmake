# The library with its public headers, the program, the models and the package files: find_package(synoptic).
include(CMakePackageConfigHelpers)

target_include_directories(synoptic INTERFACE $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
target_compile_features(synoptic INTERFACE cxx_std_20)

install(TARGETS synoptic_cli RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS synoptic EXPORT synopticTargets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY include/synoptic DESTINATION ${CMAKE_INSTALL_INCLUDEDIR})
install(EXPORT synopticTargets NAMESPACE synoptic:: DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/synoptic)
configure_package_config_file(cmake/synopticConfig.cmake.in ${CMAKE_CURRENT_BINARY_DIR}/synopticConfig.cmake
  INSTALL_DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/synoptic PATH_VARS CMAKE_INSTALL_DATADIR)
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/synopticConfigVersion.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/synopticConfig.cmake ${CMAKE_CURRENT_BINARY_DIR}/synopticConfigVersion.cmake
  DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/synoptic)
install(FILES cmake/dependencies.cmake DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/synoptic)  # a static library needs its own
install(FILES ${SYNOPTIC_COMMITTED_MODELS} ${SYNOPTIC_MODELS_DIR}/world.bin models/MANIFEST.md DESTINATION ${CMAKE_INSTALL_DATADIR}/synoptic/models)
install(DIRECTORY docs/schema DESTINATION ${CMAKE_INSTALL_DATADIR}/synoptic)
