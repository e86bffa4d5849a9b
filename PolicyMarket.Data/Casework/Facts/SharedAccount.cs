using NRules.RuleModel;

namespace PolicyMarket.Data.Casework.Facts;

/// <summary>An account of a firm that is registered for, or was paid for, other firms as well; computed over all firms before the session.</summary>
/// <param name="Others">Names of the other firms, in ordinal order.</param>
internal sealed record SharedAccount(long FirmId, string AccountNumber, string Others, int OtherCount) : IIdentityProvider
{
    public object GetIdentity() => (FirmId, AccountNumber);
}
