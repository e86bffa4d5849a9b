using Microsoft.AspNetCore.Components;
using MudBlazor;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Ledger.Books;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Circuits;
using PolicyMarket.Web.Routing;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Ledger;

/// <summary>明细账: the postings of an account with opening and closing balance; the conditions are in the address.</summary>
[DeskRoles(Roles.Finance, Roles.FinanceChecker, Roles.Supervisor)]
public sealed partial class StatementPage(LedgerQueries queries, BusinessClock clock, NavigationManager navigation)
{
    private DeskGrid<StatementLine>? _grid;
    private Statement? _statement;
    private StatementFilter _filter = new(default, default);
    private IReadOnlyList<FundChoice> _funds = [];
    private IReadOnlyList<string> _authors = [];

    [SupplyParameterFromQuery(Name = "from")]
    public string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    public string? To { get; set; }

    [SupplyParameterFromQuery(Name = "fund")]
    public string? FundText { get; set; }

    [SupplyParameterFromQuery(Name = "account")]
    public string? AccountText { get; set; }

    [SupplyParameterFromQuery(Name = "phase")]
    public string? PhaseText { get; set; }

    [SupplyParameterFromQuery(Name = "claim")]
    public string? ClaimText { get; set; }

    [SupplyParameterFromQuery(Name = "author")]
    public string? AuthorText { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        _filter = LedgerFilter.Parse(clock.Today, From, To, FundText, AccountText, PhaseText, ClaimText, AuthorText);
        if (!RendererInfo.IsInteractive)
        {
            return;
        }

        if (_funds.Count == 0)
        {
            (_funds, _authors) = await queries.ChoicesAsync(PersonId, Life);
        }

        _statement = await queries.StatementAsync(PersonId, _filter, skip: 0, take: 0, Life);
        await (_grid?.ReloadServerData() ?? Task.CompletedTask);
    }

    private async Task<GridData<StatementLine>> LoadRows(GridState<StatementLine> state, CancellationToken ct)
    {
        var read = await queries.StatementAsync(PersonId, _filter, state.Page * state.PageSize, state.PageSize, ct);
        return new GridData<StatementLine> { Items = read?.Lines ?? [], TotalItems = read?.Count ?? 0 };
    }

    private void SetFrom(DateTime? day) => Go(_filter with { From = day is { } from ? DateOnly.FromDateTime(from) : _filter.From });

    private void SetTo(DateTime? day) => Go(_filter with { To = day is { } to ? DateOnly.FromDateTime(to) : _filter.To });

    /// <summary>The address is the state: a statement can be sent to somebody.</summary>
    private void Go(StatementFilter filter) => navigation.NavigateTo(LedgerFilter.Address(Urls.LedgerStatement, filter));
}
