using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Authoring;

/// <summary>The tables of this folder. Inside a query expression, <c>db.Set&lt;T&gt;()</c> is used instead.</summary>
public static class AuthoringTables
{
    extension(PolicyMarketDb db)
    {
        public DbSet<ItemDraft> ItemDrafts => db.Set<ItemDraft>();
        public DbSet<DraftRevision> DraftRevisions => db.Set<DraftRevision>();
        public DbSet<DraftSubmission> DraftSubmissions => db.Set<DraftSubmission>();
        public DbSet<DraftDecision> DraftDecisions => db.Set<DraftDecision>();
    }
}
