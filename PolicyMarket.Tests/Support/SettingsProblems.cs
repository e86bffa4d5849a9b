using Microsoft.Extensions.Configuration;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Tests.Support;

/// <summary>Checks option classes against settings as a test writes them.</summary>
internal static class SettingsProblems
{
    /// <summary>The sentence about the first setting that cannot be used; "" when all can.</summary>
    public static string Of<T>(string section, params (string Name, string? Value)[] settings)
        where T : class, new() => Settings.Problem<T>(Configuration(settings), section) ?? "";

    public static IConfiguration Configuration(params (string Name, string? Value)[] settings) =>
        new ConfigurationBuilder().AddInMemoryCollection(settings.Select(one => KeyValuePair.Create(one.Name, one.Value))).Build();
}
