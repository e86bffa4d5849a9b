using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PolicyMarket.Data.Audit;
using PolicyMarket.Web.People;
using PolicyMarket.Web.Shell;

namespace PolicyMarket.Web.Offers;

/// <summary>The frame of the pre-check desk: who, which department, which filter.</summary>
public sealed partial class PreCheckPage(PreCheckQueries queries, ReadingLog readings) : IDisposable
{
    private readonly CancellationTokenSource life = new();
    private long? departmentId;
    private string? problem;
    private long personId;

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    [SupplyParameterFromQuery(Name = "item")]
    public string? Item { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Asked { get; set; }

    private long? ItemId => QueryText.Id(Item);

    private string Words => QueryText.Words(Asked);

    public void Dispose()
    {
        life.Cancel();
        life.Dispose();
    }

    protected override async Task OnInitializedAsync()
    {
        if (Authentication is not null && (await Authentication).User is var user)
        {
            departmentId = user.DepartmentId();
            personId = user.RequiredPersonId();
            await RecordReadingAsync();
        }
    }

    /// <summary>One event a view of the page; each receipt that is opened in the table is an event of its own.</summary>
    private async Task RecordReadingAsync()
    {
        if (departmentId is not { } department)
        {
            return;
        }

        var firms = await queries.FirmCountAsync(department, new PreCheckFilter(ItemId, Words), life.Token);
        var detail = ReadingWords.List("预审名单", firms, ("事项", ItemId?.ToString(CultureInfo.InvariantCulture)), ("查找", Words));
        var recorded = await readings.AddAsync(personId, "precheck.read", $"department:{department}", detail, life.Token);
        problem = recorded.IsDone ? null : recorded.Why;
    }
}
