namespace PolicyMarket.Rules.Policies;

/// <summary>The document that an item comes from; both dates belong to its term; Region is a GB/T 2260 code, null for the whole country.</summary>
public sealed record PolicyText(string Title, string? Number, string? Issuer, string Level, string? Region, DateOnly? EffectiveFrom, DateOnly? EffectiveTo)
{
    /// <summary>InForce only when an end is known and not passed, and the start is not in the future.</summary>
    public Validity ValidityOn(DateOnly date)
    {
        if (EffectiveFrom > date)
        {
            return Validity.NotYet;
        }

        return EffectiveTo switch
        {
            null => Validity.Undated,
            { } last when last < date => Validity.Expired,
            _ => Validity.InForce,
        };
    }
}
