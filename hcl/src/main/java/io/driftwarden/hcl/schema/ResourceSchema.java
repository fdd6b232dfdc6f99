package io.driftwarden.hcl.schema;

/**
 * What may stand in a resource, in data of a type, or in the settings of a provider.
 *
 * @param provider whose it is
 * @param version the number that the provider gives this shape, told in plans and states
 */
public record ResourceSchema(Provider provider, long version, BlockSchema block) {}
