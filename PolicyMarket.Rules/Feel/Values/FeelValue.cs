using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;

namespace PolicyMarket.Rules.Feel.Values;

/// <summary>A value while an expression is computed.</summary>
internal abstract record FeelValue
{
    public static FeelValue Of(FactValue fact) =>
        fact switch
        {
            NumberFact number => new FeelNumber(number.Value),
            BooleanFact truth => new FeelBoolean(truth.Value),
            TextFact text => new FeelText(text.Value),
            DateFact date => new FeelDate(date.Value),
            SetFact set => new FeelList([.. set.Values.Select(member => new FeelText(member))]),
            ListFact list => new FeelList([
                .. list.Records.Select(record => new FeelContext(record.Select(field => KeyValuePair.Create(field.Key, Of(field.Value))))),
            ]),
            _ => throw new ArgumentOutOfRangeException(nameof(fact), fact, "No such kind of fact."),
        };

    /// <summary>The value itself, or the date, time or duration that a given text stands for.</summary>
    public FeelValue AsTemporal() => this is FeelText { Temporal: { } temporal } ? temporal : this;

    /// <summary>Null when not known or when there is no such fact: a context, a time, a wide number; a list is a set of texts.</summary>
    public FactValue? ToFact() =>
        this switch
        {
            FeelNumber { Wide: null } number => new NumberFact(number.Value),
            FeelBoolean truth => new BooleanFact(truth.Value),
            FeelText text => new TextFact(text.Value),
            FeelDate date => date.Day.ToDateOnly() is { } day ? new DateFact(day) : null,
            FeelList list => new SetFact(list.Items.Select(FeelText.Written).ToImmutableSortedSet(StringComparer.Ordinal)),
            FeelNull => null,
            _ => null,
        };
}
