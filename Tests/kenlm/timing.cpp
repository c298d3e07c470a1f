// Times KenLM's own static types on a text and writes the log10 probability of each sentence.
//
//   timing probing|trie|trie8 MODEL TEXT SENTENCES
//
// Words are looked up before, and apart; the counterpart of ngrams-query.
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "lm/model.hh"

namespace {

using Sentences = std::vector<std::vector<std::string>>;

double Now() {
  timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec + time.tv_nsec / 1e9;
}

template <class Model>
double Score(const Model &model, const std::vector<lm::WordIndex> &sentence) {
  typename Model::State state = model.BeginSentenceState(), next;
  double sum = 0;
  for (lm::WordIndex word : sentence) {
    sum += model.FullScore(state, word, next).prob;
    state = next;
  }
  return sum + model.FullScore(state, model.GetVocabulary().EndSentence(), next).prob;
}

template <class Model>
int Run(const char *path, const Sentences &text, const char *output) {
  Model model(path);
  std::vector<std::vector<lm::WordIndex>> ids;
  double alone = 1e9, with_look_up = 1e9, sum = 0;
  std::size_t queries = 0;
  // The first round brings the pages in and does not count.
  for (int round = 0; round < 6; ++round) {
    double start = Now();
    ids.clear();
    for (const auto &sentence : text) {
      ids.emplace_back();
      for (const auto &word : sentence) ids.back().push_back(model.GetVocabulary().Index(word));
    }
    double middle = Now();
    sum = 0;
    queries = 0;
    for (const auto &sentence : ids) {
      sum += Score(model, sentence);
      queries += sentence.size() + 1;
    }
    double end = Now();
    if (round == 0) continue;
    alone = std::min(alone, end - middle);
    with_look_up = std::min(with_look_up, end - start);
  }
  std::printf("queries\t%zu\nqueries/s with look-up\t%.0f\nqueries/s\t%.0f\nlog10 sum\t%.4f\n", queries,
              queries / with_look_up, queries / alone, sum);
  std::FILE *file = std::fopen(output, "w");
  if (!file) return 4;
  for (const auto &sentence : ids) std::fprintf(file, "%.9g\n", Score(model, sentence));
  return std::fclose(file) == 0 ? 0 : 4;
}

}  // namespace

int main(int argc, char **argv) {
  if (argc != 5) return 2;
  Sentences text;
  std::ifstream input(argv[3]);
  for (std::string line; std::getline(input, line);) {
    std::istringstream words(line);
    text.emplace_back();
    for (std::string word; words >> word;) text.back().push_back(word);
  }
  const std::string kind = argv[1];
  if (kind == "probing") return Run<lm::ngram::ProbingModel>(argv[2], text, argv[4]);
  if (kind == "trie") return Run<lm::ngram::TrieModel>(argv[2], text, argv[4]);
  if (kind == "trie8") return Run<lm::ngram::QuantTrieModel>(argv[2], text, argv[4]);
  return 2;
}
