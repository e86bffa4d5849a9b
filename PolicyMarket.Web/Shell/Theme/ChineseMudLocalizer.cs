using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace PolicyMarket.Web.Shell.Theme;

/// <summary>
/// Chinese for the texts that MudBlazor's components bring along (mudblazor.zh-CN.json). A key that the file lacks keeps the library's own text.
/// </summary>
public sealed class ChineseMudLocalizer : MudLocalizer
{
    private const string ResourceName = "mudblazor.zh-CN.json";
    private static readonly FrozenDictionary<string, string> Texts = LoadTexts();

    public override LocalizedString this[string key] =>
        Texts.TryGetValue(key, out var text) ? new LocalizedString(key, text) : new LocalizedString(key, key, resourceNotFound: true);

    private static FrozenDictionary<string, string> LoadTexts()
    {
        using var stream =
            typeof(ChineseMudLocalizer).Assembly.GetManifestResourceStream(ResourceName)
            ?? throw new InvalidOperationException($"the assembly holds no resource {ResourceName}");
        var texts = JsonSerializer.Deserialize<Dictionary<string, string>>(stream) ?? throw new InvalidOperationException($"{ResourceName} is empty");
        return texts.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
