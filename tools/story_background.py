#!/usr/bin/env python3
"""Makes lexicons/background/word_shares.tsv: in what share of news reports a common word is to be expected.

  pip install wordfreq==3.1.1        (word frequencies; data CC BY-SA 4.0, Robyn Speer and others)
  tools/story_background.py > lexicons/background/word_shares.tsv

A word of frequency f is expected in 1 - exp(-300 f) of reports of 300 words. A small batch cannot tell a common word from
a rare one by itself; this table can.
"""
import math
import unicodedata
from wordfreq import top_n_list, word_frequency

LIMITS = {"en": 4000, "de": 600, "fr": 600, "es": 600, "it": 500, "nl": 500, "pt": 500, "pl": 500, "ru": 600, "uk": 500,
          "sv": 300, "da": 300, "nb": 300, "fi": 300, "cs": 300, "hu": 300, "ro": 300, "tr": 300, "el": 300, "ar": 500,
          "he": 300, "fa": 300, "hi": 300, "id": 300}
share = {}
for language, n in LIMITS.items():
    for word in top_n_list(language, n):
        folded = "".join(c for c in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(c))
        if len(folded) < 2 or not folded.isalpha():
            continue
        s = 1 - math.exp(-300 * word_frequency(word, language))
        if s >= 0.005:
            share[folded] = max(share.get(folded, 0), s)
print("# Expected share of news reports (per mille) that have a common word; made by tools/story_background.py from wordfreq")
print("# 3.1.1 (data CC BY-SA 4.0, Robyn Speer et al., https://github.com/rspeer/wordfreq).")
for word in sorted(share):
    print(f"{word}\t{round(1000 * share[word])}")
