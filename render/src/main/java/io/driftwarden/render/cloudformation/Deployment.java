package io.driftwarden.render.cloudformation;

import java.util.Optional;

/** What a deployed stack knows and its template can't say. */
public interface Deployment {
  /** Of a stack that isn't deployed, or isn't asked. */
  Deployment NONE =
      new Deployment() {
        @Override
        public Optional<String> reference(String name) {
          return Optional.empty();
        }

        @Override
        public Optional<String> attribute(String resource, String attribute) {
          return Optional.empty();
        }
      };

  /**
   * Returns what {@code Ref} gives for a resource, for a parameter that has no default or for a
   * pseudo parameter such as {@code AWS::AccountId}.
   */
  Optional<String> reference(String name);

  /** Returns what {@code Fn::GetAtt} gives. */
  Optional<String> attribute(String resource, String attribute);
}
