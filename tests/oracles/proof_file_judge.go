// Command proof_file_judge reads tlog-proof files as C2SP writes them and checks each with Go's own packages.
//
//	proof_file_judge VKEY FOLDER
//
// Every file of FOLDER must open under VKEY, and tlog.CheckRecord must find the record of its extra line at its index.
package main

import (
	"encoding/base64"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func check(verifier note.Verifier, data string) error {
	head, checkpoint, found := strings.Cut(data, "\n\n")
	lines := strings.Split(head, "\n")
	if !found || len(lines) < 3 || lines[0] != "c2sp.org/tlog-proof@v1" {
		return fmt.Errorf("not a proof")
	}
	record, err := base64.StdEncoding.Strict().DecodeString(strings.TrimPrefix(lines[1], "extra "))
	if err != nil {
		return err
	}
	index, err := strconv.ParseInt(strings.TrimPrefix(lines[2], "index "), 10, 64)
	if err != nil {
		return err
	}
	var proof tlog.RecordProof
	for _, line := range lines[3:] {
		hash, err := tlog.ParseHash(line)
		if err != nil || hash.String() != line {
			return fmt.Errorf("not a hash in its one spelling: %q", line)
		}
		proof = append(proof, hash)
	}
	opened, err := note.Open([]byte(checkpoint), note.VerifierList(verifier))
	if err != nil {
		return err
	}
	said := strings.Split(opened.Text, "\n")
	size, err := strconv.ParseInt(said[1], 10, 64)
	if err != nil {
		return err
	}
	root, err := tlog.ParseHash(said[2])
	if err != nil {
		return err
	}
	return tlog.CheckRecord(proof, size, root, index, tlog.RecordHash(record))
}

func main() {
	verifier, err := note.NewVerifier(os.Args[1])
	if err == nil {
		files, _ := filepath.Glob(filepath.Join(os.Args[2], "*.tlog-proof"))
		sort.Strings(files)
		for _, file := range files {
			data, wrong := os.ReadFile(file)
			if wrong == nil {
				wrong = check(verifier, string(data))
			}
			if wrong != nil {
				err = fmt.Errorf("%s: %v", filepath.Base(file), wrong)
				break
			}
		}
		fmt.Printf("%d proofs\n", len(files))
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
