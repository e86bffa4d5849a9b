namespace PolicyMarket.Data.People;

/// <summary>A department that holds data and pays items; the key is the short name used in policies and attributes (工信, 人社, …).</summary>
public sealed class Department
{
    internal Department() { }

    public long Id { get; private set; }
    public string Key { get; internal set; } = "";
    public string Name { get; internal set; } = "";
}
