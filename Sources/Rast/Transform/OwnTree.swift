/// Gives each thread that walks a program a tree of its own: the same program, made of nodes that nobody else has.
/// Walking counts references to nodes, and a count that two cores share travels between them at every step, so that two
/// threads on one tree are hardly faster than one.
struct OwnTree: Transformation {}
