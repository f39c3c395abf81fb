// libyaml's events as Swift values.
// Reference: https://pyyaml.org/wiki/LibYAML; the comments of yaml.h.

import CYaml

/// What libyaml's parser says next of a text.
struct Event: Equatable {
    let position: YAMLPosition
    let kind: Kind
    /// The name by which an alias refers to the node that begins here.
    var anchor: String?

    enum Kind: Equatable {
        case scalar(String, isPlain: Bool)
        case alias(String)
        case sequenceStart
        case mappingStart
        /// The end of a sequence or a mapping.
        case end
        case streamEnd
        /// The beginning of the stream, and both ends of documents.
        case other
    }

    init(_ position: YAMLPosition, _ kind: Kind, anchor: String? = nil) {
        self.position = position
        self.kind = kind
        self.anchor = anchor
    }
}

/// A parser over bytes that it keeps for as long as libyaml reads them.
final class EventReader {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let bytes: UnsafeMutableBufferPointer<UInt8>

    init(_ text: [UInt8]) {
        bytes = .allocate(capacity: text.count)
        _ = bytes.initialize(fromContentsOf: text)
        parser = .allocate(capacity: 1)
        // It fails only when memory runs out, and then nothing here could go on.
        guard yaml_parser_initialize(parser) == 1 else { preconditionFailure("there is no memory for a YAML parser") }
        yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
    }

    deinit {
        yaml_parser_delete(parser)
        parser.deallocate()
        bytes.deallocate()
    }

    /// - Throws: ``YAMLError`` where the text is not YAML, and for a tag.
    func next() throws(YAMLError) -> Event {
        var event = yaml_event_t()
        guard yaml_parser_parse(parser, &event) == 1 else { throw problem }
        defer { yaml_event_delete(&event) }
        let position = YAMLPosition(event.start_mark)
        switch event.type {
        case YAML_STREAM_END_EVENT: return Event(position, .streamEnd)
        case YAML_ALIAS_EVENT: return Event(position, .alias(Self.text(event.data.alias.anchor) ?? ""))
        case YAML_SCALAR_EVENT:
            let scalar = event.data.scalar
            let isText = try Self.isText(Self.text(scalar.tag), at: position)
            let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
            return Event(
                position, .scalar(text, isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE && !isText), anchor: Self.text(scalar.anchor))
        case YAML_SEQUENCE_START_EVENT:
            try Self.refuse(Self.text(event.data.sequence_start.tag), at: position)
            return Event(position, .sequenceStart, anchor: Self.text(event.data.sequence_start.anchor))
        case YAML_MAPPING_START_EVENT:
            try Self.refuse(Self.text(event.data.mapping_start.tag), at: position)
            return Event(position, .mappingStart, anchor: Self.text(event.data.mapping_start.anchor))
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: return Event(position, .end)
        default: return Event(position, .other)
        }
    }

    /// Whether a tag says that a scalar is text.
    private static func isText(_ tag: String?, at position: YAMLPosition) throws(YAMLError) -> Bool {
        guard let tag, tag != "tag:yaml.org,2002:str", tag != "!" else { return tag != nil }
        try refuse(tag, at: position)
        return false
    }

    private static func refuse(_ tag: String?, at position: YAMLPosition) throws(YAMLError) {
        guard let tag else { return }
        throw YAMLError(position, "The tag '\(tag)' is not taken; of tags there is only '!!str'.")
    }

    private static func text(_ pointer: UnsafeMutablePointer<yaml_char_t>?) -> String? {
        pointer.map { String(cString: $0) }
    }

    /// What libyaml has to say of the text, such as: Did not find expected key, while parsing a block mapping.
    private var problem: YAMLError {
        let parser = parser.pointee
        let problem = parser.problem.map { String(cString: $0) } ?? "the text is not YAML"
        let context = parser.context.map { ", \(String(cString: $0))" } ?? ""
        return YAMLError(YAMLPosition(parser.problem_mark), "\(problem.prefix(1).uppercased())\(problem.dropFirst())\(context).")
    }
}

extension YAMLPosition {
    /// libyaml counts from 0.
    fileprivate init(_ mark: yaml_mark_t) {
        self.init(line: mark.line + 1, column: mark.column + 1)
    }
}
