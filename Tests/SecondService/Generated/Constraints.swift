// Made by modelgen from the API model; do not edit. A mistake of the model goes into modelgen/Patches.swift.
// swift-format-ignore-file

import APIModel

enum Constraints {
    static let binding: Constraint = .enumeration(["PAPER", "CLOTH"])
    static let book: Constraint = .structure([
        Constraint.Member("title", name, isRequired: true),
        Constraint.Member("binding", binding, isRequired: false),
        Constraint.Member("printed", time, isRequired: false),
        Constraint.Member("note", secret, isRequired: false),
    ])
    static let getBookInput: Constraint = .structure([
        Constraint.Member("shelf", name, isRequired: true),
        Constraint.Member("title", name, isRequired: true),
        Constraint.Member("edition", number, isRequired: false),
    ])
    static let name: Constraint = .string(length: Bounds(1, 8), pattern: Pattern(ofModel: "[a-z]+"))
    static let noSuchBookException: Constraint = .structure([
        Constraint.Member("message", text, isRequired: true),
    ])
    static let number: Constraint = .integer(range: Bounds(1, 9))
    static let putBookInput: Constraint = .structure([
        Constraint.Member("shelf", name, isRequired: true),
        Constraint.Member("book", book, isRequired: true),
    ])
    static let secret: Constraint = .string(length: Bounds(nil, nil), pattern: nil)
    static let text: Constraint = .string(length: Bounds(nil, nil), pattern: nil)
    static let time: Constraint = .timestamp
    static let validationException: Constraint = .structure([
        Constraint.Member("message", text, isRequired: true),
    ])
}
