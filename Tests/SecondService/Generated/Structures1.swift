// Made by modelgen from the API model; do not edit. A mistake of the model goes into modelgen/Patches.swift.
// swift-format-ignore-file

package import APIModel
package import JSON

package struct Book: Sendable, Equatable, JSONCoding {
    package var title: String
    package var binding: Binding?
    package var printed: Timestamp?
    package var note: String?

    package init(title: String, binding: Binding? = nil, printed: Timestamp? = nil, note: String? = nil) {
        self.title = title
        self.binding = binding
        self.printed = printed
        self.note = note
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        title = try object.required("title")
        binding = try object.optional("binding")
        printed = try object.optional("printed")
        note = try object.optional("note")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("title", title)
        writer.member("binding", binding)
        writer.member("printed", printed)
        writer.member("note", note)
        writer.endObject()
    }
}

package struct GetBookInput: Sendable, Equatable, JSONCoding {
    package var shelf: String
    package var title: String
    package var edition: Int?

    package init(shelf: String, title: String, edition: Int? = nil) {
        self.shelf = shelf
        self.title = title
        self.edition = edition
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        shelf = try object.required("shelf")
        title = try object.required("title")
        edition = try object.optional("edition")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("shelf", shelf)
        writer.member("title", title)
        writer.member("edition", edition)
        writer.endObject()
    }
}

package struct GetBookOutput: Sendable, Equatable, JSONCoding {
    package var book: Book

    package init(book: Book) {
        self.book = book
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        book = try object.required("book")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("book", book)
        writer.endObject()
    }
}

package struct PutBookInput: Sendable, Equatable, JSONCoding {
    package var shelf: String
    package var book: Book

    package init(shelf: String, book: Book) {
        self.shelf = shelf
        self.book = book
    }

    package init(json: JSON) throws(JSONMismatch) {
        let object = try json.members()
        shelf = try object.required("shelf")
        book = try object.required("book")
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.member("shelf", shelf)
        writer.member("book", book)
        writer.endObject()
    }
}

package struct PutBookOutput: Sendable, Equatable, JSONCoding {
    package init() {}

    package init(json: JSON) throws(JSONMismatch) {
        _ = try json.members()
    }

    package func write(to writer: inout JSONWriter) {
        writer.beginObject()
        writer.endObject()
    }
}
