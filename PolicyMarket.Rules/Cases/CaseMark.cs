using PolicyMarket.Rules.Outcomes;

namespace PolicyMarket.Rules.Cases;

/// <summary>
/// A condition by its place in the tree (0 at the root, in the order of the text) whose truth decided a result: with another truth of it alone the result would
/// have been another.
/// </summary>
public readonly record struct CaseMark(int Place, Truth Truth);
