using PolicyMarket.Data.FactSheets.Live;
using PolicyMarket.Data.Funds.Budgets;
using PolicyMarket.Rules.Engine.Drafts;

namespace PolicyMarket.Web.Drafts.Model;

/// <summary>
/// The part of a reach that stays while a draft is typed: the firms, the region to whose firms the desk is limited (null or empty: all), the answers of the
/// version in force (null for a new item) and the fund that is to pay (null without one).
/// </summary>
public sealed record ReachBase(LiveTable Table, string? Desk, DraftRows? Published, FundBalance? Fund);
