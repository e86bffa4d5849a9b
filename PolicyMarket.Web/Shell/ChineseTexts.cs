using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Radzen;

namespace PolicyMarket.Web.Shell;

/// <summary>
/// Chinese for the texts that Radzen's components bring along (radzen-texts.json). A key reads Component_Name; most components share
/// the names, so the whole key is looked up first and its name second. A key that neither table holds keeps Radzen's own text.
/// </summary>
public sealed class ChineseTexts : ILocalizer
{
    private static readonly FrozenDictionary<string, string> Texts = Read();

    public string Get(string key, CultureInfo culture)
    {
        if (Texts.TryGetValue(key, out var text))
        {
            return text;
        }

        var name = key[(key.IndexOf('_', StringComparison.Ordinal) + 1)..];
        return Texts.GetValueOrDefault(name)!; // Radzen falls back to its own text on null, though the interface does not say so
    }

    private static FrozenDictionary<string, string> Read()
    {
        const string name = "PolicyMarket.Web.Shell.radzen-texts.json";
        using var stream = typeof(ChineseTexts).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"the assembly holds no resource {name}");
        var texts = JsonSerializer.Deserialize<Dictionary<string, string>>(stream)
            ?? throw new InvalidOperationException($"{name} is empty");
        return texts.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
