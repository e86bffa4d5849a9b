using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Rules.Values;

/// <summary>A unified social credit code of 18 characters whose check character is right (GB 32100-2015).</summary>
public readonly record struct CreditCode
{
    /// <summary>The order gives each character its value; I, O, S, V and Z do not occur.</summary>
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    /// <summary>The registering authority and the category below it (GB 32100-2015, tables 1 and 2).</summary>
    private static readonly HashSet<string> Beginnings = new(StringComparer.Ordinal)
    {
        "11",
        "12",
        "13",
        "19",
        "21",
        "29",
        "31",
        "32",
        "33",
        "34",
        "35",
        "39",
        "41",
        "49",
        "51",
        "52",
        "53",
        "59",
        "61",
        "62",
        "69",
        "71",
        "72",
        "79",
        "81",
        "89",
        "91",
        "92",
        "93",
        "A1",
        "A9",
        "N1",
        "N2",
        "N3",
        "N9",
        "Y1",
    };

    private readonly string? value;

    private CreditCode(string value) => this.value = value;

    public string Value => value ?? throw new InvalidOperationException("A CreditCode must come from Parse.");

    /// <summary>Surrounding blanks, full-width and invisible signs and lower case are put right; everything else is refused with the reason.</summary>
    public static Result<CreditCode> Parse(string? text)
    {
        var trimmed = TextSigns.Folded(text ?? "").ToUpperInvariant();
        if (trimmed.Length != 18)
        {
            return Result.Fail<CreditCode>(
                new Diagnostic(DiagnosticCatalogue.CreditCodeLength, ValueWording.CreditCodeLengthWrong(trimmed, trimmed.Length))
            );
        }

        var bad = trimmed.AsSpan().IndexOfAnyExcept(Alphabet);
        if (bad >= 0)
        {
            return Result.Fail<CreditCode>(
                new Diagnostic(
                    DiagnosticCatalogue.CreditCodeCharacter,
                    ValueWording.CreditCodeCharacterWrong(bad + 1, trimmed[bad]),
                    Position: bad,
                    Length: 1
                )
            );
        }

        var expected = CheckCharacter(trimmed.AsSpan(0, 17));
        if (trimmed[17] != expected)
        {
            return Result.Fail<CreditCode>(
                new Diagnostic(DiagnosticCatalogue.CreditCodeCheck, ValueWording.CheckDigitWrong(trimmed, expected), Position: 17, Length: 1)
            );
        }

        return Structure(trimmed) is { } fault ? Result.Fail<CreditCode>(fault) : Result.Ok(new CreditCode(trimmed));
    }

    /// <summary>31 − Σ(value × 3^i mod 31) mod 31; throws on a character outside the set.</summary>
    public static char CheckCharacter(ReadOnlySpan<char> first17)
    {
        if (first17.Length != 17)
        {
            throw new ArgumentException($"Seventeen characters are needed, not {first17.Length}.", nameof(first17));
        }

        var (sum, weight) = (0, 1);
        foreach (var character in first17)
        {
            var digit = Alphabet.IndexOf(character, StringComparison.Ordinal);
            if (digit < 0)
            {
                throw new ArgumentException($"'{character}' does not occur in a credit code.", nameof(first17));
            }

            sum += digit * weight;
            weight = weight * 3 % 31;
        }

        return Alphabet[(31 - (sum % 31)) % 31];
    }

    private static Diagnostic? Structure(string text)
    {
        if (!Beginnings.Contains(text[..2]))
        {
            return new Diagnostic(DiagnosticCatalogue.CreditCodeStructure, ValueWording.CreditCodePrefixWrong(text, text[..2]), Position: 0, Length: 2);
        }

        var bad = text.AsSpan(2, 6).IndexOfAnyExceptInRange('0', '9');
        return bad < 0
            ? null
            : new Diagnostic(
                DiagnosticCatalogue.CreditCodeStructure,
                ValueWording.CreditCodeRegionWrong(text, bad + 3, text[bad + 2]),
                Position: bad + 2,
                Length: 1
            );
    }

    public override string ToString() => value ?? "";
}
