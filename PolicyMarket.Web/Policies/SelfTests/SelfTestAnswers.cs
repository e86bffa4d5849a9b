using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Cases;

namespace PolicyMarket.Web.Policies.SelfTests;

/// <summary>The answers of one self-test: as they were typed, the facts that they say, and what cannot be read. Nothing of it is stored.</summary>
public sealed class SelfTestAnswers
{
    private const int LongestAnswer = 40;

    private readonly Dictionary<string, StringValues> typed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FactValue> facts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> problems = new(StringComparer.Ordinal);

    public static SelfTestAnswers None { get; } = new();

    /// <summary>By attribute; a question without an answer has none.</summary>
    public IReadOnlyDictionary<string, FactValue> Facts => facts;

    /// <summary>By field.</summary>
    public IReadOnlyDictionary<string, string> Problems => problems;

    public static SelfTestAnswers Of(ImmutableArray<SelfTestQuestion> questions, IFormCollection form)
    {
        var answers = new SelfTestAnswers();
        foreach (var question in questions)
        {
            var given = form.TryGetValue(question.Field, out var values) ? values : StringValues.Empty;
            answers.typed[question.Field] = given;
            answers.Take(question, [.. given.OfType<string>().Select(text => text.Trim()).Where(text => text.Length > 0)]);
        }

        return answers;
    }

    /// <summary>The text of a figure or day, or the chosen option.</summary>
    public string TypedOf(SelfTestQuestion question) =>
        typed.TryGetValue(question.Field, out var values) && values.Count > 0 && values[0] is { Length: <= LongestAnswer } text ? text : "";

    public bool IsChosen(SelfTestQuestion question, string option) => typed.TryGetValue(question.Field, out var values) && values.Contains(option);

    private void Take(SelfTestQuestion question, string[] given)
    {
        if (given.Length == 0)
        {
            return;
        }

        FactValue? value = question.Kind switch
        {
            QuestionKind.YesNo => given[0] switch
            {
                SelfTestQuestion.Yes => new BooleanFact(true),
                SelfTestQuestion.No => new BooleanFact(false),
                _ => null,
            },
            QuestionKind.Choice => Choice(question, given[0]),
            QuestionKind.Several => new SetFact(given.Where(code => question.Options.Any(option => option.Value == code))),
            QuestionKind.Figure => Figure(question, given[0]),
            QuestionKind.Day => Day(question, given[0]),
            _ => throw new InvalidOperationException($"The unknown kind of question {question.Kind}."),
        };
        if (value is not null)
        {
            facts[question.Attribute.Name] = value;
        }
    }

    private static FactValue? Choice(SelfTestQuestion question, string given) =>
        given == SelfTestQuestion.Other
            ? OtherCode.Of(question.Attribute, [.. question.Options.Select(option => option.Value)]) is { } other
                ? new TextFact(other)
                : null
            : question.Options.Any(option => option.Value == given)
                ? new TextFact(given)
                : null;

    private NumberFact? Figure(SelfTestQuestion question, string given)
    {
        var text = given.Replace(",", "", StringComparison.Ordinal).Replace("，", "", StringComparison.Ordinal).TrimEnd('%', '％');
        if (
            given.Length > LongestAnswer
            || !decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
        )
        {
            problems[question.Field] = $"“{Shown(given)}”不是数字，请只填数字{(question.Unit is { } unit ? $"，单位是{unit}" : "")}。";
            return null;
        }

        if (Math.Abs(number) > 1_000_000_000_000m)
        {
            problems[question.Field] = "这个数太大了，请核对单位。";
            return null;
        }

        var fact = number / question.Scale;
        if (question.Attribute.Type == AttributeType.Integer && fact != decimal.Truncate(fact))
        {
            problems[question.Field] = "这里要填整数。";
            return null;
        }

        return new NumberFact(fact);
    }

    private DateFact? Day(SelfTestQuestion question, string given)
    {
        if (DateOnly.TryParseExact(given, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return new DateFact(day);
        }

        problems[question.Field] = $"“{Shown(given)}”不是日期，请写成 2025-01-31 的样子。";
        return null;
    }

    private static string Shown(string given) => given.Length <= LongestAnswer ? given : given[..LongestAnswer] + "…";
}
