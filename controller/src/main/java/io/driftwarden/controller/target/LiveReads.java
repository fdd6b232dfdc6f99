package io.driftwarden.controller.target;

import java.util.Map;
import java.util.Optional;

/** Single things of an account, read by its own interface and never changed. */
public interface LiveReads {
  /**
   * Reports whether things of a type can be read.
   *
   * @param type Terraform's or CloudFormation's: {@code aws_db_instance}, {@code
   *     AWS::RDS::DBInstance}
   */
  boolean reads(String type);

  /**
   * Returns what is live of one thing as plain data, by the names that a rendering gives its
   * attributes; empty where it is gone.
   *
   * @param id as Terraform's state has it, or CloudFormation's physical id
   * @throws TargetException if the account can't be asked
   */
  Optional<Map<String, Object>> read(String type, String id);
}
