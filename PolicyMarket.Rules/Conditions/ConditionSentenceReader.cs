using System.Collections.Immutable;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Feel.Evaluation;

namespace PolicyMarket.Rules.Conditions;

/// <summary>
/// Reads the sentences that <see cref="ConditionSentence"/> writes back to conditions of the same meaning (clauses are not part of a sentence). What could mean
/// two things is refused, never guessed.
/// </summary>
public sealed class ConditionSentenceReader
{
    /// <summary>UTF-16 chars.</summary>
    public const int MaxLength = 2_000_000;

    private const int MaxFaults = 50;

    private readonly List<Diagnostic> wrong = [];
    private readonly AttributeCatalog catalog;
    private readonly ComparisonSentenceReader leaves;

    private ConditionSentenceReader(AttributeCatalog catalog)
    {
        this.catalog = catalog;
        leaves = new ComparisonSentenceReader(catalog);
    }

    /// <summary>Every part that cannot be read is listed with its position.</summary>
    public static Result<Condition> Read(string sentence, AttributeCatalog catalog)
    {
        if (sentence.Length > MaxLength)
        {
            return Result.Fail<Condition>(
                new Diagnostic(
                    DiagnosticCatalogue.SentenceUnread,
                    ConditionReadingWording.SentenceTooLong(sentence.Length, MaxLength),
                    null,
                    MaxLength,
                    sentence.Length - MaxLength
                )
            );
        }

        var reader = new ConditionSentenceReader(catalog);
        var condition = reader.Read(sentence, 0, depth: 1);
        return condition is null || reader.wrong.Count > 0 ? Result.Fail<Condition>(reader.wrong) : Result.Ok<Condition>(condition);
    }

    private Condition? Read(string text, int start, int depth)
    {
        if (depth > ConditionJson.MaxDepth)
        {
            return Fault(DiagnosticCatalogue.ConditionTooDeep, ConditionReadingWording.ConditionTooDeep(ConditionJson.MaxDepth), text, start);
        }

        var (all, any) = (SentenceScan.Split(text, SentenceScan.And), SentenceScan.Split(text, SentenceScan.Or));
        if (all.Count > 1 && any.Count > 1)
        {
            return Fault(DiagnosticCatalogue.SentenceAmbiguous, ConditionReadingWording.AndOrMixed, text, start);
        }

        if (all.Count > 1)
        {
            return ReadParts(all, start, depth) is { } parts ? new AllOf(parts) : null;
        }

        if (any.Count > 1)
        {
            return ReadParts(any, start, depth) is { } parts ? new AnyOf(parts) : null;
        }

        return ReadOne(text, start, depth);
    }

    private ImmutableArray<Condition>? ReadParts(List<(string Text, int Start)> parts, int start, int depth)
    {
        var read = ImmutableArray.CreateBuilder<Condition>(parts.Count);
        foreach (var part in parts)
        {
            if (wrong.Count >= MaxFaults)
            {
                return null;
            }

            if (ReadOne(part.Text, start + part.Start, depth) is { } condition)
            {
                read.Add(condition);
            }
        }

        return read.Count == parts.Count ? read.ToImmutable() : null;
    }

    private Condition? ReadOne(string text, int start, int depth)
    {
        if (text == ConditionSentence.Always)
        {
            return new AllOf([]);
        }

        if (text == ConditionSentence.Never)
        {
            return new AnyOf([]);
        }

        if (SentenceScan.Inside(text, "", '（') is { } group)
        {
            return Read(group, start + 1, depth + 1);
        }

        if (SentenceScan.Inside(text, ConditionSentence.NotMet, '“') is { } denied)
        {
            return Read(denied, start + ConditionSentence.NotMet.Length + 1, depth + 1) is { } part ? new Not(part) : null;
        }

        if (SentenceScan.Inside(text, ConditionSentence.Formula, '「') is { } formula)
        {
            return ReadFormula(formula, text, start);
        }

        if (SentenceScan.Inside(text, ConditionSentence.NotFormula, '「') is { } deniedFormula)
        {
            return ReadFormula(deniedFormula, text, start) is { } leaf ? new Not(leaf) : null;
        }

        return ReadLeaf(text, start);
    }

    private FeelCondition? ReadFormula(string formula, string text, int start)
    {
        var parsed = FeelExpression.Parse(FeelWords.FromChinese(SentenceScan.FromCorners(formula), catalog), catalog);
        if (parsed.Value is { } expression)
        {
            return new FeelCondition(expression);
        }

        Fault(DiagnosticCatalogue.SentenceUnread, ConditionReadingWording.FormulaUnreadable(parsed.Diagnostics[0].Message), text, start);
        return null;
    }

    private Comparison? ReadLeaf(string text, int start)
    {
        switch (leaves.Read(text))
        {
            case [var one]:
                return one;
            case []:
                Fault(DiagnosticCatalogue.SentenceUnread, ConditionReadingWording.SentenceUnreadable(Shown(text)), text, start);
                return null;
            case var several:
                Fault(
                    DiagnosticCatalogue.SentenceAmbiguous,
                    ConditionReadingWording.SentenceAmbiguous(Shown(text), several.Length, string.Join("；", several.Take(3))),
                    text,
                    start
                );
                return null;
        }
    }

    private static string Shown(string text) => text.Length <= 60 ? text : text[..60] + "…";

    private Condition? Fault(string code, string message, string text, int start)
    {
        wrong.Add(new Diagnostic(code, message, null, start, text.Length));
        return null;
    }
}
