#!/usr/bin/env bats
# make install, uninstall, dist.
load helper

@test "an installed heddle finds its lexicons, whatever the folder it is called from" {
	run -0 make -C "$ROOT" BUILD="$BUILD" install DESTDIR="$BATS_TEST_TMPDIR/stage" PREFIX=/opt/heddle
	mv "$BATS_TEST_TMPDIR/stage/opt/heddle" "$BATS_TEST_TMPDIR/moved"
	cd "$BATS_TEST_TMPDIR"
	PATH=/usr/bin:/bin run -0 ./moved/bin/heddle -o out "$SAMPLES/LA01"
	assert_output --partial Communication
	[ -s out/matrix.tsv ]
}

@test "uninstall leaves nothing of what install laid, and everything else" {
	run -0 make -C "$ROOT" BUILD="$BUILD" install PREFIX="$BATS_TEST_TMPDIR/p"
	[ -f "$BATS_TEST_TMPDIR/p/share/man/man1/hd-read.1" ]
	[ -f "$BATS_TEST_TMPDIR/p/share/man/man5/heddle-stream.5" ]
	[ -f "$BATS_TEST_TMPDIR/p/share/heddle/heddle.mk" ]
	touch "$BATS_TEST_TMPDIR/p/bin/other"
	run -0 make -C "$ROOT" BUILD="$BUILD" uninstall PREFIX="$BATS_TEST_TMPDIR/p"
	run -0 find "$BATS_TEST_TMPDIR/p" -type f
	assert_output "$BATS_TEST_TMPDIR/p/bin/other"
	[ ! -e "$BATS_TEST_TMPDIR/p/share/heddle" ]
}

@test "make dist packs what git holds, under the version's name" {
	run -0 make -C "$ROOT" BUILD="$BATS_TEST_TMPDIR" dist
	run -0 tar -tzf "$BATS_TEST_TMPDIR"/heddle-*.tar.gz
	assert_output --regexp 'heddle-[0-9.]+/filters/hd-read/hd-read.c'
}

@test "a new folder under filters becomes a command without an edit" {
	cp -r "$ROOT/Makefile" "$ROOT/filters" "$ROOT/pipelines" "$ROOT/lexicons" "$BATS_TEST_TMPDIR"
	mkdir "$BATS_TEST_TMPDIR/filters/hd-echo"
	cat > "$BATS_TEST_TMPDIR/filters/hd-echo/hd-echo.c" <<-'END'
	#include <stdio.h>
	int main(void) { return puts("echo") < 0; }
	END
	cp "$ROOT/filters/hd-stem/hd-stem.1" "$BATS_TEST_TMPDIR/filters/hd-echo/hd-echo.1"
	run -0 make -C "$BATS_TEST_TMPDIR" build/bin/hd-echo
	run -0 make -C "$BATS_TEST_TMPDIR" -n install PREFIX=/p
	assert_output --partial hd-echo
	run -0 "$BATS_TEST_TMPDIR/build/bin/hd-echo"
	assert_output echo
}

@test "make deps names the packages and stops where there is no apt-get" {
	mkdir "$BATS_TEST_TMPDIR/bin"
	for tool in sh dpkg-query grep dirname; do ln -s "$(command -v $tool)" "$BATS_TEST_TMPDIR/bin/$tool"; done
	PATH=$BATS_TEST_TMPDIR/bin run -1 "$ROOT/.ci/install" no-such-package
	assert_output --partial 'no-such-package'
	assert_output --partial "package manager"
}
