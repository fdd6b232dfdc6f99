package io.driftwarden.hcl.schema;

/** A table that may be looked at, of which the release is known before it is read. */
interface Shelved {
  Provider provider();

  /** Reports whether it may be worth reading the table for a type. */
  boolean mayHave(String type);

  ProviderTable table();

  /** Somebody's own table. */
  record Imported(ProviderTable table) implements Shelved {
    @Override
    public Provider provider() {
      return table.provider();
    }

    @Override
    public boolean mayHave(String type) {
      return true;
    }
  }
}
