package io.driftwarden.controller.schedule;

/**
 * One piece of work; putting the same one twice is putting it once.
 *
 * @param kind decides who does it
 * @param id tells it from others of its kind
 */
public record Job(String kind, String id) {}
