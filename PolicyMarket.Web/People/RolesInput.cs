namespace PolicyMarket.Web.People;

/// <summary>What the form for a person's roles sends; without any ticked role the list is empty, never null.</summary>
public sealed class RolesInput
{
    [System.Diagnostics.CodeAnalysis.AllowNull]
    public List<string> Roles
    {
        get;
        set => field = value ?? [];
    } = [];
}
