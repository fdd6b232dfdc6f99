package io.driftwarden.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.driftwarden.diagnostics.Place;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Builds trees from the parser's events. The parser itself keeps its states on a heap stack, so the
 * only recursion is the one here, and it is counted.
 */
final class DocumentReader {
  /** Deeper than any real document; a CRD's schema reaches about 60. */
  static final int DEEPEST = 200;

  /** Nodes in one file, those that aliases repeat counted each time. */
  static final int MOST_NODES = 500_000;

  /** Empty blocks that the library refuses; each makes it read the text once more. */
  private static final int MOST_EMPTY_BLOCKS = 50;

  private static final int LONGEST_WORD = 32;
  private static final int LARGEST = 10 << 20;
  private static final String CORE = "tag:yaml.org,2002:";

  /** An anchored node, and how many nodes an alias to it repeats. */
  private record Anchored(Node node, int weight) {}

  private final String text;
  private final Places places;
  private final Tags tags;
  private final Offsets offsets;
  private final ParserImpl events;
  private final Map<String, Optional<Anchored>> anchors = new HashMap<>();
  private final Map<String, String> words = new HashMap<>();
  private int nodes;
  private int emptyBlocks;
  private boolean repeatedKeys;
  private boolean wholeFile;
  private boolean core;
  private boolean ignoredTags;

  DocumentReader(String text, Places places, Tags tags) {
    this.text = text;
    this.places = places;
    this.tags = tags;
    this.offsets = new Offsets(text);
    LoadSettings settings = LoadSettings.builder().setCodePointLimit(LARGEST).build();
    this.events = new ParserImpl(settings, new StreamReader(settings, text));
  }

  /** Lets the last value of a key count, where there are several. */
  DocumentReader withRepeatedKeys() {
    repeatedKeys = true;
    return this;
  }

  /**
   * Takes the text for a whole file: one that ends within a line of a block has no line break
   * there, where the library adds one.
   */
  DocumentReader withWholeFile() {
    wholeFile = true;
    return this;
  }

  /** Reads booleans as YAML 1.2 does. */
  DocumentReader withCoreBooleans() {
    core = true;
    return this;
  }

  /** Passes over tags that have no meaning: what has one is text, a list or a mapping. */
  DocumentReader withIgnoredTags() {
    ignoredTags = true;
    return this;
  }

  List<Node> documents() {
    if (text.length() > LARGEST) {
      throw YamlProblem.tooLarge(places.place(0, 0));
    }
    try {
      List<Node> documents = new ArrayList<>();
      events.next();
      while (!(events.peekEvent() instanceof StreamEndEvent)) {
        documents.add(document());
      }
      return documents;
    } catch (MarkedYamlEngineException e) {
      Optional<EmptyBlock> empty = EmptyBlock.of(text, e, offset(index(e)));
      if (empty.isPresent() && emptyBlocks < MOST_EMPTY_BLOCKS) {
        return without(empty.get());
      }
      throw YamlProblem.syntax(e.getProblem(), e.getContext(), at(index(e)));
    } catch (ReaderException e) {
      throw YamlProblem.character(e.getCodePoint(), at(e.getPosition()));
    } catch (YamlEngineException e) {
      throw YamlProblem.syntax(String.valueOf(e.getMessage()), "", places.place(0, 0));
    }
  }

  private List<Node> without(EmptyBlock empty) {
    DocumentReader reader = new DocumentReader(empty.text(), empty.places(places), tags);
    reader.repeatedKeys = repeatedKeys;
    reader.wholeFile = wholeFile;
    reader.core = core;
    reader.ignoredTags = ignoredTags;
    reader.emptyBlocks = emptyBlocks + 1;
    return reader.documents();
  }

  private Node document() {
    Event start = events.next();
    if (!(start instanceof DocumentStartEvent)) {
      throw new IllegalStateException("no document starts with " + start);
    }
    anchors.clear();
    Node node = node(0);
    events.next();
    return node;
  }

  private Node node(int depth) {
    NodeEvent event = (NodeEvent) events.next();
    if (depth > DEEPEST) {
      throw YamlProblem.tooDeep(DEEPEST, place(event));
    }
    if (event instanceof AliasEvent alias) {
      return aliased(alias);
    }
    if (++nodes > MOST_NODES) {
      throw YamlProblem.tooManyNodes(MOST_NODES, place(event));
    }
    return event.getAnchor().isPresent()
        ? anchored(event.getAnchor().get().getValue(), event, depth)
        : untagged(event, depth);
  }

  private Node anchored(String anchor, NodeEvent event, int depth) {
    int before = nodes;
    anchors.put(anchor, Optional.empty());
    Node node = untagged(event, depth);
    anchors.put(anchor, Optional.of(new Anchored(node, nodes - before + 1)));
    return node;
  }

  private Node aliased(AliasEvent alias) {
    String name = alias.getAlias().getValue();
    Optional<Anchored> known = anchors.get(name);
    if (known == null) {
      throw YamlProblem.unknownAlias(name, anchors.keySet(), place(alias));
    }
    if (known.isEmpty()) {
      throw YamlProblem.circularAlias(name, place(alias));
    }
    if (nodes + known.get().weight() > MOST_NODES) {
      throw YamlProblem.aliasesGrow(name, place(alias));
    }
    nodes += known.get().weight();
    return known.get().node();
  }

  private Node untagged(NodeEvent event, int depth) {
    return switch (event) {
      case ScalarEvent scalar -> tagged(scalar.getTag(), scalar(scalar));
      case SequenceStartEvent start -> tagged(start.getTag(), sequence(start, depth));
      case MappingStartEvent start -> tagged(start.getTag(), mapping(start, depth));
      default -> throw new IllegalStateException("not a node: " + event);
    };
  }

  private Node tagged(Optional<String> tag, Node node) {
    String name = tag.orElse("!");
    if (ignoredTags || name.equals("!") || name.startsWith(CORE)) {
      return node;
    }
    String key = tags.key(name).orElseThrow(() -> YamlProblem.unknownTag(name, node.place()));
    Node.Entry only = new Node.Entry(key, node.place(), node);
    return new Node.Mapping(List.of(only), node.place());
  }

  private Node scalar(ScalarEvent event) {
    Place place = place(event);
    String tag = event.getTag().orElse("");
    if (tag.isEmpty()) {
      return event.isPlain()
          ? plain(shared(event.getValue()), place)
          : new Node.Text(quoted(event), place);
    }
    return switch (tag.startsWith(CORE) ? tag.substring(CORE.length()) : "str") {
      case "int", "float", "bool", "null" -> fitting(tag, event, place);
      case "str", "merge" -> new Node.Text(event.getValue(), place);
      case "binary" -> new Node.Text(decoded(tag, event.getValue(), place), place);
      default -> {
        if (!ignoredTags) {
          throw YamlProblem.unknownTag(spelled(tag), place);
        }
        yield new Node.Text(event.getValue(), place);
      }
    };
  }

  private Node plain(String value, Place place) {
    return core ? PlainScalar.readCore(value, place) : PlainScalar.read(value, place);
  }

  private static Node fitting(String tag, ScalarEvent event, Place place) {
    Node node = PlainScalar.read(event.getValue(), place);
    boolean fits =
        switch (node) {
          case Node.Number number -> tag.endsWith("float") || isWhole(tag, number);
          case Node.Bool _ -> tag.endsWith("bool");
          case Node.Null _ -> tag.endsWith("null");
          case Node.Text _, Node.Sequence _, Node.Mapping _ -> false;
        };
    if (!fits) {
      throw YamlProblem.wrongTag(spelled(tag), event.getValue(), place);
    }
    return node;
  }

  private static boolean isWhole(String tag, Node.Number number) {
    return tag.endsWith("int") && NumberText.isWhole(number);
  }

  private static String decoded(String tag, String value, Place place) {
    try {
      return new String(Base64.getDecoder().decode(value.replaceAll("[\\r\\n]", "")), UTF_8);
    } catch (IllegalArgumentException e) {
      throw YamlProblem.wrongTag(spelled(tag), value, place);
    }
  }

  private static String spelled(String tag) {
    return tag.replace(CORE, "!!");
  }

  /** Returns the text of a scalar that isn't plain. */
  private String quoted(ScalarEvent event) {
    String value = event.getValue();
    boolean block = event.isLiteral() || event.isFolded();
    boolean last = block && wholeFile && end(event) == text.length();
    return last && value.endsWith("\n") && endsWithinLine()
        ? value.substring(0, value.length() - 1)
        : value;
  }

  private boolean endsWithinLine() {
    return !text.substring(text.lastIndexOf('\n') + 1).isBlank();
  }

  private Node sequence(SequenceStartEvent start, int depth) {
    List<Node> items = new ArrayList<>();
    while (!(events.peekEvent() instanceof SequenceEndEvent)) {
      items.add(node(depth + 1));
    }
    Place place =
        start.isFlow() ? flow(start) : block(start, items.isEmpty() ? null : items.getLast());
    events.next();
    return new Node.Sequence(items, place);
  }

  private Node mapping(MappingStartEvent start, int depth) {
    Map<String, Node.Entry> entries = new LinkedHashMap<>();
    List<Node> merged = new ArrayList<>();
    Node last = null;
    while (!(events.peekEvent() instanceof MappingEndEvent)) {
      boolean merge = events.peekEvent() instanceof ScalarEvent key && isMerge(key);
      Node key = node(depth + 1);
      Node value = node(depth + 1);
      last = value;
      if (merge) {
        merged.add(value);
      } else {
        add(entries, new Node.Entry(shared(keyText(key)), key.place(), value));
      }
    }
    MergeKeys.into(entries, merged);
    Place place = start.isFlow() ? flow(start) : block(start, last);
    events.next();
    return new Node.Mapping(List.copyOf(entries.values()), place);
  }

  private static boolean isMerge(ScalarEvent key) {
    return key.getValue().equals("<<")
        && (key.isPlain() || key.getTag().filter((CORE + "merge")::equals).isPresent());
  }

  /** A large file says few words, such as keys and types, each of them a thousand times. */
  private String shared(String text) {
    String known = text.length() > LONGEST_WORD ? text : words.putIfAbsent(text, text);
    return known == null ? text : known;
  }

  private void add(Map<String, Node.Entry> entries, Node.Entry entry) {
    Node.Entry first = entries.put(entry.key(), entry);
    if (first != null && !repeatedKeys) {
      throw YamlProblem.duplicateKey(entry, first);
    }
  }

  private String keyText(Node key) {
    return switch (key) {
      case Node.Text text -> text.value();
      case Node.Number number -> core ? number.value().toPlainString() : NumberText.of(number);
      case Node.Bool bool -> Boolean.toString(bool.value());
      case Node.Null _ -> "null";
      case Node.Sequence _, Node.Mapping _ -> throw YamlProblem.keyNotScalar(key.place());
    };
  }

  private Place flow(Event start) {
    return places.place(start(start), end(events.peekEvent()));
  }

  /** A block's end is only known where the next thing begins, so it ends with its last child. */
  private Place block(Event start, @Nullable Node last) {
    int from = start(start);
    Place first = places.place(from, from);
    return last != null
            && last.place().file().equals(first.file())
            && last.place().compareTo(first) >= 0
        ? first.to(last.place())
        : first;
  }

  private Place place(Event event) {
    int start = start(event);
    return places.place(start, Math.max(start, end(event)));
  }

  private int start(Event event) {
    return offset(event.getStartMark());
  }

  private int end(Event event) {
    return offset(event.getEndMark());
  }

  private int offset(Optional<Mark> mark) {
    return mark.isPresent() ? offset(mark.get().getIndex()) : 0;
  }

  private static int index(MarkedYamlEngineException e) {
    return e.getProblemMark().or(e::getContextMark).map(Mark::getIndex).orElse(0);
  }

  private Place at(int codePointIndex) {
    int offset = offset(codePointIndex);
    return places.place(offset, offset);
  }

  private int offset(int codePointIndex) {
    return Math.min(offsets.of(codePointIndex), text.length());
  }
}
