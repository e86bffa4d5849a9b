using System.Globalization;

namespace PolicyMarket.Data.Workflows;

/// <summary>
/// Id of the person who acts, a key of the table of accounts. Workflows take it together with ids of offers, payouts or firms; as a type of its own it
/// cannot be given in the place of one of them.
/// </summary>
public readonly record struct PersonId(long Value)
{
    public static implicit operator long(PersonId id) => id.Value;

    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);
}
