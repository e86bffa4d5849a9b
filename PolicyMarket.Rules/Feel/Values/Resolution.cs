using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Rules.Feel.Values;

/// <summary>The names of one expression with the facts of one firm.</summary>
internal sealed class Resolution(IReadOnlyDictionary<string, AttributeDefinition> resolved, Func<string, FactValue?> fact)
{
    public AttributeDefinition Definition(string name) => resolved[name];

    public FactValue? Fact(string name) => fact(resolved[name].Name);

    /// <summary>Null for a name that is no attribute.</summary>
    public FeelValue? TryValue(string name) => resolved.ContainsKey(name) ? Value(name) : null;

    public FeelValue Value(string name)
    {
        var definition = resolved[name];
        return fact(definition.Name) switch
        {
            null or SetFact { IsPartial: true } => FeelNull.MissingFact(definition.Name),
            { } known when Suits(known, definition.Type) => FeelValue.Of(known),
            { } known => FeelNull.Because(FeelValueWording.ValueTypeWrong(definition.Label, FactText.Display(known, definition: null))),
        };
    }

    private static bool Suits(FactValue value, AttributeType type) =>
        type switch
        {
            AttributeType.Decimal or AttributeType.Integer => value is NumberFact,
            AttributeType.Boolean => value is BooleanFact,
            AttributeType.Date => value is DateFact,
            AttributeType.Code or AttributeType.Text => value is TextFact,
            AttributeType.Set => value is SetFact,
            AttributeType.List => value is ListFact,
            _ => throw new ArgumentOutOfRangeException(nameof(type), type, "No such type of attribute."),
        };
}
