using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Rules.Cases;

/// <summary>A constant, a number or a day, with which a condition or a tier compares an attribute.</summary>
internal sealed record CaseThreshold(AttributeDefinition Attribute, FactValue Value)
{
    /// <summary>Beyond this no step is added, so that no sum overflows.</summary>
    private const decimal Largest = 1_000_000_000_000_000_000m;
    private const decimal Hundredth = 0.01m;
    private const decimal BasisPoint = 0.0001m;

    /// <summary>The smallest step of the attribute: one of a count, a fen, a hundredth of a per cent; finer where the constant itself is.</summary>
    private decimal Unit =>
        Value is not NumberFact { Value: var number } ? 1m
        : Attribute.Type == AttributeType.Integer ? 1m
        : Math.Min(Attribute.IsRatio ? BasisPoint : Hundredth, PlaceOf(ExactDecimal.Plain(number).Scale));

    /// <summary>The step in words.</summary>
    public string UnitInWords => Value is DateFact ? CaseWording.OneDay : FactText.Display(new NumberFact(Unit), Attribute);

    /// <summary>The constant itself; null where the attribute cannot have that value.</summary>
    public FactValue? At => Moved(0);

    public FactValue? Below => Moved(-1);

    public FactValue? Above => Moved(1);

    /// <summary>The constant some steps on; null where the attribute cannot have that value.</summary>
    private FactValue? Moved(int steps)
    {
        FactValue? moved = Value switch
        {
            NumberFact when steps == 0 => Value,
            NumberFact { Value: var number } when Math.Abs(number) < Largest => new NumberFact(number + (steps * Unit)),
            DateFact { Value: var day } when day > DateOnly.MinValue && day < DateOnly.MaxValue => new DateFact(day.AddDays(steps)),
            _ => null,
        };
        return moved is not null && Plausibility.Fault(moved, Attribute, today: null, isPercent: true) is null ? moved : null;
    }

    private static decimal PlaceOf(int scale)
    {
        var place = 1m;
        for (var digit = 0; digit < scale; digit++)
        {
            place /= 10m;
        }

        return place;
    }
}
