using System.Collections.Immutable;

namespace PolicyMarket.Rules.Explain;

/// <summary>
/// Something that a firm has claimed. Groups: the exclusive groups of the claimed version and of the item as it is now. Number: how the claim is called.
/// </summary>
public sealed record Received(string ItemId, string Title, ImmutableArray<string> Groups, string Period, decimal Yuan, DateOnly On, string Number);
