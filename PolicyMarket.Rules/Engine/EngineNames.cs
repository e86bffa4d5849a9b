using System.Collections.Immutable;

namespace PolicyMarket.Rules.Engine;

/// <summary>Names of the engines in settings, on the command line and on screens.</summary>
public static class EngineNames
{
    /// <summary>The names that settings and commands accept, in the order of <see cref="EngineKind"/>.</summary>
    public static ImmutableArray<string> All { get; } = [.. Enum.GetValues<EngineKind>().Select(NameOf)];

    public static string NameOf(EngineKind kind) =>
        kind switch
        {
            EngineKind.Columnar => "columnar",
            EngineKind.NRules => "nrules",
            EngineKind.Explainer => "explainer",
            _ => throw new InvalidOperationException($"The unknown engine {kind}."),
        };

    /// <summary>Chinese label with the name as it is typed.</summary>
    public static string LabelOf(EngineKind kind) =>
        kind switch
        {
            EngineKind.Columnar => "列式引擎（columnar）",
            EngineKind.NRules => "规则网络（nrules）",
            EngineKind.Explainer => "逐条解释（explainer）",
            _ => throw new InvalidOperationException($"The unknown engine {kind}."),
        };

    /// <summary>Reads a name without regard to case. Returns false for any other text.</summary>
    public static bool TryParse(string? text, out EngineKind kind)
    {
        var place = text is null ? -1 : All.FindIndex(name => name.Equals(text.Trim(), StringComparison.OrdinalIgnoreCase));
        kind = (EngineKind)Math.Max(0, place);
        return place >= 0;
    }

    /// <summary>Explains in Chinese that a text names no engine, and which texts do.</summary>
    public static string Refusal(string text) => $"没有名为“{text}”的匹配引擎，可用：{string.Join("、", All)}。";

    private static int FindIndex(this ImmutableArray<string> names, Func<string, bool> isWanted)
    {
        for (var place = 0; place < names.Length; place++)
        {
            if (isWanted(names[place]))
            {
                return place;
            }
        }

        return -1;
    }
}
