using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Determinations;

/// <summary>The tables of this folder. Inside a query expression, <c>db.Set&lt;T&gt;()</c> is used instead.</summary>
public static class DeterminationsTables
{
    extension(PolicyMarketDb db)
    {
        public DbSet<MatchingRun> MatchingRuns => db.Set<MatchingRun>();
        public DbSet<FirmMatch> FirmMatches => db.Set<FirmMatch>();
        public DbSet<RunCheckpoint> RunCheckpoints => db.Set<RunCheckpoint>();
        public DbSet<MatchChange> MatchChanges => db.Set<MatchChange>();
        public DbSet<RunTally> RunTallies => db.Set<RunTally>();
        public DbSet<RunRegion> RunRegions => db.Set<RunRegion>();
        public DbSet<DamagedSheet> DamagedSheets => db.Set<DamagedSheet>();
        public DbSet<RunGap> RunGaps => db.Set<RunGap>();
    }
}
