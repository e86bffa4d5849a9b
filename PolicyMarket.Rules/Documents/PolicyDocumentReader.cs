using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Documents.Amounts;
using PolicyMarket.Rules.Documents.Conditions;
using PolicyMarket.Rules.Documents.Head;
using PolicyMarket.Rules.Documents.Items;
using PolicyMarket.Rules.Documents.Model;
using PolicyMarket.Rules.Documents.Outline;
using PolicyMarket.Rules.Documents.Sentences;
using PolicyMarket.Rules.Documents.Text;

namespace PolicyMarket.Rules.Documents;

/// <summary>
/// Reads a policy document by rules: head, outline, items, conditions and amounts. Everything found is a suggestion with its place in the text and a
/// confidence; no finding is certain. Time is linear in the length of the text.
/// </summary>
public static class PolicyDocumentReader
{
    /// <summary>Longest text that is read, in UTF-16 units; longer ones are refused with PM2072.</summary>
    public const int LongestText = 6_000_000;

    private const double TraditionalShare = 0.05;

    public static Result<ReadDocument> Read(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return Result.Fail<ReadDocument>(DiagnosticCatalogue.DocumentEmpty, DocumentWording.Empty);
        }

        if (text.Length > LongestText)
        {
            return Result.Fail<ReadDocument>(DiagnosticCatalogue.DocumentTooLong, DocumentWording.TooLong(text.Length, LongestText));
        }

        try
        {
            return Result.Ok(ReadFlat(FlatText.Create(text)));
        }
        catch (RegexMatchTimeoutException)
        {
            return Result.Fail<ReadDocument>(DiagnosticCatalogue.DocumentTooLong, DocumentWording.TooSlow);
        }
    }

    private static ReadDocument ReadFlat(FlatText text)
    {
        var warnings = ImmutableArray.CreateBuilder<Diagnostic>();
        var end = text.Flat.Length;
        if (RepeatedBody.Find(text) is { } copy)
        {
            end = text.Paragraphs[copy].Start;
            warnings.Add(new Diagnostic(DiagnosticCatalogue.DocumentRepeated, DocumentWording.Repeated, DocumentWording.At(text.OffsetOf(end))));
        }

        if (IsTraditional(text.Source))
        {
            warnings.Add(new Diagnostic(DiagnosticCatalogue.DocumentTraditional, DocumentWording.Traditional));
        }

        var nodes = OutlineReader.Read(text, 0, end);
        var annex = nodes.Find(node => node.Mark.Kind == MarkKind.Annex)?.Start ?? end;
        var head = HeadReader.Read(text, annex);
        var parts = PartsOf(text, nodes, end);
        var findings = Find(text, parts, head);
        var items = ItemReader.Read(findings, head.EnclosedTitle ?? head.Title?.Value ?? "");
        var spans = parts.Select(part => (part.Path, part.Start, part.End)).ToList();
        return new ReadDocument(
            text.Source,
            head,
            [.. nodes.Select(node => Entry(text, node))],
            items,
            [.. findings.SelectMany(part => part.Conditions)],
            [.. findings.SelectMany(part => part.Amounts)],
            ExclusionReader.Read(text, spans, items),
            warnings.ToImmutable()
        )
        {
            BodyEnd = text.OffsetOf(end),
        };
    }

    private static List<(OutlineNode? Node, string Path, int Start, int End)> PartsOf(FlatText text, List<OutlineNode> nodes, int end)
    {
        var parts = new List<(OutlineNode? Node, string Path, int Start, int End)>();
        var first = nodes.Count > 0 ? nodes[0].Start : end;
        if (first > 0 && nodes.Count == 0)
        {
            parts.Add((null, "", 0, first));
        }

        parts.AddRange(nodes.Select(node => ((OutlineNode?)node, node.Path, node.Start, Math.Min(node.End, end))));
        return parts;
    }

    private static List<ItemReader.PartFindings> Find(FlatText text, List<(OutlineNode? Node, string Path, int Start, int End)> parts, ReadHead head)
    {
        var conditions = new ConditionReader(text, head.Territory);
        var amounts = new AmountReader(text);
        var amending = head.Amends.Length > 0;
        var findings = new List<ItemReader.PartFindings>();
        foreach (var (node, path, start, end) in parts)
        {
            var lead = node?.Parent is { } parent ? text.Flat[parent.Start..Math.Min(parent.End, parent.Start + 400)] : "";
            var part = new ClausePart(path, node?.Title ?? "", lead, SentenceReader.Read(text.Flat, start, end));
            findings.Add(
                new ItemReader.PartFindings(
                    node,
                    path,
                    text.Flat[start..Math.Min(end, start + 2000)],
                    amending ? [] : conditions.Read(part),
                    amending ? [] : amounts.Read(part)
                )
            );
        }

        return findings;
    }

    private static OutlineEntry Entry(FlatText text, OutlineNode node)
    {
        var words = text.Flat[node.Start..Math.Min(node.End, node.Start + 40)];
        var line = words.IndexOf('\n', StringComparison.Ordinal) is > 0 and var stop ? words[..stop] : words;
        return new OutlineEntry(node.Path, node.Mark.Printed, node.Level, text.OffsetOf(node.Start), line);
    }

    private static bool IsTraditional(string source)
    {
        var (han, traditional) = (0, 0);
        foreach (var c in source.AsSpan(0, Math.Min(source.Length, 20_000)))
        {
            han += FlatText.IsHan(c) ? 1 : 0;
            traditional += TextFold.IsTraditional(c) ? 1 : 0;
        }

        return han > 20 && traditional > han * TraditionalShare;
    }
}
