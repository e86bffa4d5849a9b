namespace PolicyMarket.Tests.House;

/// <summary>The source files of the project, as a reader sees them.</summary>
internal static class SourceTree
{
    private static readonly string[] Projects = ["PolicyMarket.Rules", "PolicyMarket.Data", "PolicyMarket.Web", "PolicyMarket.Tests"];

    /// <summary>The folder that holds PolicyMarket.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>Path from the root (with /) and text of every file with the ending, generated ones left out.</summary>
    public static IEnumerable<(string Path, string Text)> Files(string project, params string[] endings) =>
        Directory
            .EnumerateFiles(Path.Combine(Root, project), "*", SearchOption.AllDirectories)
            .Select(file => (Path: Path.GetRelativePath(Root, file).Replace('\\', '/'), File: file))
            .Where(f => endings.Any(e => f.Path.EndsWith(e, StringComparison.Ordinal)))
            .Where(f =>
                !f.Path.Contains("/obj/", StringComparison.Ordinal)
                && !f.Path.Contains("/bin/", StringComparison.Ordinal)
                && !f.Path.Contains("/Migrations/", StringComparison.Ordinal)
            )
            .OrderBy(f => f.Path, StringComparer.Ordinal)
            .Select(f => (f.Path, File.ReadAllText(f.File)));

    public static IEnumerable<(string Path, string Text)> Product(params string[] endings) =>
        Projects.Where(p => p != "PolicyMarket.Tests").SelectMany(p => Files(p, endings));

    public static IEnumerable<(string Path, string Text)> Everything(params string[] endings) => Projects.SelectMany(p => Files(p, endings));

    /// <summary>Path from the root (with /) and text of the Markdown files at the root, of the projects' first level and of docs.</summary>
    public static IEnumerable<(string Path, string Text)> Documents() =>
        Directory
            .EnumerateFiles(Root, "*.md")
            .Concat(Projects.SelectMany(project => Directory.EnumerateFiles(Path.Combine(Root, project), "*.md")))
            .Concat(Directory.EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)
            .Select(path => (path, File.ReadAllText(Path.Combine(Root, path))));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "PolicyMarket.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds PolicyMarket.sln.");
    }
}
