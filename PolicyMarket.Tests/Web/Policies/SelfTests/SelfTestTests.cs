using System.Collections.Immutable;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Web.Policies.SelfTests;

namespace PolicyMarket.Tests.Web.Policies.SelfTests;

/// <summary>Questions and answers of the self-tests of the starter library.</summary>
public sealed class SelfTestTests
{
    private static readonly DateOnly Today = new(2026, 11, 27);

    [Fact]
    public void Every_item_asks_each_fact_once_and_no_parameter()
    {
        foreach (var rule in StarterItems.Rules)
        {
            var questions = SelfTestQuestions.Of(rule, AttributeCatalog.Starter, Today);

            Assert.Equal(questions.Length, questions.DistinctBy(question => question.Field).Count());
            Assert.DoesNotContain(questions, question => question.Attribute.Kind == AttributeKind.Parameter);
            Assert.All(questions, question => Assert.False(string.IsNullOrWhiteSpace(question.Label)));
            Assert.All(
                questions.Where(question => question.Kind is QuestionKind.Choice or QuestionKind.Several),
                question => Assert.NotEmpty(question.Options)
            );
        }
    }

    [Fact]
    public void Answers_in_the_units_of_people_decide_as_facts()
    {
        var rule = Rule("cn-cit-small-low-profit");
        var answers = Answer(
            rule,
            ("entity_type", "company"),
            ("in_restricted_or_prohibited_industry", SelfTestQuestion.No),
            ("taxable_income", "100"),
            ("employees_quarterly_avg", "50"),
            ("assets_quarterly_avg", "2,000")
        );

        Assert.Empty(answers.Problems);
        Assert.Equal(new NumberFact(1_000_000m), answers.Facts["taxable_income"]);
        var result = new Explainer(AttributeCatalog.Starter).Explain(rule, Facts.From(answers.Facts));
        Assert.Equal((OutcomeKind.Eligible, 200_000m), (result.Outcome, result.PayableYuan));
    }

    [Fact]
    public void Unanswered_questions_leave_the_result_open_and_a_wrong_fact_closes_it()
    {
        var rule = Rule("cn-cit-small-low-profit");
        var explainer = new Explainer(AttributeCatalog.Starter);

        Assert.Equal(OutcomeKind.Unknown, explainer.Explain(rule, Facts.From(Answer(rule).Facts)).Outcome);
        Assert.Equal(OutcomeKind.Ineligible, explainer.Explain(rule, Facts.From(Answer(rule, ("taxable_income", "301")).Facts)).Outcome);
    }

    [Theory]
    [InlineData("taxable_income", "一百万", "不是数字")]
    [InlineData("taxable_income", "9999999999999", "太大")]
    [InlineData("employees_quarterly_avg", "1e400", "不是数字")]
    public void Answer_that_cannot_be_read_is_told_and_counts_as_none(string field, string text, string problem)
    {
        var answers = Answer(Rule("cn-cit-small-low-profit"), (field, text));

        Assert.Contains(problem, answers.Problems[field], StringComparison.Ordinal);
        Assert.False(answers.Facts.ContainsKey(field));
    }

    [Fact]
    public void Another_region_is_not_the_item_s_and_no_title_is_an_empty_set()
    {
        var rule = Rule("hn-csx-above-scale-10w");
        var answers = Answer(rule, ("registration_region", SelfTestQuestion.Other));
        Assert.Equal(OutcomeKind.Ineligible, new Explainer(AttributeCatalog.Starter).Explain(rule, Facts.From(answers.Facts)).Outcome);

        var little = Rule("cn-qualify-little-giant");
        Assert.Equal(new SetFact([]), Answer(little, ("qualifications_valid", SelfTestQuestion.Other)).Facts["qualifications_valid"]);
    }

    [Fact]
    public void Code_that_was_not_offered_is_no_answer() => Assert.Empty(Answer(Rule("cn-cit-small-low-profit"), ("entity_type", "x\"><script>")).Facts);

    private static PolicyRule Rule(string id) => StarterItems.Rules.Single(rule => rule.Id == id);

    private static SelfTestAnswers Answer(PolicyRule rule, params (string Field, string Value)[] given)
    {
        ImmutableArray<SelfTestQuestion> questions = SelfTestQuestions.Of(rule, AttributeCatalog.Starter, Today);
        return SelfTestAnswers.Of(questions, new FormCollection(given.ToDictionary(one => one.Field, one => new StringValues(one.Value))));
    }
}
