using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.Store;

/// <summary>The record. Read from it anywhere with AsNoTracking projections; write only in a workflow, through <see cref="Recorder"/>.</summary>
public abstract class PolicyMarketDb(DbContextOptions options) : IdentityDbContext<Person, IdentityRole<long>, long>(options)
{
    /// <summary>A row that pages for everyone show was added, changed or deleted; noted for contexts that <see cref="PublicContent"/> watches.</summary>
    internal bool ChangesPublicContent { get; set; }

    /// <summary>The person that the workflow of this context has asked about, allowed or not; refusals name them.</summary>
    internal long? ActingPersonId { get; set; }

    /// <summary>The operations of the database product behind this context.</summary>
    internal abstract IDatabaseProvider Provider { get; }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.DefaultTypeMapping<PersonId>().HasConversion<PersonIdConverter>(); // as a parameter of SQL
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcDateTimeConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(32);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(PolicyMarketDb).Assembly);
    }
}
