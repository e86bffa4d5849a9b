using PolicyMarket.Data.Determinations;
using PolicyMarket.Rules.Engine;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Web.Matching;

/// <summary>The section Matching (in the environment Matching__Engine and so on): engine, sizes and deadlines of the nightly run.</summary>
internal static class EngineSetting
{
    public const string Name = "Matching:Engine";

    /// <summary>
    /// States in Chinese what cannot be used; null when all settings are absent or right. <paramref name="chosen"/> takes the place of the configured
    /// engine.
    /// </summary>
    public static string? Problem(IConfiguration configuration, EngineKind? chosen = null) =>
        chosen is null && configuration[Name] is { Length: > 0 } text && !EngineNames.TryParse(text, out _)
            ? $"设置 {Name} 有误：{EngineNames.Refusal(text)}"
            : Settings.Problem<MatchingOptions>(WithoutEngine(configuration), MatchingOptions.Section);

    /// <summary>The options of runs with the engine that a command names, else the configured one; throws when a setting is wrong.</summary>
    public static MatchingOptions OptionsOf(IConfiguration configuration, EngineKind? chosen = null)
    {
        if (Problem(configuration, chosen) is { } wrong)
        {
            throw new InvalidDataException(wrong);
        }

        var read = Settings.Read<MatchingOptions>(WithoutEngine(configuration), MatchingOptions.Section);
        return read.With(chosen ?? (EngineNames.TryParse(configuration[Name], out var engine) ? engine : read.Engine));
    }

    /// <summary>Engines have names of their own, which are not those of the enum.</summary>
    private static IConfiguration WithoutEngine(IConfiguration configuration) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(
                configuration
                    .GetSection(MatchingOptions.Section)
                    .GetChildren()
                    .Where(child => !string.Equals(child.Path, Name, StringComparison.OrdinalIgnoreCase))
                    .Select(child => KeyValuePair.Create(child.Path, child.Value))
            )
            .Build();
}
