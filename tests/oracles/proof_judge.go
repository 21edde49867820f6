// Command proof_judge answers "yes" or "no" for each line of its input, one JSON object a line: what Go's own
// packages golang.org/x/mod/sumdb/note and tlog think of an inclusion proof, a consistency proof or a signed note.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

type question struct {
	Kind    string      `json:"kind"`
	Index   int64       `json:"index,string"`
	Old     int64       `json:"old,string"`
	Size    int64       `json:"size,string"`
	Data    []byte      `json:"data"`
	OldRoot tlog.Hash   `json:"old_root"`
	Root    tlog.Hash   `json:"root"`
	Proof   []tlog.Hash `json:"proof"`
	Key     string      `json:"key"`
	Note    []byte      `json:"note"`
}

func judge(line []byte) error {
	var asked question
	if err := json.Unmarshal(line, &asked); err != nil {
		return err
	}
	switch asked.Kind {
	case "inclusion":
		return tlog.CheckRecord(asked.Proof, asked.Size, asked.Root, asked.Index, tlog.RecordHash(asked.Data))
	case "consistency":
		return tlog.CheckTree(asked.Proof, asked.Size, asked.Root, asked.Old, asked.OldRoot)
	case "note":
		verifier, err := note.NewVerifier(asked.Key)
		if err != nil {
			return err
		}
		_, err = note.Open(asked.Note, note.VerifierList(verifier))
		return err
	}
	return fmt.Errorf("an unknown question: %q", asked.Kind)
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		if err := judge(lines.Bytes()); err != nil {
			fmt.Println("no", err)
		} else {
			fmt.Println("yes")
		}
	}
}
