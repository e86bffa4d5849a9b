namespace PolicyMarket.Data.Policies;

/// <summary>The stored rule of a published version cannot be read. Rules are checked when they are published, so this is damage to the record.</summary>
public sealed class DamagedRuleException(long versionId, string reason, Exception? cause = null)
    : Exception($"The stored rule of item version {versionId} cannot be read: {reason}", cause)
{
    public long VersionId => versionId;

    public string Reason => reason;
}
