package io.driftwarden.controller.schedule;

import java.time.Duration;

/** Work that is done again and again, with a wait between one end and the next beginning. */
public record Recurring(String name, Duration every, Runnable work) {}
