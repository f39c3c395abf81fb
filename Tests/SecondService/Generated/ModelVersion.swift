// Made by modelgen from the API model; do not edit. A mistake of the model goes into modelgen/Patches.swift.
// swift-format-ignore-file

/// The release of botocore that the model was taken from.
package let modelBotocoreVersion = "0.0.0"
