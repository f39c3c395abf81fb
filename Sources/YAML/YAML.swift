// Text to YAML nodes, with bounds on what a text can ask for.
// Reference: https://yaml.org/spec/1.2.2/ and libyaml's event parser, https://pyyaml.org/wiki/LibYAML

import JSON

/// Reads one YAML document.
///
/// Scalars are those of YAML 1.2's core schema (see ``PlainScalar``), everything in quotes is text, anchors and aliases are taken, and so are merge
/// keys (`<<: *defaults`), whose entries give way to a mapping's own. A key that is there twice is refused, and so are tags except `!!str`.
package enum YAML {
    /// Sequences and mappings may be nested this deep.
    package static let maximumDepth = JSON.maximumDepth
    /// How many values aliases and merge keys may add to those that are written, so that a small text cannot become a huge value.
    package static let mostRepeated = 100_000

    /// - Throws: ``YAMLError`` for anything but one document in UTF-8, which may be empty: then it is null.
    package static func parse(_ text: some Sequence<UInt8>) throws(YAMLError) -> YAMLNode {
        let bytes = Array(text)
        // libyaml counts an invalid sequence as a problem of its own without a line.
        guard String(validating: bytes, as: UTF8.self) != nil else {
            throw YAMLError(YAMLPosition(line: 1, column: 1), "The text is not UTF-8.")
        }
        let parser = EventReader(bytes)
        var composer = Composer(parser)
        return try composer.document()
    }

    /// - Throws: ``YAMLError`` for anything but one document.
    package static func parse(_ text: String) throws(YAMLError) -> YAMLNode {
        try parse(text.utf8)
    }
}

/// Puts nodes together from events.
private struct Composer {
    private let reader: EventReader
    private var event: Event
    private var anchors: [String: YAMLNode] = [:]
    /// Anchors whose node is not complete yet.
    private var openAnchors: Set<String> = []
    private var repeated = 0
    private var depth = 0

    init(_ reader: EventReader) {
        self.reader = reader
        event = Event(YAMLPosition(line: 1, column: 1), .other)
    }

    mutating func document() throws(YAMLError) -> YAMLNode {
        try next()
        guard event.kind != .streamEnd else { return YAMLNode(event.position, .scalar(.null)) }
        let root = try node()
        try next()
        guard event.kind == .streamEnd else { throw YAMLError(event.position, "There is a second document; a file has only one.") }
        return root
    }

    /// The next event that says something of a value.
    private mutating func next() throws(YAMLError) {
        repeat { event = try reader.next() } while event.kind == .other
    }

    /// Reads the node that begins with the current event.
    private mutating func node() throws(YAMLError) -> YAMLNode {
        let position = event.position
        let anchor = event.anchor
        if let anchor { openAnchors.insert(anchor) }
        let value: YAMLNode.Value
        switch event.kind {
        case .alias(let name): return try anchored(name, at: position)
        case .scalar(let text, let isPlain):
            guard let scalar = isPlain ? PlainScalar.value(text) : .string(text) else {
                throw YAMLError(position, "JSON has no \(text).")
            }
            value = .scalar(scalar)
        case .sequenceStart: value = .sequence(try sequence())
        case .mappingStart: value = .mapping(try mapping())
        case .streamEnd, .end, .other: throw YAMLError(position, "There is no value.")
        }
        let node = YAMLNode(position, value)
        if let anchor {
            openAnchors.remove(anchor)
            anchors[anchor] = node
        }
        return node
    }

    private mutating func sequence() throws(YAMLError) -> [YAMLNode] {
        try enter()
        var elements: [YAMLNode] = []
        try next()
        while event.kind != .end {
            elements.append(try node())
            try next()
        }
        depth -= 1
        return elements
    }

    private mutating func mapping() throws(YAMLError) -> [YAMLNode.Entry] {
        try enter()
        var entries: [YAMLNode.Entry] = []
        var keys: Set<String> = []
        var merged: [YAMLNode.Entry] = []
        try next()
        while event.kind != .end {
            let position = event.position
            guard case .scalar(let key, let isPlain) = event.kind else {
                throw YAMLError(position, "A key is a text, and not a list or a mapping.")
            }
            guard keys.insert(key).inserted else { throw YAMLError(position, "The key '\(key)' is there twice.") }
            try next()
            let value = try node()
            try next()
            if key == "<<", isPlain {
                merged = try Self.entries(toMerge: value)
            } else {
                entries.append(YAMLNode.Entry(key: key, position: position, value: value))
            }
        }
        depth -= 1
        for entry in merged where keys.insert(entry.key).inserted { entries.append(entry) }
        return entries
    }

    /// The entries of a mapping, or of several, among which the first counts.
    private static func entries(toMerge node: YAMLNode) throws(YAMLError) -> [YAMLNode.Entry] {
        switch node.value {
        case .mapping(let entries): return entries
        case .sequence(let nodes):
            var entries: [YAMLNode.Entry] = []
            for node in nodes {
                guard case .mapping(let more) = node.value else { throw YAMLError(node.position, "'<<' takes mappings.") }
                entries += more
            }
            return entries
        case .scalar: throw YAMLError(node.position, "'<<' takes a mapping, or a list of them.")
        }
    }

    private mutating func anchored(_ name: String, at position: YAMLPosition) throws(YAMLError) -> YAMLNode {
        guard !openAnchors.contains(name) else { throw YAMLError(position, "'*\(name)' stands inside of what it repeats.") }
        guard let node = anchors[name] else { throw YAMLError(position, "There is no '&\(name)' before '*\(name)'.") }
        repeated += node.size
        guard repeated <= YAML.mostRepeated else {
            throw YAMLError(position, "Aliases repeat more than \(YAML.mostRepeated) values.")
        }
        return node
    }

    private mutating func enter() throws(YAMLError) {
        depth += 1
        guard depth <= YAML.maximumDepth else { throw YAMLError(event.position, "Values are nested deeper than \(YAML.maximumDepth).") }
    }
}
