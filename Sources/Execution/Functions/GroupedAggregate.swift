// Aggregates over many groups at once.
// Source: our own.

package import Tables

/// An aggregate function with the state of every group, by the group's number from 0.
///
/// Arguments, FILTER and DISTINCT are the state's own business: `add` evaluates them for the frame's row.
package protocol GroupedAggregate: AnyObject {
    /// Makes room for groups up to a count; new ones are empty.
    func grow(to count: Int) throws(QueryFailure)
    /// Takes the frame's row into a group.
    func add(to group: Int, _ frame: Frame) throws(QueryFailure)
    /// The value of a group as it stands; rows may be added afterwards. What it points to is valid until the arena is released.
    func value(of group: Int, in arena: Arena) throws(QueryFailure) -> Datum
    /// Makes a group empty again, for windows.
    func reset(_ group: Int) throws(QueryFailure)
}
