# Embeds files into a module: synoptic_embed(TARGET t SYMBOL name FILES a b ...) makes
#   extern const synoptic::EmbeddedFile synoptic::<name>[]; extern const std::size_t synoptic::<name>_count;
# (base/embedded.hpp). The assembler's .incbin takes the bytes as they are, whatever their size.
function(synoptic_embed)
  cmake_parse_arguments(E "" "TARGET;SYMBOL" "FILES" ${ARGN})
  set(dir ${CMAKE_CURRENT_BINARY_DIR}/embed_${E_SYMBOL})
  set(asm "    .section .rodata\n")
  set(decl "")
  set(rows "")
  set(i 0)
  foreach(file ${E_FILES})
    get_filename_component(path ${file} ABSOLUTE)
    get_filename_component(name ${file} NAME)
    set(s "synoptic_embed_${E_SYMBOL}_${i}")
    string(APPEND asm "    .global ${s}\n    .global ${s}_end\n    .balign 16\n${s}:\n    .incbin \"${path}\"\n${s}_end:\n    .byte 0\n")
    string(APPEND decl "extern \"C\" const char ${s}[], ${s}_end[];\n")
    string(APPEND rows "    {\"${name}\", ${s}, ${s}_end},\n")
    list(APPEND paths ${path})
    math(EXPR i "${i}+1")
  endforeach()
  string(APPEND asm "    .section .note.GNU-stack,\"\",@progbits\n")
  file(CONFIGURE OUTPUT ${dir}/data.S CONTENT "${asm}" @ONLY)
  file(CONFIGURE OUTPUT ${dir}/table.cpp CONTENT "#include \"base/embedded.hpp\"
${decl}
namespace synoptic {
extern const EmbeddedFile ${E_SYMBOL}[];
extern const std::size_t ${E_SYMBOL}_count;
const EmbeddedFile ${E_SYMBOL}[] = {
${rows}};
const std::size_t ${E_SYMBOL}_count = ${i};
}  // namespace synoptic
" @ONLY)
  set_source_files_properties(${dir}/data.S PROPERTIES OBJECT_DEPENDS "${paths}")
  target_sources(${E_TARGET} PRIVATE ${dir}/data.S ${dir}/table.cpp)
endfunction()
