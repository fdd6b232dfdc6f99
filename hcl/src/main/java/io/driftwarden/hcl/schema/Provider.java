package io.driftwarden.hcl.schema;

/**
 * A release of a provider.
 *
 * @param address as plans have it: {@code registry.terraform.io/hashicorp/aws}
 */
public record Provider(String address, String version) {
  /**
   * Returns the last part of the address, by which configurations call it if nothing else is said.
   */
  public String name() {
    return address.substring(address.lastIndexOf('/') + 1);
  }
}
