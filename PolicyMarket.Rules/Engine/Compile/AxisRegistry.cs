using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Engine.Axes;
using PolicyMarket.Rules.Engine.Columns;

namespace PolicyMarket.Rules.Engine.Compile;

/// <summary>First reading of all conditions: which cuts and codes the leaves name, attribute by attribute; then the axes.</summary>
internal sealed class AxisRegistry(AttributeCatalog catalog)
{
    private readonly Dictionary<string, HashSet<NumberCut>> cuts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<int>> days = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> named = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> ancestors = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Attribute, string? Member), Axis> axes = [];

    /// <summary>In the order in which they were first asked for.</summary>
    public List<Axis> All { get; } = [];

    /// <summary>True when the leaf compares with fixed values of its attribute's own type.</summary>
    public static bool HasClasses(Comparison leaf, AttributeDefinition definition) =>
        (leaf.Op, leaf.Value) switch
        {
            (ComparisonOperator.Exists, _) => FactColumn.CanHold(definition),
            (ComparisonOperator.Between, RangeOperand { Low: LiteralOperand low, High: LiteralOperand high }) => IsOrdered(definition)
                && Fits(low.Value, definition)
                && Fits(high.Value, definition),
            (ComparisonOperator.In or ComparisonOperator.NotIn, ListOperand list) => definition.Type == AttributeType.Set
                ? list.Values.All(value => value is TextFact)
                : list.Values.All(value => Fits(value, definition)),
            (ComparisonOperator.Under, ListOperand list) => definition.Type is AttributeType.Code or AttributeType.Text
                && list.Values.All(value => value is TextFact),
            (ComparisonOperator.Under, LiteralOperand one) => definition.Type is AttributeType.Code or AttributeType.Text && one.Value is TextFact,
            (ComparisonOperator.Equal or ComparisonOperator.NotEqual, LiteralOperand one) => definition.Type != AttributeType.Set
                && Fits(one.Value, definition),
            (
                ComparisonOperator.GreaterOrEqual
                    or ComparisonOperator.Greater
                    or ComparisonOperator.LessOrEqual
                    or ComparisonOperator.Less,
                LiteralOperand one
            ) => IsOrdered(definition) && Fits(one.Value, definition),
            _ => false,
        };

    /// <summary>Leaves without classes have no axis: they run on the surviving rows.</summary>
    public void Note(Condition condition)
    {
        if (condition.AsComparison is { } leaf && catalog.TryGet(leaf.Attribute, out var definition) && HasClasses(leaf, definition))
        {
            Note(leaf);
        }

        foreach (var part in condition.Children)
        {
            Note(part);
        }
    }

    public Axis AxisOf(AttributeDefinition definition, string? member = null)
    {
        if (axes.TryGetValue((definition.Name, member), out var axis))
        {
            return axis;
        }

        axis = NewAxis(definition, member);
        axis.Id = All.Count;
        All.Add(axis);
        axes.Add((definition.Name, member), axis);
        return axis;
    }

    private static bool IsOrdered(AttributeDefinition definition) => definition.IsNumber || definition.Type == AttributeType.Date;

    private static bool Fits(FactValue value, AttributeDefinition definition) =>
        (value, definition.Type) switch
        {
            (NumberFact, AttributeType.Decimal or AttributeType.Integer) => true,
            (DateFact, AttributeType.Date) => true,
            (BooleanFact, AttributeType.Boolean) => true,
            (TextFact, AttributeType.Code or AttributeType.Text) => true,
            _ => false,
        };

    private static HashSet<T> Of<T>(Dictionary<string, HashSet<T>> sets, string attribute)
    {
        if (!sets.TryGetValue(attribute, out var set))
        {
            sets[attribute] = set = [];
        }

        return set;
    }

    private Axis NewAxis(AttributeDefinition definition, string? member) =>
        definition.Type switch
        {
            AttributeType.Decimal or AttributeType.Integer => new NumberAxis(definition.Name, [.. Of(cuts, definition.Name).Order(NumberCut.Along)]),
            AttributeType.Date => new DayAxis(definition.Name, [.. Of(days, definition.Name).Order()]),
            AttributeType.Boolean => new FlagAxis(definition.Name),
            AttributeType.Code or AttributeType.Text => new CodeAxis(
                definition.Name,
                CodePath.Standard,
                Of(named, definition.Name),
                Of(ancestors, definition.Name)
            ),
            AttributeType.Set => member is null ? new KnownAxis(definition.Name) : new MemberAxis(definition.Name, member),
            _ => throw new InvalidOperationException($"An attribute of type {definition.Type} has no axis."),
        };

    private void Note(Comparison leaf)
    {
        IEnumerable<FactValue> values = leaf.Value switch
        {
            LiteralOperand one => [one.Value],
            ListOperand list => list.Values,
            RangeOperand { Low: LiteralOperand low, High: LiteralOperand high } => [low.Value, high.Value],
            _ => [],
        };
        foreach (var value in values)
        {
            switch (value)
            {
                case NumberFact number:
                    NoteNumber(leaf, number.Value);
                    break;
                case DateFact date:
                    Of(days, leaf.Attribute).Add(date.Value.DayNumber);
                    Of(days, leaf.Attribute).Add(date.Value.DayNumber + 1);
                    break;
                case TextFact text when leaf.Op == ComparisonOperator.Under:
                    Of(ancestors, leaf.Attribute).Add(text.Value);
                    break;
                case TextFact text:
                    Of(named, leaf.Attribute).Add(text.Value);
                    break;
                default:
                    break; // yes and no have their classes without being named
            }
        }
    }

    private void NoteNumber(Comparison leaf, decimal number)
    {
        var places = Of(cuts, leaf.Attribute);
        if (leaf.Op is not (ComparisonOperator.Greater or ComparisonOperator.LessOrEqual))
        {
            places.Add(new NumberCut(number, IsAbove: false));
        }

        if (leaf.Op is not (ComparisonOperator.GreaterOrEqual or ComparisonOperator.Less))
        {
            places.Add(new NumberCut(number, IsAbove: true));
        }
    }
}
