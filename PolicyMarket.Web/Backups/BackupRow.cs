namespace PolicyMarket.Web.Backups;

/// <summary>One backup in the folder. CreatedAt in UTC, Size in bytes.</summary>
public sealed record BackupRow(string Name, DateTime CreatedAt, long Size, bool HasKeys);
