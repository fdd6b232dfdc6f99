package io.driftwarden.cli.rego;

import io.driftwarden.rego.test.TestResult;
import io.driftwarden.rego.watch.Trace;
import java.util.List;

/** A test that was run, and what it did as far as that is to be shown. */
record TestRun(TestResult result, List<Trace.Entry> trace) {}
