using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Determinations;

/// <summary>匹配批次. Natural key: business date + plan fingerprint + data fingerprint.</summary>
public sealed class MatchingRun : IPublicContent
{
    internal MatchingRun() { }

    public long Id { get; private set; }
    public DateOnly BusinessDate { get; internal init; }

    /// <summary>SHA-256 over the item versions in force on the date, hex; a superseded run adds its id, so that the key is free again.</summary>
    public string PlanFingerprint { get; internal set; } = "";

    /// <summary>The last import batch and the last parameter that the run saw.</summary>
    public string DataFingerprint { get; internal init; } = "";

    /// <summary>
    /// SHA-256 hex over what every firm feels: parameters in force, assessment year, the program's rules. Null: a run of an older program, with which nothing
    /// can be compared.
    /// </summary>
    public string? ContextFingerprint { get; internal init; }

    /// <summary>The last finished run that this one is compared with; null when there is none, and all is new.</summary>
    public long? PreviousRunId { get; internal init; }
    public RunState State { get; internal set; }

    /// <summary>All firms with an id up to this one are done, in the same transaction as their rows.</summary>
    public long CursorFirmId { get; internal set; }

    /// <summary>Firms with a higher id came after the run began and wait for the next one.</summary>
    public long LastFirmId { get; internal init; }
    public int FirmCount { get; internal init; }
    public int ItemCount { get; internal init; }
    public int FirmsDone { get; internal set; }

    /// <summary>Firms that took no part because one of their sheets is damaged (<see cref="DamagedSheet"/>).</summary>
    public int FirmsLeftOut { get; internal set; }

    /// <summary>Published items that took no part because their stored rule cannot be read.</summary>
    public int DamagedItems { get; internal set; }
    public long EligibleCount { get; internal set; }
    public long UnknownCount { get; internal set; }
    public int FirmsMatched { get; internal set; }

    /// <summary>Sum of the payable amounts of all eligible pairs, fen, before 就高不重复.</summary>
    public long EligibleFen { get; internal set; }
    public long NewCount { get; internal set; }
    public long LostCount { get; internal set; }
    public long ChangedCount { get; internal set; }

    /// <summary>Offers that the run made or opened again.</summary>
    public int OffersMade { get; internal set; }

    /// <summary>Sum of those offers, fen, after 就高不重复.</summary>
    public long OffersFen { get; internal set; }

    /// <summary>Offers that the run withdrew, pushed ones among them.</summary>
    public int OffersWithdrawn { get; internal set; }

    /// <summary>Eligible pairs that lack no fact and for which the formula has no result: faults of rules, told to their authors.</summary>
    public long FormulaGapCount { get; internal set; }

    /// <summary>Eligible pairs whose amount is zero.</summary>
    public long ZeroCount { get; internal set; }

    /// <summary>Published items that were left out because no end date is known and no one has confirmed them.</summary>
    public int UndatedItems { get; internal init; }

    /// <summary>Published items that were left out because they begin later.</summary>
    public int NotYetItems { get; internal init; }

    /// <summary>Published items that were left out because they have ended.</summary>
    public int ExpiredItems { get; internal init; }

    /// <summary>Offers that the run ended because their last day had passed.</summary>
    public int OffersExpired { get; internal set; }

    /// <summary>Why a person in charge ran this date although it does not follow the last run; null: it does.</summary>
    public string? ForceReason { get; internal init; }

    /// <summary>True: the run is dated in the past, so it makes, renews, withdraws and ends no offer, and the next run decides everything again.</summary>
    public bool LeavesOffers { get; internal init; }

    /// <summary>
    /// Names of the engines that determined this run, joined by "+": several when a run that was cut short went on with another. Null: a run of an older
    /// program.
    /// </summary>
    public string? Engine { get; internal set; }

    public DateTime StartedAt { get; internal init; }
    public DateTime? FinishedAt { get; internal set; }

    /// <summary>False: only what changed since the previous run was decided and compared again; the rest stands.</summary>
    public bool IsWhole { get; internal set; } = true;

    /// <summary>Firms whose facts had changed, and which were decided for every item; all of them when the run is whole.</summary>
    public int FirmsRecomputed { get; internal set; }

    /// <summary>Items that were new or changed or had gone, and which were decided for every firm; all of them when the run is whole.</summary>
    public int ItemsRecomputed { get; internal set; }
    public long LoadMilliseconds { get; internal set; }

    /// <summary>Compiling the plan and encoding the columns.</summary>
    public long EncodeMilliseconds { get; internal set; }
    public long MatchMilliseconds { get; internal set; }

    /// <summary>Amounts and comparison with what was stored, next to the writing.</summary>
    public long AmountMilliseconds { get; internal set; }
    public long WriteMilliseconds { get; internal set; }

    /// <summary>
    /// A later run with another plan or other data has been finished since: the key is free again, so that the same plan and data may come back.
    /// </summary>
    internal void ReleaseKey()
    {
        if (State != RunState.Finished)
        {
            throw new InvalidOperationException($"Run {Id} is {State}: only the key of a finished run can be released.");
        }

        PlanFingerprint = $"{PlanFingerprint} followed {Id}";
    }

    /// <summary>A newer run takes its place: the key is free again, so the same plan and data may come back and start from the first firm.</summary>
    internal void Supersede()
    {
        if (State != RunState.Running)
        {
            throw new InvalidOperationException($"Run {Id} is {State}: only a running one can be superseded.");
        }

        State = RunState.Superseded;
        PlanFingerprint = $"{PlanFingerprint} superseded {Id}";
    }
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class MatchingRunConfiguration : IEntityTypeConfiguration<MatchingRun>
{
    public void Configure(EntityTypeBuilder<MatchingRun> builder)
    {
        builder.ToTable("MatchingRuns");
        builder
            .HasIndex(r => new
            {
                r.BusinessDate,
                r.PlanFingerprint,
                r.DataFingerprint,
            })
            .IsUnique();
    }
}
