using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Circuits;

/// <summary>State for a page that has lost its circuit: whether a new one could be opened and, if not, why and where to go on.</summary>
internal sealed record CircuitState(bool IsOpen, string Code, string What, string Todo, string? Link, string? LinkText)
{
    public static CircuitState Of(CircuitRefusal? refusal) =>
        refusal switch
        {
            null => new CircuitState(true, "open", "", "", null, null),
            { StatusCode: StatusCodes.Status401Unauthorized } => new CircuitState(
                false,
                refusal.Code,
                refusal.What,
                refusal.Todo,
                Urls.SignIn,
                "重新登录"
            ),
            _ => new CircuitState(false, refusal.Code, refusal.What, refusal.Todo, null, null),
        };
}
