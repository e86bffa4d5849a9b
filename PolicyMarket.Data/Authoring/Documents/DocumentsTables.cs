using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Authoring.Documents;

/// <summary>The tables of this folder. Inside a query expression, <c>db.Set&lt;T&gt;()</c> is used instead.</summary>
public static class DocumentsTables
{
    extension(PolicyMarketDb db)
    {
        public DbSet<SourceDocument> SourceDocuments => db.Set<SourceDocument>();
        public DbSet<DocumentHeadEntry> DocumentHeadEntries => db.Set<DocumentHeadEntry>();
        public DbSet<ClauseDecision> ClauseDecisions => db.Set<ClauseDecision>();
        public DbSet<ClauseCitation> ClauseCitations => db.Set<ClauseCitation>();
    }
}
