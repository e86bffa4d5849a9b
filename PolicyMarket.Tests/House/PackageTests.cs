using System.Xml.Linq;

namespace PolicyMarket.Tests.House;

/// <summary>Packages: each version that is named is used, and known vulnerabilities are looked for.</summary>
public sealed class PackageTests
{
    private static readonly XDocument Build = XDocument.Load(Path.Combine(SourceTree.Root, "Directory.Build.props"));

    [Fact]
    public void Every_package_with_a_version_is_referenced()
    {
        var named = XDocument.Load(Path.Combine(SourceTree.Root, "Directory.Packages.props")).Descendants("PackageVersion").Select(NameOf).ToList();
        var referenced = Directory
            .EnumerateFiles(SourceTree.Root, "*.csproj", SearchOption.AllDirectories)
            .Select(XDocument.Load)
            .Append(Build)
            .SelectMany(project => project.Descendants("PackageReference").Select(NameOf))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);

        Assert.InRange(named.Count, 20, 200);
        Assert.DoesNotContain(named, name => !referenced.Contains(name));
    }

    /// <summary>A package whose types no file names does nothing but arrive; the listed ones work without being named.</summary>
    [Fact]
    public void Every_package_of_telemetry_is_used_in_code()
    {
        var code = string.Concat(SourceTree.Files("PolicyMarket.Web", ".cs").Select(file => file.Text));
        (string Package, string Use)[] uses =
        [
            ("OpenTelemetry.Extensions.Hosting", "AddOpenTelemetry("),
            ("OpenTelemetry.Instrumentation.AspNetCore", "AddAspNetCoreInstrumentation("),
            ("OpenTelemetry.Instrumentation.Runtime", "AddRuntimeInstrumentation("),
            ("OpenTelemetry.Exporter.Prometheus.AspNetCore", "MapPrometheusScrapingEndpoint("),
            ("OpenTelemetry.Exporter.OpenTelemetryProtocol", "AddOtlpExporter("),
        ];
        var web = XDocument
            .Load(Path.Combine(SourceTree.Root, "PolicyMarket.Web", "PolicyMarket.Web.csproj"))
            .Descendants("PackageReference")
            .Select(NameOf)
            .Where(name => name.StartsWith("OpenTelemetry", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

        Assert.Equal(uses.Select(one => one.Package).Order(StringComparer.Ordinal), web);
        Assert.Empty(uses.Where(one => !code.Contains(one.Use, StringComparison.Ordinal)).Select(one => one.Package));
    }

    [Fact]
    public void Known_vulnerabilities_of_all_packages_are_looked_for()
    {
        Assert.Equal("true", Build.Descendants("NuGetAudit").Single().Value);
        Assert.Equal("all", Build.Descendants("NuGetAuditMode").Single().Value);
        Assert.DoesNotContain(
            "NU1903",
            Build.Descendants("NoWarn").Concat(Build.Descendants("WarningsNotAsErrors")).Select(one => one.Value).Aggregate(string.Concat),
            StringComparison.Ordinal
        );
    }

    private static string NameOf(XElement package) => (string?)package.Attribute("Include") ?? "";
}
