using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.People;
using PolicyMarket.Web.Hosting;
using PolicyMarket.Web.Routing;
using PolicyMarket.Web.Ui;

namespace PolicyMarket.Web.Offers;

/// <summary>The frame of the pre-check desk and its filter. Who checks, and for which department, the desk asks the database.</summary>
public sealed partial class PreCheckPage(PreCheckQueries queries, ReadingLog readings)
{
    private string? problem;

    [CascadingParameter]
    public Task<AuthenticationState>? Authentication { get; set; }

    [SupplyParameterFromQuery(Name = "item")]
    public string? Item { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Asked { get; set; }

    private long? ItemId => QueryText.Id(Item);

    private string Words => QueryText.Words(Asked);

    protected override async Task OnInitializedAsync()
    {
        if (Authentication is not null)
        {
            await RecordReadingAsync((await Authentication).User.RequiredPersonId());
        }
    }

    /// <summary>
    /// One event a view of the page; each receipt that is opened in the table is an event of its own. Whoever is no officer sees no list, so that nothing is
    /// recorded.
    /// </summary>
    private async Task RecordReadingAsync(long personId)
    {
        if (await queries.FirmCountAsync(personId, new PreCheckFilter(ItemId, Words), Life) is not { } list)
        {
            return;
        }

        var detail = ReadingWords.List("预审名单", list.Firms, ("事项", ItemId?.ToString(CultureInfo.InvariantCulture)), ("查找", Words));
        var recorded = await readings.AddAsync(personId, AuditAction.PreCheckRead, $"department:{list.DepartmentId}", detail, Life);
        problem = recorded.Succeeded ? null : recorded.Why;
    }
}
