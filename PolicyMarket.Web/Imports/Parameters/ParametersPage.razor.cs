using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Imports;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.People;

namespace PolicyMarket.Web.Imports.Parameters;

/// <summary>Dated parameters: what is stored, a form for one, a form for a file.</summary>
public sealed partial class ParametersPage(ParameterQueries queries, ParameterIntake intake)
{
    private const int MostProblemsShown = 50;
    private IReadOnlyList<ParameterRow> rows = [];
    private IReadOnlyList<string> problems = [];
    private string? notice;
    private long personId;
    private bool mayWrite;

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    [SupplyParameterFromForm]
    private ParameterInput Input { get; set; } = null!; // set as the page is initialized

    protected override async Task OnInitializedAsync()
    {
        Input ??= new();
        if (Authentication is null)
        {
            return;
        }

        var user = (await Authentication).User;
        (personId, mayWrite) = (user.RequiredPersonId(), user.IsInRole(Roles.Administrator));
        rows = await queries.ReadAsync(personId, Life);
    }

    private async Task SetAsync()
    {
        var typed = new TypedParameter(Input.Name ?? "", Input.Region ?? "", Input.From ?? "", Input.To ?? "", Input.Value ?? "", Input.Source ?? "");
        await ShowAsync(await intake.SetAsync(personId, typed, Life));
    }

    private async Task TakeInAsync()
    {
        if (Input.File is not { } file)
        {
            problems = ["还没有选文件，什么也没有改动。请选参数文件。"];
            return;
        }

        await using var stream = file.OpenReadStream();
        await ShowAsync(await intake.TakeInFileAsync(personId, stream, Life));
    }

    private async Task ShowAsync(Result<int> result)
    {
        notice = !result.Succeeded ? null : result.Value == 0 ? "这些参数早已有了，什么也没有改动。" : $"已录入 {result.Value} 条，下一次匹配起生效。";
        problems = [.. result.Diagnostics.Select(d => d.Where is null ? d.Message : $"{d.Where}：{d.Message}")];
        Input = result.Succeeded ? new ParameterInput() : Input;
        rows = await queries.ReadAsync(personId, Life);
    }
}
