namespace PolicyMarket.Web.Imports;

/// <summary>One import as it stands now; the board replaces it at each step. Instants are UTC.</summary>
public sealed record ImportRun(Guid Id, ImportOrder Order, DateTime ReceivedAt, long TotalBytes)
{
    public ImportState State { get; init; }

    /// <summary>What it is doing, while it runs.</summary>
    public string Phase { get; init; } = "";

    /// <summary>Data rows looked at so far.</summary>
    public long Rows { get; init; }

    /// <summary>From 0 to TotalBytes.</summary>
    public long BytesRead { get; init; }

    public DateTime? StartedAt { get; init; }

    public DateTime? EndedAt { get; init; }

    public ImportTaken? Taken { get; init; }

    public ImportRefusal? Refusal { get; init; }

    public bool IsOpen => State is ImportState.Waiting or ImportState.Running;

    /// <summary>Whole percent of the file that has been read.</summary>
    public int Percent => TotalBytes == 0 ? 0 : (int)Math.Clamp(BytesRead * 100 / TotalBytes, 0, 100);
}
