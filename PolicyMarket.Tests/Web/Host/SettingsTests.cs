using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Files;
using PolicyMarket.Data.Notices;
using PolicyMarket.Data.Store;
using PolicyMarket.Rules.Engine;
using PolicyMarket.Tests.Support;
using PolicyMarket.Tests.Web.Commands;
using PolicyMarket.Web.Commands.Shared;
using PolicyMarket.Web.Hosting;

namespace PolicyMarket.Tests.Web.Host;

/// <summary>Every option class is filled from its section and checked before the program starts.</summary>
public sealed class SettingsTests(HostFixture host) : IClassFixture<HostFixture>
{
    /// <summary>Option classes that no section of the configuration fills, and why.</summary>
    private static readonly Dictionary<Type, string> WithoutSection = new()
    {
        [typeof(DataOptions)] = "the command line names the folder",
        [typeof(SqlLogOptions)] = "follows from the levels of the log",
    };

    private IReadOnlyList<SettingsSection> Sections => [.. host.Host.Services.GetServices<SettingsSection>()];

    [Fact]
    public void Every_option_class_has_a_section_that_is_checked_at_start()
    {
        var classes = new[] { typeof(DataOptions).Assembly, typeof(Settings).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type =>
                type is { IsPublic: true, IsClass: true, IsAbstract: false }
                && (type.Name.EndsWith("Options", StringComparison.Ordinal) || SectionOf(type) is not null)
            )
            .Except(WithoutSection.Keys)
            .ToList();

        Assert.InRange(classes.Count, 10, 100);
        Assert.Equal(
            classes.Select(type => $"{type.Name}: {SectionOf(type)}").Order(StringComparer.Ordinal),
            Sections.Select(section => $"{section.Options.Name}: {section.Name}").Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void Every_number_has_limits_and_is_refused_beyond_them_in_Chinese_with_its_name()
    {
        foreach (var (section, property) in Properties().Where(one => one.Property.PropertyType == typeof(int)))
        {
            var name = $"{section.Name}:{property.Name}";
            var range = property.GetCustomAttribute<RangeAttribute>();
            Assert.True(range is not null, $"{name} has no limits");
            DemandNamed(section, name, string.Create(CultureInfo.InvariantCulture, $"{Convert.ToInt64(range.Maximum, CultureInfo.InvariantCulture) + 1}"));
            Assert.Null(section.Problem(SettingsProblems.Configuration((name, Convert.ToString(range.Minimum, CultureInfo.InvariantCulture)))));
        }
    }

    [Fact]
    public void Every_value_that_is_none_of_its_kind_is_refused_in_Chinese_with_its_name()
    {
        foreach (
            var (section, property) in Properties()
                .Where(one => one.Property.PropertyType != typeof(string) && one.Property.PropertyType != typeof(IReadOnlyList<string>))
        )
        {
            var name = $"{section.Name}:{property.Name}";
            DemandNamed(section, property.PropertyType.IsGenericType ? $"{name}:0" : name, "neither-nor");
        }
    }

    [Fact]
    public async Task Settings_reach_the_option_classes_that_workflows_use()
    {
        await using var county = await County.CreateAsync();
        await using var other = new TestHost(
            county,
            "Development",
            new Dictionary<string, string>
            {
                ["Matching:ChunkFirms"] = "77",
                ["Matching:Threads"] = "3",
                ["Matching:CheckWorkdays"] = "9",
                ["Matching:Engine"] = "nrules",
                ["Notices:MostAttempts"] = "4",
            }
        );

        var matching = other.Services.GetRequiredService<MatchingOptions>();

        Assert.Equal((77, 3, 9, "nrules"), (matching.ChunkFirms, matching.Threads, matching.CheckWorkdays, EngineNames.NameOf(matching.Engine)));
        Assert.Equal(4, other.Services.GetRequiredService<NoticeOptions>().MostAttempts);
    }

    [Theory]
    [InlineData("--Matching:ChunkFirms=0", "Matching:ChunkFirms")]
    [InlineData("--Matching:Threads=many", "Matching:Threads")]
    [InlineData("--Nightly:IsOn=perhaps", "Nightly:IsOn")]
    [InlineData("--SignIn:IdleMinutes=-1", "SignIn:IdleMinutes")]
    [InlineData("--Telemetry:MetricsToken=short", "Telemetry:MetricsToken")]
    public async Task The_program_does_not_start_with_a_setting_that_cannot_be_used(string argument, string name)
    {
        using var folder = new Folder();

        var run = await CommandRun.OfAsync("serve", "--urls", "http://127.0.0.1:0", "--data", folder.At("data"), argument);

        Assert.Equal(ExitCodes.BadInput, run.ExitCode);
        Assert.Contains(name, run.Error, StringComparison.Ordinal);
        Assert.Contains("什么也没有做", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder.At("data")));
    }

    private static string? SectionOf(Type type) => type.GetField("Section", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue() as string;

    private IEnumerable<(SettingsSection Section, PropertyInfo Property)> Properties() =>
        Sections.SelectMany(section =>
            section
                .Options.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property.CanWrite)
                .Select(property => (section, property))
        );

    private static void DemandNamed(SettingsSection section, string name, string value)
    {
        var problem = section.Problem(SettingsProblems.Configuration((name, value)));
        Assert.True(problem is not null, $"{name}={value} was taken");
        Assert.Contains(name, problem, StringComparison.Ordinal);
        Assert.Contains(problem, c => c is >= '\u4e00' and <= '\u9fff');
    }
}
