using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Routing;
using PolicyMarket.Web.Shell;
using PolicyMarket.Web.Startup;

namespace PolicyMarket.Tests.House;

/// <summary>Rules of the edge: how addresses are read, who writes CSV, who makes files, what may be logged.</summary>
public sealed partial class EdgeRuleTests
{
    /// <summary>A typed parameter throws on a value that it cannot read, and the address answers with a server error.</summary>
    [Fact]
    public void Query_parameters_are_text()
    {
        var parameters = typeof(Composition)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            .Where(property => property.GetCustomAttribute<SupplyParameterFromQueryAttribute>() is not null)
            .ToList();

        Assert.InRange(parameters.Count, 15, 500);
        Assert.Empty(
            parameters
                .Where(property => property.PropertyType != typeof(string) && property.PropertyType != typeof(string[]))
                .Select(property => $"{property.DeclaringType?.Name}.{property.Name}")
        );
    }

    [Fact]
    public void Only_the_one_writer_writes_csv()
    {
        var others = SourceTree.Product(".cs", ".razor").Where(file => !file.Path.EndsWith("/Files/CsvExport.cs", StringComparison.Ordinal));
        Assert.Empty(
            others
                .Where(file => WritesCsv().IsMatch(file.Text) && !file.Path.EndsWith("/Files/CsvCell.cs", StringComparison.Ordinal))
                .Select(file => file.Path)
        );
        Assert.Empty(others.Where(file => file.Text.Contains("\"text/csv", StringComparison.Ordinal)).Select(file => file.Path));
    }

    /// <summary>CSV that leaves the program is named in code; every such file also names the writer.</summary>
    [Fact]
    public void Whoever_names_a_csv_download_uses_the_writer()
    {
        var naming = SourceTree.Product(".cs").Where(file => CsvName().IsMatch(file.Text)).ToList();
        Assert.NotEmpty(naming);
        Assert.Empty(naming.Where(file => !file.Text.Contains("CsvExport", StringComparison.Ordinal)).Select(file => file.Path));
    }

    [Fact]
    public void Data_makes_files_and_folders_that_only_the_program_reads()
    {
        var data = SourceTree.Files("PolicyMarket.Data", ".cs").Where(file => !file.Path.EndsWith("/PrivateFiles.cs", StringComparison.Ordinal));
        Assert.Empty(data.Where(file => MakesFiles().IsMatch(file.Text)).Select(file => file.Path));
    }

    /// <summary>A folder that another thread still writes to is deleted by trying again; a test that does not would fail at random.</summary>
    [Fact]
    public void Tests_delete_folders_in_one_place() =>
        Assert.Equal(
            ["PolicyMarket.Tests/Support/TestFolder.cs"],
            SourceTree
                .Files("PolicyMarket.Tests", ".cs")
                .Where(file => file.Path != "PolicyMarket.Tests/House/EdgeRuleTests.cs" && FolderDeletion().IsMatch(file.Text))
                .Select(file => file.Path)
        );

    [Fact]
    public void Form_tokens_are_checked_in_one_place() =>
        Assert.Equal(
            ["PolicyMarket.Web/Routing/FormToken.cs"],
            SourceTree
                .Product(".cs", ".razor")
                .Where(file => file.Text.Contains("IsRequestValidAsync", StringComparison.Ordinal))
                .Select(file => file.Path)
        );

    [Fact]
    public void Nothing_switches_values_of_parameters_on_in_the_log() =>
        Assert.Empty(
            SourceTree.Product(".cs").Where(file => file.Text.Contains("EnableSensitiveDataLogging", StringComparison.Ordinal)).Select(file => file.Path)
        );

    /// <summary>Names of persons, firms, files, accounts and searches have no place in a message template.</summary>
    [Fact]
    public void No_message_of_the_log_names_a_person_or_a_firm()
    {
        var templates = SourceTree.Product(".cs").SelectMany(file => LogTemplate().Matches(file.Text).Select(match => (file.Path, match.Value))).ToList();
        Assert.InRange(templates.Count, 8, 500);
        Assert.Empty(templates.Where(one => PersonalHole().IsMatch(one.Value)).Select(one => $"{one.Path}: {one.Value}"));
    }

    /// <summary>Operators read the log; the line of a request has no words.</summary>
    [Fact]
    public void Every_message_of_the_log_is_in_Chinese()
    {
        var templates = SourceTree.Product(".cs").SelectMany(file => LogTemplate().Matches(file.Text).Select(match => (file.Path, match.Value))).ToList();
        Assert.Equal(
            ["PolicyMarket.Web/Front/RequestLog.cs"],
            templates.Where(one => !one.Value.Any(c => c is >= '\u4e00' and <= '\u9fff')).Select(one => one.Path).Distinct()
        );
    }

    [Fact]
    public void Every_code_that_refuses_a_person_is_recorded_as_a_refusal()
    {
        var refusing = DiagnosticCatalogue
            .All.Concat(DataDiagnostics.All)
            .Where(code => RefusesPerson().IsMatch(code.Title))
            .Select(code => code.Code)
            .ToList();
        Assert.InRange(refusing.Count, 4, 100);
        Assert.Empty(refusing.Except(RefusalLog.Codes));
    }

    [GeneratedRegex(@"CsvCell\.Of\((?!definition)|new CsvWriter|Join\(',', [^;]*(WriteLine|\\r\\n|\\n)")]
    private static partial Regex WritesCsv();

    [GeneratedRegex("(?<!Help)Name(\\(|\\s*=|\\s*=>|=)[^;\\n]*\\.csv|filename[^;\\n]*\\.csv|InstructionFile\\([^;\\n]*\\.csv")]
    private static partial Regex CsvName();

    [GeneratedRegex(
        @"\bDirectory\.CreateDirectory\(|\bFile\.(Create|WriteAll|AppendAll|Open|Copy)\w*\(|new FileStream\((?![^;]*(FileMode\.Open,|options\)))|new StreamWriter\("""
    )]
    private static partial Regex MakesFiles();

    [GeneratedRegex(@"Directory\.Delete\(|\.Delete\((recursive: )?true|\.ClearAllPools\(")]
    private static partial Regex FolderDeletion();

    [GeneratedRegex(@"\[LoggerMessage\([^\]]*\]")]
    private static partial Regex LogTemplate();

    [GeneratedRegex(@"\{(?!PersonId)\w*(Name|Code|Account|Number|Words|Query|Email|Phone|Recipient|User|Holder|Firm)\w*\}")]
    private static partial Regex PersonalHole();

    [GeneratedRegex("没有办理这一步的角色|不属于本|不是本企业|不能是同一人|无权|不归")]
    private static partial Regex RefusesPerson();
}
