using System.Collections.Immutable;
using PolicyMarket.Rules.NearMisses;
using PolicyMarket.Rules.Policies;

namespace PolicyMarket.Data.Firms.Outlook;

/// <summary>An item that a firm only just misses by what it can change: its rule, and how far the firm is off.</summary>
public sealed record CloseItem(PolicyRule Rule, ImmutableArray<NearMissGap> Gaps);
