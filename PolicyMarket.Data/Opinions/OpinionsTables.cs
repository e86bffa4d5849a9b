using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.Opinions;

/// <summary>The tables of this folder. Inside a query expression, <c>db.Set&lt;T&gt;()</c> is used instead.</summary>
public static class OpinionsTables
{
    extension(PolicyMarketDb db)
    {
        public DbSet<SecondOpinion> SecondOpinions => db.Set<SecondOpinion>();
        public DbSet<OpinionItem> OpinionItems => db.Set<OpinionItem>();
        public DbSet<OpinionDifference> OpinionDifferences => db.Set<OpinionDifference>();
        public DbSet<ItemHold> ItemHolds => db.Set<ItemHold>();
    }
}
