//go:build tools

// Package dendrite names the programs of Dendrite that the tests start, so that go.mod and go.sum pin them.
package dendrite

import (
	_ "github.com/element-hq/dendrite/cmd/dendrite"
	_ "github.com/element-hq/dendrite/cmd/generate-keys"
)
