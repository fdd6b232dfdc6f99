package io.driftwarden.rego.graphql;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a node of a document may have, named as OPA names it. A field is a text, a list of texts, a
 * flag, a number, a node or a list of nodes.
 */
enum Shape {
  QUERY_DOCUMENT("Operations:OPERATION* Fragments:FRAGMENT* Comment:COMMENTS"),
  OPERATION(
      "Operation:text Name:text VariableDefinitions:VARIABLE* Directives:DIRECTIVE*"
          + " SelectionSet:FIELD* Comment:COMMENTS"),
  VARIABLE(
      "Variable:text Type:TYPE DefaultValue:VALUE Directives:DIRECTIVE* Comment:COMMENTS"
          + " Used:flag"),
  FRAGMENT(
      "Name:text VariableDefinition:VARIABLE* TypeCondition:text Directives:DIRECTIVE*"
          + " SelectionSet:FIELD* Comment:COMMENTS"),
  FIELD(
      "Alias:text Name:text Arguments:ARGUMENT* Directives:DIRECTIVE* SelectionSet:FIELD*"
          + " Comment:COMMENTS"),
  SPREAD("Name:text Directives:DIRECTIVE* Comment:COMMENTS"),
  INLINE("TypeCondition:text Directives:DIRECTIVE* SelectionSet:FIELD* Comment:COMMENTS"),
  ARGUMENT("Name:text Value:VALUE Comment:COMMENTS"),
  DIRECTIVE("Name:text Arguments:ARGUMENT* Location:text"),
  VALUE("Raw:text Children:CHILD* Kind:number Comment:COMMENTS ExpectedTypeHasDefault:flag"),
  CHILD("Name:text Value:VALUE Comment:COMMENTS"),
  TYPE("NamedType:text Elem:TYPE NonNull:flag"),
  SCHEMA_DOCUMENT(
      "Schema:SCHEMA* SchemaExtension:SCHEMA* Directives:DIRECTIVE_DEFINITION*"
          + " Definitions:DEFINITION* Extensions:DEFINITION* Comment:COMMENTS"),
  SCHEMA(
      "Description:text Directives:DIRECTIVE* OperationTypes:OPERATION_TYPE*"
          + " BeforeDescriptionComment:COMMENTS AfterDescriptionComment:COMMENTS"
          + " EndOfDefinitionComment:COMMENTS"),
  OPERATION_TYPE("Operation:text Type:text Comment:COMMENTS"),
  DEFINITION(
      "Kind:text Description:text Name:text Directives:DIRECTIVE* Interfaces:text*"
          + " Fields:FIELD_DEFINITION* Types:text* EnumValues:ENUM_VALUE* BuiltIn:flag"
          + " BeforeDescriptionComment:COMMENTS AfterDescriptionComment:COMMENTS"
          + " EndOfDefinitionComment:COMMENTS"),
  FIELD_DEFINITION(
      "Description:text Name:text Arguments:ARGUMENT_DEFINITION* DefaultValue:VALUE Type:TYPE"
          + " Directives:DIRECTIVE* BeforeDescriptionComment:COMMENTS"
          + " AfterDescriptionComment:COMMENTS"),
  ARGUMENT_DEFINITION(
      "Description:text Name:text DefaultValue:VALUE Type:TYPE Directives:DIRECTIVE*"
          + " BeforeDescriptionComment:COMMENTS AfterDescriptionComment:COMMENTS"),
  ENUM_VALUE(
      "Description:text Name:text Directives:DIRECTIVE* BeforeDescriptionComment:COMMENTS"
          + " AfterDescriptionComment:COMMENTS"),
  DIRECTIVE_DEFINITION(
      "Description:text Name:text Arguments:ARGUMENT_DEFINITION* Locations:text*"
          + " IsRepeatable:flag BeforeDescriptionComment:COMMENTS"
          + " AfterDescriptionComment:COMMENTS"),
  COMMENTS("List:COMMENT*"),
  COMMENT("Value:text");

  private final String fields;

  Shape(String fields) {
    this.fields = fields;
  }

  /** The fields of all, cut into names and kinds once. */
  private static final class Cut {
    static final Map<Shape, Map<String, String>> FIELDS = new EnumMap<>(Shape.class);

    static {
      for (Shape shape : values()) {
        Map<String, String> kinds = new LinkedHashMap<>();
        for (String field : shape.fields.split(" ")) {
          int colon = field.indexOf(':');
          kinds.put(field.substring(0, colon), field.substring(colon + 1));
        }
        FIELDS.put(shape, kinds);
      }
    }
  }

  /** Returns the kinds of its fields by their names. */
  Map<String, String> fields() {
    return Cut.FIELDS.getOrDefault(this, Map.of());
  }
}
