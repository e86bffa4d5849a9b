using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Demonstration.County;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.Demonstration;

/// <summary>The departments, their officers, and the persons of firms.</summary>
internal sealed class DemonstrationStaff(IDbContextFactory<PolicyMarketDb> factory, PeopleDesk people, DepartmentDesk departmentDesk)
{
    public async Task AddStaffAsync(CancellationToken ct)
    {
        var departments = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var (key, name) in DemonstrationPeople.Departments)
        {
            departments[key] = DemonstrationStep.Demand(await departmentDesk.AddAsync(personId: null, key, name, DemonstrationRegion.Home.Region, ct));
        }

        foreach (var person in DemonstrationPeople.Staff.Concat(DemonstrationPeople.SecondOfficers))
        {
            await AddAsync(person, person.Department is { } key ? departments[key] : null, firmId: null, ct);
        }
    }

    /// <summary>The person who acts for a firm, added when there is none yet.</summary>
    public async Task<PersonId> OfFirmAsync(DemonstrationFirm firm, CancellationToken ct)
    {
        var person =
            DemonstrationPeople.OfFirms.FirstOrDefault(one => one.Firm == firm.Index)
            ?? new DemonstrationPerson(DemonstrationPeople.OtherFirm(firm.Index), DemonstrationNames.PersonOf(firm.Index), Roles.Firm, Firm: firm.Index);
        if (await IdOfAsync(person.UserName, ct) is { } there)
        {
            return there;
        }

        await using var db = await factory.CreateDbContextAsync(ct);
        var firmId = await db.Firms.Where(one => one.CreditCode == firm.CreditCode).Select(one => one.Id).SingleAsync(ct);
        return await AddAsync(person, departmentId: null, firmId, ct);
    }

    /// <summary>One of the accounts that are there from the beginning.</summary>
    public async Task<PersonId> StaffAsync(string userName, CancellationToken ct) =>
        await IdOfAsync(userName, ct) ?? throw new InvalidOperationException($"There is no account {userName}.");

    /// <summary>The first officer of each department.</summary>
    public async Task<IReadOnlyDictionary<long, PersonId>> OfficersAsync(CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db
            .Users.AsNoTracking()
            .Where(person => person.DepartmentId != null && person.IsDemonstration)
            .GroupBy(person => person.DepartmentId)
            .Select(ofDepartment => new { DepartmentId = ofDepartment.Key, First = ofDepartment.Min(person => person.Id) })
            .ToDictionaryAsync(first => first.DepartmentId ?? 0, first => new PersonId(first.First), ct);
    }

    /// <summary>The officer of a department who releases what the first one submits.</summary>
    public async Task<PersonId> SecondOfficerAsync(long departmentId, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db
            .Users.AsNoTracking()
            .Where(person => person.DepartmentId == departmentId && person.IsDemonstration)
            .OrderBy(person => person.Id)
            .Skip(1)
            .Select(person => new PersonId(person.Id))
            .FirstAsync(ct);
    }

    private async Task<PersonId> AddAsync(DemonstrationPerson person, long? departmentId, long? firmId, CancellationToken ct)
    {
        if (await IdOfAsync(person.UserName, ct) is { } there)
        {
            return there;
        }

        var account = new NewPerson(person.UserName, person.Name, DemonstrationPeople.Password, [person.Role])
        {
            DepartmentId = departmentId,
            FirmId = firmId,
            IsDemonstration = true,
        };
        return new PersonId(DemonstrationStep.Demand(await people.AddAsync(personId: null, account, ct)));
    }

    private async Task<PersonId?> IdOfAsync(string userName, CancellationToken ct)
    {
        await using var db = await factory.CreateDbContextAsync(ct);
        return await db.Users.Where(person => person.UserName == userName).Select(person => (PersonId?)new PersonId(person.Id)).SingleOrDefaultAsync(ct);
    }
}
