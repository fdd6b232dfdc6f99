// Command hcltree prints the trees that HashiCorp's parser makes of HCL files, as text of which
// every line is compared with ours (TreeText in the tests of hcl). It reads the files' paths from
// its input, one a line.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"math/big"
	"os"
	"sort"
	"strings"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/zclconf/go-cty/cty"
)

func main() {
	out := bufio.NewWriterSize(os.Stdout, 1<<20)
	defer out.Flush()
	paths := bufio.NewScanner(os.Stdin)
	for paths.Scan() {
		printFile(out, paths.Text())
	}
}

// printFile prints the tree of a valid file, or the first line with a mistake.
func printFile(out *bufio.Writer, path string) {
	text, err := os.ReadFile(path)
	if err != nil {
		panic(err)
	}
	file, mistakes := hclsyntax.ParseConfig(text, path, hcl.InitialPos)
	if mistakes.HasErrors() {
		first := mistakes[0].Subject.Start.Line
		for _, mistake := range mistakes {
			first = min(first, mistake.Subject.Start.Line)
		}
		fmt.Fprintf(out, "FILE %s\nrefused %d\n", path, first)
		return
	}
	fmt.Fprintf(out, "FILE %s\n", path)
	printBody(out, file.Body.(*hclsyntax.Body), "")
}

func printBody(out *bufio.Writer, body *hclsyntax.Body, indent string) {
	var attributes []*hclsyntax.Attribute
	for _, attribute := range body.Attributes {
		attributes = append(attributes, attribute)
	}
	sort.Slice(attributes, func(i, j int) bool {
		return attributes[i].NameRange.Start.Byte < attributes[j].NameRange.Start.Byte
	})
	for _, a := range attributes {
		fmt.Fprintf(out, "%s%s %s %s %s\n", indent, a.Name, place(a.NameRange), place(a.Expr.Range()), form(a.Expr))
	}
	for _, block := range body.Blocks {
		header := block.TypeRange
		fmt.Fprintf(out, "%s%s", indent, block.Type)
		for i, label := range block.Labels {
			header = hcl.RangeBetween(header, block.LabelRanges[i])
			fmt.Fprintf(out, " %s", quote(label))
		}
		fmt.Fprintf(out, " %s\n", place(header))
		printBody(out, block.Body, indent+"  ")
	}
}

func place(r hcl.Range) string {
	return fmt.Sprintf("%d:%d:%d-%d:%d:%d",
		r.Start.Line, r.Start.Column, r.Start.Byte, r.End.Line, r.End.Column, r.End.Byte)
}

func quote(text string) string {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(text); err != nil {
		panic(err)
	}
	return strings.TrimSuffix(out.String(), "\n")
}

func literal(v cty.Value) string {
	switch {
	case v.IsNull():
		return "null"
	case v.Type() == cty.String:
		return quote(v.AsString())
	case v.Type() == cty.Bool:
		return fmt.Sprint(v.True())
	default:
		return new(big.Float).Copy(v.AsBigFloat()).Text('e', 39)
	}
}

// form returns an expression in prefix form, each with its place where its own form has one.
func form(e hclsyntax.Expression) string {
	switch x := e.(type) {
	case *hclsyntax.LiteralValueExpr:
		return at(e, literal(x.Val))
	case *hclsyntax.TemplateExpr:
		if x.IsStringLiteral() {
			v, _ := x.Value(nil)
			return at(e, literal(v))
		}
		return at(e, "(template"+forms(x.Parts)+")")
	case *hclsyntax.TemplateWrapExpr:
		return at(e, "(wrapped "+form(x.Wrapped)+")")
	case *hclsyntax.TemplateJoinExpr:
		loop := x.Tuple.(*hclsyntax.ForExpr)
		return fmt.Sprintf("(loop %s,%s %s %s)", loop.KeyVar, loop.ValVar, form(loop.CollExpr), form(loop.ValExpr))
	case *hclsyntax.ParenthesesExpr:
		return at(e, "(in "+form(x.Expression)+")")
	case *hclsyntax.ScopeTraversalExpr:
		return traversed("(name "+x.Traversal.RootName()+")", x.Traversal)
	case *hclsyntax.RelativeTraversalExpr:
		return traversed(form(x.Source), x.Traversal)
	case *hclsyntax.IndexExpr:
		return "([] " + form(x.Collection) + " " + form(x.Key) + ")"
	case *hclsyntax.SplatExpr:
		return "([*] " + form(x.Source) + " " + form(x.Each) + ")"
	case *hclsyntax.AnonSymbolExpr:
		return "item"
	case *hclsyntax.ConditionalExpr:
		return "(? " + form(x.Condition) + " " + form(x.TrueResult) + " " + form(x.FalseResult) + ")"
	case *hclsyntax.BinaryOpExpr:
		return "(" + operators[x.Op] + " " + form(x.LHS) + " " + form(x.RHS) + ")"
	case *hclsyntax.UnaryOpExpr:
		return "(" + operators[x.Op] + " " + form(x.Val) + ")"
	case *hclsyntax.FunctionCallExpr:
		return at(e, "(call "+x.Name+ellipsis(x.ExpandFinal)+forms(x.Args)+")")
	case *hclsyntax.TupleConsExpr:
		return at(e, "(tuple"+forms(x.Exprs)+")")
	case *hclsyntax.ObjectConsExpr:
		out := "(object"
		for _, item := range x.Items {
			out += " " + key(item.KeyExpr.(*hclsyntax.ObjectConsKeyExpr)) + "=" + form(item.ValueExpr)
		}
		return at(e, out+")")
	case *hclsyntax.ForExpr:
		return at(e, loop(x))
	}
	panic(fmt.Sprintf("an expression of type %T", e))
}

func loop(x *hclsyntax.ForExpr) string {
	out := fmt.Sprintf("(for %s,%s %s ", x.KeyVar, x.ValVar, form(x.CollExpr))
	if x.KeyExpr != nil {
		out += form(x.KeyExpr) + "=>"
	}
	out += form(x.ValExpr) + ellipsis(x.Group)
	if x.CondExpr != nil {
		out += " if " + form(x.CondExpr)
	}
	return out + ")"
}

func at(e hclsyntax.Expression, form string) string {
	return form + "@" + place(e.Range())
}

func forms(expressions []hclsyntax.Expression) string {
	out := ""
	for _, e := range expressions {
		out += " " + form(e)
	}
	return out
}

func ellipsis(there bool) string {
	if there {
		return "..."
	}
	return ""
}

// key returns the form of an object's key, of which a bare name is text.
func key(k *hclsyntax.ObjectConsKeyExpr) string {
	word := hcl.ExprAsKeyword(k.Wrapped)
	if word == "" || k.ForceNonLiteral {
		return form(k.Wrapped)
	}
	return literal(cty.StringVal(word)) + "@" + place(k.Range())
}

func traversed(source string, steps hcl.Traversal) string {
	for _, step := range steps {
		switch x := step.(type) {
		case hcl.TraverseAttr:
			source = "(. " + source + " " + x.Name + ")"
		case hcl.TraverseIndex:
			source = "([] " + source + " " + literal(x.Key) + ")"
		}
	}
	return source
}

var operators = map[*hclsyntax.Operation]string{
	hclsyntax.OpLogicalOr:          "||",
	hclsyntax.OpLogicalAnd:         "&&",
	hclsyntax.OpEqual:              "==",
	hclsyntax.OpNotEqual:           "!=",
	hclsyntax.OpGreaterThan:        ">",
	hclsyntax.OpGreaterThanOrEqual: ">=",
	hclsyntax.OpLessThan:           "<",
	hclsyntax.OpLessThanOrEqual:    "<=",
	hclsyntax.OpAdd:                "+",
	hclsyntax.OpSubtract:           "-",
	hclsyntax.OpMultiply:           "*",
	hclsyntax.OpDivide:             "/",
	hclsyntax.OpModulo:             "%",
	hclsyntax.OpNegate:             "-",
	hclsyntax.OpLogicalNot:         "!",
}
