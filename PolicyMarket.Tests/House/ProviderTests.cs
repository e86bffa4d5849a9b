using System.Text.RegularExpressions;
using ArchUnitNET.Domain;

namespace PolicyMarket.Tests.House;

/// <summary>Only the classes of a database product know its library, its SQL and the names of its files; the rest of the product runs on any.</summary>
public sealed partial class ProviderTests
{
    private const string Sqlite = "PolicyMarket.Data.Store.Sqlite";

    /// <summary>Exceptions are classified without a context, on the lowest floor.</summary>
    private const string Faults = "PolicyMarket.Data.Store.Faults.SqliteFaults";

    [Fact]
    public void Only_the_classes_of_SQLite_depend_on_its_libraries()
    {
        var dependents = FolderGraph
            .Architecture.Types.Where(type => !type.FullName.Contains(".Store.Migrations.", StringComparison.Ordinal))
            .SelectMany(type => type.Dependencies.Where(dependency => IsOfSqlite(dependency.Target)).Select(dependency => (type, dependency.Target)))
            .ToList();

        Assert.Contains(dependents, one => one.Target.FullName.StartsWith("SQLitePCL.", StringComparison.Ordinal));
        Assert.Contains(dependents, one => one.Target.FullName.StartsWith("Microsoft.Data.Sqlite.", StringComparison.Ordinal));
        Assert.Contains(dependents, one => one.Target.FullName.StartsWith("Microsoft.EntityFrameworkCore.", StringComparison.Ordinal));
        var others = dependents
            .Where(one => !IsAllowed(one.type.FullName))
            .Select(one => $"{one.type.FullName} uses {one.Target.FullName}")
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        Assert.True(others.Count == 0, string.Join('\n', others));
    }

    [Fact]
    public void Only_the_classes_of_SQLite_contain_its_SQL()
    {
        var texts = SourceTree
            .Product(".cs", ".razor")
            .SelectMany(file => Dialect().Matches(file.Text).Select(match => (file.Path, Text: match.Value)))
            .ToList();

        Assert.True(texts.Count > 10, $"{texts.Count} texts were found.");
        var others = texts
            .Where(one => !one.Path.StartsWith("PolicyMarket.Data/Store/Sqlite/", StringComparison.Ordinal))
            .Select(one => $"{one.Path}: {one.Text}")
            .Distinct()
            .ToList();
        Assert.True(others.Count == 0, string.Join('\n', others));
    }

    [Theory]
    [InlineData("SELECT name FROM sqlite_master", true)]
    [InlineData("PRAGMA cache_size=1", true)]
    [InlineData("SELECT ifnull(\"Id\", 0)", true)]
    [InlineData("SELECT max(rowid)", true)]
    [InlineData("file + \"-wal\"", true)]
    [InlineData("rowIdentity, growId", false)]
    [InlineData("SELECT coalesce(\"Id\", 0)", false)]
    public void Dialect_is_recognized(string text, bool isDialect) => Assert.Equal(isDialect, Dialect().IsMatch(text));

    private static bool IsAllowed(string type) =>
        type.StartsWith(Sqlite + ".", StringComparison.Ordinal) || type.Split('/', '+')[0].Equals(Faults, StringComparison.Ordinal);

    /// <summary>The extension methods of EF's provider stand in the namespace of EF itself, so its assembly counts as well.</summary>
    private static bool IsOfSqlite(IType type) =>
        type.FullName.StartsWith("Microsoft.Data.Sqlite.", StringComparison.Ordinal)
        || type.FullName.StartsWith("SQLitePCL.", StringComparison.Ordinal)
        || type.FullName.StartsWith("Microsoft.EntityFrameworkCore.Sqlite", StringComparison.Ordinal)
        || (type is not GenericParameter && type.Assembly.Name.StartsWith("Microsoft.EntityFrameworkCore.Sqlite", StringComparison.Ordinal));

    [GeneratedRegex(
        @"[sS][qQ][lL][iI][tT][eE]3?_|PRAGMA|pragma_|\browid\b|RAISE\(|CREATE TRIGGER|DROP TRIGGER|INSERT OR|REPLACE INTO|ifnull\(|group_concat|strftime|julianday"
            + @"|json_extract|last_insert_rowid|AUTOINCREMENT|__EFMigrationsLock|Data Source=|""-(wal|shm)"""
    )]
    private static partial Regex Dialect();
}
