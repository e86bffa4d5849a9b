using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Demonstration;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Oversight;

/// <summary>A small demonstration with payments in last year and this one, made once for a class.</summary>
public sealed class TrialFixture : IAsyncLifetime
{
    internal TestRecord Record { get; private set; } = null!; // set before the first test

    public async Task InitializeAsync()
    {
        Record = await TestRecord.CreateAsync();
        Assert.True(await Record.Get<DemonstrationData>().PrepareAsync(500, progress: null, CancellationToken.None));
    }

    public Task DisposeAsync() => Record.DisposeAsync().AsTask();

    internal async Task<PersonId> PersonAsync(string userName) =>
        new(await Record.ReadAsync(db => db.Users.Where(person => person.UserName == userName).Select(person => person.Id).SingleAsync()));

    internal Task<PersonId> SupervisorAsync() => PersonAsync("jiandu");

    internal Task<PersonId> LeaderAsync() => PersonAsync("lingdao");
}
