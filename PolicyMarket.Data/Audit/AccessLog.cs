using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.Audit;

/// <summary>Records accesses that no workflow sees: refused addresses and reads, and downloads that are open to everyone.</summary>
public sealed class AccessLog(Recorder recorder, RepeatedEvents repeated)
{
    private const string Visitor = AuditWording.UnknownVisitor;

    /// <summary>Records that an address or a read was refused to a person. Work: the method and the pattern of the address, or the name of the read.</summary>
    public Task RefusedAsync(PersonId personId, string work, string why) =>
        repeated.AddAsync(recorder, new RepeatedEvent(personId, "", AuditAction.AccessRefused, work, why));

    /// <summary>
    /// Records a download. PersonId null: a visitor who is not signed in. Throws when the record cannot be written: then nothing is handed out.
    /// </summary>
    public Task ExportedAsync(PersonId? personId, string subject, string detail) =>
        repeated.AddAsync(recorder, new RepeatedEvent(personId, Visitor, AuditAction.DataExport, subject, detail));

    /// <summary>Records the counts of repeated events whose minute is over; of all when the program stops.</summary>
    public Task FlushAsync(bool isLast) => repeated.FlushAsync(recorder, isLast);
}
