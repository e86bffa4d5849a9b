using PolicyMarket.Rules.Feel.Functions;
using PolicyMarket.Rules.Feel.Syntax;
using PolicyMarket.Rules.Feel.Typing;
using PolicyMarket.Rules.Feel.Values;

namespace PolicyMarket.Rules.Feel.Evaluation;

/// <summary>Tests whether a value is of a written type, for "instance of" and typed parameters.</summary>
internal static class TypeTests
{
    /// <summary>null is of type Null only, and of Any it is not an instance. The evaluator tests the allowed values of an item definition.</summary>
    public static bool IsInstance(FeelValue value, TypeName type, Evaluator evaluator) =>
        IsOfKind(value, type, evaluator) && (type.Allowed is not { } allowed || evaluator.Allows(allowed, value));

    private static bool IsOfKind(FeelValue value, TypeName type, Evaluator evaluator) =>
        (type.Name, value) switch
        {
            ("Any", not FeelNull) => true,
            ("Null", FeelNull) => true,
            ("number", FeelNumber) or ("string", FeelText) or ("boolean", FeelBoolean) or ("date", FeelDate) or ("time", FeelTime) => true,
            ("date and time" or "dateTime", FeelDateTime) => true,
            ("years and months duration" or "year-month duration" or "yearMonthDuration", FeelYearMonthDuration) => true,
            ("days and time duration" or "day-time duration" or "dayTimeDuration", FeelDayTimeDuration) => true,
            ("list", FeelList list) => type.Parts is not [var element] || list.Items.All(item => Fits(item, element, evaluator)),
            ("range", FeelRange range) => type.Parts is not [var end]
                || ((range.Low is null || Fits(range.Low, end, evaluator)) && (range.High is null || Fits(range.High, end, evaluator))),
            ("context", FeelContext context) => HasEntries(context, type, evaluator),
            ("function", FeelFunction function) => IsFunction(function, type, evaluator),
            (_, FeelText { Temporal: { } temporal }) => IsOfKind(temporal, type, evaluator),
            _ => false,
        };

    /// <summary>
    /// The value as the type wants it: one element out of its list or lists, one value as a list, a date as its midnight in Greenwich; null where it does not
    /// fit. A null stays null.
    /// </summary>
    public static FeelValue? Coerced(FeelValue value, TypeName type, Evaluator evaluator)
    {
        if (value is FeelNull || !TypeNames.IsKnown(type) || IsInstance(value, type, evaluator))
        {
            return value;
        }

        var inner = value;
        while (inner is FeelList { Items: [not FeelNull and var only] })
        {
            if (IsInstance(only, type, evaluator))
            {
                return only;
            }

            inner = only;
        }

        if (type.Name == "list" && IsInstance(new FeelList([value]), type, evaluator))
        {
            return new FeelList([value]);
        }

        return
            type.Name is "date and time" or "dateTime"
            && value.AsTemporal() is FeelDate date
            && new FeelDateTime(date.Day, 0, Zone.Utc) is var midnight
            && IsInstance(midnight, type, evaluator)
            ? midnight
            : null;
    }

    private static bool Fits(FeelValue value, TypeName type, Evaluator evaluator) => value is FeelNull || IsInstance(value, type, evaluator);

    private static bool HasEntries(FeelContext context, TypeName type, Evaluator evaluator)
    {
        for (var i = 0; i < type.Names.Length; i++)
        {
            if (context[type.Names[i]] is not { } entry || !Fits(entry, type.Parts[i], evaluator))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A parameter without a type takes anything; what a function answers is not known beforehand unless it is a literal.</summary>
    private static bool IsFunction(FeelFunction function, TypeName type, Evaluator evaluator)
    {
        if (type.Result is null && type.Parts.IsEmpty)
        {
            return true;
        }

        if (function is not UserFunction { Definition: var definition })
        {
            return function is BuiltinFunction { Function.Standard: { } standard } && standard.Takes(type.Parts.Length);
        }

        return definition.Parameters.Length == type.Parts.Length
            && definition
                .Parameters.Zip(type.Parts)
                .All(pair => pair.First.Type is null ? pair.Second.Name == "Any" : Includes(pair.First.Type, pair.Second))
            && (type.Result is null || type.Result.Name == "Any" || Literal(definition.Body) is { } result && IsInstance(result, type.Result, evaluator));
    }

    /// <summary>Every value of the narrow type is one of the wide type.</summary>
    private static bool Includes(TypeName wide, TypeName narrow) =>
        wide.Name == "Any"
        || (
            wide.Name == narrow.Name
            && (
                wide.Name == "context"
                    ? HasAll(wide, narrow)
                    : wide.Parts.IsEmpty
                        || (wide.Parts.Length == narrow.Parts.Length && wide.Parts.Zip(narrow.Parts).All(pair => Includes(pair.First, pair.Second)))
            )
        );

    private static bool HasAll(TypeName wide, TypeName narrow) =>
        wide.Names.Select((name, i) => narrow.Names.IndexOf(name) is >= 0 and var at && Includes(wide.Parts[i], narrow.Parts[at])).All(fits => fits);

    private static FeelValue? Literal(FeelNode? node) =>
        node switch
        {
            NumberLiteral number => new FeelNumber(number.Value),
            TextLiteral text => new FeelText(text.Value),
            TruthLiteral truth => new FeelBoolean(truth.Value),
            ValueLiteral literal => literal.Value,
            NullLiteral => FeelNull.Plain,
            ListLiteral list when list.Items.All(item => Literal(item) is not null) => new FeelList([
                .. list.Items.Select(item => Literal(item) ?? FeelNull.Plain),
            ]),
            ContextLiteral context when context.Entries.All(entry => Literal(entry.Value) is not null) => new FeelContext(
                context.Entries.Select(entry => KeyValuePair.Create(entry.Name, Literal(entry.Value) ?? FeelNull.Plain))
            ),
            _ => null,
        };
}
