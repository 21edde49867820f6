// Command log_judge holds a published log against Go's own packages: golang.org/x/mod/sumdb/note and tlog.
//
//	log_judge VKEY FOLDER PROOFS
//
// FOLDER is a site's log/ folder. It opens the checkpoint, builds the root and proofs for the first, a middle and the
// last leaf and from size OLD on out of our tiles, checks them, checks every leaf hash against the entry bundles, and
// demands that PROOFS (JSON, as our program makes them; it names OLD) are byte for byte the same.
package main

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type tiles struct{ folder string }

func (t tiles) Height() int { return 8 }

func (t tiles) SaveTiles([]tlog.Tile, [][]byte) {}

func (t tiles) ReadTiles(wanted []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range wanted {
		data, err := os.ReadFile(filepath.Join(t.folder, strings.Replace(tile.Path(), "tile/8/", "tile/", 1)))
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}

type proofs struct {
	Old         int64                 `json:"old"`
	OldRoot     tlog.Hash             `json:"old_root"`
	Consistency []tlog.Hash           `json:"consistency"`
	Inclusion   map[int64][]tlog.Hash `json:"inclusion"`
}

func must(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func same(ours, theirs []tlog.Hash, what string) {
	if fmt.Sprint(ours) != fmt.Sprint(theirs) {
		must(fmt.Errorf("another proof of %s: ours %v, theirs %v", what, ours, theirs))
	}
}

func leaves(folder string, size int64) (all [][]byte) {
	for start := int64(0); start < size; start += 256 {
		count := int(size - start)
		if count > 256 {
			count = 256
		}
		tile := tlog.Tile{H: 8, L: -1, N: start / 256, W: count}
		path := strings.Replace(tile.Path(), "tile/8/data/", "tile/entries/", 1)
		data, err := os.ReadFile(filepath.Join(folder, path))
		must(err)
		for len(data) > 0 {
			length := int(binary.BigEndian.Uint16(data))
			all = append(all, data[2:2+length])
			data = data[2+length:]
		}
	}
	return all
}

func main() {
	vkey, folder := os.Args[1], os.Args[2]
	verifier, err := note.NewVerifier(vkey)
	must(err)
	data, err := os.ReadFile(filepath.Join(folder, "checkpoint"))
	must(err)
	opened, err := note.Open(data, note.VerifierList(verifier))
	must(err)
	lines := strings.Split(opened.Text, "\n")
	size, err := strconv.ParseInt(lines[1], 10, 64)
	must(err)
	root, err := tlog.ParseHash(lines[2])
	must(err)

	raw, err := os.ReadFile(os.Args[3])
	must(err)
	var ours proofs
	must(json.Unmarshal(raw, &ours))

	reader := tlog.TileHashReader(tlog.Tree{N: size, Hash: root}, tiles{folder})
	again, err := tlog.TreeHash(size, reader)
	must(err)
	if again != root {
		must(fmt.Errorf("our tiles give another root"))
	}
	entries := leaves(folder, size)
	if int64(len(entries)) != size {
		must(fmt.Errorf("%d entries for %d leaves", len(entries), size))
	}
	var places []int64
	for index := range entries {
		places = append(places, tlog.StoredHashIndex(0, int64(index)))
	}
	hashes, err := reader.ReadHashes(places)
	must(err)
	for index, entry := range entries {
		if tlog.RecordHash(entry) != hashes[index] {
			must(fmt.Errorf("entry %d is not the leaf in its tile", index))
		}
	}
	for index, theirs := range ours.Inclusion {
		proof, err := tlog.ProveRecord(size, index, reader)
		must(err)
		same(theirs, proof, fmt.Sprint("leaf ", index))
		must(tlog.CheckRecord(theirs, size, root, index, tlog.RecordHash(entries[index])))
	}
	consistent, err := tlog.ProveTree(size, ours.Old, reader)
	must(err)
	same(ours.Consistency, consistent, "consistency")
	must(tlog.CheckTree(ours.Consistency, size, root, ours.Old, ours.OldRoot))
	fmt.Printf("%d leaves, %d inclusion proofs, %d signatures known, %d unknown\n",
		size, len(ours.Inclusion), len(opened.Sigs), len(opened.UnverifiedSigs))
}
