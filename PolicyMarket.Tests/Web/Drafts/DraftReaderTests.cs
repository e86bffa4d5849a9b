using System.Text.Json;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Policies;
using PolicyMarket.Tests.Web.Policies;
using PolicyMarket.Web.Drafts.Amounts;
using PolicyMarket.Web.Drafts.Model;

namespace PolicyMarket.Tests.Web.Drafts;

/// <summary>A draft and the exchange form: what is opened reads back the same, and what is wrong stands at its part.</summary>
public sealed class DraftReaderTests
{
    private static AttributeCatalog Catalog => AttributeCatalog.Starter;

    [Fact]
    public void Every_starter_item_opened_and_downloaded_is_the_same_item()
    {
        foreach (var rule in StarterItems.Rules)
        {
            var reading = DraftReader.Read(DraftForm.Of(rule, Catalog), Catalog);
            Assert.Empty(reading.Problems);
            using var file = new MemoryStream(DraftReader.FileOf(reading.Rule!)); // without problems there is a rule
            var read = PolicyExchange.Read(file, Catalog).Required.Single();
            Assert.Equal(ConditionNormalForm.FingerprintOf(rule.Conditions, Catalog), ConditionNormalForm.FingerprintOf(read.Conditions, Catalog));
            Assert.Equal((rule with { Conditions = read.Conditions }).Fingerprint, read.Fingerprint);
        }
    }

    [Theory]
    [InlineData("""{"attribute":"employees","op":"between","value":[10,300],"cite":"第一条"}""", "10|300")]
    [InlineData("""{"attribute":"rd_expense_ratio","op":">=","value":0.03}""", "3")]
    [InlineData("""{"attribute":"revenue","op":">","value":"@rd_expense"}""", "rd_expense")]
    [InlineData("""{"attribute":"revenue","op":"between","value":["@rd_expense",40000000.5]}""", "@rd_expense|40,000,000.5")]
    [InlineData("""{"attribute":"registration_date","op":"<=","value":"2025-01-31"}""", "2025-01-31")]
    [InlineData("""{"attribute":"is_listed_company","op":"==","value":false}""", "false")]
    [InlineData("""{"attribute":"registration_region","op":"under","value":["430000","431382"]}""", "430000|431382")]
    [InlineData("""{"attribute":"revenue@growth","op":"exists","value":true}""", "")]
    [InlineData("""{"attribute":"employees","op":"in","value":[1,2.5]}""", "1|2.5")]
    public void A_leaf_is_shown_as_people_write_it_and_reads_back_the_same(string json, string values)
    {
        var form = Form($$"""{"all":[{{json}}]}""");

        Assert.Equal(values, string.Join('|', form.Tree.Root.Parts[0].Values));
        Assert.Equal(Read($$"""{"all":[{{json}}]}"""), DraftReader.Read(form, Catalog).Rule?.Conditions);
    }

    [Theory]
    [InlineData("employees", ComparisonOperator.GreaterOrEqual, "三百", "“从业人员”应为数字，不能是 \"三百\"。请按单位填写数字")]
    [InlineData("employees", ComparisonOperator.GreaterOrEqual, "", "请填写要比较的值")]
    [InlineData("employees", ComparisonOperator.Between, "300|10", "区间下限 300 大于上限 10，请对调")]
    [InlineData("employees", ComparisonOperator.Between, "300", "请填写区间的两端")]
    [InlineData("employees", ComparisonOperator.In, "", "请至少选一个取值")]
    [InlineData("no_such_thing", ComparisonOperator.Equal, "1", "指标目录中没有“no_such_thing”")]
    [InlineData("", ComparisonOperator.Equal, "1", "请选择指标")]
    [InlineData("registration_region", ComparisonOperator.Under, "999999", "999999")]
    public void What_is_wrong_stands_at_its_condition_and_says_what_to_do(string attribute, ComparisonOperator op, string values, string message)
    {
        var form = Form("""{"all":[{"attribute":"revenue","op":">","value":0},{"any":[{"attribute":"employees","op":">","value":0}]}]}""");
        var part = form.Tree.Root.Parts[1].Parts[0];
        (part.Attribute, part.Op, part.Values) = (attribute, op, [.. values.Split('|', StringSplitOptions.RemoveEmptyEntries)]);

        var problem = Assert.Single(DraftReader.Read(form, Catalog).Problems);

        Assert.Equal(part.Id, problem.PartId);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Formulas_tables_and_ceilings_that_cannot_be_read_are_told_apart()
    {
        var form = Form("""{"all":[{"feel":"revenue > 5"},{"any":[{"attribute":"employees","op":">","value":0}]}]}""");
        form.Tree.Root.Parts[0].Formula = "revenue > > 5";
        form.Tree.Remove(form.Tree.Root.Parts[1].Parts[0]);
        (form.Amount, form.Cap) = ("revenue * * 2", "五万");

        var problems = DraftReader.Read(form, Catalog).Problems;

        Assert.Equal(
            [
                (null, DraftField.Cap),
                (form.Tree.Root.Parts[0].Id, DraftField.Conditions),
                (form.Tree.Root.Parts[1].Id, DraftField.Conditions),
                (null, DraftField.Amount),
            ],
            problems.Select(one => (one.PartId, one.Field))
        );
        Assert.Contains("第 11 个字处", problems[1].Message, StringComparison.Ordinal);
        Assert.Contains("至少要有一个条件", problems[2].Message, StringComparison.Ordinal);
        Assert.All(problems, one => Assert.DoesNotContain("事项 ", one.Message, StringComparison.Ordinal));

        form.Amount = """{"name": """;
        Assert.Contains(
            DraftReader.Read(form, Catalog).Problems,
            one => one.Field == DraftField.Amount && one.Message.Contains("决策表不是完整的 JSON", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_draft_from_nothing_can_be_counted_and_imported()
    {
        var form = DraftForm.Empty("工信", Catalog);
        (form.Id, form.Title, form.Amount, form.Cap) = ("gx-new", "新的奖补", "研发费用 * 0.1", "50 万");

        var rule = DraftReader.Read(form, Catalog).Rule;

        Assert.Equal(("gx-new", "新的奖补", "工信", 500_000m), (rule?.Id, rule?.Title, rule?.Department, rule?.Cap));
        Assert.Equal(["rd_expense"], rule?.Amount?.Attributes ?? []);
        using var file = new MemoryStream(DraftReader.FileOf(rule!)); // asserted above
        Assert.Equal(rule?.Fingerprint, PolicyExchange.Read(file, Catalog).Required.Single().Fingerprint);
    }

    [Theory]
    [InlineData("rd_expense_ratio", "3%", "0.03")]
    [InlineData("revenue", "300万", "3000000")]
    [InlineData("revenue", "1.5 亿元", "150000000")]
    [InlineData("revenue", "3，000，000", "3000000")]
    [InlineData("employees", "-5", "-5")]
    [InlineData("employees", "12a", null)]
    public void Numbers_are_read_as_officers_write_them(string attribute, string text, string? expected)
    {
        var form = Form($$"""{"all":[{"attribute":"{{attribute}}","op":">","value":0}]}""");
        form.Tree.Root.Parts[0].SetValue(0, text);

        var leaf = (DraftReader.Read(form, Catalog).Rule?.Conditions as AllOf)?.Parts[0] as Comparison;

        Assert.Equal(
            expected is null ? null : new LiteralOperand(new NumberFact(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture))),
            leaf?.Value
        );
    }

    [Fact]
    public void Groups_change_their_kind_and_back_without_losing_anything()
    {
        const string Two = """{"attribute":"employees","op":">","value":5},{"attribute":"revenue","op":">","value":6}""";
        var form = Form($$"""{"all":[{"any":[{{Two}}]}]}""");
        var group = form.Tree.Root.Parts[0];

        DraftTree.ChangeKind(group, DraftPartKind.Not);
        Assert.Equal(Read($$$"""{"all":[{"not":{"any":[{{{Two}}}]}}]}"""), DraftReader.Read(form, Catalog).Rule?.Conditions);
        DraftTree.ChangeKind(group, DraftPartKind.All);
        Assert.Equal(Read($$"""{"all":[{"all":[{{Two}}]}]}"""), DraftReader.Read(form, Catalog).Rule?.Conditions);
        form.Tree.Remove(group.Parts[1]);
        DraftTree.ChangeKind(group, DraftPartKind.Not);
        Assert.Equal(Read("""{"all":[{"not":{"attribute":"employees","op":">","value":5}}]}"""), DraftReader.Read(form, Catalog).Rule?.Conditions);
    }

    [Fact]
    public void Another_attribute_or_operator_keeps_what_still_fits()
    {
        var form = Form("""{"all":[{"attribute":"employees","op":">=","value":300}]}""");
        var leaf = form.Tree.Root.Parts[0];

        form.Tree.ChangeAttribute(leaf, "employees_insured");
        Assert.Equal((ComparisonOperator.GreaterOrEqual, "300"), (leaf.Op, leaf.ValueAt(0)));
        DraftTree.ChangeOperator(leaf, ComparisonOperator.Between, isAgainstAttribute: false);
        Assert.Equal("300", leaf.ValueAt(0));
        DraftTree.ChangeOperator(leaf, ComparisonOperator.Less, isAgainstAttribute: true);
        Assert.Equal((true, ""), (leaf.IsAgainstAttribute, leaf.ValueAt(0)));
        form.Tree.ChangeAttribute(leaf, "industry_code");
        Assert.Equal((ComparisonOperator.Under, false, 0), (leaf.Op, leaf.IsAgainstAttribute, leaf.Values.Count));
        form.Tree.ChangeAttribute(leaf, "is_listed_company");
        Assert.Equal((ComparisonOperator.Equal, "true"), (leaf.Op, leaf.ValueAt(0)));
    }

    [Fact]
    public void An_amount_that_is_not_complete_is_saved_as_typed_and_cannot_be_submitted()
    {
        var form = DraftForm.Of(StarterItems.Rules[0], Catalog);
        form.Editing = new AmountDraft(AmountView.Tiers) { Base = "revenue", Rows = [new("1", true, "二", false, "5", "第三条")] };
        var content = DraftContents.Of(form, Catalog);
        var again = DraftForm.Of(content, Catalog);

        Assert.Equal(form.Editing.Rows, again.Editing?.Rows);
        Assert.Equal((form.Amount, AmountView.Tiers), (again.Amount, again.Editing?.View));
        Assert.Contains(DraftReader.Read(again, Catalog).Problems, one => one.Message == "第 1 档：上限“二”不是数字，请填如 500000 或 50万。");
        Assert.False(content.Read(Catalog).Succeeded);
        form.Editing = null;
        Assert.Null(DraftForm.Of(DraftContents.Of(form, Catalog), Catalog).Editing);
    }

    private static DraftForm Form(string conditions) => DraftForm.Of(StarterItems.Rules[0] with { Conditions = Read(conditions) }, Catalog);

    private static Condition Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        return ConditionJson.Read(document.RootElement, Catalog).Required;
    }
}
