namespace PolicyMarket.Rules.Feel.Values;

/// <summary>Up is away from zero, Down towards zero; the Half kinds round to the nearest and differ on ties.</summary>
internal enum RoundingMode
{
    Floor,
    Ceiling,
    Up,
    Down,
    HalfUp,
    HalfDown,
    HalfEven,
}
