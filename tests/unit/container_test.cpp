// Opening a container checks every byte: whatever is cut, flipped or made up is refused with a message that names the file.
#include "base/container.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>

#include <cstdlib>
#include <cstring>
#include <filesystem>

#include "base/io.hpp"
#include "base/models_path.hpp"

namespace synoptic {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

constexpr std::size_t header = 64, entry = 48;

std::string sample() {
  ContainerWriter w;
  w.add("words", "harbour\nferry\n");
  w.add("weights", std::vector<float>{1.5F, -2.0F, 0.25F});
  w.add("empty", "");
  w.add("last", "x");
  return w.bytes("trial", 3);
}

// Puts `value` at `at` and makes the header's checksum right again: a table that lies, not one that is damaged.
template <class T>
std::string lie(std::string bytes, std::size_t at, T value) {
  std::memcpy(bytes.data() + at, &value, sizeof value);
  std::uint32_t sections = 0;
  std::memcpy(&sections, bytes.data() + 36, 4);
  std::memset(bytes.data() + 12, 0, 4);
  const std::size_t n = std::min<std::size_t>(bytes.size(), header + std::uint64_t{sections} * entry);
  const auto crc = static_cast<std::uint32_t>(crc32_z(0, reinterpret_cast<const unsigned char*>(bytes.data()), n));
  std::memcpy(bytes.data() + 12, &crc, 4);
  return bytes;
}

std::string error_of(const std::string& bytes) {
  const auto c = Container::read(bytes, "models/trial.bin", "trial", 3);
  return c ? "" : c.error().message;
}

TEST(Container, GivesBackWhatWasWritten) {
  const auto c = Container::read(sample(), "models/trial.bin", "trial", 3);
  ASSERT_TRUE(c) << c.error().message;
  EXPECT_EQ(c->text("words").value(), "harbour\nferry\n");
  const auto weights = c->array<float>("weights", 3);
  ASSERT_TRUE(weights);
  EXPECT_THAT(*weights, testing::ElementsAre(1.5F, -2.0F, 0.25F));
  EXPECT_EQ(reinterpret_cast<std::uintptr_t>(weights->data()) % Container::alignment, 0u);
  EXPECT_EQ(c->bytes("empty").value().size(), 0u);
  EXPECT_THAT(c->sections(), testing::ElementsAre("words", "weights", "empty", "last"));
  EXPECT_TRUE(c->has("last"));
  EXPECT_FALSE(c->has("absent"));
  EXPECT_EQ(c->bytes("absent").error().message, "models/trial.bin: section 'absent' is missing");
  EXPECT_EQ(c->array<float>("words").error().message, "models/trial.bin: section 'words' is 14 bytes long, no multiple of 4");
  EXPECT_EQ(c->array<float>("weights", 4).error().message, "models/trial.bin: section 'weights' holds 3 values, expected 4");
}

TEST(Container, ViewsOutliveAMove) {
  auto c = Container::read(sample(), "trial", "trial", 3);
  ASSERT_TRUE(c);
  const auto words = c->text("words").value();
  const Container moved = std::move(*c);
  EXPECT_EQ(words.data(), moved.text("words").value().data());
  EXPECT_EQ(words, "harbour\nferry\n");
}

TEST(Container, WithoutSections) {
  const auto c = Container::read(ContainerWriter().bytes("trial", 3), "trial", "trial", 3);
  ASSERT_TRUE(c);
  EXPECT_TRUE(c->sections().empty());
}

TEST(Container, EveryCutIsFound) {
  const std::string whole = sample();
  for (std::size_t n = 0; n < whole.size(); ++n) EXPECT_THAT(error_of(whole.substr(0, n)), HasSubstr("models/trial.bin: ")) << n;
  EXPECT_EQ(error_of(whole.substr(0, 12)), "models/trial.bin: is 12 bytes long, too short for a header");
  EXPECT_EQ(error_of(whole.substr(0, 70)), "models/trial.bin: is 70 bytes long, too short for its 4 sections");
  EXPECT_EQ(error_of(whole.substr(0, whole.size() - 1)), "models/trial.bin: is 384 bytes long, expected 385");
  EXPECT_EQ(error_of(whole + "y"), "models/trial.bin: is 386 bytes long, expected 385");
}

TEST(Container, EveryFlippedBitIsFound) {
  const std::string whole = sample();
  for (std::size_t i = 0; i < whole.size(); ++i)
    for (const int bit : {0, 5, 7}) {
      std::string bad = whole;
      bad[i] = static_cast<char>(bad[i] ^ (1 << bit));
      EXPECT_NE(error_of(bad), "") << i;
    }
  std::string bad = whole;
  bad[whole.find("ferry")] = 'F';
  EXPECT_THAT(error_of(bad), testing::MatchesRegex("models/trial.bin: section 'words' is damaged \\(checksum [0-9a-f]+, expected [0-9a-f]+\\)"));
  bad = whole;
  bad[header + 2] = 'x';
  EXPECT_THAT(error_of(bad), HasSubstr("its header is damaged (checksum"));
}

TEST(Container, TablesThatLieAreRefused) {
  const std::string whole = sample();
  constexpr std::uint64_t huge = ~std::uint64_t{0};
  EXPECT_EQ(error_of(whole), "");
  EXPECT_EQ(error_of(lie(whole, 8, std::uint32_t{3})), "models/trial.bin: made for format 3, this program reads 1");
  EXPECT_THAT(error_of(lie(whole, 36, std::uint32_t{0xFFFFFFFF})), HasSubstr("too short for its 4294967295 sections"));
  EXPECT_NE(error_of(lie(whole, 36, std::uint32_t{3})), "");  // the fourth entry is now no zero gap
  EXPECT_THAT(error_of(lie(whole, 40, huge)), HasSubstr("expected 18446744073709551615"));
  EXPECT_THAT(error_of(lie(whole, header + 24, huge)), HasSubstr("section 'words' lies outside its place"));
  EXPECT_THAT(error_of(lie(whole, header + 24, std::uint64_t{0})), HasSubstr("section 'words' lies outside its place"));
  EXPECT_THAT(error_of(lie(whole, header + 32, huge)), HasSubstr("section 'words' lies outside its place"));
  EXPECT_THAT(error_of(lie(whole, header + 32, huge - 200)), HasSubstr("section 'words' lies outside its place"));
  EXPECT_THAT(error_of(lie(whole, header + entry + 24, std::uint64_t{256})), HasSubstr("section 'weights' lies outside its place"));  // on the first
  EXPECT_EQ(error_of(lie(whole, header, std::uint8_t{0})), "models/trial.bin: section 1 has no proper name");
  EXPECT_THAT(error_of(lie(whole, header + 2 * entry + 24, std::uint64_t{448})), HasSubstr("lies outside its place"));
  EXPECT_EQ(error_of("NOTOURS!" + whole.substr(8)), "models/trial.bin: is no file of synoptic's");
}

TEST(Container, AnotherKindOrVersionIsRefusedByName) {
  EXPECT_EQ(Container::read(sample(), "a.bin", "world", 3).error().message, "a.bin: holds 'trial', expected 'world'");
  const auto old = Container::read(sample(), "a.bin", "trial", 4);
  EXPECT_EQ(old.error().message, "a.bin: holds version 3 of 'trial', this program reads version 4");
  EXPECT_EQ(old.error().code, ErrorCode::unsupported);
}

struct Folder {
  fs::path path = fs::temp_directory_path() / ("synoptic-container-" + std::to_string(::getpid()));
  Folder() { fs::create_directories(path); }
  ~Folder() { fs::remove_all(path); }
};

TEST(Container, OpensFilesInPlace) {
  const Folder folder;
  ASSERT_TRUE(write_file(folder.path / "trial.bin", sample()));
  const auto c = Container::open(folder.path / "trial.bin", "trial", 3);
  ASSERT_TRUE(c) << c.error().message;
  EXPECT_EQ(c->text("last").value(), "x");

  const auto absent = Container::open(folder.path / "absent.bin", "trial", 3);
  EXPECT_EQ(absent.error().code, ErrorCode::not_found);
  EXPECT_EQ(absent.error().message, (folder.path / "absent.bin").string() + ": is missing");
  EXPECT_FALSE(Container::open(folder.path, "trial", 3));
  ASSERT_TRUE(write_file(folder.path / "empty.bin", ""));
  EXPECT_THAT(Container::open(folder.path / "empty.bin", "trial", 3).error().message, HasSubstr("is 0 bytes long, too short for a header"));
}

TEST(ModelsPath, NamedFoldersMustBeThere) {
  const Folder folder;
  const std::string before = std::getenv("SYNOPTIC_MODELS") ? std::getenv("SYNOPTIC_MODELS") : "";
  EXPECT_EQ(find_models(folder.path).value(), folder.path);
  EXPECT_EQ(find_models("/no/such/folder").error().message, "/no/such/folder: is no folder of models; named by --models");
  ::setenv("SYNOPTIC_MODELS", folder.path.c_str(), 1);
  EXPECT_EQ(find_models().value(), folder.path);
  ::setenv("SYNOPTIC_MODELS", "/no/such/place", 1);
  EXPECT_EQ(find_models().error().message, "/no/such/place: is no folder of models; named by $SYNOPTIC_MODELS");
  EXPECT_EQ(find_models(folder.path).value(), folder.path);  // the nearer name wins
  if (before.empty()) ::unsetenv("SYNOPTIC_MODELS");
  else ::setenv("SYNOPTIC_MODELS", before.c_str(), 1);
}

}  // namespace
}  // namespace synoptic
