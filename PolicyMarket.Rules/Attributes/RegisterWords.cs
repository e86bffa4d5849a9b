using System.Collections.Frozen;
using System.Text;
using System.Text.Json;
using PolicyMarket.Rules.Starter;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Rules.Attributes;

/// <summary>
/// The words of registers and departments for the codes of closed lists: labels (code-labels.json) and aliases (code-aliases.json), compared without blanks,
/// width and case.
/// </summary>
internal static class RegisterWords
{
    private static readonly Lazy<FrozenDictionary<(string Attribute, string Word), string>> Codes = new(Read);

    /// <summary>Returns the code of a list that the word stands for; null when the list has none.</summary>
    public static string? CodeOf(AttributeDefinition definition, string word)
    {
        var key = KeyOf(word);
        var code = Find(definition, key) ?? (WithoutQualifier(key) is { } bare ? Find(definition, bare) : null);
        return code ?? definition.Values.FirstOrDefault(value => KeyOf(value) == key);
    }

    /// <summary>Full width, blanks, invisible signs and case do not tell words apart.</summary>
    internal static string KeyOf(string word) =>
        string.Concat(
                TextSigns
                    .WithoutInvisible(word)
                    .Normalize(NormalizationForm.FormKC)
                    .Where(sign => !char.IsWhiteSpace(sign) && sign is not ('“' or '”' or '"'))
            )
            .ToUpperInvariant();

    /// <summary>有限责任公司(自然人独资) is a 有限责任公司.</summary>
    private static string? WithoutQualifier(string key) =>
        key.EndsWith(')') && key.IndexOf('(', StringComparison.Ordinal) is var open && open > 0 ? key[..open] : null;

    private static string? Find(AttributeDefinition definition, string key) =>
        Codes.Value.TryGetValue((definition.Name, key), out var code) && CodeLabels.IsListed(definition, code) ? code : null;

    private static FrozenDictionary<(string Attribute, string Word), string> Read()
    {
        var words = new Dictionary<(string Attribute, string Word), string>();
        AddFile(StarterFiles.CodeLabels, (attribute, code, label) => words.TryAdd((attribute, KeyOf(label)), code));
        AddFile(StarterFiles.CodeAliases, (attribute, word, code) => words.TryAdd((attribute, KeyOf(word)), code));
        return words.ToFrozenDictionary();
    }

    private static void AddFile(string file, Action<string, string, string> add)
    {
        using var stream = StarterFiles.Open(file);
        using var document = JsonDocument.Parse(stream);
        foreach (var attribute in document.RootElement.EnumerateObject())
        {
            foreach (var pair in attribute.Value.EnumerateObject())
            {
                add(attribute.Name, pair.Name, pair.Value.GetString() ?? "");
            }
        }
    }
}
