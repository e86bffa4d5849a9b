using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Rules.Values;

/// <summary>A six-digit code of GB/T 2260 that exists in <see cref="RegionTree"/>.</summary>
public readonly record struct RegionCode
{
    private readonly string? value;

    internal RegionCode(string value) => this.value = value;

    public string Value => value ?? throw new InvalidOperationException("A RegionCode must come from Parse.");

    /// <summary>The city of a county, the province of a city, nothing above a province.</summary>
    public RegionCode? Parent => RegionTree.ParentOf(Value) is { } parent ? new RegionCode(parent) : null;

    public static Result<RegionCode> Parse(string? text)
    {
        var trimmed = TextSigns.Folded(text ?? "");
        if (trimmed.Length != 6 || trimmed.Any(c => !char.IsAsciiDigit(c)))
        {
            return Result.Fail<RegionCode>(new Diagnostic(DiagnosticCatalogue.RegionShape, ValueWording.RegionCodeShapeWrong(trimmed)));
        }

        if (!RegionTree.Exists(trimmed))
        {
            return Result.Fail<RegionCode>(
                CodeChanges.OfRegion(trimmed) is { } change
                    ? new Diagnostic(DiagnosticCatalogue.RegionUnknown, ValueWording.RegionCodeChanged(change.Sentence(RegionTree.FullName)))
                    : new Diagnostic(DiagnosticCatalogue.RegionUnknown, ValueWording.UnknownRegionCode(trimmed))
            );
        }

        return Result.Ok(new RegionCode(trimmed));
    }

    /// <summary>True for the ancestor itself too.</summary>
    public bool IsUnder(RegionCode ancestor) => IsUnder(Value, ancestor.Value);

    /// <summary>430000 holds every 43xxxx, 430100 every 4301xx, any other code only itself.</summary>
    internal static bool IsUnder(ReadOnlySpan<char> code, ReadOnlySpan<char> ancestor)
    {
        if (ancestor.Length != 6 || code.Length != 6)
        {
            return false;
        }

        var significant =
            ancestor[2..].SequenceEqual("0000") ? 2
            : ancestor[4..].SequenceEqual("00") ? 4
            : 6;
        return code[..significant].SequenceEqual(ancestor[..significant]);
    }

    public override string ToString() => value ?? "";
}
