using PolicyMarket.Data.Determinations;
using PolicyMarket.Rules.Engine;

namespace PolicyMarket.Web.Matching;

/// <summary>The setting Matching:Engine (in the environment Matching__Engine): the engine that determines eligibility.</summary>
internal static class EngineSetting
{
    public const string Name = "Matching:Engine";

    /// <summary>States in Chinese that the setting names no engine; null when it is absent or right.</summary>
    public static string? Problem(IConfiguration configuration) =>
        configuration[Name] is { Length: > 0 } text && !EngineNames.TryParse(text, out _) ? $"设置 {Name} 有误：{EngineNames.Refusal(text)}" : null;

    /// <summary>The options of runs with the engine that a command names, else the configured one; throws when the setting is wrong.</summary>
    public static MatchingOptions OptionsOf(IConfiguration configuration, EngineKind? chosen = null) => Problem(configuration) is { } wrong && chosen is null
        ? throw new InvalidDataException(wrong)
        : new MatchingOptions { Engine = chosen ?? (EngineNames.TryParse(configuration[Name], out var engine) ? engine : EngineKind.Columnar) };
}
