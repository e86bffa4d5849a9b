using System.Globalization;
using Microsoft.AspNetCore.Components.Forms;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Imports;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Web.Circuits;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Imports.Parameters;

/// <summary>Dated parameters: what is stored, a form for one, a form for a file.</summary>
[DeskRoles(Roles.Administrator, Roles.Supervisor)]
public sealed partial class ParametersPage(ParameterQueries queries, ParameterIntake intake)
{
    private const int MostProblemsShown = 50;
    private IReadOnlyList<ParameterRow> rows = [];
    private IReadOnlyList<string> problems = [];
    private string? notice;
    private bool mayWrite;
    private bool isBusy;

    private ParameterInput Input { get; set; } = new();

    protected override async Task OnInitializedAsync()
    {
        mayWrite = Actor.Roles.Contains(Roles.Administrator);
        rows = await queries.ReadAsync(PersonId, Life);
    }

    private static DateTime? DayOf(string? text) =>
        DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static string? TextOf(DateTime? day) => day is { } known ? Formats.Date(DateOnly.FromDateTime(known)) : null;

    private string LabelOf(string? name) =>
        queries.Known.FirstOrDefault(known => known.Name == name) is { } found ? found.Label + (found.Unit is null ? "" : $"（{found.Unit}）") : "";

    private Task<IEnumerable<string>> FindAsync(string? words, CancellationToken ct) =>
        Task.FromResult(
            queries
                .Known.Where(known => string.IsNullOrWhiteSpace(words) || LabelOf(known.Name).Contains(words.Trim(), StringComparison.Ordinal))
                .Select(known => known.Name)
        );

    private Task SetAsync() =>
        WorkAsync(async () =>
        {
            var typed = new TypedParameter(Input.Name ?? "", Input.Region ?? "", Input.From ?? "", Input.To ?? "", Input.Value ?? "", Input.Source ?? "");
            return await intake.SetAsync(PersonId, typed, Life);
        });

    private Task TakeInAsync(IBrowserFile? file) =>
        file is null
            ? Task.CompletedTask
            : WorkAsync(async () =>
            {
                if (file.Size > Front.BodyLimits.SmallTableBytes)
                {
                    problems = [$"文件超过 {Formats.Count(Front.BodyLimits.SmallTableBytes / 1024)} KB，没有导入。请拆成几个文件。"];
                    return null;
                }

                await using var stream = file.OpenReadStream(Front.BodyLimits.SmallTableBytes, Life);
                using var whole = new MemoryStream(); // the readers of tables seek
                await stream.CopyToAsync(whole, Life);
                whole.Position = 0;
                return await intake.TakeInFileAsync(PersonId, whole, Life);
            });

    private async Task WorkAsync(Func<Task<Result<int>?>> work)
    {
        if (isBusy)
        {
            return;
        }

        (isBusy, notice, problems) = (true, null, []);
        try
        {
            if (await work() is { } result)
            {
                await ShowAsync(result);
            }
        }
        finally
        {
            isBusy = false;
        }
    }

    private async Task ShowAsync(Result<int> result)
    {
        notice =
            !result.Succeeded ? null
            : result.Value == 0 ? "这些参数早已有了，什么也没有改动。"
            : $"已录入 {result.Value} 条，下一次匹配起生效。";
        problems = [.. result.Diagnostics.Select(d => d.Where is null ? d.Message : $"{d.Where}：{d.Message}")];
        Input = result.Succeeded ? new ParameterInput() : Input;
        rows = await queries.ReadAsync(PersonId, Life);
    }
}
