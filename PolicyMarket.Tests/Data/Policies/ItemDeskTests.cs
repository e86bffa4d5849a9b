using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Policies;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Policies;

public sealed class ItemDeskTests
{
    [Fact]
    public async Task Undated_item_is_confirmed_within_bounds_and_by_its_department()
    {
        await using var county = await County.CreateAsync();
        var desk = county.Record.Get<ItemDesk>();
        var today = county.Record.Business.Today;
        County.Refused(await desk.ConfirmValidityAsync(county.Officer, county.Item.ItemId, today.AddDays(-1), County.Ct), DataDiagnostics.WorkDateRange);
        County.Refused(
            await desk.ConfirmValidityAsync(county.Officer, county.Item.ItemId, today.AddYears(3).AddDays(1), County.Ct),
            DataDiagnostics.WorkDateRange
        );
        County.Done(await desk.ConfirmValidityAsync(county.Officer, county.Item.ItemId, today.AddYears(1), County.Ct));
        County.Done(await desk.ConfirmValidityAsync(county.Officer, county.Item.ItemId, today.AddYears(1), County.Ct));
        var item = await county.Record.ReadAsync(db => db.PolicyItems.SingleAsync());
        Assert.Equal((today.AddYears(1), county.Officer), (item.ConfirmedUntil, item.ConfirmedByPersonId));
        Assert.Equal(1, await county.Record.ReadAsync(db => db.AuditEvents.CountAsync(a => a.Action == "item.confirm")));
        var other = await county.Record.DepartmentAsync("人社");
        var stranger = await county.Record.PersonAsync("stranger", Roles.Officer, other.Id);
        County.Refused(await desk.ConfirmValidityAsync(stranger, county.Item.ItemId, today, County.Ct), DataDiagnostics.NotYours);
        County.Refused(await desk.SetPreCheckAsync(stranger, county.Item.ItemId, false, County.Ct), DataDiagnostics.NotYours);
    }

    [Fact]
    public async Task Dated_item_needs_no_word_of_the_department()
    {
        await using var county = await County.CreateAsync();
        await county.Record.ExecuteAsync($"""UPDATE "PolicyDocuments" SET "EffectiveTo" = '2026-12-31' """);
        var result = await county.Record.Get<ItemDesk>().ConfirmValidityAsync(county.Officer, county.Item.ItemId, new DateOnly(2027, 1, 1), County.Ct);
        County.Refused(result, DataDiagnostics.WorkStateMoved);
    }

    [Fact]
    public async Task Precheck_is_switched_with_a_trace()
    {
        await using var county = await County.CreateAsync();
        County.Done(await county.Record.Get<ItemDesk>().SetPreCheckAsync(county.Officer, county.Item.ItemId, needsPreCheck: false, County.Ct));
        Assert.False(await county.Record.ReadAsync(db => db.PolicyItems.Select(i => i.NeedsPreCheck).SingleAsync()));
        Assert.Equal(1, await county.Record.ReadAsync(db => db.AuditEvents.CountAsync(a => a.Action == "item.precheck")));
    }
}
