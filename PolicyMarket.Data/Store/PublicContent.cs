using Microsoft.EntityFrameworkCore;

namespace PolicyMarket.Data.Store;

/// <summary>Version of the content that pages for everyone show: it rises with each committed change of an <see cref="IPublicContent"/> row.</summary>
public sealed class PublicContent
{
    private long _version;

    public long Version => Interlocked.Read(ref _version);

    /// <summary>Notes the changes of a context that writes.</summary>
    internal static void Watch(PolicyMarketDb db)
    {
        db.ChangeTracker.Tracked += (_, e) => Note(db, e.Entry.Entity, e.Entry.State);
        db.ChangeTracker.StateChanged += (_, e) => Note(db, e.Entry.Entity, e.NewState);
    }

    internal void Committed(PolicyMarketDb db)
    {
        if (db.ChangesPublicContent)
        {
            Interlocked.Increment(ref _version);
        }
    }

    private static void Note(PolicyMarketDb db, object entity, EntityState state) =>
        db.ChangesPublicContent |= entity is IPublicContent && state is (EntityState.Added or EntityState.Modified or EntityState.Deleted);
}
