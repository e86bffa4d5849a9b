using System.Text.Json;

namespace PolicyMarket.Tests.Rules.Feel;

/// <summary>One line of a sheet of cases. Expected is JSON, or the word error.</summary>
public sealed record FeelCase(string Sheet, string Group, int Line, string Expression, string Expected, JsonElement? Context)
{
    private const string Arrow = " ==> ";

    public static IReadOnlyList<FeelCase> All { get; } = [.. Read("language.feel.txt"), .. Read("functions.feel.txt")];

    public override string ToString() => $"{Sheet}:{Line} {Expression}";

    private static IEnumerable<FeelCase> Read(string sheet)
    {
        using var stream =
            typeof(FeelCase).Assembly.GetManifestResourceStream(sheet) ?? throw new InvalidOperationException($"There is no sheet {sheet}.");
        using var reader = new StreamReader(stream);
        var (group, number) = (string.Empty, 0);
        JsonElement? context = null;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                (group, context) = (line[3..], null);
            }
            else if (line.StartsWith("# context", StringComparison.Ordinal))
            {
                context = line.Length > 10 ? JsonDocument.Parse(line[9..]).RootElement : null;
            }
            else if (!line.StartsWith('#') && line.LastIndexOf(Arrow, StringComparison.Ordinal) is > 0 and var arrow)
            {
                yield return new FeelCase(sheet, group, number, line[..arrow].Replace('⏎', '\n'), line[(arrow + Arrow.Length)..].Trim(), context);
            }
        }
    }
}
