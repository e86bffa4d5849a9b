using NRules.RuleModel;

namespace PolicyMarket.Data.Casework.Facts;

/// <summary>The latest change of a firm's region; the day is the as-of date of the delivery that told it.</summary>
internal sealed record MovedFirm(long FirmId, string From, string To, DateOnly On) : IIdentityProvider
{
    public object GetIdentity() => FirmId;
}
