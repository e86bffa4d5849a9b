using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Evaluation;
using PolicyMarket.Rules.Explain;
using PolicyMarket.Rules.Outcomes;
using PolicyMarket.Web.Policies.Search;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Policies.SelfTests;

/// <summary>
/// A self-test of one item for anyone: the form asks what the item needs, the engine answers, nothing is stored. The form needs no token, because it changes
/// nothing.
/// </summary>
public sealed partial class SelfTestPage(
    ItemCache items,
    FirmFacts facts,
    Explainer explainer,
    BusinessClock clock,
    NavigationManager navigation,
    AttributeCatalog catalog
)
{
    [Parameter]
    public string Code { get; set; } = "";

    [CascadingParameter]
    private HttpContext? Http { get; set; }

    private CachedItem? Item { get; set; }

    private ImmutableArray<SelfTestQuestion> Questions { get; set; } = [];

    private SelfTestAnswers Answers { get; set; } = SelfTestAnswers.None;

    private Explanation? Result { get; set; }

    private Tone Tone =>
        Result?.Outcome switch
        {
            OutcomeKind.Eligible => Tone.Ok,
            OutcomeKind.Unknown => Tone.Warn,
            _ => Tone.Neutral,
        };

    protected override async Task OnParametersSetAsync()
    {
        Item = (await items.ItemsAsync(Life)).FirstOrDefault(item => item.Code == Code);
        if (Item is null)
        {
            navigation.NotFound();
            return;
        }

        Questions = SelfTestQuestions.Of(Item.Rule, catalog, clock.Today);
        if (Http is { Request: { HasFormContentType: true } request } && HttpMethods.IsPost(request.Method))
        {
            Answers = SelfTestAnswers.Of(Questions, await request.ReadFormAsync(Life));
            Result = explainer.Explain(Item.Rule, await facts.ToldAsync(Answers.Facts, clock.Today, Life), AwardIndex.Empty);
        }
    }

    /// <summary>The rows of someone who told the facts: what is not known was not told.</summary>
    private static ImmutableArray<ConditionRow> Told(ImmutableArray<ConditionRow> rows) =>
        [
            .. rows.Select(row =>
                row with
                {
                    Source = row is { Truth: Truth.Unknown, Source: not null } ? "没有填" : row.Source,
                    Children = Told(row.Children),
                }
            ),
        ];

    private static string Word(Explanation result) =>
        result.Outcome switch
        {
            OutcomeKind.Eligible => "按你填的情况，符合条件",
            OutcomeKind.Ineligible => "按你填的情况，不符合条件",
            OutcomeKind.Unknown => "还不能判断：有的条件没有填",
            _ => throw new InvalidOperationException($"The unknown outcome {result.Outcome}."),
        };
}
