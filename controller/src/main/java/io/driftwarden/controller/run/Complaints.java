package io.driftwarden.controller.run;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs a trouble once, however often it is met, and once more when it is over. */
final class Complaints {
  private static final Logger LOG = LoggerFactory.getLogger(Complaints.class);

  private final Map<String, String> open = new ConcurrentHashMap<>();

  /**
   * @param subject what was to be done, as key=value words
   */
  void about(String subject, String message) {
    if (!message.equals(open.put(subject, message))) {
      LOG.warn("trouble {} reason=\"{}\"", subject, message);
    }
  }

  void settled(String subject) {
    if (open.remove(subject) != null) {
      LOG.info("recovered {}", subject);
    }
  }
}
