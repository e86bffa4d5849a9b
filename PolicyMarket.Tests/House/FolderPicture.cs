using System.Text;

namespace PolicyMarket.Tests.House;

/// <summary>The picture of folders and arrows in docs/architecture.md.</summary>
internal static class FolderPicture
{
    private const string Begin = "<!-- folders:begin -->";
    private const string End = "<!-- folders:end -->";

    public static string File { get; } = Path.Combine(SourceTree.Root, "docs", "architecture.md");

    /// <summary>The document with the picture as the compiled code gives it.</summary>
    public static string Redrawn(string document)
    {
        var begin = document.IndexOf(Begin, StringComparison.Ordinal);
        var end = document.IndexOf(End, StringComparison.Ordinal);
        return begin < 0 || end < begin
            ? throw new InvalidOperationException($"{File} has no place for the picture: {Begin} … {End}.")
            : document[..(begin + Begin.Length)]
                + "\n"
                + Draw("PolicyMarket.Rules")
                + Draw("PolicyMarket.Data")
                + Draw("PolicyMarket.Web")
                + document[end..];
    }

    /// <summary>One diagram: a box for each floor, and an arrow to each used folder that no other used folder leads to already.</summary>
    private static string Draw(string project)
    {
        var floors = Floors.Of(project);
        var uses = FolderGraph
            .ArrowsOf(project)
            .Keys.Where(arrow => Floors.IndexOf(floors, arrow.To) < Floors.IndexOf(floors, arrow.From)) // an arrow upwards fails a test of its own
            .ToLookup(arrow => arrow.From, arrow => arrow.To);
        var text = new StringBuilder();
        text.Append($"\n**{project}**\n\n```mermaid\nflowchart BT\n");
        for (var floor = 0; floor < floors.Length; floor++)
        {
            text.Append($"  subgraph f{floor}[{floor + 1}]\n");
            foreach (var folder in floors[floor])
            {
                text.Append($"    {IdOf(folder)}[\"{folder}\"]\n");
            }

            text.Append("  end\n");
        }

        foreach (var folder in floors.SelectMany(floor => floor))
        {
            foreach (
                var used in uses[folder]
                    .Where(used => !uses[folder].Any(other => other != used && Reaches(uses, other, used)))
                    .Order(StringComparer.Ordinal)
            )
            {
                text.Append($"  {IdOf(folder)} --> {IdOf(used)}\n");
            }
        }

        return text.Append("```\n\n").ToString();
    }

    private static bool Reaches(ILookup<string, string> uses, string from, string to) => uses[from].Any(next => next == to || Reaches(uses, next, to));

    private static string IdOf(string folder) =>
        folder.Replace('/', '_').Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal);
}
