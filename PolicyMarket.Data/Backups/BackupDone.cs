namespace PolicyMarket.Data.Backups;

/// <summary>A backup that was made and verified. Removed: older ones that were deleted after it.</summary>
public sealed record BackupDone(string Folder, BackupManifest Manifest, int Removed);
