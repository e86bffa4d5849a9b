using Microsoft.AspNetCore.Components;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Payouts;

/// <summary>Waiting payouts by fund and item. All that can be paid is chosen at first; the button says how many payouts and how much money it takes.</summary>
public sealed partial class WaitingList(BusinessClock clock)
{
    private readonly HashSet<(long Fund, long Item)> passedOver = [];
    private readonly HashSet<long> leftOut = [];
    private readonly Dictionary<(long Fund, long Item), IReadOnlyList<WaitingRow>> opened = [];

    [Parameter, EditorRequired]
    public required IReadOnlyList<WaitingGroup> Groups { get; set; }

    [Parameter]
    public bool MayMake { get; set; }

    [Parameter]
    public bool IsBusy { get; set; }

    /// <summary>Loads the payouts of a group.</summary>
    [Parameter, EditorRequired]
    public required Func<WaitingGroup, Task<IReadOnlyList<WaitingRow>>> LoadRows { get; set; }

    [Parameter]
    public EventCallback<IReadOnlyCollection<long>> OnMake { get; set; }

    private int AllCount => Groups.Sum(g => g.Ready.Count + g.UnverifiedCount);

    private long AllFen => Groups.Sum(g => g.ReadyFen + g.UnverifiedFen);

    private IReadOnlyList<WaitingPart> Chosen => [.. Groups.Where(IsChosen).SelectMany(g => g.Ready).Where(part => !leftOut.Contains(part.PayoutId))];

    private string MakeText =>
        Chosen.Count == 0 ? "做成批次" : $"做成批次：{Formats.Count(Chosen.Count)} 笔，{Formats.Yuan(Chosen.Sum(part => part.Fen))}";

    private bool IsChosen(WaitingGroup group) => group.Ready.Count > 0 && !passedOver.Contains(KeyOf(group));

    private bool IsOpen(WaitingGroup group) => opened.ContainsKey(KeyOf(group));

    private IReadOnlyList<WaitingRow> RowsOf(WaitingGroup group) => opened.GetValueOrDefault(KeyOf(group), []);

    private void Choose(WaitingGroup group, ChangeEventArgs change)
    {
        if (change.Value is true)
        {
            passedOver.Remove(KeyOf(group));
        }
        else
        {
            passedOver.Add(KeyOf(group));
        }
    }

    private void Leave((long PayoutId, bool IsLeft) choice)
    {
        if (choice.IsLeft)
        {
            leftOut.Add(choice.PayoutId);
        }
        else
        {
            leftOut.Remove(choice.PayoutId);
        }
    }

    private async Task ToggleAsync(WaitingGroup group)
    {
        if (!opened.Remove(KeyOf(group)))
        {
            opened[KeyOf(group)] = await LoadRows(group);
        }
    }

    private string WaitedDays(WaitingGroup group)
    {
        var days = clock.Today.DayNumber - BusinessClock.DateOf(group.OldestAt).DayNumber;
        return days == 0 ? "今天" : $"{days} 天";
    }

    private static (long Fund, long Item) KeyOf(WaitingGroup group) => (group.FundId, group.ItemId);
}
