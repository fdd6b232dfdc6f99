package io.driftwarden.helm.value;

/** Learns what templates do with the mappings that it watches. */
public interface Witness {
  /** Somebody reads what a mapping has under a key, or that there is nothing. */
  void reads(Datum.Dict dict, String key);

  /** Somebody asks whether a mapping is empty. */
  void asksWhetherEmpty(Datum.Dict dict);

  /** Somebody reads all keys of a mapping, and what is under them. */
  void readsAll(Datum.Dict dict);

  /** Somebody is about to change a mapping. */
  void changes(Datum.Dict dict);
}
