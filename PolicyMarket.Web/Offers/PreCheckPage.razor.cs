using Microsoft.AspNetCore.Components;

namespace PolicyMarket.Web.Offers;

/// <summary>The frame of the pre-check desk and its filter. Who checks, and for which department, the desk asks the database.</summary>
public sealed partial class PreCheckPage
{
    [SupplyParameterFromQuery(Name = "item")]
    public long? ItemId { get; set; }

    [SupplyParameterFromQuery(Name = "q")]
    public string? Words { get; set; }
}
