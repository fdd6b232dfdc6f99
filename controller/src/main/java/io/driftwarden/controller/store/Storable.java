package io.driftwarden.controller.store;

import java.sql.Types;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;

/**
 * Texts as both databases can store them: PostgreSQL refuses the character NUL, which a report may
 * quote from a file.
 */
final class Storable extends AbstractArgumentFactory<String> {
  Storable() {
    super(Types.VARCHAR);
  }

  @Override
  protected Argument build(String text, ConfigRegistry config) {
    String storable = text.replace('\0', '\uFFFD');
    return (position, statement, context) -> statement.setString(position, storable);
  }
}
