namespace PolicyMarket.Web.Offers;

/// <summary>Filter of the desk; it is part of the address.</summary>
public sealed record PreCheckFilter(long? ItemId, string? Words)
{
    /// <summary>Offers with a doubt alone.</summary>
    public bool DoubtfulOnly { get; init; }

    public PreCheckDue Due { get; init; }

    /// <summary>False: everything that waits is shown.</summary>
    public bool IsSet => ItemId is not null || !string.IsNullOrWhiteSpace(Words) || DoubtfulOnly || Due != PreCheckDue.All;
}

/// <summary>By when the check is due.</summary>
public enum PreCheckDue
{
    All,

    /// <summary>The last day has passed.</summary>
    Over,

    /// <summary>The last day has passed or comes within three days.</summary>
    Soon,
}
