namespace PolicyMarket.Web.Circuits;

/// <summary>The roles of which a person needs one to use a component on a circuit; the same as those of the pages on which it stands.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class DeskRolesAttribute(params string[] roles) : Attribute
{
    public IReadOnlyList<string> Roles { get; } = roles;
}
