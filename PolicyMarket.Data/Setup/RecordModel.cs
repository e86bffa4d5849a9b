using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.Disclosure;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Firms;
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

namespace PolicyMarket.Data.Setup;

/// <summary>Natural keys as unique indexes, and the indexes that the desks read by.</summary>
internal static class RecordModel
{
    public static void Configure(ModelBuilder model)
    {
        Policies(model);
        Facts(model);
        Matching(model);
        Claims(model);
        Money(model);
        Traces(model);
        Accounts(model);
    }

    private static void Policies(ModelBuilder model)
    {
        model.Entity<Department>().HasIndex(d => new { d.Key, d.Region }).IsUnique();
        model.Entity<PolicyDocument>().HasIndex(d => new { d.Title, d.Number }).IsUnique();
        model.Entity<PolicyItem>(item =>
        {
            item.HasIndex(i => i.Code).IsUnique();
            item.HasMany(i => i.Versions).WithOne(v => v.Item).HasForeignKey(v => v.ItemId).OnDelete(DeleteBehavior.Restrict);
            item.HasOne<Fund>().WithMany().HasForeignKey(i => i.FundId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<PolicyItemVersion>().HasIndex(v => new { v.ItemId, v.Number }).IsUnique();
    }

    private static void Facts(ModelBuilder model)
    {
        model.Entity<Firm>(firm =>
        {
            firm.HasIndex(f => f.CreditCode).IsUnique();
            firm.HasIndex(f => f.Region);
            firm.HasMany(f => f.Accounts).WithOne().HasForeignKey(a => a.FirmId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<BankAccount>(account =>
        {
            account.HasIndex(a => new { a.FirmId, a.Number }).IsUnique();
            account.HasIndex(a => a.Number);
        });
        model.Entity<ImportBatch>().HasIndex(b => new { b.Source, b.Period, b.ContentHash, b.AsOf, b.Mode, b.Repetition }).IsUnique();
        model.Entity<FactSheet>(sheet =>
        {
            sheet.HasIndex(s => new { s.FirmId, s.Source, s.Period, s.SupplementBatchId }).IsUnique();
            sheet.HasIndex(s => new { s.ChangedBatchId, s.FirmId });
            sheet.HasOne<Firm>().WithMany().HasForeignKey(s => s.FirmId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<ParameterValue>().HasIndex(p => new { p.Name, p.Region, p.From }).IsUnique();
    }

    private static void Matching(ModelBuilder model)
    {
        model.Entity<MatchingRun>().HasIndex(r => new { r.BusinessDate, r.PlanFingerprint, r.DataFingerprint }).IsUnique();
        model.Entity<FirmMatch>(match =>
        {
            match.HasKey(m => m.FirmId);
            match.Property(m => m.FirmId).ValueGeneratedNever();
        });
        model.Entity<RunCheckpoint>(point =>
        {
            point.HasKey(c => c.RunId);
            point.Property(c => c.RunId).ValueGeneratedNever();
        });
        model.Entity<MatchChange>().HasKey(c => new { c.RunId, c.FirmId });
        model.Entity<RunTally>().HasKey(t => new { t.RunId, t.ItemId });
        model.Entity<RunRegion>().HasKey(r => new { r.RunId, r.Region });
        model.Entity<DamagedSheet>(sheet =>
        {
            sheet.HasKey(s => new { s.RunId, s.SheetId });
            sheet.HasIndex(s => new { s.FirmId, s.RunId });
            sheet.Property(s => s.Detail).HasMaxLength(DamagedSheet.DetailLength);
        });
        model.Entity<RunGap>().HasKey(g => new { g.RunId, g.Attribute });
    }

    private static void Claims(ModelBuilder model)
    {
        model.Entity<Offer>(offer =>
        {
            offer.HasIndex(o => new { o.FirmId, o.ItemVersionId, o.Period }).IsUnique();
            offer.HasIndex(o => new { o.DepartmentId, o.State, o.CheckDue });
            offer.HasIndex(o => new { o.State, o.CheckedAt });
            offer.HasIndex(o => new { o.State, o.LastDay });
            offer.Property(o => o.Revision).IsConcurrencyToken();
        });
        model.Entity<Review>().HasIndex(r => new { r.OfferId, r.Step }).IsUnique();
        model.Entity<Claim>(claim =>
        {
            claim.HasIndex(c => new { c.FirmId, c.ItemId, c.Period }).IsUnique();
            claim.HasIndex(c => c.Number).IsUnique();
            claim.HasIndex(c => c.OfferId).IsUnique();
            claim.HasMany(c => c.Events).WithOne().HasForeignKey(e => e.ClaimId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<ClaimEvent>().HasIndex(e => new { e.ClaimId, e.Sequence }).IsUnique();
    }

    private static void Money(ModelBuilder model)
    {
        model.Entity<Fund>().HasIndex(f => f.Code).IsUnique();
        model.Entity<Payout>(payout =>
        {
            payout.HasIndex(p => new { p.ClaimId, p.Instalment, p.Attempt }).IsUnique();
            payout.HasIndex(p => new { p.ClaimId, p.Instalment }, "IX_Payouts_OneLiveAttempt").IsUnique().HasFilter("\"State\" <> 'Returned'");
            payout.HasIndex(p => new { p.State, p.BatchId });
            payout.HasIndex(p => p.AccountNumber);
            payout.HasOne<Fund>().WithMany().HasForeignKey(p => p.FundId).OnDelete(DeleteBehavior.Restrict);
            payout.ToTable(t => t.HasCheckConstraint("CK_Payouts_Amount", "\"AmountFen\" > 0"));
        });
        model.Entity<PayoutBatch>(batch =>
        {
            batch.HasIndex(b => b.Number).IsUnique();
            batch.HasMany(b => b.Payouts).WithOne().HasForeignKey(p => p.BatchId).OnDelete(DeleteBehavior.Restrict);
            batch.ToTable(t => t.HasCheckConstraint("CK_PayoutBatches_TwoPersons", "\"CheckerPersonId\" IS NULL OR \"CheckerPersonId\" <> \"MakerPersonId\""));
        });
        model.Entity<BankResult>().HasIndex(r => r.ContentHash).IsUnique();
        model.Entity<BankReference>(reference =>
        {
            reference.HasIndex(r => r.Reference).IsUnique();
            reference.HasIndex(r => r.PayoutId);
            reference.HasOne<Payout>().WithMany().HasForeignKey(r => r.PayoutId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<BankEntry>(entry =>
        {
            entry.HasIndex(e => e.PayoutId, "IX_BankEntries_OnePending").IsUnique().HasFilter("\"State\" = 'Pending'");
            entry.HasIndex(e => new { e.BatchId, e.State });
            entry.HasOne<Payout>().WithMany().HasForeignKey(e => e.PayoutId).OnDelete(DeleteBehavior.Restrict);
            entry.ToTable(t => t.HasCheckConstraint("CK_BankEntries_TwoPersons", "\"State\" <> 'Confirmed' OR \"DecidedByPersonId\" <> \"EnteredByPersonId\""));
        });
        model.Entity<PayeeRelease>(release =>
        {
            release.HasIndex(r => new { r.PayoutId, r.Kind, r.Evidence }).IsUnique();
            release.HasOne<Payout>().WithMany().HasForeignKey(r => r.PayoutId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<LedgerEntry>(entry =>
        {
            entry.HasIndex(e => new { e.Subject, e.Phase, e.Account }).IsUnique();
            entry.HasIndex(e => new { e.FundId, e.Account, e.AmountFen });
        });
        model.Entity<DisclosureRecord>(record =>
        {
            record.HasIndex(r => r.PayoutId).IsUnique();
            record.HasIndex(r => r.PaidOn);
        });
        model.Entity<DisclosureCorrection>().HasIndex(c => c.PayoutId).IsUnique();
    }

    private static void Traces(ModelBuilder model)
    {
        model.Entity<SealLink>(link =>
        {
            link.Property(l => l.Id).ValueGeneratedNever();
            link.HasIndex(l => new { l.Kind, l.RecordId, l.Id });
        });
        model.Entity<RecordAlarm>().HasIndex(a => a.Fingerprint).IsUnique().HasFilter("\"ClosedAt\" IS NULL");
        model.Entity<AuditEvent>().HasIndex(e => e.Subject);
        model.Entity<Notice>(notice =>
        {
            notice.HasIndex(n => n.Key).IsUnique();
            notice.HasIndex(n => new { n.FirmId, n.CreatedAt });
        });
        model.Entity<OutboxMessage>(message =>
        {
            message.HasIndex(m => m.Key).IsUnique();
            message.HasIndex(m => new { m.SentAt, m.NextAttemptAt });
        });
    }

    private static void Accounts(ModelBuilder model)
    {
        model.Entity<PersonSession>(session =>
        {
            session.Property(s => s.Id).HasMaxLength(32);
            session.HasIndex(s => new { s.PersonId, s.EndedAt });
            session.HasIndex(s => s.LastSeenAt, "IX_PersonSessions_Open").HasFilter("\"EndedAt\" IS NULL");
            session.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Restrict);
        });
        model.Entity<AccessRequest>(request =>
        {
            request.HasIndex(r => new { r.PersonId, r.Kind, r.Role }, "IX_AccessRequests_OnePending").IsUnique().HasFilter("\"State\" = 'Pending'");
            request.HasIndex(r => r.State);
            request.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Restrict);
            request.ToTable(t => t.HasCheckConstraint(
                "CK_AccessRequests_TwoPersons",
                "\"State\" <> 'Confirmed' OR \"RequestedByPersonId\" IS NULL OR \"DecidedByPersonId\" IS NULL OR \"DecidedByPersonId\" <> \"RequestedByPersonId\""));
        });
    }
}
