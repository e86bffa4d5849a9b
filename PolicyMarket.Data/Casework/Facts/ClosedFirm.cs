using NRules.RuleModel;

namespace PolicyMarket.Data.Casework.Facts;

/// <summary>A firm that the newest word of the register calls closed; the status in Chinese.</summary>
internal sealed record ClosedFirm(long FirmId, string Status) : IIdentityProvider
{
    public object GetIdentity() => FirmId;
}
