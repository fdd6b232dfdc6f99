package io.driftwarden.hcl.terraform;

import io.driftwarden.diagnostics.Place;
import io.driftwarden.hcl.value.Value;
import java.util.List;

/**
 * One resource instance that a configuration would make.
 *
 * @param address as Terraform's plan has it: {@code module.db["a"].aws_db_instance.main[0]}
 * @param attributes what is configured; nested blocks are lists of objects
 * @param planned what a plan shows, by the provider's schema: values have their attributes' types,
 *     absent ones are null or what the provider takes then, and what it decides is unknown
 * @param place from {@code resource} to its last label
 * @param callers the {@code module} blocks that lead to it, the outermost first
 */
public record PlannedResource(
    String address,
    String type,
    String name,
    Value.Fields attributes,
    Value.Fields planned,
    Place place,
    List<Place> callers) {}
