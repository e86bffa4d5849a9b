using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Disclosure;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Firms.Accounts;
using PolicyMarket.Data.Funds;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.Ledger;
using PolicyMarket.Data.Notices;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.RecordChecks;
using PolicyMarket.Data.Reviews;
using PolicyMarket.Data.Seals;
using PolicyMarket.Data.Setup;

namespace PolicyMarket.Data.Store;

/// <summary>The record. Read from it anywhere with AsNoTracking projections; write only in a workflow, through <see cref="Recorder"/>.</summary>
public abstract class PolicyMarketDb(DbContextOptions options)
    : IdentityDbContext<Person, IdentityRole<long>, long>(options)
{
    /// <summary>The person that the workflow of this context has asked about, allowed or not; refusals name them.</summary>
    internal long? ActingPersonId { get; set; }

    public DbSet<Department> Departments => Set<Department>();
    public DbSet<PolicyDocument> PolicyDocuments => Set<PolicyDocument>();
    public DbSet<PolicyItem> PolicyItems => Set<PolicyItem>();
    public DbSet<PolicyItemVersion> PolicyItemVersions => Set<PolicyItemVersion>();
    public DbSet<Firm> Firms => Set<Firm>();
    public DbSet<BankAccount> BankAccounts => Set<BankAccount>();
    public DbSet<ImportBatch> ImportBatches => Set<ImportBatch>();
    public DbSet<FactSheet> FactSheets => Set<FactSheet>();
    public DbSet<ParameterValue> ParameterValues => Set<ParameterValue>();
    public DbSet<MatchingRun> MatchingRuns => Set<MatchingRun>();
    public DbSet<FirmMatch> FirmMatches => Set<FirmMatch>();
    public DbSet<RunCheckpoint> RunCheckpoints => Set<RunCheckpoint>();
    public DbSet<MatchChange> MatchChanges => Set<MatchChange>();
    public DbSet<RunTally> RunTallies => Set<RunTally>();
    public DbSet<RunRegion> RunRegions => Set<RunRegion>();
    public DbSet<DamagedSheet> DamagedSheets => Set<DamagedSheet>();
    public DbSet<RunGap> RunGaps => Set<RunGap>();
    public DbSet<Offer> Offers => Set<Offer>();
    public DbSet<Review> Reviews => Set<Review>();
    public DbSet<Claim> Claims => Set<Claim>();
    public DbSet<ClaimEvent> ClaimEvents => Set<ClaimEvent>();
    public DbSet<Fund> Funds => Set<Fund>();
    public DbSet<Payout> Payouts => Set<Payout>();
    public DbSet<PayoutBatch> PayoutBatches => Set<PayoutBatch>();
    public DbSet<BankResult> BankResults => Set<BankResult>();
    public DbSet<BankEntry> BankEntries => Set<BankEntry>();
    public DbSet<BankReference> BankReferences => Set<BankReference>();
    public DbSet<PayeeRelease> PayeeReleases => Set<PayeeRelease>();
    public DbSet<LedgerEntry> LedgerEntries => Set<LedgerEntry>();
    public DbSet<DisclosureRecord> DisclosureRecords => Set<DisclosureRecord>();
    public DbSet<DisclosureCorrection> DisclosureCorrections => Set<DisclosureCorrection>();
    public DbSet<AuditEvent> AuditEvents => Set<AuditEvent>();
    public DbSet<SealLink> SealLinks => Set<SealLink>();
    public DbSet<RecordCheckRun> RecordCheckRuns => Set<RecordCheckRun>();
    public DbSet<RecordAlarm> RecordAlarms => Set<RecordAlarm>();
    public DbSet<Notice> Notices => Set<Notice>();
    public DbSet<PersonSession> PersonSessions => Set<PersonSession>();
    public DbSet<AccessRequest> AccessRequests => Set<AccessRequest>();
    public DbSet<OutboxMessage> OutboxMessages => Set<OutboxMessage>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcDateTimeConverter>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(32);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        RecordModel.Configure(builder);
    }
}
