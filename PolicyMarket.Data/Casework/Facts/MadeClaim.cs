using NRules.RuleModel;

namespace PolicyMarket.Data.Casework.Facts;

/// <summary>A claim of any state.</summary>
/// <param name="Basis">Document and title of the item without spaces: items of two departments on the same basis have the same text.</param>
/// <param name="IsOnce">True for an item that a firm gets once in its life.</param>
internal sealed record MadeClaim(
    long ClaimId,
    string Number,
    long FirmId,
    long? DepartmentId,
    long ItemId,
    string Basis,
    string Title,
    string Period,
    DateOnly ConfirmedOn,
    long AmountFen,
    bool IsOnce
) : IIdentityProvider
{
    public object GetIdentity() => ClaimId;
}
