using System.Globalization;
using PolicyMarket.Rules.Documents;
using PolicyMarket.Rules.Documents.Model;

namespace PolicyMarket.Tests.Rules.Documents;

/// <summary>Short forms of what the reader finds, for assertions.</summary>
internal static class Reading
{
    public static ReadDocument Of(string text) => PolicyDocumentReader.Read(text).Required;

    /// <summary>Conditions of one clause as "attribute-or-label op value unit kind".</summary>
    public static IEnumerable<string> Conditions(string clause) => Of("一、" + clause).Conditions.Select(Words);

    /// <summary>Amounts of one clause as "form figures cap floor".</summary>
    public static IEnumerable<string> Amounts(string clause) => Of("一、" + clause).Amounts.Select(Words);

    private static string Words(ReadCondition one) =>
        string.Create(CultureInfo.InvariantCulture, $"{one.Attribute ?? one.Label} {one.Operator} {Words(one.Value)}{one.Unit} {one.Kind}");

    private static string Words(ReadValue value) =>
        value.Number is { } number ? number.ToString(CultureInfo.InvariantCulture)
        : value.Truth is { } truth ? (truth ? "true" : "false")
        : value.Word ?? string.Join('/', value.List);

    private static string Words(ReadAmount one) =>
        $"{one.Form} {string.Join('/', one.Figures.Select(Words))}{(one.Cap is { } cap ? " ≤" + Words(cap) : "")}{(one.Floor is { } floor ? " ≥" + Words(floor) : "")}";

    private static string Words(ReadFigure figure) => string.Create(CultureInfo.InvariantCulture, $"{figure.Value}{figure.Unit}");
}
