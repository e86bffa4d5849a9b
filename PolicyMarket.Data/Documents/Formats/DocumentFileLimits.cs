namespace PolicyMarket.Data.Documents.Formats;

/// <summary>Limits against hostile files, in bytes, entries and pages.</summary>
public sealed record DocumentFileLimits
{
    public static DocumentFileLimits Default { get; } = new();

    public long MostBytes { get; init; } = 20L << 20;

    public int MostEntries { get; init; } = 2_000;

    /// <summary>Of one entry of a ZIP container after inflating.</summary>
    public long MostEntryBytes { get; init; } = 24L << 20;

    /// <summary>Of all entries of a ZIP container after inflating.</summary>
    public long MostInflatedBytes { get; init; } = 64L << 20;

    public int MostPages { get; init; } = 500;
}
