using PolicyMarket.Web.Routing;

namespace PolicyMarket.Web.Policies.SelfTests;

/// <summary>Addresses of self-tests.</summary>
public static class SelfTestUrls
{
    extension(Urls)
    {
        /// <summary>The self-test of an item.</summary>
        public static string SelfTest(string itemId) => Urls.Item(itemId) + "/check";
    }
}
