using Bunit;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Backups;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Identity;
using PolicyMarket.Tests.Support;
using PolicyMarket.Web.Backups;

namespace PolicyMarket.Tests.Web.Backups;

public sealed class BackupsPageTests : PageTest
{
    [Fact]
    public async Task Only_administrators_back_up_by_the_page_and_it_stands_in_the_audit_trail()
    {
        SignIn(Roles.Administrator);
        var page = Render<BackupsPage>();
        var before = await CountAsync();

        await Buttons(page, "立即备份")[0].ClickAsync(new());

        page.WaitForAssertion(() => Assert.Contains("立即备份", page.Markup, StringComparison.Ordinal));
        Assert.Equal(before + 1, await CountAsync());
        County.Refused(await County.Record.Get<BackupDesk>().MakeNowAsync(County.Officer, County.Ct), DataDiagnostics.NotAllowed);
    }

    private Task<int> CountAsync() =>
        County.Record.ReadAsync(db => db.AuditEvents.CountAsync(e => e.Action == AuditAction.BackupMake.Code || e.Action == AuditAction.BackupFail.Code));
}
