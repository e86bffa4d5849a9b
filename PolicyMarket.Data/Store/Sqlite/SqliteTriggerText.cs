using System.Globalization;
using PolicyMarket.Data.Store.Triggers;

namespace PolicyMarket.Data.Store.Sqlite;

/// <summary>
/// Text of a trigger in SQLite. Databases store it, and another text counts as a trigger that someone changed, so not one character of it may change.
/// </summary>
internal static class SqliteTriggerText
{
    public static string Of(RowTrigger trigger) =>
        trigger switch
        {
            ForbiddenChange one => Text(one, VerbOf(one.Change), when: null),
            FixedColumns { Except: null } one => Text(one, "UPDATE", Differ(one)),
            FixedColumns one => Text(one, "UPDATE", $"({Differ(one)}) AND NOT ({SqlOf(one.Except)})"),
            StateMoves one => Text(one, "UPDATE", $"old.State <> new.State AND NOT ({string.Join(" OR ", one.Moves.Select(SqlOf))})"),
            DemandedLength one => Text(one),
            ClosedBefore one => Text(one, "INSERT", SqlOf(one)),
            _ => throw new ArgumentOutOfRangeException(nameof(trigger), trigger, "The trigger has no text in SQLite."),
        };

    private static string Text(RowTrigger trigger, string verb, string? when) =>
        $"CREATE TRIGGER \"{trigger.Name}\" BEFORE {verb} ON \"{trigger.Table}\" {(when is null ? "" : $"WHEN {when} ")}"
        + $"BEGIN SELECT RAISE(ABORT, '{trigger.Message}'); END";

    /// <summary>The line break is that of earlier versions of the program.</summary>
    private static string Text(DemandedLength trigger)
    {
        var verb = VerbOf(trigger.Change) + (trigger.Change == RowChange.Update ? $" OF \"{trigger.Column}\"" : "");
        var length = trigger.Length.ToString(CultureInfo.InvariantCulture);
        return $"CREATE TRIGGER \"{trigger.Name}\" BEFORE {verb} ON \"{trigger.Table}\" WHEN length(NEW.\"{trigger.Column}\") <> {length}\n"
            + $"    BEGIN SELECT RAISE(ABORT, '{trigger.Message}'); END";
    }

    private static string SqlOf(ClosedBefore one) =>
        $"EXISTS (SELECT 1 FROM \"{one.PeriodTable}\" WHERE {SqlOf("State", one.States)} AND \"{one.EndColumn}\" > new.\"{one.Column}\")";

    private static string VerbOf(RowChange change) =>
        change switch
        {
            RowChange.Insert => "INSERT",
            RowChange.Update => "UPDATE",
            RowChange.Delete => "DELETE",
            _ => throw new ArgumentOutOfRangeException(nameof(change), change, "The change has no verb."),
        };

    private static string Differ(FixedColumns trigger) =>
        string.Join(" OR ", trigger.Columns.Select(column => $"old.\"{column}\" IS NOT new.\"{column}\""));

    private static string SqlOf((string From, string To) move) => $"(old.State = '{move.From}' AND new.State = '{move.To}')";

    private static string SqlOf(StateChange change) =>
        change.To is { } to ? $"{SqlOf("old.State", change.From)} AND {SqlOf("new.State", to)}" : SqlOf("old.State", change.From);

    private static string SqlOf(string column, StateTest test) =>
        test.States is [var only]
            ? $"{column} {(test.IsListed ? "=" : "<>")} '{only}'"
            : $"{column} {(test.IsListed ? "IN" : "NOT IN")} ({string.Join(", ", test.States.Select(state => $"'{state}'"))})";
}
