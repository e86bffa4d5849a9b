using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PolicyMarket.Data.Claims.Filing;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Setup;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.People;

public sealed class PeopleDeskTests
{
    [Fact]
    public async Task Migrated_record_has_every_role_once()
    {
        await using var record = await TestRecord.CreateAsync();
        await record.Get<PolicyMarket.Data.Setup.DatabaseSetup>().MigrateAsync(County.Ct);
        Assert.Equal(Roles.Names.Keys.Order(), (await record.ReadAsync(db => db.Roles.Select(r => r.Name ?? "").ToListAsync())).Order());
    }

    [Fact]
    public async Task Account_works_with_identity_which_cannot_change_it()
    {
        await using var county = await County.CreateAsync();
        await using var scope = county.Record.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var person = await users.FindByNameAsync("p-officer");
        Assert.NotNull(person);
        Assert.True(await users.CheckPasswordAsync(person, Seeds.Password));
        Assert.Equal([Roles.Officer], await users.GetRolesAsync(person));
        await Assert.ThrowsAsync<InvalidOperationException>(() => users.UpdateSecurityStampAsync(person)); // it would leave the account without a seal
        await county.ClaimAsync(); // allowed again
    }

    [Fact]
    public async Task Revoked_role_changes_the_stamp_and_is_felt_at_once()
    {
        await using var county = await County.CreateAsync();
        var desk = county.Record.Get<PeopleDesk>();
        var before = await StampAsync(county, county.Maker);
        County.Done(await desk.SetRolesAsync(county.Administrator, county.Maker, [Roles.Finance], County.Ct)); // the same: nothing happens
        Assert.Equal(before, await StampAsync(county, county.Maker));
        var payout = await county.ClaimAsync();
        County.Done(await desk.SetRolesAsync(county.Administrator, county.Maker, [Roles.Supervisor], County.Ct));
        Assert.NotEqual(before, await StampAsync(county, county.Maker));
        County.Refused(
            await county.Record.Get<PolicyMarket.Data.Payouts.BatchDesk>().MakeAsync(county.Maker, [payout.Id], County.Ct),
            DataDiagnostics.NotAllowed
        );
    }

    [Fact]
    public async Task Account_that_is_switched_off_does_nothing_more_until_it_is_on_again()
    {
        await using var county = await County.CreateAsync();
        var desk = county.Record.Get<PeopleDesk>();
        var offer = await county.OfferAsync();
        var before = await StampAsync(county, county.FirmUser);
        County.Done(await desk.DeactivateAsync(county.Administrator, county.FirmUser, County.Ct));
        County.Done(await desk.DeactivateAsync(county.Administrator, county.FirmUser, County.Ct));
        Assert.NotEqual(before, await StampAsync(county, county.FirmUser));
        var filing = county.Record.Get<ClaimFiling>();
        County.Refused(await filing.ConfirmAsync(county.FirmUser, offer.Id, county.Account.Id, County.Ct), DataDiagnostics.NotAllowed);
        County.Done(await desk.ReactivateAsync(county.Administrator, county.FirmUser, County.Ct));
        County.Done(await filing.ConfirmAsync(county.FirmUser, offer.Id, county.Account.Id, County.Ct));
    }

    [Fact]
    public async Task Last_administrator_stays()
    {
        await using var county = await County.CreateAsync();
        var desk = county.Record.Get<PeopleDesk>();
        County.Refused(await desk.DeactivateAsync(county.Administrator, county.Administrator, County.Ct), DataDiagnostics.PersonLastAdministrator);
        County.Refused(await desk.SetRolesAsync(null, county.Administrator, [Roles.Supervisor], County.Ct), DataDiagnostics.PersonLastAdministrator);
        await county.Record.PersonAsync("second-admin", Roles.Administrator);
        County.Done(await desk.DeactivateAsync(county.Administrator, county.Administrator, County.Ct));
    }

    public static TheoryData<NewPerson, string> BadPeople() =>
        new()
        {
            { new("p-officer", "重名", Seeds.Password, [Roles.Supervisor]), DataDiagnostics.PersonName },
            { new("P-OFFICER", "重名", Seeds.Password, [Roles.Supervisor]), DataDiagnostics.PersonName },
            { new("", "无名", Seeds.Password, [Roles.Supervisor]), DataDiagnostics.PersonName },
            { new("a b", "空格", Seeds.Password, [Roles.Supervisor]), DataDiagnostics.PersonName },
            { new("ok", "", Seeds.Password, [Roles.Supervisor]), DataDiagnostics.WorkTextShape },
            { new("ok", "短密码", "a1b2c3", [Roles.Supervisor]), DataDiagnostics.PersonPassword },
            { new("ok", "没有数字", "abcdefghijkl", [Roles.Supervisor]), DataDiagnostics.PersonPassword },
            { new("ok", "没有字母", "1234567890", [Roles.Supervisor]), DataDiagnostics.PersonPassword },
            { new("ok", "太单一", "a1a1a1a1a1a1", [Roles.Supervisor]), DataDiagnostics.PersonPassword },
            { new("zhangsan", "含登录名", "zhangsan-2026", [Roles.Supervisor]), DataDiagnostics.PersonPassword },
            { new("ok", "没有角色", Seeds.Password, []), DataDiagnostics.PersonRoles },
            { new("ok", "没有这个角色", Seeds.Password, ["Root"]), DataDiagnostics.PersonRoles },
            { new("ok", "没有部门", Seeds.Password, [Roles.Officer]), DataDiagnostics.PersonRoles },
            {
                new("ok", "没有企业", Seeds.Password, [Roles.Firm]) { FirmId = 999 },
                DataDiagnostics.PersonRoles
            },
            {
                new("ok", "企业兼财政", Seeds.Password, [Roles.Firm, Roles.Finance]) { FirmId = 1 },
                DataDiagnostics.PersonRoles
            },
        };

    [Theory]
    [MemberData(nameof(BadPeople))]
    public async Task Account_that_cannot_be_is_refused_in_words(NewPerson person, string code)
    {
        await using var county = await County.CreateAsync();
        var count = await county.Record.ReadAsync(db => db.Users.CountAsync());
        County.Refused(await county.Record.Get<PeopleDesk>().AddAsync(county.Administrator, person, County.Ct), code);
        Assert.Equal(count, await county.Record.ReadAsync(db => db.Users.CountAsync()));
    }

    [Fact]
    public async Task New_password_replaces_the_old_and_ends_sign_ins()
    {
        await using var county = await County.CreateAsync();
        var before = await StampAsync(county, county.Officer);
        County.Done(
            await county.Record.Get<PeopleDesk>().SetPasswordAsync(county.Administrator, county.Officer, "another-horse-8", mustChange: true, County.Ct)
        );
        Assert.NotEqual(before, await StampAsync(county, county.Officer));
        var person = await county.Record.ReadAsync(db => db.Users.SingleAsync(p => p.Id == county.Officer));
        Assert.NotEqual(
            PasswordVerificationResult.Failed,
            new PasswordHasher<Person>().VerifyHashedPassword(person, person.PasswordHash ?? "", "another-horse-8")
        );
    }

    [Fact]
    public async Task Department_is_found_again_and_another_under_its_key_refused()
    {
        await using var county = await County.CreateAsync();
        var departments = county.Record.Get<DepartmentDesk>();
        var id = County.Done(await departments.AddAsync(county.Administrator, "科技", "科学技术局", null, County.Ct));
        Assert.Equal(id, County.Done(await departments.AddAsync(null, "科技", "科学技术局", null, County.Ct)));
        County.Refused(await departments.AddAsync(null, "科技", "科技厅", null, County.Ct), DataDiagnostics.WorkAlreadyThere);
    }

    private static Task<string?> StampAsync(County county, PersonId personId) =>
        county.Record.ReadAsync(db => db.Users.Where(p => p.Id == personId).Select(p => p.SecurityStamp).SingleAsync());
}
