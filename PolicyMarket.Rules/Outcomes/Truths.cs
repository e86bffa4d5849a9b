namespace PolicyMarket.Rules.Outcomes;

/// <summary>Kleene's strong three-valued logic: one false decides "and", one true decides "or", unknown stays unknown under "not".</summary>
public static class Truths
{
    public static Truth And(Truth left, Truth right) => left < right ? left : right;

    public static Truth Or(Truth left, Truth right) => left > right ? left : right;

    public static Truth Not(Truth value) => (Truth)((int)Truth.True - (int)value);

    public static Truth Of(bool value) => value ? Truth.True : Truth.False;

    /// <summary>Null is unknown.</summary>
    public static Truth Of(bool? value) => value is null ? Truth.Unknown : Of(value.Value);

    /// <summary>True of no parts.</summary>
    public static Truth All(IEnumerable<Truth> values) => values.Aggregate(Truth.True, And);

    /// <summary>False of no parts.</summary>
    public static Truth Any(IEnumerable<Truth> values) => values.Aggregate(Truth.False, Or);
}
