package io.driftwarden.controller.target.aws;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.kms.model.GetKeyRotationStatusResponse;
import software.amazon.awssdk.services.kms.model.KeyMetadata;
import software.amazon.awssdk.services.kms.model.KeyState;
import software.amazon.awssdk.services.kms.model.Tag;

/** KMS keys: four calls each, since rotation, policy and tags are asked for one by one. */
final class Keys {
  private static final Set<String> GONE = Set.of("NotFoundException");

  /** What asymmetric keys answer to whoever asks for their rotation. */
  private static final Set<String> NOT_ROTATED = Set.of("UnsupportedOperationException");

  private final Supplier<KmsClient> kms;

  Keys(Supplier<KmsClient> kms) {
    this.kms = kms;
  }

  /** All that is known of one key. */
  record Known(
      KeyMetadata key, Optional<GetKeyRotationStatusResponse> rotation, String policy, Tags tags) {
    boolean rotated() {
      return rotation.filter(GetKeyRotationStatusResponse::keyRotationEnabled).isPresent();
    }
  }

  Optional<Map<String, Object>> terraform(String id) {
    return find(id).map(Keys::terraform);
  }

  Optional<Map<String, Object>> cloudFormation(String id) {
    return find(id).map(Keys::cloudFormation);
  }

  /** A key that waits to be deleted is as good as gone: nothing can use it. */
  private Optional<Known> find(String id) {
    return Answers.find(
            "reading key \"%s\"".formatted(id),
            GONE,
            () -> kms.get().describeKey(request -> request.keyId(id)).keyMetadata())
        .filter(key -> key.keyState() != KeyState.PENDING_DELETION)
        .map(key -> new Known(key, rotation(id), policy(id), tags(id)));
  }

  private Optional<GetKeyRotationStatusResponse> rotation(String id) {
    return Answers.find(
        "reading the rotation of key \"%s\"".formatted(id),
        NOT_ROTATED,
        () -> kms.get().getKeyRotationStatus(request -> request.keyId(id)));
  }

  private String policy(String id) {
    return Answers.ask(
        "reading the policy of key \"%s\"".formatted(id),
        () -> kms.get().getKeyPolicy(request -> request.keyId(id).policyName("default")).policy());
  }

  private Tags tags(String id) {
    return Tags.of(
        Answers.ask(
            "reading the tags of key \"%s\"".formatted(id),
            () -> kms.get().listResourceTags(request -> request.keyId(id)).tags()),
        Tag::tagKey,
        Tag::tagValue);
  }

  static Map<String, Object> terraform(Known known) {
    Attributes attributes =
        new Attributes()
            .with("description", known.key().description())
            .with("customer_master_key_spec", known.key().keySpecAsString())
            .with("key_usage", known.key().keyUsageAsString())
            .with("is_enabled", known.key().enabled())
            .with("multi_region", known.key().multiRegion())
            .with("enable_key_rotation", known.rotated())
            .with("policy", known.policy())
            .with("tags", known.tags().byKey())
            .with("tags_all", known.tags().byKey());
    return withPeriod(attributes, "rotation_period_in_days", known).map();
  }

  static Map<String, Object> cloudFormation(Known known) {
    Attributes attributes =
        new Attributes()
            .with("Description", known.key().description())
            .with("KeySpec", known.key().keySpecAsString())
            .with("KeyUsage", known.key().keyUsageAsString())
            .with("Enabled", known.key().enabled())
            .with("MultiRegion", known.key().multiRegion())
            .with("EnableKeyRotation", known.rotated())
            .with("KeyPolicy", Json.policy(known.policy()))
            .with("Tags", known.tags().asList());
    return withPeriod(attributes, "RotationPeriodInDays", known).map();
  }

  private static Attributes withPeriod(Attributes attributes, String name, Known known) {
    known
        .rotation()
        .filter(GetKeyRotationStatusResponse::keyRotationEnabled)
        .ifPresent(rotation -> attributes.with(name, rotation.rotationPeriodInDays()));
    return attributes;
  }
}
