package io.driftwarden.webhook;

/** Which delivery a body belongs to, as the request's headers and address say. */
record Envelope(String id, String event, String repository) {}
