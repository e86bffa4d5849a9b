using System.Collections.Immutable;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Feel.Functions;

/// <summary>
/// The arguments of one call, read as the kinds that a function wants; each reading is C# null where it does not fit. A list of one stands for its element, one
/// value for a list of one.
/// </summary>
internal sealed class Arguments(FeelValue?[] values, ICallContext context)
{
    public ICallContext Caller => context;

    public Budget Budget => context.Budget;

    public int Count => values.Length;

    /// <summary>Null where the argument was left out.</summary>
    public FeelValue? this[int index] => index < values.Length ? values[index] : null;

    /// <summary>Given, be it null.</summary>
    public bool Has(int index) => this[index] is not null;

    /// <summary>Left out or null.</summary>
    public bool IsNothing(int index) => this[index] is null or FeelNull;

    public FeelValue Value(int index) => this[index] ?? FeelNull.Plain;

    public FeelNumber? Number(int index) => Single<FeelNumber>(index);

    public long? Whole(int index) => Number(index) is { } number ? Numbers.Whole(number) : null;

    /// <summary>A place or a length: a fraction does not count.</summary>
    public long? Position(int index) => Number(index) is { } number ? Numbers.Whole(Numbers.Round(number, 0, RoundingMode.Down) ?? number) : null;

    public string? Text(int index) => Single<FeelText>(index)?.Value;

    public bool? Truth(int index) => Single<FeelBoolean>(index)?.Value;

    public FeelContext? Context(int index) => Single<FeelContext>(index);

    public FeelFunction? Function(int index) => Single<FeelFunction>(index);

    public T? Single<T>(int index)
        where T : FeelValue =>
        this[index] switch
        {
            T value => value,
            FeelText { Temporal: T temporal } => temporal,
            FeelList { Items: [T only] } => only,
            _ => null,
        };

    public ImmutableArray<FeelValue>? List(int index) =>
        this[index] switch
        {
            FeelList list => Charged(list.Items),
            null or FeelNull => null,
            var single => [single],
        };

    /// <summary>All arguments from the index on; a single list is its elements.</summary>
    public ImmutableArray<FeelValue>? Items(int from = 0)
    {
        if (values.Length <= from || values[from] is null)
        {
            return null;
        }

        return values.Length == from + 1 || Array.TrueForAll(values[(from + 1)..], v => v is null)
            ? values[from] is FeelNull
                ? null
                : List(from)
            : [.. values[from..].OfType<FeelValue>()];
    }

    private ImmutableArray<FeelValue> Charged(ImmutableArray<FeelValue> items)
    {
        Budget.Steps(items.Length);
        return items;
    }
}
