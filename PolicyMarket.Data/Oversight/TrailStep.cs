namespace PolicyMarket.Data.Oversight;

/// <summary>One step of the trail. On: business date; At: instant in UTC where one is known; Who: person, department or job.</summary>
public sealed record TrailStep(TrailStage Stage, DateOnly On, DateTime? At, string Title, string Who, string? Note)
{
    /// <summary>The batch whose page shows more; null where none does.</summary>
    public long? BatchId { get; init; }

    /// <summary>The run whose page shows more; null where none does.</summary>
    public long? RunId { get; init; }
}
