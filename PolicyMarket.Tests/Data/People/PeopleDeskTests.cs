using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Claims.Filing;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Setup;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.People;

public sealed class PeopleDeskTests
{
    [Fact]
    public async Task Migrated_record_has_every_role_once()
    {
        await using var record = await TestRecord.CreateAsync();
        await record.Get<PolicyMarket.Data.Setup.DatabaseSetup>().MigrateAsync(Town.Ct);
        Assert.Equal(Roles.Names.Keys.Order(), (await record.ReadAsync(db => db.Roles.Select(r => r.Name ?? "").ToListAsync())).Order());
    }

    [Fact]
    public async Task Account_works_with_identity_which_cannot_change_it()
    {
        await using var town = await Town.CreateAsync();
        await using var scope = town.Record.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        var person = await users.FindByNameAsync("p-officer");
        Assert.NotNull(person);
        Assert.True(await users.CheckPasswordAsync(person, Seeds.Password));
        Assert.Equal([Roles.Officer], await users.GetRolesAsync(person));
        await Assert.ThrowsAsync<InvalidOperationException>(() => users.UpdateSecurityStampAsync(person)); // it would leave the account without a seal
        await town.ClaimAsync(); // the gate is open again
    }

    [Fact]
    public async Task Revoked_role_changes_the_stamp_and_is_felt_at_once()
    {
        await using var town = await Town.CreateAsync();
        var desk = town.Record.Get<PeopleDesk>();
        var before = await StampAsync(town, town.Maker);
        Town.Done(await desk.SetRolesAsync(town.Administrator, town.Maker, [Roles.Finance], Town.Ct)); // the same: nothing happens
        Assert.Equal(before, await StampAsync(town, town.Maker));
        var payout = await town.ClaimAsync();
        Town.Done(await desk.SetRolesAsync(town.Administrator, town.Maker, [Roles.Supervisor], Town.Ct));
        Assert.NotEqual(before, await StampAsync(town, town.Maker));
        Town.Refused(await town.Record.Get<PolicyMarket.Data.Payouts.BatchDesk>().MakeAsync(town.Maker, [payout.Id], Town.Ct), DiagnosticCatalogue.NotAllowed);
    }

    [Fact]
    public async Task Account_that_is_switched_off_does_nothing_more_until_it_is_on_again()
    {
        await using var town = await Town.CreateAsync();
        var desk = town.Record.Get<PeopleDesk>();
        var offer = await town.OfferAsync();
        var before = await StampAsync(town, town.Boss);
        Town.Done(await desk.DeactivateAsync(town.Administrator, town.Boss, Town.Ct));
        Town.Done(await desk.DeactivateAsync(town.Administrator, town.Boss, Town.Ct));
        Assert.NotEqual(before, await StampAsync(town, town.Boss));
        var filing = town.Record.Get<ClaimFiling>();
        Town.Refused(await filing.ConfirmAsync(town.Boss, offer.Id, town.Account.Id, Town.Ct), DiagnosticCatalogue.NotAllowed);
        Town.Done(await desk.ReactivateAsync(town.Administrator, town.Boss, Town.Ct));
        Town.Done(await filing.ConfirmAsync(town.Boss, offer.Id, town.Account.Id, Town.Ct));
    }

    [Fact]
    public async Task Last_administrator_stays()
    {
        await using var town = await Town.CreateAsync();
        var desk = town.Record.Get<PeopleDesk>();
        Town.Refused(await desk.DeactivateAsync(town.Administrator, town.Administrator, Town.Ct), DiagnosticCatalogue.PersonLastAdministrator);
        Town.Refused(await desk.SetRolesAsync(null, town.Administrator, [Roles.Supervisor], Town.Ct), DiagnosticCatalogue.PersonLastAdministrator);
        await town.Record.PersonAsync("second-admin", Roles.Administrator);
        Town.Done(await desk.DeactivateAsync(town.Administrator, town.Administrator, Town.Ct));
    }

    public static TheoryData<NewPerson, string> BadPeople() => new()
    {
        { new("p-officer", "重名", Seeds.Password, [Roles.Supervisor]), DiagnosticCatalogue.PersonName },
        { new("P-OFFICER", "重名", Seeds.Password, [Roles.Supervisor]), DiagnosticCatalogue.PersonName },
        { new("", "无名", Seeds.Password, [Roles.Supervisor]), DiagnosticCatalogue.PersonName },
        { new("a b", "空格", Seeds.Password, [Roles.Supervisor]), DiagnosticCatalogue.PersonName },
        { new("ok", "", Seeds.Password, [Roles.Supervisor]), DiagnosticCatalogue.WorkTextShape },
        { new("ok", "短密码", "a1b2c3", [Roles.Supervisor]), DiagnosticCatalogue.PersonPassword },
        { new("ok", "没有数字", "abcdefghijkl", [Roles.Supervisor]), DiagnosticCatalogue.PersonPassword },
        { new("ok", "没有字母", "1234567890", [Roles.Supervisor]), DiagnosticCatalogue.PersonPassword },
        { new("ok", "太单一", "a1a1a1a1a1a1", [Roles.Supervisor]), DiagnosticCatalogue.PersonPassword },
        { new("zhangsan", "含登录名", "zhangsan-2026", [Roles.Supervisor]), DiagnosticCatalogue.PersonPassword },
        { new("ok", "没有角色", Seeds.Password, []), DiagnosticCatalogue.PersonRoles },
        { new("ok", "没有这个角色", Seeds.Password, ["Root"]), DiagnosticCatalogue.PersonRoles },
        { new("ok", "没有部门", Seeds.Password, [Roles.Officer]), DiagnosticCatalogue.PersonRoles },
        { new("ok", "没有企业", Seeds.Password, [Roles.Firm]) { FirmId = 999 }, DiagnosticCatalogue.PersonRoles },
        { new("ok", "企业兼财政", Seeds.Password, [Roles.Firm, Roles.Finance]) { FirmId = 1 }, DiagnosticCatalogue.PersonRoles },
    };

    [Theory]
    [MemberData(nameof(BadPeople))]
    public async Task Account_that_cannot_be_is_refused_in_words(NewPerson person, string code)
    {
        await using var town = await Town.CreateAsync();
        var count = await town.Record.ReadAsync(db => db.Users.CountAsync());
        Town.Refused(await town.Record.Get<PeopleDesk>().AddAsync(town.Administrator, person, Town.Ct), code);
        Assert.Equal(count, await town.Record.ReadAsync(db => db.Users.CountAsync()));
    }

    [Fact]
    public async Task New_password_replaces_the_old_and_ends_sign_ins()
    {
        await using var town = await Town.CreateAsync();
        var before = await StampAsync(town, town.Officer);
        Town.Done(await town.Record.Get<PeopleDesk>().SetPasswordAsync(town.Administrator, town.Officer, "another-horse-8", mustChange: true, Town.Ct));
        Assert.NotEqual(before, await StampAsync(town, town.Officer));
        var person = await town.Record.ReadAsync(db => db.Users.SingleAsync(p => p.Id == town.Officer));
        Assert.NotEqual(PasswordVerificationResult.Failed, new PasswordHasher<Person>().VerifyHashedPassword(person, person.PasswordHash ?? "", "another-horse-8"));
    }

    [Fact]
    public async Task Department_is_found_again_and_another_under_its_key_refused()
    {
        await using var town = await Town.CreateAsync();
        var departments = town.Record.Get<DepartmentDesk>();
        var id = Town.Done(await departments.AddAsync(town.Administrator, "科技", "科学技术局", null, Town.Ct));
        Assert.Equal(id, Town.Done(await departments.AddAsync(null, "科技", "科学技术局", null, Town.Ct)));
        Town.Refused(await departments.AddAsync(null, "科技", "科技厅", null, Town.Ct), DiagnosticCatalogue.WorkAlreadyThere);
    }

    private static Task<string?> StampAsync(Town town, long personId) =>
        town.Record.ReadAsync(db => db.Users.Where(p => p.Id == personId).Select(p => p.SecurityStamp).SingleAsync());
}
