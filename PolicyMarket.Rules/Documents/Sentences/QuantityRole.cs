namespace PolicyMarket.Rules.Documents.Sentences;

/// <summary>Purpose of a number in its sentence.</summary>
internal enum QuantityRole
{
    Other,
    Threshold,
    Award,
    Rate,
    Cap,
    Floor,
    Step,
    UnitBase,
    Time,
}
