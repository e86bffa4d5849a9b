using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.AspNetCore.Components;
using PolicyMarket.Web.Startup;

namespace PolicyMarket.Tests.House;

/// <summary>Checks that the documents agree with the repository: links, images, decision records, named types, areas of the mutation tests.</summary>
public sealed partial class DocumentTests
{
    private static readonly string[] Statuses = ["proposed", "accepted", "superseded", "withdrawn"];

    /// <summary>Documents that describe the present code. Decision records and the changelog describe a day.</summary>
    private static readonly string[] Living = ["README.md", "docs/architecture.md", "docs/contributing.md"];

    /// <summary>Names in code spans of the living documents that are no types of this repository.</summary>
    private static readonly HashSet<string> Foreign = new(StringComparer.Ordinal)
    {
        "A",
        "Authorize",
        "Description",
        "J",
        "K",
        "Name",
        "PolicyMarket",
        "Rule",
        "Tag",
        "Take",
        "TimeProvider",
        "X",
        "XPage",
        "XQueries",
        "Yield",
    };

    public static TheoryData<string> Documents => [.. SourceTree.Documents().Select(document => document.Path)];

    public static TheoryData<string> Decisions =>
        [.. SourceTree.Documents().Select(document => document.Path).Where(path => path.StartsWith("docs/decisions/", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Links_lead_to_files_and_headings_that_exist(string document)
    {
        var broken = Link()
            .Matches(WithoutCodeBlocks(Text(document)))
            .Select(link => link.Groups[1].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal) && !IsFound(document, target));

        Assert.Empty(broken);
    }

    [Theory]
    [MemberData(nameof(Decisions))]
    public void A_decision_has_its_number_status_date_and_relations(string decision)
    {
        var text = Text(decision);
        var number = int.Parse(Path.GetFileName(decision).AsSpan(0, 4), System.Globalization.CultureInfo.InvariantCulture);

        Assert.StartsWith($"# {number}. ", text, StringComparison.Ordinal);
        Assert.Contains(Line(text, "Status").Split(' ')[0], Statuses);
        Assert.True(DateOnly.TryParseExact(Line(text, "Date"), "yyyy-MM-dd", out _), $"{decision}: the date is not yyyy-mm-dd.");
        var others = NumberOfDecision().Matches($"{Line(text, "Supersedes")} {Line(text, "Superseded by")}").Select(match => match.Value);
        Assert.All(
            others,
            other => Assert.Contains(SourceTree.Documents(), document => document.Path.StartsWith($"docs/decisions/{other}-", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void A_superseded_decision_names_its_successor_and_only_it_does()
    {
        var wrong = SourceTree
            .Documents()
            .Where(document => document.Path.StartsWith("docs/decisions/", StringComparison.Ordinal))
            .Where(document =>
                Line(document.Text, "Status").StartsWith("superseded", StringComparison.Ordinal)
                == Line(document.Text, "Superseded by").StartsWith("none", StringComparison.Ordinal)
            )
            .Select(document => document.Path);

        Assert.Empty(wrong);
    }

    [Fact]
    public void Types_that_the_living_documents_name_exist()
    {
        var types = SourceTree
            .Everything(".cs")
            .SelectMany(file => TypeName().Matches(file.Text).Select(match => match.Groups[1].Value))
            .Concat(SourceTree.Everything(".razor").Select(file => Path.GetFileNameWithoutExtension(file.Path)))
            .Concat(SourceTree.Everything(".cs", ".razor").SelectMany(file => file.Path.Split('/')[..^1]))
            .ToHashSet(StringComparer.Ordinal);
        var unknown =
            from document in Living
            from name in CodeName().Matches(WithoutCodeBlocks(Text(document))).Select(match => match.Groups[1].Value)
            where !types.Contains(name) && !types.Contains($"{name}Attribute") && !Foreign.Contains(name)
            select $"{document}: {name}";

        Assert.True(!unknown.Any(), $"These types do not exist: {string.Join(", ", unknown.Distinct())}");
    }

    [Fact]
    public void Every_decision_and_document_is_reached_from_the_readme()
    {
        var readme = Text("README.md");
        var missing = SourceTree
            .Documents()
            .Select(document => document.Path)
            .Where(path => path != "README.md" && !path.StartsWith("docs/decisions/", StringComparison.Ordinal))
            .Where(path => !readme.Contains($"({path})", StringComparison.Ordinal));

        Assert.Empty(missing);
        Assert.Contains("(docs/decisions)", readme, StringComparison.Ordinal);
    }

    [Fact]
    public void Pictures_are_small_and_used()
    {
        var readme = Text("README.md");
        var pictures = Directory.EnumerateFiles(Path.Combine(SourceTree.Root, "docs", "images")).ToList();

        Assert.NotEmpty(pictures);
        Assert.All(pictures, picture => Assert.InRange(new FileInfo(picture).Length, 1, 300 * 1024));
        Assert.All(pictures, picture => Assert.Contains($"docs/images/{Path.GetFileName(picture)}", readme, StringComparison.Ordinal));
    }

    [Fact]
    public void Areas_of_the_mutation_tests_name_files_and_tests_that_exist()
    {
        var files = SourceTree.Everything(".cs").ToList();
        var areas = Directory.GetFiles(Path.Combine(SourceTree.Root, "eng", "mutation"), "*.json");

        Assert.NotEmpty(areas);
        foreach (var area in areas)
        {
            using var json = JsonDocument.Parse(File.ReadAllText(area));
            var settings = json.RootElement.GetProperty("stryker-config");
            var project = Path.GetFileNameWithoutExtension(settings.GetProperty("project").GetString());
            var patterns = settings.GetProperty("mutate").EnumerateArray().Select(pattern => pattern.GetString()!.TrimStart('!')); // an array of texts
            Assert.All(
                patterns,
                pattern =>
                    Assert.Contains(files, file => file.Path.StartsWith($"{project}/", StringComparison.Ordinal) && Glob(pattern).IsMatch(file.Path))
            );
            var tests = settings.GetProperty("test-case-filter").GetString()!.Split('|').Select(part => part.Split('~')[1]); // a text
            Assert.All(
                tests,
                name => Assert.Contains(files, file => $"PolicyMarket.{file.Path[13..^3].Replace('/', '.')}".Contains(name, StringComparison.Ordinal))
            );
        }
    }

    [Fact]
    public void Coverage_settings_can_be_read() =>
        Assert.NotNull(XDocument.Load(Path.Combine(SourceTree.Root, "eng", "coverage.runsettings")).Root?.Element("DataCollectionRunSettings"));

    /// <summary>docs/pages.md lists every page by its address; of an address with parts that vary, by what comes before the first one.</summary>
    [Fact]
    public void Every_page_is_listed()
    {
        var listed = Text("docs/pages.md");
        var addresses = typeof(Composition)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetCustomAttributes<RouteAttribute>())
            .Select(route => route.Template)
            .Select(template => template.Contains('{', StringComparison.Ordinal) ? template.Split('{')[0] + "{" : template + "`");

        Assert.DoesNotContain(addresses, address => !listed.Contains("`" + address, StringComparison.Ordinal));
    }

    private static string Text(string document) => File.ReadAllText(Path.Combine(SourceTree.Root, document));

    /// <summary>Text after "Name: ", or an empty text.</summary>
    private static string Line(string text, string name) =>
        text.Split('\n').FirstOrDefault(line => line.StartsWith($"{name}: ", StringComparison.Ordinal))?[(name.Length + 2)..].Trim() ?? "";

    private static bool IsFound(string document, string target)
    {
        var (path, anchor) = target.Split('#') is [var file, var heading] ? (file, heading) : (target, null);
        var full =
            path.Length == 0
                ? Path.Combine(SourceTree.Root, document)
                : Path.GetFullPath(Path.Combine(SourceTree.Root, Path.GetDirectoryName(document) ?? "", path));
        if (!File.Exists(full) && !Directory.Exists(full))
        {
            return false;
        }

        return anchor is null || Heading().Matches(File.ReadAllText(full)).Any(match => Anchor(match.Groups[1].Value) == anchor);
    }

    private static string Anchor(string heading) =>
        string.Concat(heading.Trim().ToLowerInvariant().Where(sign => char.IsLetterOrDigit(sign) || sign is ' ' or '-')).Replace(' ', '-');

    private static string WithoutCodeBlocks(string text) => CodeBlock().Replace(text, "");

    private static Regex Glob(string pattern) =>
        new(
            "^" + Regex.Escape(pattern).Replace(@"\*\*/", "(.*/)?", StringComparison.Ordinal).Replace(@"\*", "[^/]*", StringComparison.Ordinal) + "$",
            RegexOptions.ExplicitCapture,
            TimeSpan.FromSeconds(1)
        );

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^#{1,6} (.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex("^```.*?^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex CodeBlock();

    /// <summary>"0008", but not the year of a date.</summary>
    [GeneratedRegex(@"\b\d{4}\b(?!-\d)")]
    private static partial Regex NumberOfDecision();

    [GeneratedRegex(@"\b(?:class|record struct|record|struct|interface|enum) (\w+)")]
    private static partial Regex TypeName();

    /// <summary>`TypeName`, `TypeName.Member…` and `[TypeName…` in a code span.</summary>
    [GeneratedRegex(@"`\[?([A-Z][A-Za-z]*)(?=[`.\](])")]
    private static partial Regex CodeName();
}
