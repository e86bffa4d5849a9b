using System.Collections.Immutable;

namespace PolicyMarket.Web.Backups;

/// <summary>The backups of the folder, the newest first, and why the last attempt failed; null when it did not.</summary>
public sealed record BackupView(string Folder, ImmutableArray<BackupRow> Rows, DateTime? FailedAt, string? Failure);
