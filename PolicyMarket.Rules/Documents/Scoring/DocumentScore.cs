using System.Text.Json;

namespace PolicyMarket.Rules.Documents.Scoring;

/// <summary>
/// Compares findings with gold data, field by field, after both were brought to one form. Conditions and amounts count wherever they stand: in items or at
/// the top.
/// </summary>
public static class DocumentScore
{
    private const double LeastLabel = 0.6;
    private const double LeastItem = 0.3;
    private const int ComparedStart = 8;

    private static readonly string[] HeadFields = ["title", "number", "doc_kind", "issuer", "level", "date_issued", "effective_from", "effective_to"];

    /// <summary>GoldText is the text that the offsets of the gold data count in; without it offsets are not compared.</summary>
    public static void Compare(JsonElement gold, JsonElement read, string? goldText, ScoreTable table)
    {
        var form = new ScoreForm(gold);
        Head(form, gold.Field("head"), read.Field("head"), table);
        Outline(form, gold, read, goldText, table);
        Items(form, gold, read, table);
        Conditions(form, All(gold, "conditions"), All(read, "conditions"), table);
        Amounts(form, All(gold, "amounts"), All(read, "amounts"), table);
        table.AddSets(
            "groups",
            gold.Parts("exclusive_groups").Select(one => ScoreForm.Path(one.Words("clause"))),
            read.Parts("exclusive_groups").Select(one => ScoreForm.Path(one.Words("clause")))
        );
    }

    private static void Head(ScoreForm form, JsonElement gold, JsonElement read, ScoreTable table)
    {
        foreach (var field in HeadFields)
        {
            table.AddOne("head." + field, form.Plain(gold.Words(field)), form.Plain(read.Words(field)));
        }

        var (place, found) = (gold.Field("territory"), read.Field("territory"));
        var isSame = new[] { "code", "name" }.Any(key => form.Plain(place.Words(key)) is { Length: > 0 } known && known == form.Plain(found.Words(key)));
        var name = place.Words("code") ?? place.Words("name");
        table.AddOne("head.territory", name, isSame ? name : found.Words("code") ?? found.Words("name"));
        table.AddOne("head.validity", Validity(gold.Field("validity")), Validity(read.Field("validity")));
        table.AddSets(
            "head.repeals",
            gold.Parts("repeals").Select(one => form.Plain(one.GetString())!),
            read.Parts("repeals").Select(one => form.Plain(one.GetString())!)
        );
        table.AddSets("head.amends", gold.Parts("amends").Select(one => Amendment(form, one)), read.Parts("amends").Select(one => Amendment(form, one)));
    }

    private static string? Validity(JsonElement validity) =>
        validity.Words("kind") is null or "none" ? null : $"{validity.Words("kind")}|{validity.Words("years")}|{validity.Words("until")}";

    private static string Amendment(ScoreForm form, JsonElement one) =>
        $"{form.Plain(one.Words("article"))}|{one.Words("action")}|{form.Plain(one.Words("old"))}|{form.Plain(one.Words("new"))}";

    private static void Outline(ScoreForm form, JsonElement gold, JsonElement read, string? goldText, ScoreTable table)
    {
        static string PathOf(JsonElement one) => ScoreForm.Path(one.Words("path") ?? one.Words("number"));
        table.AddSets("outline", gold.Parts("outline").Select(PathOf), read.Parts("outline").Select(PathOf));
        if (goldText is null)
        {
            return;
        }

        var readText = read.Words("text") ?? goldText;
        var left = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var one in gold.Parts("outline"))
        {
            left.TryAdd(PathOf(one), one);
        }

        foreach (var one in read.Parts("outline"))
        {
            var isSame = left.Remove(PathOf(one), out var place) && Start(form, goldText, place) == Start(form, readText, one);
            table.Add("outline.offset", isSame ? 1 : 0, isSame ? 0 : 1, place.ValueKind == JsonValueKind.Undefined || isSame ? 0 : 1);
        }

        table.Add("outline.offset", 0, 0, left.Count);
    }

    private static string Start(ScoreForm form, string text, JsonElement place)
    {
        var offset = place.Field("offset") is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : text.Length;
        var words = string.Concat(text.EnumerateRunes().Skip(offset).Take(40));
        var plain = form.Plain(words) ?? "";
        return plain.Length > ComparedStart ? plain[..ComparedStart] : plain;
    }

    private static void Items(ScoreForm form, JsonElement gold, JsonElement read, ScoreTable table)
    {
        var (all, found) = (gold.Parts("items").ToList(), read.Parts("items").ToList());
        var pairs = Pair(all, found, (one, other) => Alike(form, one, other), LeastItem);
        table.Add("items", pairs.Count, found.Count - pairs.Count, all.Count - pairs.Count);
        foreach (var (one, other) in pairs)
        {
            table.AddOne("items.benefit", one.Words("benefit"), other.Words("benefit"));
            table.AddOne("items.mode", one.Words("mode"), other.Words("mode"));
            table.AddSets("items.clauses", Clauses(one), Clauses(other));
        }
    }

    private static double Alike(ScoreForm form, JsonElement one, JsonElement other)
    {
        var (left, right) = (Clauses(one), Clauses(other));
        var union = left.Union(right, StringComparer.Ordinal).Count();
        var shared = union == 0 ? 0 : (double)left.Intersect(right, StringComparer.Ordinal).Count() / union;
        return (0.6 * shared) + (0.4 * Dice(form.Plain(one.Words("title")) ?? "", form.Plain(other.Words("title")) ?? ""));
    }

    private static HashSet<string> Clauses(JsonElement item) =>
        item.Parts("clauses").Select(one => ScoreForm.Path(one.GetString())).ToHashSet(StringComparer.Ordinal);

    private static void Conditions(ScoreForm form, List<JsonElement> gold, List<JsonElement> read, ScoreTable table)
    {
        string Core(JsonElement one) => $"{ScoreForm.Path(one.Words("clause"))}|{one.Words("op")}|{form.Value(one.Field("value"), one.Words("unit"))}";
        double Same(JsonElement one, JsonElement other) => Core(one) == Core(other) ? Label(form, one, other) : 0;
        var pairs = Pair(gold, read, Same, LeastLabel);
        table.Add("conditions", pairs.Count, read.Count - pairs.Count, gold.Count - pairs.Count);
        foreach (var (one, other) in pairs)
        {
            table.AddOne("conditions.kind", one.Words("kind"), other.Words("kind"));
            table.AddOne("conditions.inclusive", one.Words("inclusive"), other.Words("inclusive"));
        }

        static bool IsNumber(JsonElement one) => one.Field("value").ValueKind == JsonValueKind.Number;
        table.AddSets("conditions.numbers", gold.Where(IsNumber).Select(Core), read.Where(IsNumber).Select(Core));
    }

    private static double Label(ScoreForm form, JsonElement one, JsonElement other)
    {
        if (one.Words("attribute") is { Length: > 0 } attribute && attribute == other.Words("attribute"))
        {
            return 1;
        }

        var (left, right) = (form.Plain(one.Words("label")) ?? "", form.Plain(other.Words("label")) ?? "");
        return left == right ? 1 : Dice(left, right);
    }

    private static void Amounts(ScoreForm form, List<JsonElement> gold, List<JsonElement> read, ScoreTable table)
    {
        static string Clause(JsonElement one) => ScoreForm.Path(one.Words("clause"));
        string Whole(JsonElement one) =>
            $"{Clause(one)}|{one.Words("form")}|{string.Join(',', one.Parts("figures").Select(form.Figure).Order(StringComparer.Ordinal))}"
            + $"|{form.Figure(one.Field("cap"))}|{form.Figure(one.Field("floor"))}";
        table.AddSets("amounts", gold.Select(Whole), read.Select(Whole));
        table.AddSets("amounts.form", gold.Select(one => $"{Clause(one)}|{one.Words("form")}"), read.Select(one => $"{Clause(one)}|{one.Words("form")}"));
        IEnumerable<string> Figures(List<JsonElement> all) =>
            all.SelectMany(one => one.Parts("figures").Select(figure => $"{Clause(one)}|{form.Figure(figure)}"));
        IEnumerable<string> Caps(List<JsonElement> all) =>
            all.Select(one => (one, Cap: form.Figure(one.Field("cap")))).Where(one => one.Cap.Length > 0).Select(one => $"{Clause(one.one)}|{one.Cap}");
        table.AddSets("amounts.figures", Figures(gold), Figures(read));
        table.AddSets("amounts.cap", Caps(gold), Caps(read));
    }

    /// <summary>Each finding once, wherever it stands.</summary>
    private static List<JsonElement> All(JsonElement document, string what)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return
        [
            .. document
                .Parts("items")
                .Append(document)
                .SelectMany(one => one.Parts(what))
                .Where(one =>
                    seen.Add(
                        string.Join(
                            '|',
                            one.EnumerateObject()
                                .Where(IsCounted)
                                .OrderBy(field => field.Name, StringComparer.Ordinal)
                                .Select(field => JsonSerializer.Serialize(field.Value))
                        )
                    )
                ),
        ];
    }

    private static bool IsCounted(JsonProperty field) => field.Name is not ("offset" or "text" or "confidence" or "attribute" or "length");

    /// <summary>Pairs the most similar first; each side is used once.</summary>
    private static List<(JsonElement Gold, JsonElement Read)> Pair(
        List<JsonElement> gold,
        List<JsonElement> read,
        Func<JsonElement, JsonElement, double> alike,
        double least
    )
    {
        var ranked =
            from one in Enumerable.Range(0, gold.Count)
            from other in Enumerable.Range(0, read.Count)
            let value = alike(gold[one], read[other])
            where value >= least
            orderby value descending, one, other
            select (one, other);
        var (used, taken, pairs) = (new HashSet<int>(), new HashSet<int>(), new List<(JsonElement Gold, JsonElement Read)>());
        foreach (var (one, other) in ranked.ToList())
        {
            if (!used.Contains(one) && !taken.Contains(other))
            {
                used.Add(one);
                taken.Add(other);
                pairs.Add((gold[one], read[other]));
            }
        }

        return pairs;
    }

    /// <summary>Share of common pairs of neighbouring characters, 0 to 1.</summary>
    private static double Dice(string left, string right)
    {
        var (first, second) = (Pairs(left), Pairs(right));
        var total = first.Values.Sum() + second.Values.Sum();
        return total == 0 ? 0 : 2.0 * first.Sum(pair => Math.Min(pair.Value, second.GetValueOrDefault(pair.Key))) / total;
    }

    private static Dictionary<string, int> Pairs(string words)
    {
        var pairs = words.Length > 1 ? Enumerable.Range(0, words.Length - 1).Select(at => words.Substring(at, 2)) : [words];
        return pairs.GroupBy(pair => pair, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count(), StringComparer.Ordinal);
    }
}
