using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace PolicyMarket.Tests.House;

/// <summary>The rules of the house, kept by reading the source.</summary>
public sealed partial class HouseTests
{
    [Fact]
    public void Projects_refer_only_downwards()
    {
        var allowed = new Dictionary<string, string[]>
        {
            ["PolicyMarket.Rules"] = [],
            ["PolicyMarket.Data"] = ["PolicyMarket.Rules"],
            ["PolicyMarket.Web"] = ["PolicyMarket.Data", "PolicyMarket.Rules"],
        };
        foreach (var (project, may) in allowed)
        {
            var file = XDocument.Load(Path.Combine(SourceTree.Root, project, $"{project}.csproj"));
            var refers = file.Descendants("ProjectReference")
                .Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")?.Value.Replace('\\', '/') ?? ""));
            Assert.Empty(refers.Except(may));
        }
    }

    [Fact]
    public void Rules_know_no_package_no_database_no_input_and_no_clock()
    {
        var project = XDocument.Load(Path.Combine(SourceTree.Root, "PolicyMarket.Rules", "PolicyMarket.Rules.csproj"));
        Assert.Equal(["NRules"], project.Descendants("PackageReference").Select(package => (string?)package.Attribute("Include")));
        Empty(SourceTree.Files("PolicyMarket.Rules", ".cs"), text => InputOutput().IsMatch(text), "Rules read no file, no network, no clock");
    }

    /// <summary>NRules in Data is for casework, and for the measurement that adds rules to it; workflows decide without a rule engine.</summary>
    [Fact]
    public void Only_casework_of_Data_knows_the_rule_engine()
    {
        var others = SourceTree
            .Files("PolicyMarket.Data", ".cs")
            .Where(f => !f.Path.Contains("/Casework/", StringComparison.Ordinal) && !f.Path.Contains("/Generation/", StringComparison.Ordinal));
        Empty(others, text => text.Contains("using NRules", StringComparison.Ordinal), "workflows decide without a rule engine");
    }

    [Fact]
    public void The_clock_is_read_at_the_edge_only() =>
        Empty(SourceTree.Product(".cs", ".razor"), text => Clock().IsMatch(text), "the clock comes from TimeProvider");

    [Fact]
    public void Web_saves_nothing() =>
        Empty(SourceTree.Files("PolicyMarket.Web", ".cs", ".razor"), text => Saving().IsMatch(text), "Web writes only through Data's workflows");

    [Fact]
    public void No_folder_is_called_by_a_name_that_says_nothing()
    {
        string[] forbidden = ["Helpers", "Utils", "Common", "Models", "Managers", "Services", "Misc"];
        var folders = SourceTree.Everything(".cs", ".razor").SelectMany(f => f.Path.Split('/')[..^1]).Distinct();
        Assert.Empty(folders.Intersect(forbidden, StringComparer.OrdinalIgnoreCase));
    }

    [Fact]
    public void No_class_is_a_manager_helper_service_or_util() =>
        Empty(SourceTree.Everything(".cs"), text => EmptyName().IsMatch(text), "a class is named for its work");

    [Fact]
    public void Files_are_short_enough_to_read()
    {
        var long_ = SourceTree
            .Everything(".cs")
            .Where(f => Lines(f.Text) > 400)
            .Select(f => $"{f.Path}: {Lines(f.Text)}")
            .Concat(SourceTree.Product(".razor").Where(f => Lines(f.Text) > 150).Select(f => $"{f.Path}: {Lines(f.Text)}"));
        Assert.Empty(long_);
    }

    [Fact]
    public void Methods_fit_a_screen()
    {
        var long_ = SourceTree.Product(".cs").SelectMany(f => Methods.LongerThan(60, f.Text).Select(m => $"{f.Path}: {m}"));
        Assert.Empty(long_);
    }

    [Fact]
    public void Program_is_sixty_lines_at_the_most()
    {
        var program = SourceTree.Files("PolicyMarket.Web", "/Program.cs").Single();
        Assert.InRange(Lines(program.Text), 1, 60);
    }

    [Fact]
    public void Each_file_of_Rules_and_Data_holds_one_public_type()
    {
        var several = SourceTree
            .Files("PolicyMarket.Rules", ".cs")
            .Concat(SourceTree.Files("PolicyMarket.Data", ".cs"))
            .Where(f => PublicType().Count(f.Text) > 1)
            .Select(f => f.Path);
        Assert.Empty(several);
    }

    [Fact]
    public void Nothing_is_left_unfinished() =>
        Empty(
            SourceTree.Everything(".cs", ".razor").Where(f => !f.Path.Contains("/House/", StringComparison.Ordinal)),
            text => Unfinished().IsMatch(text),
            "finish it or leave it out whole"
        );

    [Fact]
    public void Namespaces_are_folders()
    {
        var wrong = SourceTree
            .Everything(".cs")
            .Select(f => (f.Path, Found: Namespace().Match(f.Text)))
            .Where(f => f.Found.Success && f.Found.Groups[1].Value != string.Join('.', f.Path.Split('/')[..^1]))
            .Select(f => $"{f.Path}: {f.Found.Groups[1].Value}");
        Assert.Empty(wrong);
    }

    /// <summary>Without "@" a component's text parameter takes the expression itself as its text.</summary>
    [Fact]
    public void No_text_parameter_is_given_an_expression_as_text()
    {
        var texts = SourceTree
            .Product(".razor", ".cs")
            .SelectMany(f => TextParameter().Matches(f.Text).Select(m => (Component: f.Path.Split('/')[^1].Split('.')[0], Name: m.Groups[1].Value)))
            .ToHashSet();
        var wrong =
            from file in SourceTree.Product(".razor")
            from tag in ComponentTag().Matches(file.Text)
            from given in BareExpression().Matches(tag.Value)
            where texts.Contains((tag.Groups[1].Value, given.Groups[1].Value))
            select $"{file.Path}: {tag.Groups[1].Value} {given.Value}";

        Assert.NotEmpty(texts);
        Assert.Empty(wrong);
    }

    [Fact]
    public void Long_methods_are_found()
    {
        var text = "class A\n{\n    void B()\n    {\n" + string.Concat(Enumerable.Repeat("        C();\n", 61)) + "    }\n}\n";
        Assert.Equal(["void B() (61 lines)"], Methods.LongerThan(60, text));
    }

    private static void Empty(IEnumerable<(string Path, string Text)> files, Func<string, bool> breaks, string rule) =>
        Assert.True(files.All(f => !breaks(f.Text)), $"{rule}: {string.Join(", ", files.Where(f => breaks(f.Text)).Select(f => f.Path))}");

    private static int Lines(string text) => text.AsSpan().Count('\n');

    [GeneratedRegex(@"\b(File|Directory|Path)\.(Read|Write|Open|Exists|Create)|HttpClient|TimeProvider|Stopwatch|Environment\.TickCount")]
    private static partial Regex InputOutput();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b")]
    private static partial Regex Clock();

    [GeneratedRegex(@"\.SaveChanges(Async)?\(|\.ExecuteUpdate|\.ExecuteDelete|\.ExecuteSql")]
    private static partial Regex Saving();

    [GeneratedRegex(@"\b(class|record|struct|interface) \w+(Manager|Helper|Helpers|Service|Util|Utils)\b")]
    private static partial Regex EmptyName();

    [GeneratedRegex(
        @"^public (?:(?:sealed|static|abstract|readonly|partial) )*(?:class|record struct|record|struct|interface|enum)",
        RegexOptions.Multiline
    )]
    private static partial Regex PublicType();

    [GeneratedRegex(@"TODO|FIXME|NotImplementedException|Lorem")]
    private static partial Regex Unfinished();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"\[Parameter[^\]]*\]\s*public (?:required )?string\??\s+(\w+)")]
    private static partial Regex TextParameter();

    [GeneratedRegex(@"<([A-Z]\w+)\s[^>]*>")]
    private static partial Regex ComponentTag();

    [GeneratedRegex(@"\b([A-Z]\w+)=""[a-z_]\w*\??\.\w[^""]*""")]
    private static partial Regex BareExpression();
}
