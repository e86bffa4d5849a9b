using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.People;

public sealed class PersonDetailsDeskTests
{
    [Fact]
    public async Task Officer_moves_to_another_department_and_signs_in_again()
    {
        await using var county = await County.CreateAsync();
        var other = County.Done(await county.Record.Get<DepartmentDesk>().AddAsync(county.Administrator, "民政", "民政局", null, County.Ct));
        var officer = county.People[Roles.Officer];
        var before = await PersonAsync(county, officer);

        County.Done(await county.Record.Get<PersonDetailsDesk>().SetAsync(county.Administrator, officer, "新名字", other, County.Ct));

        var after = await PersonAsync(county, officer);
        Assert.Equal(("新名字", (long?)other), (after.DisplayName, after.DepartmentId));
        Assert.NotEqual(before.SecurityStamp, after.SecurityStamp);
        Assert.Equal(1, await EventsAsync(county));
    }

    [Fact]
    public async Task Name_alone_ends_no_session_and_the_same_again_is_no_event()
    {
        await using var county = await County.CreateAsync();
        var officer = county.People[Roles.Officer];
        var before = await PersonAsync(county, officer);
        var desk = county.Record.Get<PersonDetailsDesk>();

        County.Done(await desk.SetAsync(county.Administrator, officer, "新名字", before.DepartmentId, County.Ct));
        County.Done(await desk.SetAsync(county.Administrator, officer, "新名字", before.DepartmentId, County.Ct));

        Assert.Equal(before.SecurityStamp, (await PersonAsync(county, officer)).SecurityStamp);
        Assert.Equal(1, await EventsAsync(county));
    }

    [Fact]
    public async Task Refused_without_a_department_for_an_officer_an_unknown_one_or_an_empty_name()
    {
        await using var county = await County.CreateAsync();
        var officer = county.People[Roles.Officer];
        var desk = county.Record.Get<PersonDetailsDesk>();
        var departmentId = (await PersonAsync(county, officer)).DepartmentId;

        Assert.False((await desk.SetAsync(county.Administrator, officer, "名字", null, County.Ct)).Succeeded);
        Assert.False((await desk.SetAsync(county.Administrator, officer, "名字", 999, County.Ct)).Succeeded);
        Assert.False((await desk.SetAsync(county.Administrator, officer, " ", departmentId, County.Ct)).Succeeded);
        Assert.False((await desk.SetAsync(county.Administrator, 999, "名字", departmentId, County.Ct)).Succeeded);
        County.Refused(await desk.SetAsync(county.Maker, officer, "名字", departmentId, County.Ct), DataDiagnostics.NotAllowed);
        Assert.Equal(0, await EventsAsync(county));
    }

    [Fact]
    public async Task Department_gets_another_name_and_keeps_its_short_one()
    {
        await using var county = await County.CreateAsync();
        var desk = county.Record.Get<DepartmentDesk>();
        var id = County.Done(await desk.AddAsync(county.Administrator, "民政", "民政局", null, County.Ct));

        County.Done(await desk.RenameAsync(county.Administrator, id, "民政和社会事务局", County.Ct));
        Assert.False((await desk.RenameAsync(county.Administrator, id, "", County.Ct)).Succeeded);

        var department = await county.Record.ReadAsync(db => db.Departments.SingleAsync(d => d.Id == id));
        Assert.Equal(("民政", "民政和社会事务局"), (department.Key, department.Name));
    }

    private static Task<Person> PersonAsync(County county, long id) => county.Record.ReadAsync(db => db.Users.AsNoTracking().SingleAsync(p => p.Id == id));

    private static Task<int> EventsAsync(County county) =>
        county.Record.ReadAsync(db => db.AuditEvents.CountAsync(e => e.Action == AuditAction.PersonDetails.Code));
}
