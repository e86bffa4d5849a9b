namespace PolicyMarket.Rules.Values;

/// <summary>Days from Start (inclusive) to End (exclusive); a missing end is open.</summary>
public readonly record struct DateRange(DateOnly? Start, DateOnly? End)
{
    /// <summary>Both days belong to the range, as legal texts write it.</summary>
    public static DateRange FromInclusive(DateOnly? from, DateOnly? to) => new(from, to is { } last && last < DateOnly.MaxValue ? last.AddDays(1) : null);

    public bool IsEmpty => Start is { } start && End is { } end && end <= start;

    public bool Contains(DateOnly date) => (Start is not { } start || start <= date) && (End is not { } end || date < end);
}
