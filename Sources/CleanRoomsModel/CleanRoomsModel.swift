// What every model is written in comes along with this one: constraints, operations, times, names of resources.

// Re-exported, since no shape of the model can be used without them, and no file should have to import its vocabulary too.
@_exported public import APIModel
