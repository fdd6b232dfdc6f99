package io.driftwarden.policies;

/** How bad a finding is, least first. */
public enum Severity {
  LOW,
  MEDIUM,
  HIGH,
  CRITICAL
}
