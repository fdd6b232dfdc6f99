package io.driftwarden.render.kustomize;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.driftwarden.diagnostics.Place;
import io.driftwarden.yaml.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Gives the images of one name another name, tag or digest. */
final class Images implements Transformer {
  private static final Set<String> KNOWN =
      Set.of("name", "newName", "tagSuffix", "newTag", "digest");
  private static final Set<String> CONTAINERS = Set.of("containers", "initContainers");
  private static final String TAG_AND_DIGEST =
      "(:[a-zA-Z0-9_.{}-]*)?(@[a-zA-Z0-9]+([.+_-][a-zA-Z0-9]+)*:[a-zA-Z0-9_.{}-]*)?$";

  private final Pattern name;
  private final Optional<Node.Text> newName;
  private final Optional<Node.Text> tagSuffix;
  private final Optional<Node.Text> newTag;
  private final Optional<Node.Text> digest;
  private final Place place;
  private final List<FieldSpec> specs;

  Images(Node node, List<FieldSpec> specs) {
    Fields fields = Fields.of(node, "an entry of images", KNOWN);
    this.name = pattern(fields.text("name").map(Node.Text::value).orElse(""), fields.place());
    this.newName = fields.text("newName");
    this.tagSuffix = fields.text("tagSuffix");
    this.newTag = fields.text("newTag");
    this.digest = fields.text("digest");
    this.place =
        Stream.of(newTag, digest, tagSuffix, newName)
            .flatMap(Optional::stream)
            .findFirst()
            .map(Node.Text::place)
            .orElse(fields.place());
    this.specs = specs;
  }

  private static Pattern pattern(String name, Place place) {
    try {
      return Pattern.compile("^" + name + TAG_AND_DIGEST);
    } catch (PatternSyntaxException _) {
      throw KustomizeProblem.of(
          "kustomize_image",
          "Image name can't be read",
          "A name is a regular expression, and \"%s\" is none, so that kustomize passes over it."
              .formatted(name),
          place);
    }
  }

  @Override
  public void transform(Items items) {
    for (Item item : items.all()) {
      if (!item.id().kind().equals("CustomResourceDefinition")) {
        Node.Mapping object = containers(item.object());
        for (FieldSpec spec : specs) {
          object = PathEdit.found(object, spec, this::image);
        }
        item.set(object);
      }
    }
  }

  /** Changes the images of all containers, at whatever depth they are listed. */
  private Node.Mapping containers(Node.Mapping mapping) {
    Work.count(mapping.entries().size(), mapping.place());
    List<Node.Entry> entries = new ArrayList<>();
    for (Node.Entry entry : mapping.entries()) {
      Node value = anywhere(entry.value());
      if (CONTAINERS.contains(entry.key()) && value instanceof Node.Sequence list) {
        value = Edits.mapped(list, this::container);
      }
      entries.add(new Node.Entry(entry.key(), entry.keyPlace(), value));
    }
    return new Node.Mapping(entries, mapping.place());
  }

  private Node anywhere(Node node) {
    return switch (node) {
      case Node.Mapping mapping -> containers(mapping);
      case Node.Sequence list -> Edits.mapped(list, this::anywhere);
      case Node.Null _, Node.Bool _, Node.Number _, Node.Text _ -> node;
    };
  }

  private Node container(Node node) {
    return node instanceof Node.Mapping container && container.get("image").isPresent()
        ? Edits.with(container, "image", image(container.get("image").orElseThrow()))
        : node;
  }

  private Node image(Node node) {
    String text = Edits.scalar(node);
    return name.matcher(text).find() ? changed(Reference.of(text)) : node;
  }

  private Node changed(Reference image) {
    String changed = newName.map(Node.Text::value).orElse(image.name());
    String tag = image.tag();
    String digested = image.digest();
    if (newTag.isPresent() || digest.isPresent()) {
      tag = newTag.map(Node.Text::value).orElse("");
      digested = digest.map(Node.Text::value).orElse("");
    } else if (tagSuffix.isPresent()) {
      tag += tagSuffix.get().value();
      digested = "";
    }
    String tagged = tag.isEmpty() ? changed : changed + ":" + tag;
    return new Node.Text(digested.isEmpty() ? tagged : tagged + "@" + digested, place);
  }

  /** An image's name, tag and digest. */
  private record Reference(String name, String tag, String digest) {
    static Reference of(String image) {
      int from = Math.max(image.indexOf('/'), 0);
      int at = image.indexOf('@', from);
      int colon = image.indexOf(':', from);
      if (at >= 0 && (colon < 0 || at < colon)) {
        return new Reference(image.substring(0, at), "", image.substring(at + 1));
      }
      if (colon < 0) {
        return new Reference(image, "", "");
      }
      int end = at < 0 ? image.length() : at;
      String digest = at < 0 ? "" : image.substring(at + 1);
      return new Reference(image.substring(0, colon), image.substring(colon + 1, end), digest);
    }
  }
}
