using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using PolicyMarket.Data.Authoring.Cases;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Cases;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Web.Circuits;
using PolicyMarket.Web.People.SignIn;

namespace PolicyMarket.Web.Drafts.Cases;

/// <summary>
/// The worked cases beside a draft or a published item: run again at each change of the rule, with how much of it they decide. Where it may be written, cases
/// are added by hand, from boundaries and from real firms, changed and withdrawn.
/// </summary>
[DeskRoles(Roles.Officer, Roles.Administrator)]
public sealed partial class CasePanel(
    CaseQueries queries,
    CaseBench bench,
    ItemCaseDesk desk,
    FirmFreezing freezing,
    AttributeCatalog catalog,
    BusinessClock clock,
    TimeProvider time,
    IDialogService dialogs,
    ISnackbar snackbar
)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(300);

    private ImmutableArray<CaseRow> rows = [];
    private ImmutableArray<PersonaLine> personas = [];
    private CaseCount? count;
    private CaseInput? input;
    private CaseResult? answer;
    private CaseProposalList? proposals;
    private IReadOnlyList<FirmChoice>? found;
    private PolicyRule? counted;
    private (long?, long?, string)? loaded;
    private Pane open;
    private string words = "";
    private string? problem;
    private bool isLoading = true;
    private bool isMissing;
    private bool isLooking;
    private int turn;

    private enum Pane
    {
        None,
        Form,
        Freeze,
        Suggestions,
    }

    /// <summary>The draft beside which the cases stand; null for a published item.</summary>
    [Parameter]
    public long? DraftId { get; set; }

    /// <summary>The published item; null for a draft.</summary>
    [Parameter]
    public long? ItemId { get; set; }

    /// <summary>The item's code as it is saved: cases belong to it.</summary>
    [Parameter, EditorRequired]
    public required string Code { get; set; }

    /// <summary>The rule in its last state that can be read; null where there was none.</summary>
    [Parameter]
    public PolicyRule? Rule { get; set; }

    /// <summary>The present state cannot be read, so that the rule is that of before.</summary>
    [Parameter]
    public bool IsStale { get; set; }

    [Parameter]
    public bool MayWrite { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (!RendererInfo.IsInteractive)
        {
            return;
        }

        if (loaded != (DraftId, ItemId, Code))
        {
            loaded = (DraftId, ItemId, Code);
            await LoadAsync();
        }
        else if (!ReferenceEquals(counted, Rule))
        {
            Count(Pause);
        }
    }

    private async Task LoadAsync()
    {
        var read =
            DraftId is { } draftId ? await queries.OfDraftAsync(PersonId, draftId, Life)
            : ItemId is { } itemId ? await queries.OfItemAsync(PersonId, itemId, Life)
            : null;
        (rows, isMissing, isLoading) = (read ?? [], read is null, false);
        Count(TimeSpan.Zero);
    }

    /// <summary>Runs everything that is shown over the rule, once nothing more is typed.</summary>
    private void Count(TimeSpan pause)
    {
        counted = Rule;
        if (Rule is { } rule)
        {
            var own = ++turn;
            Start(() => CountAsync(rule, pause, own));
        }
        else
        {
            count = null;
        }
    }

    private async Task CountAsync(PolicyRule rule, TimeSpan pause, int own)
    {
        if (pause > TimeSpan.Zero)
        {
            await Task.Delay(pause, time, Life);
        }

        if (own != turn)
        {
            return;
        }

        var kept = rows;
        var fresh = await Task.Run(() => bench.Count(rule, kept), Life);
        if (own != turn)
        {
            return;
        }

        count = fresh;
        StateHasChanged();
        if (isLooking)
        {
            personas = await bench.LookAsync(rule, Life);
        }

        if (open == Pane.Suggestions)
        {
            var list = await bench.ProposeAsync(rule, kept, Life);
            proposals = own == turn ? list : proposals;
        }

        StateHasChanged();
    }

    private Task LookAsync()
    {
        isLooking = true;
        Count(TimeSpan.Zero);
        return Task.CompletedTask;
    }

    private void Open(Pane pane) => (open, problem, answer, found, words, proposals) = (pane, null, null, null, "", null);

    private void Close() => Open(Pane.None);

    private void Add()
    {
        if (Rule is { } rule)
        {
            Open(Pane.Form);
            input = CaseInput.New(new CaseRunner(rule, catalog), clock.Today);
        }
    }

    private void Change(CaseLine line)
    {
        if (Rule is { } rule)
        {
            Open(Pane.Form);
            input = CaseInput.Of(line.Row, new CaseRunner(rule, catalog));
        }
    }

    private void OpenFreeze() => Open(Pane.Freeze);

    private void Suggest()
    {
        Open(Pane.Suggestions);
        Count(TimeSpan.Zero);
    }

    private async Task TryAsync()
    {
        if (Rule is { } rule && input is { } writing)
        {
            answer = await bench.RunAsync(rule, writing.Case, Life);
            (writing.Outcome, writing.Yuan) = (answer.Outcome, answer.Fen / 100m);
        }
    }

    private async Task KeepAsync()
    {
        if (input is not { } writing || DraftId is not { } draftId)
        {
            return;
        }

        var kept = writing.Key is { } key
            ? await desk.ReplaceAsync(PersonId, draftId, key, writing.Entry, writing.Reason, Life)
            : await desk.AddAsync(PersonId, draftId, writing.Entry, Life);
        await DoneAsync(kept, "算例已保存。");
    }

    private async Task FindAsync()
    {
        if (DraftId is { } draftId)
        {
            var read = await freezing.FindAsync(PersonId, draftId, words, Life);
            (found, problem) = (read.Value, read.Succeeded ? null : read.Why);
        }
    }

    private async Task FreezeAsync((long FirmId, string Name) chosen)
    {
        if (DraftId is { } draftId)
        {
            await DoneAsync(
                await freezing.FreezeAsync(PersonId, draftId, chosen.FirmId, chosen.Name, expected: null, Life),
                "企业已冻结为算例，请核对应得结果。"
            );
        }
    }

    private async Task AcceptAsync(IReadOnlyList<CaseProposal> chosen)
    {
        if (DraftId is not { } draftId)
        {
            return;
        }

        var accepted = await desk.AcceptAsync(PersonId, draftId, [.. chosen.Select(proposal => CaseEntry.Of(proposal.Case))], Life);
        problem = accepted.Succeeded ? null : accepted.Why;
        if (accepted.Succeeded)
        {
            snackbar.Add($"已采纳 {accepted.Value} 个算例。", Severity.Success);
            if (proposals is { } list)
            {
                proposals = list with { Proposals = [.. list.Proposals.Except(chosen)] };
            }

            await LoadAsync();
        }
    }

    private async Task WithdrawAsync(CaseLine line)
    {
        if (DraftId is not { } draftId)
        {
            return;
        }

        var decision = new Decision
        {
            Title = $"撤下算例“{line.Row.Case.Name}”",
            Text = "它不再运行，也不再算进覆盖；记录保留。",
            Act = "撤下",
            ReasonLabel = "撤下的理由",
            ReadyReasons = ["标准已改，不再适用", "与别的算例重复", "填错了"],
            IsRefusal = true,
        };
        if (
            await dialogs.DecideAsync(
                decision,
                async given =>
                {
                    var done = await desk.WithdrawAsync(PersonId, draftId, line.Row.Key, given.Reason, Life);
                    return done.Succeeded ? null : done.Why;
                }
            )
        )
        {
            snackbar.Add("算例已撤下。", Severity.Success);
            await LoadAsync();
        }
    }

    private async Task DoneAsync(Result<int> result, string done)
    {
        problem = result.Succeeded ? null : result.Why;
        if (result.Succeeded)
        {
            snackbar.Add(done, Severity.Success);
            Close();
            await LoadAsync();
        }
    }
}
