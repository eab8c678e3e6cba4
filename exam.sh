#!/bin/bash
# exam.sh SET
cd "$(dirname "$0")"; rm -f /tmp/r/exam.jsonl
for l in easy medium hard; do ./scripts/recognize --today 2026-06-01 /work/exam/$1/$l/*.jpg 2>/dev/null | grep '^{' >> /tmp/r/exam.jsonl; done
python3 /work/exam/compare.py /work/exam/$1/truth.jsonl /tmp/r/exam.jsonl
