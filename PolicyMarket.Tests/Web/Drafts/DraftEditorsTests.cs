using System.Text;
using AngleSharp.Dom;
using Bunit;
using Microsoft.AspNetCore.Components;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Rules.Derivations;
using PolicyMarket.Tests.Web.Policies;
using PolicyMarket.Web.Drafts;
using PolicyMarket.Web.Drafts.Model;

namespace PolicyMarket.Tests.Web.Drafts;

/// <summary>The editors of values: units, trees of codes, cards over lists, and the words by which attributes are found.</summary>
public sealed class DraftEditorsTests : BunitContext
{
    private static AttributeCatalog Catalog => AttributeCatalog.Starter;

    [Theory]
    [InlineData("revenue", "3,000,000", "300", "万元")]
    [InlineData("revenue", "250000000", "2.5", "亿元")]
    [InlineData("revenue", "123.45", "123.45", "元")]
    [InlineData("revenue", "5亿元", "5", "亿元")]
    [InlineData("rd_expense_ratio", "3", "3", "%")]
    [InlineData("rd_expense_ratio", "5‰", "5", "‰")]
    public void A_number_is_shown_in_its_best_unit(string attribute, string text, string number, string unit)
    {
        var box = Render<NumberBox>(p => p.Add(x => x.Label, "值").Add(x => x.Definition, Definition(attribute)).Add(x => x.Text, text));

        Assert.Equal((number, unit), (box.Find("input").GetAttribute("value"), box.Find("select").GetAttribute("value")));
    }

    [Fact]
    public void Another_unit_and_a_unit_typed_after_the_number_are_taken()
    {
        var said = new List<string>();
        var box = Render<NumberBox>(p =>
            p.Add(x => x.Label, "值").Add(x => x.Definition, Definition("revenue")).Add(x => x.Text, "300").Add(x => x.TextChanged, said.Add)
        );

        box.Find("select").Change("万元");
        box.Find("input").Input("500");
        box.Find("input").Input("2亿");
        box.Find("select").Change("元");

        Assert.Equal(["300万元", "500万元", "2亿元", "2"], said);
        Assert.Equal(["值", "值的单位"], new[] { box.Find("input"), box.Find("select") }.Select(one => one.GetAttribute("aria-label")));
    }

    [Fact]
    public void Regions_and_industries_are_picked_level_by_level()
    {
        var picked = new List<string>();
        var tree = Render<CodeTree>(p => p.Add(x => x.Definition, Definition("registration_region")).Add(x => x.OnPick, picked.Add));

        tree.Find("button.open").Click();
        tree.Find("button[aria-label=看湖南省的下级]").Click();
        tree.Find("button[aria-label=看娄底市的下级]").Click();
        tree.FindAll("button.pick").First(button => button.TextContent.Contains("涟源市", StringComparison.Ordinal)).Click();
        tree.FindAll("button.step")[0].Click();
        tree.FindAll("button.pick")[0].Click();

        Assert.Equal(["431382", "110000"], picked);
    }

    [Theory]
    [InlineData("营收", "营业收入")]
    [InlineData("职工人数", "从业人员")]
    [InlineData("研发投入", "研发费用")]
    public void An_attribute_is_found_by_the_words_of_policy_texts(string words, string label) =>
        Assert.Contains(DraftOptions.Attributes(Catalog, words).Take(3), option => option.Text == label);

    [Fact]
    public void Attributes_and_parameters_of_one_unit_can_be_compared()
    {
        var money = DraftOptions.Comparable(Catalog, Definition("revenue"), "");

        Assert.NotEmpty(money);
        Assert.All(money, option => Assert.True(Definition(option.Value).IsMoney || Definition(option.Value).Unit is null));
        Assert.Contains(
            DraftOptions.Comparable(Catalog, Definition("loan_interest_rate"), "lpr"),
            option => option.Note?.Contains("参数", StringComparison.Ordinal) == true
        );
    }

    [Fact]
    public void A_card_over_a_list_writes_its_expression_and_an_incomplete_value_is_refused()
    {
        var catalog = Lists();
        var sheet = new DraftSheet(DraftForm.Empty("工信", Catalog), catalog);
        var part = sheet.Form.Tree.AddList(sheet.Form.Tree.Root, sheet.Lists[0]);
        Assert.Equal("some x in persons satisfies x.months >= 1", part.Formula);
        var card = Render<CascadingValue<DraftSheet>>(p =>
            p.Add(x => x.Value, sheet).AddChildContent<ListCard>(inner => inner.Add(x => x.Part, part).AddChildContent("<i>text</i>"))
        );

        card.Find("select[aria-label=要有多少条满足]").Change("AtLeast");
        card.Find("input[aria-label=至少几条]").Input("3");
        Labelled(card, "第 1 项比较的值").Input("6");
        Buttons(card, "再加一项").Click();
        Labelled(card, "第 2 项的内容").Change("disabled");
        Assert.Equal("count(persons[months >= 6 and disabled = true]) >= 3", part.Formula);
        Labelled(card, "第 1 项比较的值").Input("");
        Assert.Equal("count(persons[months >=  and disabled = true]) >= 3", part.Formula);
        Assert.NotNull(card.Find(".list"));
        sheet.Undo();
        Assert.Equal("count(persons[months >= 6 and disabled = true]) >= 3", sheet.Form.Tree.Find(part.Id)?.Formula);
    }

    [Fact]
    public void An_expression_that_no_card_shows_stays_text()
    {
        var sheet = new DraftSheet(DraftForm.Empty("工信", Catalog), Lists());
        var part = sheet.Form.Tree.Add(sheet.Form.Tree.Root, DraftPartKind.Formula);
        part.Formula = "some x in persons satisfies x.months >= 6 or x.disabled";
        var card = Render<CascadingValue<DraftSheet>>(p =>
            p.Add(x => x.Value, sheet).AddChildContent<ListCard>(inner => inner.Add(x => x.Part, part).AddChildContent("<i>text</i>"))
        );

        Assert.Equal("<i>text</i>", card.Markup.Trim());
    }

    [Fact]
    public void Operators_say_whether_the_bound_is_in() =>
        Assert.Equal(
            ["不少于（含）", "超过（不含）", "不超过（含）", "少于（不含）"],
            new[] { ComparisonOperator.GreaterOrEqual, ComparisonOperator.Greater, ComparisonOperator.LessOrEqual, ComparisonOperator.Less }.Select(op =>
                DraftWords.Of(op, Definition("revenue"))
            )
        );

    private static AttributeDefinition Definition(string name) =>
        Catalog.TryGet(name, out var definition) ? definition : throw new InvalidOperationException($"No attribute {name}.");

    private static AttributeCatalog Lists() =>
        VocabularyReader
            .Read(
                new MemoryStream(
                    Encoding.UTF8.GetBytes(
                        """
                        [{"name": "persons", "label_zh": "人员明细", "type": "list", "unit": null, "kind": "person", "fields": [
                            {"name": "months", "label_zh": "参保月数", "type": "integer"}, {"name": "disabled", "label_zh": "残疾人", "type": "boolean"}]}]
                        """
                    )
                )
            )
            .Required;

    private static IElement Labelled(IRenderedComponent<IComponent> page, string label) => page.Find($"[aria-label='{label}']");

    private static IElement Buttons(IRenderedComponent<IComponent> page, string text) =>
        page.FindAll("button").First(button => button.TextContent.Contains(text, StringComparison.Ordinal));
}
