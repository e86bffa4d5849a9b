using NRules.RuleModel;

namespace PolicyMarket.Data.Casework.Facts;

/// <summary>A document with its last day in force, inclusive, as the record has it now.</summary>
internal sealed record EndedDocument(long DocumentId, string Title, DateOnly LastDay) : IIdentityProvider
{
    public object GetIdentity() => DocumentId;
}
