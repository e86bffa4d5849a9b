using Microsoft.AspNetCore.Components;
using PolicyMarket.Data.Identity;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Web.Circuits;
using PolicyMarket.Web.Routing;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Radar;

/// <summary>Documents that end, items that could be apply-free, items that pay for the same thing; each row leads to the change.</summary>
[DeskRoles(Roles.Officer, Roles.Supervisor, Roles.Administrator)]
public sealed partial class RadarPage(RadarQueries queries, RadarChanges changes, NavigationManager navigation)
{
    /// <summary>Items of a document that its row names.</summary>
    private const int MostNamed = 5;

    private RadarView? view;
    private RadarEnd? chosen;
    private string? problem;
    private bool isBusy;

    /// <summary>Reads once: on the circuit, not for the first picture of the page.</summary>
    protected override async Task OnInitializedAsync()
    {
        if (RendererInfo.IsInteractive)
        {
            view = await queries.ReadAsync(PersonId, Life);
            problem = view is null ? "账号现在没有所属部门，或不再有这里的角色，没有显示任何事项。请联系管理员核对账号。" : null;
        }
    }

    private Task ToApplyFreeAsync(RadarMode row) => DraftAsync(() => changes.ToApplyFreeAsync(PersonId, row.Item.Code, Life));

    private Task ExcludeAsync(RadarOverlap row) => DraftAsync(() => changes.ExcludeAsync(PersonId, row.First.Code, row.Second.Code, Life));

    private async Task DraftAsync(Func<Task<Result<long>>> begin)
    {
        (isBusy, problem) = (true, null);
        var begun = await begin();
        isBusy = false;
        if (begun.Succeeded)
        {
            navigation.NavigateTo(Urls.SavedDraft(begun.Value));
            return;
        }

        problem = begun.Why;
    }

    private static string Sum(long count, long fen) => count == 0 ? "没有" : $"{Formats.Count(count)} 项，{Formats.Yuan(fen)}";

    private static string Word(RadarEnd end) =>
        end switch
        {
            RadarEnd.Passed => "已过期",
            RadarEnd.Week => "7 天内",
            RadarEnd.Month => "30 天内",
            RadarEnd.Quarter => "90 天内",
            RadarEnd.Unstated => "没写到期日",
            _ => throw new ArgumentOutOfRangeException(nameof(end), end, message: null),
        };

    private static string Left(RadarDocument row) =>
        row.DaysLeft switch
        {
            null => "没写，也没有确认",
            0 => "今天到期",
            < 0 and var days => $"已过期 {-days} 天",
            var days => $"还有 {days} 天",
        };

    private static Tone ToneOf(RadarEnd end) =>
        end switch
        {
            RadarEnd.Passed or RadarEnd.Week => Tone.Bad,
            RadarEnd.Month or RadarEnd.Unstated => Tone.Warn,
            _ => Tone.Neutral,
        };
}
