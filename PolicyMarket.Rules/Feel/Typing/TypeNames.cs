using PolicyMarket.Rules.Feel.Syntax;

namespace PolicyMarket.Rules.Feel.Typing;

/// <summary>The names of FEEL's types and how a type is written.</summary>
internal static class TypeNames
{
    private static readonly HashSet<string> Plain = new(StringComparer.Ordinal)
    {
        "years and months duration",
        "days and time duration",
        "date and time",
        "day-time duration",
        "year-month duration",
        "dayTimeDuration",
        "yearMonthDuration",
        "dateTime",
        "number",
        "string",
        "boolean",
        "date",
        "time",
        "list",
        "context",
        "range",
        "function",
        "Any",
        "Null",
    };

    /// <summary>Writes a type as FEEL has it.</summary>
    public static string Written(TypeName type) =>
        type switch
        {
            { Name: "context", Names.IsEmpty: false } =>
                $"context<{string.Join(", ", type.Names.Zip(type.Parts, (name, part) => $"{name}: {Written(part)}"))}>",
            { Name: "function", Result: { } result } => $"function<{string.Join(", ", type.Parts.Select(Written))}>->{Written(result)}",
            { Parts.IsEmpty: false } => $"{type.Name}<{string.Join(", ", type.Parts.Select(Written))}>",
            _ => type.Name,
        };

    public static bool IsKnown(TypeName type) => Plain.Contains(type.Name) && type.Parts.All(IsKnown) && (type.Result is null || IsKnown(type.Result));
}
