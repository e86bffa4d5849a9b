using System.Globalization;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Data.Authoring.Documents;

/// <summary>Values that the fields of a head can have.</summary>
internal static class DocumentHeadValues
{
    private const string DateForm = "yyyy-MM-dd";

    /// <summary>The value as it is kept, or what is wrong with it; empty stands for "not stated", which a title and a level cannot be.</summary>
    public static Result<string> Read(DocumentHeadField field, string? value)
    {
        var text = value?.Trim() ?? "";
        if (text.Length == 0)
        {
            return field is DocumentHeadField.Title or DocumentHeadField.Level ? Bad(DocumentDeskWording.HeadMissing(field)) : Result.Ok("");
        }

        return field switch
        {
            DocumentHeadField.Level => PolicyWords.Levels.Contains(text, StringComparer.Ordinal)
                ? Result.Ok(text)
                : Bad(DocumentDeskWording.BadLevel(text)),
            DocumentHeadField.Region => RegionTree.Exists(text) ? Result.Ok(text) : Bad(DocumentDeskWording.BadRegion(text)),
            DocumentHeadField.IssuedOn or DocumentHeadField.EffectiveFrom or DocumentHeadField.EffectiveTo => Day(text) is not null
                ? Result.Ok(text)
                : Bad(DocumentDeskWording.BadDate(field, text)),
            _ => WorkText.Read(text, DocumentDeskWording.Say(field), field == DocumentHeadField.Title ? 300 : 200, DataDiagnostics.DocumentHeadValue),
        };
    }

    /// <summary>Null, or the refusal of a last day before the first.</summary>
    public static Diagnostic? Order(DocumentHeadField field, string text, Func<DocumentHeadField, string?> other)
    {
        var first = Day(field == DocumentHeadField.EffectiveFrom ? text : other(DocumentHeadField.EffectiveFrom));
        var last = Day(field == DocumentHeadField.EffectiveTo ? text : other(DocumentHeadField.EffectiveTo));
        return field is DocumentHeadField.EffectiveFrom or DocumentHeadField.EffectiveTo && first > last
            ? new Diagnostic(DataDiagnostics.DocumentHeadValue, DocumentDeskWording.EndsBeforeBegin(first.Value, last ?? default))
            : null;
    }

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, DateForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static Result<string> Bad(string why) => Result.Fail<string>(DataDiagnostics.DocumentHeadValue, why);
}
