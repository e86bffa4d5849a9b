using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Policies;

/// <summary>The stored rule of a published version that cannot be read.</summary>
public sealed record RuleDamage(long VersionId, string Why) : StoredDamage
{
    public override string Sentence => $"The stored rule of item version {VersionId} cannot be read: {Why}";
}
