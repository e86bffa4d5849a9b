namespace PolicyMarket.Rules.Values;

/// <summary>
/// A mobile number of the mainland: 11 digits that begin with 13 to 19. Blanks, hyphens, full-width digits and a leading +86 are put right; anything else is
/// refused.
/// </summary>
public readonly record struct MobileNumber
{
    private const int Digits = 11;
    private const string CountryCode = "+86";

    private readonly string? value;

    private MobileNumber(string value) => this.value = value;

    /// <summary>Eleven digits.</summary>
    public string Value => value ?? throw new InvalidOperationException("A MobileNumber must come from TryParse.");

    /// <summary>False, with the default value, for a text that is no such number.</summary>
    public static bool TryParse(string? text, out MobileNumber number)
    {
        var compact = string.Concat(TextSigns.Folded(text ?? "").Where(sign => !char.IsWhiteSpace(sign) && sign != '-'));
        var local = compact.StartsWith(CountryCode, StringComparison.Ordinal) ? compact[CountryCode.Length..] : compact;
        var isMobile = local.Length == Digits && local.All(char.IsAsciiDigit) && local[0] == '1' && local[1] is >= '3' and <= '9';
        number = isMobile ? new MobileNumber(local) : default;
        return isMobile;
    }

    public override string ToString() => value ?? "";
}
