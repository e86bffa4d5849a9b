using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.FactSheets;

/// <summary>
/// A stored fact sheet that cannot be relied on: whose it is, and why. Source and Period are what the row says, so of a changed row they may be wrong.
/// </summary>
public sealed record SheetDamage(long SheetId, long FirmId, string Source, string Period, long BatchId, SheetDamageReason Reason, string Detail)
    : StoredDamage
{
    public override string Sentence => $"Fact sheet {SheetId} of firm {FirmId} cannot be read: {Detail}";
}
