// The little XML that STS answers with.
// Reference: https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html (sample response)

/// The content of an element.
enum XML {
    typealias Elements = [(name: String, content: XML)]

    case text(String)
    case elements(Elements)

    /// A document of one element in STS's namespace.
    static func document(_ name: String, _ elements: Elements) -> [UInt8] {
        var text = "<\(name) xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\">"
        XML.elements(elements).append(to: &text)
        return Array("\(text)</\(name)>\n".utf8)
    }

    /// A document of one element in no namespace.
    static func plainDocument(_ name: String, _ elements: Elements) -> [UInt8] {
        var text = "<\(name)>"
        XML.elements(elements).append(to: &text)
        return Array("\(text)</\(name)>\n".utf8)
    }

    private func append(to text: inout String) {
        switch self {
        case .text(let content):
            for character in content.unicodeScalars {
                switch character {
                case "<": text += "&lt;"
                case ">": text += "&gt;"
                case "&": text += "&amp;"
                default: text.unicodeScalars.append(character)
                }
            }
        case .elements(let elements):
            for element in elements {
                text += "<\(element.name)>"
                element.content.append(to: &text)
                text += "</\(element.name)>"
            }
        }
    }
}
