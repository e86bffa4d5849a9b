using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Rules.Attributes;

/// <summary>
/// The code that one text stands for. Code is null where none is recognised, and Why says so; Note says in words that the text was translated.
/// The one place that decides which code a text is, for files, facts, columns of the engine and the Explainer.
/// </summary>
public sealed record CodeReading(string? Code, string? Note, Diagnostic? Why)
{
    private const int MostNamed = 6;

    /// <summary>The reason of a reading without a code.</summary>
    internal Diagnostic RequiredWhy => Why ?? throw new InvalidOperationException($"The code {Code} was read and has no reason.");

    /// <summary>AsOf: the day of which the text speaks; null where no day is known, which is today's standard.</summary>
    public static CodeReading Of(string text, AttributeDefinition definition, DateOnly? asOf = null) =>
        definition switch
        {
            { IsRegion: true } => OfRegion(text, definition, asOf),
            { IsIndustry: true } => OfIndustry(text, definition),
            { Values.IsDefaultOrEmpty: true } => new CodeReading(text, null, null),
            _ => OfList(text, definition),
        };

    /// <summary>True where a text can be none of the attribute's codes: regions, industries and closed lists.</summary>
    public static bool HasTable(AttributeDefinition definition) =>
        definition.Type is AttributeType.Code or AttributeType.Set
        && (definition.IsRegion || definition.IsIndustry || !definition.Values.IsDefaultOrEmpty);

    private static CodeReading OfRegion(string text, AttributeDefinition definition, DateOnly? asOf)
    {
        var folded = TextSigns.Folded(text);
        if (folded.Length == 12 && folded.EndsWith("000000", StringComparison.Ordinal))
        {
            folded = folded[..6];
        }

        if (CodeChanges.OfRegion(folded) is { } change && Applies(change, folded, asOf))
        {
            return Changed(definition, change, RegionTree.FullName);
        }

        var (region, why) = RegionCode.Parse(folded);
        if (why is null)
        {
            return Found(region.Value);
        }

        return RegionNames.Find(folded) switch
        {
            [var one] => Found(one, AttributeWording.RegionSavedAs(folded, one, RegionTree.FullName(one))),
            [] => Refused(WithSuggestion(why, definition, folded)),
            var several => Ambiguous(definition, folded, [.. several.Select(code => $"{code}（{RegionTree.FullName(code)}）")]),
        };
    }

    /// <summary>A division concerns only what speaks of a day before it.</summary>
    private static bool Applies(CodeChange change, string code, DateOnly? asOf) =>
        change.IsDivision ? asOf < change.Since : !RegionTree.Exists(code) || (asOf is { } day && day >= change.Since);

    private static CodeReading OfIndustry(string text, AttributeDefinition definition)
    {
        var folded = TextSigns.Folded(text).ToUpperInvariant();
        if (LostZero(folded) is { } lost)
        {
            return Ambiguous(definition, folded, lost);
        }

        var (industry, why) = IndustryCode.Parse(folded);
        if (why is null)
        {
            return Found(industry.Value);
        }

        return CodeChanges.OfIndustry(folded) is { } change ? Changed(definition, change, IndustryTree.Name)
            : PaddedGroup(folded) is { } group ? Found(group, AttributeWording.SavedAsGroup(folded, group, IndustryTree.Name(group)))
            : Refused(why);
    }

    /// <summary>C3840 is how many registers write the group C384.</summary>
    private static string? PaddedGroup(string code)
    {
        if (!code.EndsWith('0') || code.Length != (char.IsAsciiDigit(code[0]) ? 4 : 5))
        {
            return null;
        }

        var group = char.IsAsciiDigit(code[0]) ? IndustryTree.WithSection(code[..3]) : code[..4];
        return IndustryTree.Exists(group) ? group : null;
    }

    /// <summary>
    /// The codes that digits without section letter stand for when a spreadsheet may have taken a leading zero away; null when none was lost.
    /// </summary>
    private static IReadOnlyList<string>? LostZero(string digits)
    {
        if (digits.Length is not (1 or 2 or 3) || !digits.All(char.IsAsciiDigit) || IndustryTree.WithSection("0" + digits) is not { } padded)
        {
            return null;
        }

        var asWritten = IndustryTree.WithSection(digits);
        return [.. new[] { padded, asWritten }.OfType<string>().Select(code => $"{code}（{IndustryTree.Name(code)}）")];
    }

    private static CodeReading OfList(string text, AttributeDefinition definition)
    {
        if (CodeLabels.IsListed(definition, text))
        {
            return Found(text);
        }

        var folded = TextSigns.Folded(text);
        if (CodeLabels.IsListed(definition, folded))
        {
            return Found(folded);
        }

        return RegisterWords.CodeOf(definition, folded) is { } code ? Found(code) : Refused(NotListed(folded, definition));
    }

    private static CodeReading Found(string code, string? note = null) => new(code, note, null);

    private static CodeReading Refused(Diagnostic why) => new(null, null, why);

    private static CodeReading Changed(AttributeDefinition definition, CodeChange change, Func<string, string> nameOf) =>
        change.Successor is { } successor
            ? Found(successor, AttributeWording.SavedAsSuccessor(change.Sentence(nameOf), successor))
            : Refused(new Diagnostic(DiagnosticCatalogue.CodeAmbiguous, AttributeWording.SuccessorUnclear(definition.Label, change.Sentence(nameOf))));

    private static CodeReading Ambiguous(AttributeDefinition definition, string text, IReadOnlyList<string> candidates) =>
        Refused(
            new Diagnostic(
                DiagnosticCatalogue.CodeAmbiguous,
                AttributeWording.AmbiguousCode(
                    definition.Label,
                    text,
                    string.Join(" 或 ", candidates.Take(MostNamed)),
                    candidates.Count > MostNamed ? " 等" : ""
                )
            )
        );

    private static Diagnostic WithSuggestion(Diagnostic why, AttributeDefinition definition, string text)
    {
        var padded = text.Length is 2 or 4 ? text.PadRight(6, '0') : text;
        return padded != text && RegionTree.Exists(padded)
            ? new Diagnostic(
                DiagnosticCatalogue.RegionShape,
                AttributeWording.RegionCodeTooShort(definition.Label, text, padded, RegionTree.FullName(padded))
            )
            : why;
    }

    /// <summary>Lists the choices by their Chinese names.</summary>
    private static Diagnostic NotListed(string text, AttributeDefinition definition)
    {
        var choices = definition.Values.Select(value => CodeLabels.NameOf(definition, value)).ToList();
        const int MostChoices = 12;
        var shown = text.Length <= 40 ? text : text[..40] + "…";
        var zeros =
            text.Length > 0 && text.All(char.IsAsciiDigit) ? definition.Values.FirstOrDefault(value => value.TrimStart('0') == text.TrimStart('0')) : null;
        var hint = zeros is null ? "" : AttributeWording.DidYouMean(zeros);
        return new Diagnostic(
            DiagnosticCatalogue.FactNotListed,
            AttributeWording.CodeNotListed(
                definition.Label,
                shown,
                string.Join("、", choices.Take(MostChoices)),
                choices.Count > MostChoices ? "…" : "",
                hint
            )
        );
    }
}
