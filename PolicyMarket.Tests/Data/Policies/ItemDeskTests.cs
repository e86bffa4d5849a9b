using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
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
        await using var town = await Town.CreateAsync();
        var desk = town.Record.Get<ItemDesk>();
        var today = town.Record.Business.Today;
        Town.Refused(await desk.ConfirmValidityAsync(town.Officer, town.Item.ItemId, today.AddDays(-1), Town.Ct), DiagnosticCatalogue.WorkDateRange);
        Town.Refused(await desk.ConfirmValidityAsync(town.Officer, town.Item.ItemId, today.AddYears(3).AddDays(1), Town.Ct), DiagnosticCatalogue.WorkDateRange);
        Town.Done(await desk.ConfirmValidityAsync(town.Officer, town.Item.ItemId, today.AddYears(1), Town.Ct));
        Town.Done(await desk.ConfirmValidityAsync(town.Officer, town.Item.ItemId, today.AddYears(1), Town.Ct));
        var item = await town.Record.ReadAsync(db => db.PolicyItems.SingleAsync());
        Assert.Equal((today.AddYears(1), town.Officer), (item.ConfirmedUntil, item.ConfirmedByPersonId));
        Assert.Equal(1, await town.Record.ReadAsync(db => db.AuditEvents.CountAsync(a => a.Action == "item.confirm")));
        var other = await town.Record.DepartmentAsync("人社");
        var stranger = await town.Record.PersonAsync("stranger", Roles.Officer, other.Id);
        Town.Refused(await desk.ConfirmValidityAsync(stranger, town.Item.ItemId, today, Town.Ct), DiagnosticCatalogue.NotYours);
        Town.Refused(await desk.SetPreCheckAsync(stranger, town.Item.ItemId, false, Town.Ct), DiagnosticCatalogue.NotYours);
    }

    [Fact]
    public async Task Dated_item_needs_no_word_of_the_department()
    {
        await using var town = await Town.CreateAsync();
        await town.Record.ExecuteAsync($"""UPDATE "PolicyDocuments" SET "EffectiveTo" = '2026-12-31' """);
        var result = await town.Record.Get<ItemDesk>().ConfirmValidityAsync(town.Officer, town.Item.ItemId, new DateOnly(2027, 1, 1), Town.Ct);
        Town.Refused(result, DiagnosticCatalogue.WorkStateMoved);
    }

    [Fact]
    public async Task Precheck_is_switched_with_a_trace()
    {
        await using var town = await Town.CreateAsync();
        Town.Done(await town.Record.Get<ItemDesk>().SetPreCheckAsync(town.Officer, town.Item.ItemId, needsPreCheck: false, Town.Ct));
        Assert.False(await town.Record.ReadAsync(db => db.PolicyItems.Select(i => i.NeedsPreCheck).SingleAsync()));
        Assert.Equal(1, await town.Record.ReadAsync(db => db.AuditEvents.CountAsync(a => a.Action == "item.precheck")));
    }
}
