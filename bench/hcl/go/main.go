// Command hclbench parses the files whose paths it reads from its input, over and over, with
// HashiCorp's parser, or with -json converts them as hcl2json does.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"os"
	"syscall"
	"time"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/tmccombs/hcl2json/convert"
)

func main() {
	convertToo := flag.Bool("json", false, "convert to JSON")
	rounds := flag.Int("rounds", 10, "how often")
	flag.Parse()
	var texts [][]byte
	size := 0
	paths := bufio.NewScanner(os.Stdin)
	for paths.Scan() {
		text, err := os.ReadFile(paths.Text())
		if err != nil {
			panic(err)
		}
		texts = append(texts, text)
		size += len(text)
	}
	for round := 0; round < *rounds; round++ {
		start, used := time.Now(), cpu()
		refused := 0
		for _, text := range texts {
			if !read(text, *convertToo) {
				refused++
			}
		}
		megabytes := float64(size) / 1e6
		fmt.Printf("%d: %.1f MB/s, %.1f MB per CPU-second, %d refused\n", round,
			megabytes/time.Since(start).Seconds(), megabytes/(cpu()-used), refused)
	}
}

func read(text []byte, convertToo bool) bool {
	if convertToo {
		_, err := convert.Bytes(text, "main.tf", convert.Options{})
		return err == nil
	}
	_, mistakes := hclsyntax.ParseConfig(text, "main.tf", hcl.InitialPos)
	return !mistakes.HasErrors()
}

// cpu returns the seconds that the process used, its garbage collector's too.
func cpu() float64 {
	var usage syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &usage); err != nil {
		panic(err)
	}
	return float64(usage.Utime.Nano()+usage.Stime.Nano()) / 1e9
}
