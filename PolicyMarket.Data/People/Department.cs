using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using PolicyMarket.Data.Store;

namespace PolicyMarket.Data.People;

/// <summary>
/// A department that holds data and pays items; the key is the short name used in policies and attributes (工信, 人社, …). Natural key: key + region.
/// </summary>
public sealed class Department : IPublicContent
{
    internal Department() { }

    public long Id { get; private set; }
    public string Key { get; internal set; } = "";
    public string Name { get; internal set; } = "";

    /// <summary>GB/T 2260 code of the territory whose firms the department sees; empty for no limit.</summary>
    public string Region { get; internal set; } = "";
}

/// <summary>Table, natural keys and the indexes that the desks read by.</summary>
internal sealed class DepartmentConfiguration : IEntityTypeConfiguration<Department>
{
    public void Configure(EntityTypeBuilder<Department> builder)
    {
        builder.ToTable("Departments");
        builder.HasIndex(d => new { d.Key, d.Region }).IsUnique();
    }
}
