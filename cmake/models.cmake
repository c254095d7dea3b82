# The folder of models in the build tree, where programs built here find it (base/models_path.hpp): links to what models/ holds,
# and world.bin, made from lexicons/ whenever one of them changes. It is built rather than committed so that it is always what
# the lexicons say and no two branches ever meet in it; making it takes a fraction of a second.
set(SYNOPTIC_MODELS_DIR ${PROJECT_BINARY_DIR}/models)
file(MAKE_DIRECTORY ${SYNOPTIC_MODELS_DIR})

add_executable(compile_world ${PROJECT_SOURCE_DIR}/tools/compile_world.cpp)
synoptic_link(compile_world world base)
file(GLOB SYNOPTIC_LEXICONS CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/lexicons/*.tsv)
add_custom_command(OUTPUT ${SYNOPTIC_MODELS_DIR}/world.bin
  COMMAND compile_world ${SYNOPTIC_MODELS_DIR}/world.bin ${SYNOPTIC_LEXICONS}
  DEPENDS compile_world ${SYNOPTIC_LEXICONS} COMMENT "Compiling lexicons into world.bin" VERBATIM)
add_custom_target(synoptic_models ALL DEPENDS ${SYNOPTIC_MODELS_DIR}/world.bin)

file(GLOB SYNOPTIC_COMMITTED_MODELS CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/models/*.bin)
foreach(model ${SYNOPTIC_COMMITTED_MODELS})
  get_filename_component(name ${model} NAME)
  file(CREATE_LINK ${model} ${SYNOPTIC_MODELS_DIR}/${name} SYMBOLIC)
endforeach()
