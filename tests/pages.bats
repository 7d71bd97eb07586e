#!/usr/bin/env bats
# What the user reads: man pages and README say what the commands do.
load helper

pages() {
	find "$ROOT/filters" "$ROOT/pipelines" -name '*.[157]'
}

@test "every command has a man page of its name" {
	for command in "$BUILD"/bin/*; do
		name=${command##*/}
		pages | grep -q "/$name\.1$" || fail "no man page for $name"
	done
}

@test "mandoc finds nothing to say about any man page" {
	for page in $(pages); do
		run -0 mandoc -T lint -W warning "$page"
		assert_output ''
	done
}

@test "the examples of every man page print what the page shows" {
	failed=
	for page in $(pages); do
		"$ROOT/tests/examples" "$page" || failed="$failed ${page##*/}"
	done
	[ -z "$failed" ] || fail "examples differ:$failed"
}

@test "the tour of the README prints what it shows" {
	run -0 "$ROOT/tests/examples" "$ROOT/README.md"
}

@test "every option in a command's usage stands in its man page, and the other way round" {
	for command in "$BUILD"/bin/*; do
		name=${command##*/}
		page=$(pages | grep "/$name\.1$")
		usage=$("$command" -h)
		for option in $(sed -n 's/^\.It Fl \([A-Za-z0-9]\)\>.*/\1/p' "$page"); do
			[[ $usage =~ \[-[A-Za-z]*$option || $usage == *"-$option"* ]] || fail "$name: -$option stands in the page, not in the usage"
		done
		for cluster in $(grep -oE '(^|[[ |])-[A-Za-z0-9]+' <<< "$usage" | tr -d '[ |-'); do
			for option in $(grep -o . <<< "$cluster"); do
				grep -q "^\.It Fl $option\>" "$page" || fail "$name: -$option stands in the usage, not in the page"
			done
		done
	done
}

@test "-h prints the usage on standard output, -V the version, an unknown option exits 2 with the usage" {
	for command in "$BUILD"/bin/*; do
		name=${command##*/}
		run -0 --separate-stderr "$command" -h
		assert_output --partial "usage: $name"
		[ -z "$stderr" ]
		run -0 "$command" -V
		assert_output --regexp "^$name (\(heddle\) )?[0-9]+\.[0-9]+\.[0-9]+"
		run -2 --separate-stderr "$command" -:
		assert_output ''
		[[ $stderr == *"usage: $name"* ]] || fail "$name: no usage: $stderr"
	done
}
