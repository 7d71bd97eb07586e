#!/usr/bin/env bats
# hd-context with other cues for another field: NegEx's triggers on NegEx's own set of sentences from clinical reports.
load helper

@test "with NegEx's triggers as cues, negation is found as well as NegEx finds it (F1 0.946)" {
	data_dir
	negex=$BATS_TEST_DIRNAME/golden/hd-context/negex
	cd "$BATS_TEST_TMPDIR"
	awk -f "$negex/cues.awk" "$DATA/negex/negex_triggers.txt" > cues.tsv
	gzip -dc "$DATA/negex/rsAnnotations-1-120-random.txt.gz" | awk -f "$negex/turns.awk" | hd-tokenise | hd-stem |
		awk -f "$negex/hits.awk" > set.vrt
	assert_equal "$(grep -c '^<text' set.vrt)" 2376
	run -0 hd-context -c cues.tsv set.vrt
	awk -f "$negex/score.awk" <<< "$output" > score
	echo "# $(cat score)" >&3
	awk '$NF < 0.946 { exit 1 }' score
}
