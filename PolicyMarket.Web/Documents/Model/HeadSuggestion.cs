using System.Collections.Immutable;
using System.Globalization;
using PolicyMarket.Data.Authoring.Documents;
using PolicyMarket.Rules.Documents.Model;

namespace PolicyMarket.Web.Documents.Model;

/// <summary>
/// A field of the head as it was read. Value null: the text does not state it. Other: another value that the text offers, e.g. the title of the document that a
/// notice issues. IsDerived: computed, not printed.
/// </summary>
public sealed record HeadSuggestion(DocumentHeadField Field, string? Value, SourceSpan? Source)
{
    public string? Other { get; init; }

    public bool IsDerived { get; init; }

    /// <summary>Every field once, in the order of the page.</summary>
    public static ImmutableArray<HeadSuggestion> Of(ReadHead head) =>
        [
            new(DocumentHeadField.Title, head.Title?.Value, head.Title?.Source)
            {
                Other = head.EnclosedTitle == head.Title?.Value ? null : head.EnclosedTitle,
            },
            new(DocumentHeadField.Number, head.Number?.Value, head.Number?.Source),
            new(DocumentHeadField.Issuer, head.Issuer?.Value, head.Issuer?.Source),
            new(DocumentHeadField.Level, head.Level, head.PlaceSource),
            new(DocumentHeadField.Region, head.Territory is null ? null : head.Territory.Code ?? "", head.PlaceSource),
            new(DocumentHeadField.IssuedOn, Day(head.DateIssued), head.IssuedSource),
            new(DocumentHeadField.EffectiveFrom, Day(head.EffectiveFrom), head.Validity.Source),
            new(DocumentHeadField.EffectiveTo, Day(head.EffectiveTo), head.Validity.Source) { IsDerived = head.Validity.Kind == "years" },
            new(DocumentHeadField.Validity, Say(head.Validity), head.Validity.Source),
        ];

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? Say(ReadValidity validity) =>
        validity switch
        {
            { Kind: "years", Years: { } years } => string.Create(CultureInfo.InvariantCulture, $"{years} 年"),
            { Kind: "until", Until: { } until } => $"至 {Day(until)}",
            { Kind: "open" } => "没有写截止日期",
            _ => null,
        };
}
