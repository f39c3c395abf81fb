// Dates and times written by a pattern.

import Calendar
import Tables

extension DatePattern {
    /// Writes what clocks show, in a zone whose offset is that many seconds.
    func write(local: Int64, offset: Int64, zoneName: String) -> [UInt8] {
        var text: [UInt8] = []
        let days = floorDivide(local, CivilDate.microsecondsPerDay)
        let time = floorModulo(local, CivilDate.microsecondsPerDay)
        let date = CivilDate(days: days)
        for part in parts {
            switch part {
            case .literal(let bytes): text += bytes
            case .optionalStart, .optionalEnd: break
            case .field(let letter, let count):
                if !Self.writeDay(letter, count, days, date, to: &text), !Self.writeTime(letter, count, time, to: &text) {
                    Self.writeZone(letter, count, offset, zoneName, to: &text)
                }
            }
        }
        return text
    }

    private static func writeDay(_ letter: UInt8, _ count: Int, _ days: Int64, _ date: CivilDate, to text: inout [UInt8]) -> Bool {
        switch letter {
        case UInt8(ascii: "G"):
            text += Array((count == 4 ? date.year > 0 ? "Anno Domini" : "Before Christ" : date.year > 0 ? "AD" : "BC").utf8)
        case UInt8(ascii: "y"):
            let year = date.year > 0 ? date.year : 1 - date.year
            if count == 2 {
                MomentText.append(year % 100, width: 2, to: &text)
            } else {
                // More digits than were asked for have a sign, from four on.
                if count >= 4, String(year).utf8.count > count { text.append(UInt8(ascii: "+")) }
                MomentText.append(year, width: count, to: &text)
            }
        case UInt8(ascii: "M"), UInt8(ascii: "L"):
            if count <= 2 {
                MomentText.append(date.month, width: count, to: &text)
            } else {
                let name = months[Int(date.month) - 1]
                text += Array((count == 3 ? String(name.prefix(3)) : name).utf8)
            }
        case UInt8(ascii: "Q"), UInt8(ascii: "q"):
            let quarter = (date.month + 2) / 3
            switch count {
            case 1, 2: MomentText.append(quarter, width: count, to: &text)
            case 3: text += Array("Q\(quarter)".utf8)
            default: text += Array("\(["1st", "2nd", "3rd", "4th"][Int(quarter) - 1]) quarter".utf8)
            }
        case UInt8(ascii: "d"): MomentText.append(date.day, width: count, to: &text)
        case UInt8(ascii: "D"): MomentText.append(CivilDate.dayOfYear(days), width: count, to: &text)
        case UInt8(ascii: "F"): MomentText.append((date.day - 1) % 7 + 1, width: 1, to: &text)
        case UInt8(ascii: "E"):
            let name = weekdays[Int(CivilDate.weekday(days)) - 1]
            text += Array((count < 4 ? String(name.prefix(3)) : name).utf8)
        default: return false
        }
        return true
    }

    private static func writeTime(_ letter: UInt8, _ count: Int, _ time: Int64, to text: inout [UInt8]) -> Bool {
        let hour = time / 3_600_000_000
        switch letter {
        case UInt8(ascii: "a"): text += Array((hour < 12 ? "AM" : "PM").utf8)
        case UInt8(ascii: "h"): MomentText.append((hour + 11) % 12 + 1, width: count, to: &text)
        case UInt8(ascii: "H"): MomentText.append(hour, width: count, to: &text)
        case UInt8(ascii: "k"): MomentText.append((hour + 23) % 24 + 1, width: count, to: &text)
        case UInt8(ascii: "K"): MomentText.append(hour % 12, width: count, to: &text)
        case UInt8(ascii: "m"): MomentText.append(time / 60_000_000 % 60, width: count, to: &text)
        case UInt8(ascii: "s"): MomentText.append(time / 1_000_000 % 60, width: count, to: &text)
        case UInt8(ascii: "S"):
            var digits: [UInt8] = []
            MomentText.append(time % 1_000_000, width: 6, to: &digits)
            text += (digits + Array("000".utf8)).prefix(count)
        default: return false
        }
        return true
    }

    private static func writeZone(_ letter: UInt8, _ count: Int, _ offset: Int64, _ name: String, to text: inout [UInt8]) {
        let sign = offset < 0 ? "-" : "+"
        let (hours, minutes, seconds) = (offset.magnitude / 3600, offset.magnitude / 60 % 60, offset.magnitude % 60)
        func two(_ number: UInt64) -> String { number < 10 ? "0\(number)" : "\(number)" }
        func full(_ colon: String) -> String { "\(sign)\(two(hours))\(colon)\(two(minutes))" }
        let withSeconds = { (colon: String) in full(colon) + (seconds == 0 ? "" : colon + two(seconds)) }
        var result: String
        switch letter {
        case UInt8(ascii: "V"): result = name
        case UInt8(ascii: "O"):
            result = "GMT"
            if offset != 0 {
                result += count == 4 ? withSeconds(":") : "\(sign)\(hours)" + (minutes == 0 ? "" : ":\(two(minutes))")
            }
        case UInt8(ascii: "Z") where count == 4: result = offset == 0 ? "GMT" : "GMT" + withSeconds(":")
        case UInt8(ascii: "Z") where count < 4: result = full("")
        default:
            // X writes Z for no offset; x and Z do not, but for five of the latter.
            if offset == 0, letter == UInt8(ascii: "X") || letter == UInt8(ascii: "Z") {
                result = "Z"
            } else {
                switch count {
                case 1: result = "\(sign)\(two(hours))" + (minutes == 0 ? "" : two(minutes))
                case 2: result = full("")
                case 3: result = full(":")
                case 4: result = withSeconds("")
                default: result = withSeconds(":")
                }
            }
        }
        text += Array(result.utf8)
    }
}
