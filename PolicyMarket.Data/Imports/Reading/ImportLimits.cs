namespace PolicyMarket.Data.Imports.Reading;

/// <summary>How much of a file is read before it is refused; all limits are inclusive, sizes in bytes.</summary>
public sealed record ImportLimits
{
    public static ImportLimits Default { get; } = new();

    public long MaxFileBytes { get; init; } = 500L * 1024 * 1024;

    /// <summary>Data rows, without the header.</summary>
    public int MaxRows { get; init; } = 2_000_000;

    public int MaxColumns { get; init; } = 1_000;

    public int MaxCellChars { get; init; } = 32_767;

    /// <summary>One line of a JSON Lines file, as UTF-8.</summary>
    public int MaxLineBytes { get; init; } = 4 * 1024 * 1024;

    /// <summary>All entries of a workbook together, inflated.</summary>
    public long MaxUnpackedBytes { get; init; } = 2L * 1024 * 1024 * 1024;

    /// <summary>The workbook's table of shared texts, inflated: it is the one part that must be held in memory.</summary>
    public long MaxSharedTextBytes { get; init; } = 128L * 1024 * 1024;

    public int MaxWorkbookEntries { get; init; } = 5_000;

    /// <summary>Inflated over packed size of an entry above one megabyte; plain spreadsheets stay below 60.</summary>
    public int MaxPackRatio { get; init; } = 250;

    /// <summary>Problems that are kept with their place; further ones are only counted.</summary>
    public int MaxListedProblems { get; init; } = 1_000;
}
