namespace PolicyMarket.Rules.Engine.Axes;

/// <summary>All codes that a code can lie under, itself first where it can, then ever wider ones: the same answer as the Explainer's "under".</summary>
internal sealed class CodePath
{
    private const int RegionLength = 6;

    public static CodePath Standard { get; } = new();

    /// <summary>Prefixes that begin with a letter are industries (GB/T 4754); six characters are regions (GB/T 2260).</summary>
    public IEnumerable<string> Of(string code)
    {
        if (code.Length == RegionLength && !char.IsAsciiLetter(code[0]))
        {
            yield return code;
            if (code[4..] != "00")
            {
                yield return string.Concat(code.AsSpan(0, 4), "00");
            }

            if (code[2..] != "0000")
            {
                yield return string.Concat(code.AsSpan(0, 2), "0000");
            }
        }
        else if (code.Length > 0 && char.IsAsciiLetter(code[0]))
        {
            for (var length = code.Length; length > 0; length--)
            {
                yield return code[..length];
            }
        }
    }
}
