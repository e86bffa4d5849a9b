using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.Time.Testing;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Conditions;
using PolicyMarket.Tests.Rules.Conditions;
using PolicyMarket.Tests.Web.Policies;
using PolicyMarket.Web.Drafts.Model;

namespace PolicyMarket.Tests.Web.Drafts;

/// <summary>Moving, copying, undoing: no sequence of steps loses a condition, and all of them can be taken back.</summary>
public sealed class DraftStepsTests
{
    private static AttributeCatalog Catalog => AttributeCatalog.Starter;

    [Fact]
    public void Any_steps_undone_give_the_first_tree_and_done_again_the_last() =>
        Prop.ForAll(
                RandomConditions.Conditions.ToArbitrary(),
                Gen.ListOf(Gen.Choose(0, int.MaxValue)).ToArbitrary(),
                (conditions, choices) =>
                {
                    var sheet = Sheet(conditions);
                    var first = sheet.Form.Tree.Root.Shape();
                    foreach (var choice in choices.Take(100))
                    {
                        Step(sheet, choice);
                    }

                    var last = sheet.Form.Tree.Root.Shape();
                    var count = sheet.Steps.Count;
                    for (var i = 0; i < count; i++)
                    {
                        sheet.Undo();
                    }

                    Assert.Null(sheet.Steps.NextUndo);
                    Assert.Equal(first, sheet.Form.Tree.Root.Shape());
                    for (var i = 0; i < count; i++)
                    {
                        sheet.Redo();
                    }

                    Assert.Equal(last, sheet.Form.Tree.Root.Shape());
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void A_move_within_a_group_keeps_the_meaning_and_back_again_the_sentence() =>
        Prop.ForAll(
                RandomConditions.Conditions.ToArbitrary(),
                Gen.Choose(0, int.MaxValue).ToArbitrary(),
                (conditions, choice) =>
                {
                    var sheet = Sheet(conditions);
                    var tree = sheet.Form.Tree;
                    var inside = tree.Root.InOrder().Where(part => tree.ParentOf(part)?.Parts is [.., var last] && last != part).ToList();
                    if (inside.Count == 0)
                    {
                        return;
                    }

                    var before = Read(sheet);
                    var part = inside[choice % inside.Count];
                    Assert.True(tree.Move(part, DraftMove.Down));
                    Assert.Equal(ConditionNormalForm.FingerprintOf(before, Catalog), ConditionNormalForm.FingerprintOf(Read(sheet), Catalog));
                    Assert.True(tree.Move(part, DraftMove.Up));
                    Assert.Equal(ConditionSentence.Of(before, Catalog), ConditionSentence.Of(Read(sheet), Catalog));
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Fact]
    public void Any_tree_opened_and_written_is_the_same_tree() =>
        Prop.ForAll(
                RandomConditions.Conditions.ToArbitrary(),
                conditions =>
                {
                    var sheet = Sheet(conditions);
                    Assert.Equal(ConditionNormalForm.FingerprintOf(conditions, Catalog), ConditionNormalForm.FingerprintOf(Read(sheet), Catalog));
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void A_row_moves_out_of_its_group_and_into_the_next_and_an_empty_group_goes()
    {
        var sheet = Sheet("""{"all":[{"any":[{"attribute":"employees","op":">","value":1}]},{"attribute":"revenue","op":">","value":2}]}""");
        var tree = sheet.Form.Tree;
        var row = tree.Root.Parts[0].Parts[0];

        sheet.Move(row, DraftMove.Out);
        Assert.Equal("All(employees,revenue)", tree.Root.Shape());
        Assert.Equal("移动未填完的条件，现在是这一组的第 1 项，共 2 项", sheet.Said);
        sheet.Undo();
        Assert.Equal("All(Any(employees),revenue)", tree.Root.Shape());
        Assert.StartsWith("已撤销：移动", sheet.Said, StringComparison.Ordinal);
        sheet.Move(tree.Root.Parts[1], DraftMove.In);
        Assert.Equal("All(Any(employees,revenue))", tree.Root.Shape());
        sheet.Move(tree.Root.Parts[0], DraftMove.Up);
        Assert.Equal("已是最上面一项", sheet.Said);
        sheet.Move(tree.Root.Parts[0], DraftMove.In);
        Assert.Equal("上下相邻处没有可以移入的组", sheet.Said);
        tree.Copy(tree.Root.Parts[0].Parts[0]);
        tree.Wrap(tree.Root.Parts[0].Parts[2]);
        Assert.Equal("All(Any(employees,employees,All(revenue)))", tree.Root.Shape());
        Assert.Equal(tree.Root.InOrder().Count(), tree.Root.InOrder().Select(part => part.Id).Distinct().Count());
    }

    [Fact]
    public void A_group_is_never_put_into_itself()
    {
        var sheet = Sheet("""{"all":[{"any":[{"all":[{"attribute":"employees","op":">","value":1}]}]}]}""");
        var outer = sheet.Form.Tree.Root.Parts[0];

        Assert.False(sheet.Form.Tree.Put(outer, outer.Parts[0], 0));
        Assert.False(sheet.Form.Tree.Put(sheet.Form.Tree.Root, outer, 0));
        sheet.Drag(outer);
        sheet.Drop(outer.Parts[0], 0);
        Assert.Null(sheet.Steps.NextUndo);
        Assert.Null(sheet.Dragged);
    }

    [Fact]
    public void Letters_of_one_box_are_one_step_and_a_pause_begins_another()
    {
        var clock = new FakeTimeProvider();
        var form = DraftForm.Of(StarterItems.Rules[0], Catalog);
        var sheet = new DraftSheet(form, Catalog, clock);
        var first = form.Amount;
        foreach (var text in new[] { "1", "10", "100" })
        {
            form.Amount = text;
            sheet.Touch("改金额公式", "amount");
        }

        clock.Advance(TimeSpan.FromSeconds(5));
        form.Amount = "1000";
        sheet.Touch("改金额公式", "amount");
        form.Title = "新名称";
        sheet.Touch("改“事项名称”", "head-title");

        Assert.Equal(("改“事项名称”", 3), (sheet.Steps.NextUndo, sheet.Steps.Count));
        sheet.Undo();
        sheet.Undo();
        Assert.Equal("100", form.Amount);
        sheet.Undo();
        Assert.Equal((first, StarterItems.Rules[0].Title), (form.Amount, form.Title));
        sheet.Undo();
        Assert.Equal("没有可以撤销的改动", sheet.Said);
    }

    [Fact]
    public void Steps_about_a_part_that_another_person_replaced_are_forgotten()
    {
        var form = DraftForm.Of(StarterItems.Rules[0], Catalog);
        var sheet = new DraftSheet(form, Catalog, new FakeTimeProvider());
        form.Amount = "1";
        sheet.Touch("改金额公式");
        form.Title = "甲";
        sheet.Touch("改名称");

        sheet.TakeIn(open => open.Amount = "2");
        sheet.Undo();
        sheet.Undo();

        Assert.Equal(("2", StarterItems.Rules[0].Title), (form.Amount, form.Title));
    }

    [Fact]
    public void A_hundred_steps_and_more_are_kept()
    {
        var form = DraftForm.Of(StarterItems.Rules[0], Catalog);
        var sheet = new DraftSheet(form, Catalog, new FakeTimeProvider());
        for (var i = 0; i < DraftUndo.MostSteps + 5; i++)
        {
            form.Amount = i.ToString(System.Globalization.CultureInfo.InvariantCulture);
            sheet.Touch("改金额公式");
        }

        Assert.True(DraftUndo.MostSteps >= 100);
        Assert.Equal(DraftUndo.MostSteps, sheet.Steps.Count);
    }

    [Theory]
    [InlineData("""{"not":{"any":[{"attribute":"employees","op":">","value":1},{"attribute":"revenue","op":">","value":2}]}}""", "Not(employees,revenue)")]
    [InlineData(
        """{"not":{"all":[{"attribute":"employees","op":">","value":1},{"attribute":"revenue","op":">","value":2}]}}""",
        "Not(All(employees,revenue))"
    )]
    [InlineData("""{"not":{"attribute":"employees","op":">","value":1}}""", "Not(employees)")]
    public void None_of_several_is_one_card(string json, string shape)
    {
        var sheet = Sheet(json);

        Assert.Equal(shape, sheet.Form.Tree.Root.Shape());
        Assert.Equal(RandomConditionsText(json), Read(sheet));
        Assert.Equal(
            3 + (shape.StartsWith("Not(emp", StringComparison.Ordinal) && !shape.Contains(',', StringComparison.Ordinal) ? -1 : 1),
            NodeCount(sheet)
        );
    }

    private static int NodeCount(DraftSheet sheet) => sheet.Form.Tree.Root.NodeOrder().Count();

    /// <summary>One random step: move, put, copy, wrap, remove, add or change of kind.</summary>
    private static void Step(DraftSheet sheet, int choice)
    {
        var tree = sheet.Form.Tree;
        var parts = tree.Root.InOrder().ToList();
        var part = parts[choice / 8 % parts.Count];
        var groups = parts.Where(one => one.IsGroup).ToList();
        var group = groups[choice / 64 % groups.Count];
        switch (choice % 8)
        {
            case 0:
                sheet.Move(part, (DraftMove)(choice / 512 % 4));
                return;
            case 1:
                sheet.Drag(part);
                sheet.Drop(group, choice / 512 % 5);
                return;
            case 2 when parts.Count < 60:
                tree.Copy(part);
                break;
            case 3:
                tree.Wrap(part);
                break;
            case 4:
                tree.Remove(part);
                break;
            case 5:
                tree.Add(group, DraftPartKind.Comparison);
                break;
            case 6:
                DraftTree.ChangeKind(group, (DraftPartKind)(choice / 512 % 3));
                break;
            default:
                sheet.Move(part, DraftMove.Up);
                return;
        }

        sheet.Touch("改条件");
    }

    private static DraftSheet Sheet(string json) => Sheet(RandomConditionsText(json));

    private static DraftSheet Sheet(Condition conditions) =>
        new(DraftForm.Of(StarterItems.Rules[0] with { Conditions = conditions }, Catalog), Catalog, new FakeTimeProvider());

    private static Condition Read(DraftSheet sheet)
    {
        var reading = DraftReader.Read(sheet.Form, Catalog);
        return reading.Rule?.Conditions ?? throw new InvalidOperationException(string.Join('\n', reading.Problems.Select(one => one.Message)));
    }

    private static Condition RandomConditionsText(string json)
    {
        using var document = System.Text.Json.JsonDocument.Parse(json);
        return ConditionJson.Read(document.RootElement, Catalog).Required;
    }
}

/// <summary>Short form of a tree for comparisons.</summary>
file static class Shapes
{
    public static string Shape(this DraftPart part) =>
        part.IsGroup ? $"{part.Kind}({string.Join(',', part.Parts.Select(Shape))})"
        : part.Kind == DraftPartKind.Formula ? part.Formula
        : part.Attribute;
}
