namespace PolicyMarket.Data.Opinions;

/// <summary>One item in force as the choice of a sample sees it.</summary>
/// <param name="ItemId">Identifies the item in draws, so that they do not depend on its place in the plan.</param>
/// <param name="IsHeld">An earlier opinion disagreed about it, and its offers wait.</param>
/// <param name="IsChanged">Its current version has not been in a sample.</param>
/// <param name="LastOpinionId">The opinion that last had it in its sample; 0: none.</param>
/// <param name="StakeFen">Sum of its payable amounts in the last finished run, fen; 0 when it had none.</param>
internal readonly record struct ItemStanding(long ItemId, bool IsHeld, bool IsChanged, long LastOpinionId, long StakeFen);
