using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Rules.Values;

/// <summary>A code of GB/T 4754-2017 with its section letter (C, C27, C2710) that exists in <see cref="IndustryTree"/>.</summary>
public readonly record struct IndustryCode
{
    private readonly string? value;

    internal IndustryCode(string value) => this.value = value;

    public string Value => value ?? throw new InvalidOperationException("An IndustryCode must come from Parse.");

    public IndustryCode? Parent => IndustryTree.ParentOf(Value) is { } parent ? new IndustryCode(parent) : null;

    /// <summary>Digits without the section letter are completed, because departments often store them so.</summary>
    public static Result<IndustryCode> Parse(string? text)
    {
        var trimmed = TextSigns.Folded(text ?? "").ToUpperInvariant();
        if (!HasShape(trimmed))
        {
            return Result.Fail<IndustryCode>(new Diagnostic(DiagnosticCatalogue.IndustryShape, ValueWording.IndustryCodeShapeWrong(trimmed)));
        }

        var full = char.IsAsciiDigit(trimmed[0]) ? IndustryTree.WithSection(trimmed) ?? trimmed : trimmed;
        if (!IndustryTree.Exists(full))
        {
            return Result.Fail<IndustryCode>(
                CodeChanges.OfIndustry(trimmed) is { } change
                    ? new Diagnostic(DiagnosticCatalogue.IndustryUnknown, ValueWording.IndustryCodeChanged(change.Sentence(IndustryTree.Name)))
                    : new Diagnostic(DiagnosticCatalogue.IndustryUnknown, ValueWording.UnknownIndustryCode(trimmed))
            );
        }

        return Result.Ok(new IndustryCode(full));
    }

    /// <summary>By prefix; true for the ancestor itself too.</summary>
    public bool IsUnder(IndustryCode ancestor) => IsUnder(Value, ancestor.Value);

    internal static bool IsUnder(ReadOnlySpan<char> code, ReadOnlySpan<char> ancestor) =>
        !ancestor.IsEmpty && code.StartsWith(ancestor, StringComparison.Ordinal);

    private static bool HasShape(string text)
    {
        var digits = text.Length > 0 && char.IsAsciiLetterUpper(text[0]) ? text[1..] : text;
        return digits.Length <= 4 && digits.All(char.IsAsciiDigit) && (digits.Length >= 2 || (digits.Length == 0 && text.Length == 1));
    }

    public override string ToString() => value ?? "";
}
