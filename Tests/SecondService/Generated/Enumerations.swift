// Made by modelgen from the API model; do not edit. A mistake of the model goes into modelgen/Patches.swift.
// swift-format-ignore-file

import JSON

package enum Binding: String, Sendable, CaseIterable, JSONCoding {
    case paper = "PAPER"
    case cloth = "CLOTH"
}
