using System.Collections.Immutable;

namespace PolicyMarket.Data.Authoring.Publishing;

/// <summary>
/// Effects of withdrawing a version: offers that are taken back and claims that stay. Hash: over both lists, so that exactly what was seen is done.
/// </summary>
public sealed record WithdrawalPreview(
    int Number,
    int EarlierNumber,
    ImmutableArray<WithdrawalLine> Undone,
    ImmutableArray<WithdrawalLine> Stays,
    string Hash
);
